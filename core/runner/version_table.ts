import { type Dialect, isLate, type Statement, type TableName } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import type { RowChange } from "../revisions/plan.ts";
import { buildTable } from "../schema/build_table.ts";
import { primaryKey } from "../schema/builders.ts";
import { t } from "../schema/column_types.ts";
import { qualified } from "../sql/standard.ts";

/** The statements that make the version table, exactly as Alembic makes it. */
export function createVersionTable(
  { name, schema }: TableName,
  dialect: Dialect,
): readonly Statement[] {
  const table = buildTable(name, { version_num: t.string(32).notNull() }, [
    primaryKey(["version_num"], { name: `${name}_pkc` }),
  ], { schema });
  return dialect.render([{ kind: "createTable", table }]).filter((each): each is Statement =>
    !isLate(each)
  );
}

/** What is wrong where they fail. */
export function unmade(error: unknown, { name, schema }: TableName): unknown {
  if (!(error instanceof MigrateError) || error.code !== "database") return error;
  const { code, message, where, hint, cause } = error;
  const table = schema === undefined ? name : `${schema}.${name}`;
  return new MigrateError(code, `Can't make the version table "${table}": ${message}`, {
    where,
    hint,
    cause,
  });
}

/** The statement that makes one change to the version table's rows. It must meet exactly one row. */
export function rowStatement(change: RowChange, table: TableName, dialect: Dialect): Statement {
  const explain = (error: unknown) => Promise.resolve(unwritten(error));
  return { ...changeStatement(change, table, dialect), explain };
}

/** The table was there when the revision began. */
function unwritten(error: unknown): unknown {
  if (!(error instanceof MigrateError) || error.code !== "database") return error;
  const { code, message, where, cause } = error;
  return new MigrateError(code, message, {
    where,
    hint:
      "So the version table can't be written to behind the revision. What that sets for the session, " +
      "as search_path or role, it must set back.",
    cause,
  });
}

function changeStatement(change: RowChange, table: TableName, dialect: Dialect): Statement {
  const name = qualified(table, dialect);
  const column = `${name}.version_num`;
  switch (change.kind) {
    case "insert":
      return { text: `INSERT INTO ${name} (version_num) VALUES (${dialect.literal(change.id)})` };
    case "delete":
      return {
        text: `DELETE FROM ${name} WHERE ${column} = ${dialect.literal(change.id)}`,
        expect: oneRow(`deleting '${change.id}'`, table),
      };
    case "update":
      return {
        text: `UPDATE ${name} SET version_num=${dialect.literal(change.to)} ` +
          `WHERE ${column} = ${dialect.literal(change.from)}`,
        expect: oneRow(`updating '${change.from}' to '${change.to}'`, table),
      };
  }
}

function oneRow(what: string, { name }: TableName): Statement["expect"] {
  return {
    rows: 1,
    otherwise: `Online migration expected to match one row when ${what} in '${name}'`,
  };
}

/** The rows after the changes, in no particular order. */
export function changedRows(
  rows: readonly string[],
  changes: readonly RowChange[],
): readonly string[] {
  const after = new Set(rows);
  for (const change of changes) {
    if (change.kind !== "insert") after.delete(change.kind === "delete" ? change.id : change.from);
    if (change.kind !== "delete") after.add(change.kind === "insert" ? change.id : change.to);
  }
  return [...after];
}
