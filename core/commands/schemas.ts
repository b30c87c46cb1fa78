import type { Database, Schemas } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import { connectWhenUp } from "../runner/connect.ts";
import { pooled } from "../runner/pool.ts";
import type { ReadOptions } from "./listing.ts";
import type { Project } from "./project.ts";

/**
 * The project for one schema of its database: names without a schema stand for what is in it, and the version table is
 * there.
 *
 * Its `database()` throws "unsupported" where databases of the kind have no schemas, and what connects to it throws
 * "unknown-schema" where there is no such one.
 */
export function inSchema(project: Project, schema: string): Project {
  return {
    ...project,
    schema,
    versionTable: () => ({ ...project.versionTable(), schema }),
    database: async () => databaseIn(schema, await project.database()),
  };
}

/** Some schemas of a project's database. To be disposed of when nobody works on them any more. */
export interface SchemaProjects extends AsyncDisposable {
  /** Sorted; at least one. */
  readonly names: readonly string[];
  /** The project for one of them. All of them share the history, as it is when it is first read, and connections. */
  readonly in: (name: string) => Project;
}

/**
 * The schemas that a pattern stands for: in it `*` and `%` are any text, `?` is one character.
 *
 * Throws "unknown-schema" where there is none, "unsupported" and "connection".
 */
export async function openSchemas(
  project: Project,
  pattern: string,
  { report = () => undefined, ...waiting }: ReadOptions = {},
): Promise<SchemaProjects> {
  const database = pooled(await project.database());
  const schemas = schemasOf(database);
  let names: readonly string[];
  try {
    const connection = await connectWhenUp({ ...waiting, report, database });
    const all = await schemas.names(connection).finally(() => connection.close());
    names = matching(all, pattern);
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
  let history: ReturnType<Project["history"]> | undefined;
  const shared: Project = {
    ...project,
    database: () => Promise.resolve(database),
    history: () => history ??= project.history(),
  };
  return {
    names,
    in: (name) => inSchema(shared, name),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

function databaseIn(name: string, database: Database): Database {
  const schemas = schemasOf(database);
  return {
    ...database,
    opening: [schemas.entering(name)],
    async connect(options) {
      const connection = await database.connect(options);
      try {
        await schemas.enter(name, connection);
        return connection;
      } catch (error) {
        await connection.close();
        throw error;
      }
    },
  };
}

function schemasOf({ schemas, dialect: { title } }: Database): Schemas {
  if (schemas) return schemas;
  throw new MigrateError("unsupported", `${title} has no schemas to choose from`, {
    hint: `A file for each tenant, say, is a database of its own: name them under "databases".`,
  });
}

function matching(names: readonly string[], pattern: string): readonly string[] {
  const source = pattern.replace(/[\\^$.*+?()[\]{}|%]/g, (character) => {
    if (character === "*" || character === "%") return ".*";
    return character === "?" ? "." : `\\${character}`;
  });
  const matches = new RegExp(`^${source}$`, "su");
  const found = names.filter((name) => matches.test(name));
  if (found.length === 0) throw noneMatches(pattern, names);
  return found;
}

function noneMatches(pattern: string, names: readonly string[]): MigrateError {
  const some = names.slice(0, 5).join(", ");
  return new MigrateError("unknown-schema", `No schema matches "${pattern}"`, {
    hint: names.length > 0
      ? `There are: ${some}${names.length > 5 ? `, and ${names.length - 5} more` : ""}`
      : "The database has none.",
  });
}
