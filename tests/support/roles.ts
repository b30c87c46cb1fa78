import type { Database } from "../../core/dialect.ts";
import { openDatabase } from "../../dialects/registry.ts";
import type { TestDatabase } from "./databases.ts";

/** The same database for a role that may do no more than it says; it is gone with the test's database. */
export async function asRole(
  { url, connect }: TestDatabase,
  rights: string,
  work: (database: Database, role: string) => Promise<void>,
): Promise<void> {
  const connection = await connect();
  const role = `migrate_role_${crypto.randomUUID().slice(0, 8)}`;
  const [row] = await connection.query("SELECT current_database() AS name");
  await connection.execute([
    { text: `CREATE ROLE ${role} LOGIN` },
    { text: `GRANT ${rights} ON DATABASE ${row!["name"]} TO ${role}` },
  ]);
  const its = new URL(url);
  its.username = role;
  try {
    await work(await openDatabase(its.href, Deno.cwd()), role);
  } finally {
    await connection.execute([{ text: `DROP OWNED BY ${role}` }, { text: `DROP ROLE ${role}` }]);
  }
}
