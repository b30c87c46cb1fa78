import { migrateOnStartup } from "migrate/api";

/** What the service is told. */
export interface Settings {
  readonly migrations: { readonly enabled: boolean; readonly scriptLocation: string };
  readonly url: string;
  readonly port: number;
}

/** Brings the database up to date, then listens. Throws where migrating fails: nothing listens then. */
export async function start({ migrations, url, port }: Settings) {
  const { steps, rows } = await migrateOnStartup({ ...migrations, url, wait: 60_000 });
  const health = { status: "up", migrated: steps.length, revision: rows };
  return Deno.serve({ port }, () => Response.json(health));
}

if (import.meta.main) {
  await start({
    migrations: { enabled: Deno.env.get("MIGRATE") !== "off", scriptLocation: "migrations" },
    url: Deno.env.get("DATABASE_URL") ?? "sqlite+aiosqlite:///./app.db",
    port: 8000,
  });
}
