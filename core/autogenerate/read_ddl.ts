import {
  type Connection,
  type Database,
  type Dialect,
  isLate,
  type Scope,
  type Statement,
} from "../dialect.ts";
import { MigrateError, placed, type Where, withinSync } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import type { Extension, Model } from "../schema/model.ts";
import type { SqlRules } from "../sql/rules.ts";
import { scanSql } from "../sql/scan.ts";
import { splitSql, type SqlStatement } from "../sql/split.ts";

/** SQL, and the file (an absolute path) that holds it; where none does, where that comes from which gave it. */
export interface Ddl {
  readonly text: string;
  readonly file?: string;
  readonly where?: Where;
}

/** Which part of what a text makes is wanted, and what it may use without making it. */
export interface DdlOptions extends Scope {
  /** Gives the extensions that the database has: they are there, unless the text makes them. */
  readonly extensions?: () => Promise<readonly Extension[]>;
}

/**
 * What SQL makes of an empty database like `database`: one text after the other, so that later ones may use what earlier
 * ones made. It is run in scratch, unless it is so plain that the dialect knows.
 *
 * Throws with the file and the line in it "operation" for what can't be cut into statements, "database" for what is refused,
 * and "unsupported" for what can't be tried in scratch; throws "connection" where there is no way to a server.
 */
export async function readDdl(
  database: Database,
  texts: readonly Ddl[],
  { extensions: known = () => Promise.resolve([]), ...scope }: DdlOptions = {},
): Promise<Model> {
  const { dialect } = database;
  const statements = texts.flatMap((each) => statementsOf(each, dialect.rules));
  const plain = await dialect.plainModel?.(statements.map(({ text }) => text));
  const extensions = await known();
  if (plain) return withExtensions(plain, extensions, scope);
  if (!database.withScratch) {
    throw new MigrateError(
      "unsupported",
      "SQL is tried in scratch, and a database without URL has none",
      {
        hint: "Give url rather than connection.",
      },
    );
  }
  const whole = texts.map(({ text }) => text).join("\n");
  return await database.withScratch(async (scratch) => {
    await make(scratch, dialect, missingIn(whole, extensions));
    await run(scratch, statements, dialect.rules);
    // What the text has set is for the text.
    await scratch.reset?.();
    return scratch.isNested
      ? withKnown(await dialect.introspect(scratch, inOwnSchema(scope)), extensions)
      : await dialect.introspect(scratch, scope);
  });
}

/** What counts where scratch is a schema of the database: nothing reaches beyond it, and all else is the database's. */
function inOwnSchema({ schemas: _, ...scope }: Scope): Scope {
  return scope;
}

/** A model whose extensions stand where they do in the database. */
function withKnown(model: Model, known: readonly Extension[]): Model {
  const extensions = model.extensions.map((each) =>
    known.find(({ name }) => name === each.name) ?? each
  );
  return { ...model, extensions };
}

/** The part that counts of a model of what uses no extension, where there are some all the same. */
function withExtensions(
  model: Model,
  extensions: readonly Extension[],
  { includesTable = () => true }: Scope,
): Model {
  const schemas = new Set([...model.schemas, ...extensions.flatMap(({ schema = [] }) => schema)]);
  const tables = model.tables.filter(includesTable);
  return { ...model, schemas: [...schemas].sort(), extensions, tables };
}

interface PlacedStatement extends SqlStatement {
  readonly where: Where;
}

function statementsOf({ text, file, where = { file } }: Ddl, rules: SqlRules) {
  const statements = withinSync(where, () => splitSql(text, rules));
  return statements.map((statement): PlacedStatement => ({
    ...statement,
    where: { line: statement.line, ...where },
  }));
}

/** What makes the extensions that a text doesn't make, with their schemas. */
function missingIn(text: string, extensions: readonly Extension[]): readonly Operation[] {
  const [made, schemas] = [namesBehind("extension", text), namesBehind("schema", text)];
  return extensions.filter(({ name }) => !made.has(name)).flatMap((extension) => {
    const { schema } = extension;
    const isMissing = schema !== undefined && !schemas.has(schema);
    return [
      ...isMissing ? [{ kind: "createSchema", name: schema, ifNotExists: true } as const] : [],
      { kind: "createExtension", extension, ifNotExists: true } as const,
    ];
  });
}

/** The names that stand behind a word, with `IF NOT EXISTS` between them or not. */
function namesBehind(word: string, text: string): ReadonlySet<string> {
  const pattern = new RegExp(`\\b${word}\\s+(?:if\\s+not\\s+exists\\s+)?"?([\\w-]+)`, "gi");
  return new Set([...text.matchAll(pattern)].map(([, name = ""]) => name));
}

async function make(
  scratch: Connection,
  dialect: Dialect,
  operations: readonly Operation[],
): Promise<void> {
  const rendered = dialect.render(operations);
  await scratch.execute(rendered.filter((each): each is Statement => !isLate(each)));
}

/** Runs statements, in one transaction where they can be: that takes a fraction of the time. */
async function run(
  scratch: Connection,
  statements: readonly PlacedStatement[],
  rules: SqlRules,
): Promise<void> {
  const together = statements.every(({ text }) => mayStandInTransaction(text, rules));
  if (together) await scratch.begin();
  try {
    await scratch.execute(statements.map(({ text }) => ({ text })));
  } catch (error) {
    if (!(error instanceof MigrateError)) throw error;
    throw placed(error, statements[error.where.statement ?? 0]?.where ?? {});
  }
  if (together) await scratch.commit();
}

/** The first words of statements that begin or end transactions, or do nothing inside of one. */
const ALONE = new Set(
  "begin start commit end rollback abort savepoint release prepare pragma attach detach vacuum"
    .split(" "),
);

function mayStandInTransaction(text: string, rules: SqlRules): boolean {
  for (const { kind, start, end } of scanSql(text, rules)) {
    if (kind === "space" || kind === "comment") continue;
    return !ALONE.has(text.slice(start, end).toLowerCase()) &&
      !/\b(?:concurrently|add\s+value)\b/i.test(text);
  }
  return true;
}
