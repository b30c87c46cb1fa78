import type { Connection, Statement } from "../../core/dialect.ts";
import { MigrateError, type Where } from "../../core/errors.ts";
import { scanSql } from "../../core/sql/scan.ts";
import { run } from "./databases.ts";
import { codeOf } from "./failure.ts";
import { literal } from "./quote.ts";
import { rules } from "./rules.ts";

/**
 * A connection that has a transaction open, for SQL of the user's that must neither end it nor reach beyond the default
 * schema.
 *
 * `BEGIN` and `COMMIT` do nothing. What drops something finds what is in the schema, nothing behind it. Statements that
 * name another schema are refused with "unsupported", and so is what could reach there otherwise.
 */
export async function ownSchemaOnly(connection: Connection): Promise<Connection> {
  const [row] = await connection.query(
    "SELECT current_setting('search_path') AS path, quote_ident(current_schema()) AS own",
  );
  const [path, own] = [row?.["path"], row?.["own"]].map((path) =>
    `SELECT set_config('search_path', ${literal(String(path))}, true)`
  );
  const others = await schemasBeside(connection);
  const contained = (statement: Statement, index: number): Statement => {
    const words = wordsOf(statement.text);
    if (isTransactions(words)) return { text: "SELECT" };
    requireContained(statement, { words, index, others });
    return isOwnDrop(words)
      ? { ...statement, text: `${own}; ${statement.text}; ${path}` }
      : statement;
  };
  let isSaved = false;
  return {
    isNested: true,
    async execute(statements) {
      // Dumps set another path.
      const all = [...statements.map(contained), { text: path! }];
      await connection.execute(all).catch((error) => {
        throw isNewLabel(error) ? beyondSchema("a new label of an enum", error.where) : error;
      });
    },
    query: (text, values) => connection.query(text, values),
    async begin() {
      await run(connection, "SAVEPOINT scratch");
      isSaved = true;
    },
    async commit() {
      if (isSaved) await run(connection, "RELEASE SAVEPOINT scratch");
      isSaved = false;
    },
    async rollback() {
      if (isSaved) await run(connection, "ROLLBACK TO SAVEPOINT scratch");
      isSaved = false;
    },
    lock: (key, options) => connection.lock(key, options),
    versionRows: (table) => connection.versionRows(table),
    cancel: () => connection.cancel(),
    // Whoever opened it will close it.
    close: () => Promise.resolve(),
  };
}

async function schemasBeside(connection: Connection): Promise<ReadonlySet<string>> {
  const rows = await connection.query(
    "SELECT nspname::text AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> current_schema()",
  );
  return new Set(rows.map(({ name }) => String(name)));
}

/** Whether a statement is about the transaction that is open. */
function isTransactions([first, second]: readonly string[]): boolean {
  return first === "begin" || first === "commit" || first === "end" ||
    first === "start" && second === "transaction";
}

/** Whether a statement drops what its name alone leads to. */
function isOwnDrop([first, second = ""]: readonly string[]): boolean {
  return first === "drop" &&
    /^(?:table|view|materialized|index|sequence|type|domain)$/.test(second);
}

/** Throws "unsupported" for a statement that would reach beyond the schema. */
function requireContained(
  { text: sql }: Statement,
  { words, index: statement, others }: {
    readonly words: readonly string[];
    readonly index: number;
    readonly others: ReadonlySet<string>;
  },
): void {
  const start = words.slice(0, 2).join(" ");
  const schema = words.find((word, at) => words[at + 1] === "." && others.has(word));
  const reaches = schema !== undefined || !isOwnDrop(words) &&
      /^(?:create schema|drop|rollback|abort|prepare)\b/.test(start);
  if (!reaches) return;
  const what = schema === undefined ? start.toUpperCase() : `what is in the schema "${schema}"`;
  throw beyondSchema(what, { sql, statement });
}

/** Whether a label can't be used yet: before version 17 until the commit, though the enum is as new. */
function isNewLabel(error: unknown): error is MigrateError {
  return error instanceof MigrateError && codeOf(error.cause) === "55P04";
}

function beyondSchema(what: string, where: Where): MigrateError {
  return new MigrateError("unsupported", `Can't try ${what} in a schema of its own`, {
    where,
    hint:
      "It takes a database of its own: ALTER ROLE … CREATEDB, or name a server where the role " +
      "may make one by scratch_url.",
  });
}

/** The words of a statement as the server reads them, and its symbols. */
function wordsOf(text: string): readonly string[] {
  return [...scanSql(text, rules)]
    .filter(({ kind }) => kind !== "space" && kind !== "comment")
    .map(({ kind, start, end }) => {
      const piece = text.slice(start, end);
      if (kind === "identifier") return piece.slice(1, -1).replaceAll('""', '"');
      return kind === "word" ? piece.toLowerCase() : piece;
    });
}
