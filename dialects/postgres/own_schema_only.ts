import type { Connection, Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import { scanSql } from "../../core/sql/scan.ts";
import { run } from "./databases.ts";
import { literal } from "./quote.ts";
import { rules } from "./rules.ts";

/**
 * A connection that has a transaction open, for SQL of the user's that must neither end it nor reach beyond the default
 * schema.
 *
 * `BEGIN` and `COMMIT` do nothing, and statements that name another schema or drop something are refused with
 * "unsupported": what they name could be there.
 */
export async function ownSchemaOnly(connection: Connection): Promise<Connection> {
  const [row] = await connection.query("SELECT current_setting('search_path') AS path");
  const path = `SELECT set_config('search_path', ${literal(String(row?.["path"]))}, true)`;
  const others = await schemasBeside(connection);
  let isSaved = false;
  return {
    isNested: true,
    async execute(statements) {
      const contained = statements.map((each, at) => containedStatement(each, at, others));
      // Dumps set another path.
      await connection.execute([...contained, { text: path }]);
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

function containedStatement(
  statement: Statement,
  index: number,
  schemas: ReadonlySet<string>,
): Statement {
  const words = wordsOf(statement.text);
  const start = words.slice(0, 2).join(" ");
  if (/^(?:begin|start transaction|commit|end)\b/.test(start)) return { text: "SELECT" };
  const schema = words.find((word, at) => words[at + 1] === "." && schemas.has(word));
  const reaches = schema !== undefined ||
    /^(?:create schema|drop|rollback|abort|prepare)\b/.test(start);
  if (!reaches) return statement;
  const what = schema === undefined ? start.toUpperCase() : `what is in the schema "${schema}"`;
  throw new MigrateError("unsupported", `Can't try ${what} in a schema of its own`, {
    where: { sql: statement.text, statement: index },
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
