import type { Connection, Database, Template, TemporaryDatabase } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { DatabaseUrl } from "../url.ts";
import {
  connected,
  dropAbandoned,
  onServerOf,
  run,
  temporaryName,
  unusedDatabases,
} from "./databases.ts";
import { codeOf } from "./failure.ts";

/*
 * Templates are databases called `migrate_template_…`, which stay on the server until the project's files change;
 * copies are called `migrate_temporary_…`. All names are of letters, digits and "_".
 */

/** SQLSTATEs. */
const noSuchDatabase = "3D000";
const notAllowed = "42501";

/** A database on the server of `url`, copied from its template there, which is made where it is missing. */
export async function temporary(
  url: DatabaseUrl,
  template: Template,
  database: (url: DatabaseUrl) => Database,
): Promise<TemporaryDatabase> {
  const copy = temporaryName();
  await connected(url, async (server) => {
    if (await copied(server, template, copy)) return;
    // Until the end, nobody else makes templates of this project.
    await lockOut(server, `migrate_template_${template.project}`);
    if (await copied(server, template, copy)) return;
    await dropAbandoned(server);
    await dropOutdated(server, template);
    await make(server, template, (draft) => template.fill(database(onServerOf(url, draft))));
    await copied(server, template, copy);
  });
  return {
    url: onServerOf(url, copy).text,
    drop: () =>
      connected(url, (server) => run(server, `DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`)),
  };
}

/** Keeps others out until the connection is closed. */
async function lockOut(server: Connection, key: string): Promise<void> {
  await server.lock(key, {});
  await server.begin();
  await server.hold?.();
  await server.commit();
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

/** Drops templates of what the project's files were before. */
async function dropOutdated(server: Connection, { project, history }: Template): Promise<void> {
  for (const name of await unusedDatabases(server)) {
    const isOutdated = name.startsWith(`migrate_template_${project}_`) &&
      !name.startsWith(`migrate_template_${project}_${history}_`);
    if (isOutdated) await run(server, `DROP DATABASE IF EXISTS ${name}`);
  }
}
