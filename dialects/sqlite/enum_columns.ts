import type { Catalog, LateStatements, Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { Operation } from "../../core/operations/operation.ts";
import type { Column } from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { changes } from "./change_table.ts";
import type { Change } from "./changed_table.ts";
import { enumClause } from "./column_text.ts";
import { readSchemaObjects } from "./schema_objects.ts";
import { tableModel } from "./table_model.ts";
import { columnTypeName } from "./types.ts";

/** A column that is of an enum. */
export interface EnumColumn extends Column {
  readonly type: ColumnType<"enum">;
  /** The table that it is in. */
  readonly table: string;
  readonly isStrict: boolean;
}

/**
 * Changes all columns that are of an enum, which has nothing else here: each table is made anew, once.
 *
 * Whether it stands in a schema, where PostgreSQL has its type, is nothing that a check could tell.
 */
export function changeEnum(
  operation: Operation & { readonly name: string },
  change: (column: EnumColumn) => readonly Change[],
): Omit<LateStatements, "operation"> {
  return {
    async statements(_, catalog) {
      const statements: Statement[] = [];
      for (const { table, schema, columns } of await enumColumns(operation.name, catalog)) {
        const work = changes({ table, schema }, () => columns.flatMap(change));
        statements.push(...await work.statements([{ ...work, operation }], catalog));
      }
      return statements;
    },
  };
}

/** The change that makes a column one of another enum; its values are computed by `using`, where that is given. */
export function becomes(
  { name: column, isStrict }: EnumColumn,
  type: ColumnType<"enum">,
  using?: string,
): Change {
  const check = enumClause(column, type);
  const declared = columnTypeName(type, isStrict);
  return { kind: "setType", column, type: declared, counts: false, using, check };
}

/** Throws "operation" where the enum hasn't the label. */
export function requireLabel({ type: { name, labels } }: EnumColumn, label: string): void {
  if (labels.includes(label)) return;
  throw new MigrateError("operation", `The enum "${name}" has no label "${label}"`, {
    hint: `It has ${labels.map((each) => `"${each}"`).join(", ")}.`,
  });
}

/** The columns of an enum, by their tables. */
async function enumColumns(name: string, catalog: Catalog) {
  const schemas = await catalog.query("SELECT name FROM pragma_database_list ORDER BY seq");
  const found: { table: string; schema?: string; columns: readonly EnumColumn[] }[] = [];
  for (const each of schemas) {
    const place = each["name"] === "main" ? {} : { schema: String(each["name"]) };
    for (const { type, sql } of await readSchemaObjects(catalog, place.schema ?? "main")) {
      if (type !== "table") continue;
      const { name: table, strict: isStrict = false, columns } = tableModel({ sql, indexes: [] });
      const of = columns.flatMap((column) =>
        isOf(column.type, name) ? [{ ...column, type: column.type, table, isStrict }] : []
      );
      if (of.length > 0) found.push({ table, ...place, columns: of });
    }
  }
  return found;
}

function isOf(type: ColumnType, name: string): type is ColumnType<"enum"> {
  return type.kind === "enum" && type.name === name;
}
