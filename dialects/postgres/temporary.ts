import type { Connection, Database, Template, TemporaryDatabase } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import { type DatabaseUrl, parseUrl, urlOfDatabase } from "../url.ts";
import { connect } from "./connect.ts";
import { codeOf } from "./failure.ts";

/*
 * Templates are databases called `migrate_template_…`, which stay on the server until the project's files change;
 * copies are called `migrate_temporary_…`. All names are of letters, digits and "_".
 */

/** SQLSTATEs. */
const noSuchDatabase = "3D000";
const notAllowed = "42501";

const hour = 3_600_000;

/** A database on the server of `url`, copied from its template there, which is made where it is missing. */
export async function temporary(
  url: DatabaseUrl,
  template: Template,
  database: (url: DatabaseUrl) => Database,
): Promise<TemporaryDatabase> {
  const on = (name: string) => parseUrl(urlOfDatabase(url, name), url.directory);
  const copy = copyName();
  await onServer(url, async (server) => {
    if (await copied(server, template, copy)) return;
    // Until the end, nobody else makes templates of this project.
    await server.lock(`migrate_template_${template.project}`, {});
    if (await copied(server, template, copy)) return;
    await dropUseless(server, template);
    await make(server, template, (draft) => template.fill(database(on(draft))));
    await copied(server, template, copy);
  });
  return {
    url: on(copy).text,
    drop: () =>
      onServer(url, (server) => run(server, `DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`)),
  };
}

/** Makes the template: whole, or not at all. */
async function make(
  server: Connection,
  template: Template,
  fill: (draft: string) => Promise<unknown>,
): Promise<void> {
  const draft = `migrate_draft_${template.project}`;
  const drop = `DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`;
  await run(server, drop);
  await run(server, `CREATE DATABASE ${draft}`);
  try {
    await fill(draft);
  } catch (error) {
    await run(server, drop);
    throw error;
  }
  await run(server, `ALTER DATABASE ${draft} RENAME TO ${templateName(template)}`);
}

function templateName({ project, history, content }: Template): string {
  return `migrate_template_${project}_${history}_${content}`;
}

/** Tells the hour it was made in, so that those whose program was killed can be told by their age. */
function copyName(): string {
  const random = crypto.randomUUID().replaceAll("-", "").slice(0, 16);
  return `migrate_temporary_${Math.floor(Date.now() / hour)}_${random}`;
}

async function onServer(url: DatabaseUrl, work: (server: Connection) => Promise<void>) {
  const server = await connect(url);
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

async function run(server: Connection, text: string): Promise<void> {
  await server.execute([{ text }]);
}

/** Copies the template; false where there is none. */
async function copied(server: Connection, template: Template, copy: string): Promise<boolean> {
  try {
    await run(server, `CREATE DATABASE ${copy} TEMPLATE ${templateName(template)}`);
    return true;
  } catch (error) {
    if (!(error instanceof MigrateError)) throw error;
    const { message, where, cause } = error;
    // Who may not make databases is told so before it is found that there is no template.
    if (codeOf(cause) === noSuchDatabase) return false;
    if (codeOf(cause) !== notAllowed) throw error;
    throw new MigrateError("database", message, {
      where,
      cause,
      hint: "Temporary databases are made by CREATE DATABASE: ALTER ROLE … CREATEDB",
    });
  }
}

/** Drops templates of what the project's files were before, and copies of a day ago that nobody uses. */
async function dropUseless(server: Connection, { project, history }: Template): Promise<void> {
  const old = Math.floor(Date.now() / hour) - 24;
  const rows = await server.query(
    "SELECT datname::text AS name FROM pg_database d WHERE NOT EXISTS " +
      "(SELECT FROM pg_stat_activity a WHERE a.datname = d.datname)",
  );
  for (const name of rows.map((row) => String(row["name"]))) {
    const [, made] = /^migrate_temporary_(\d+)_[0-9a-f]+$/.exec(name) ?? [];
    const isOfOthers = !name.startsWith(`migrate_template_${project}_`) ||
      name.startsWith(`migrate_template_${project}_${history}_`);
    if (isOfOthers && !(Number(made) < old)) continue;
    await run(server, `DROP DATABASE IF EXISTS ${name}`);
  }
}
