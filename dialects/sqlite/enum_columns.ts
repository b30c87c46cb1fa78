import type { Catalog, LateStatements, Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { Operation } from "../../core/operations/operation.ts";
import type { Column } from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { changes } from "./change_table.ts";
import type { Change } from "./changed_table.ts";
import { enumClause } from "./column_text.ts";
import { enumBehind } from "./enum_check.ts";
import type { SchemaObject } from "./readers.ts";
import { readSchemaObjects } from "./schema_objects.ts";
import { namesIn } from "./table/mentions.ts";
import { parseTable, textAt } from "./table/parse.ts";
import { folded, isSame, piecesOf, unquoted } from "./table/reader.ts";
import { tableModel } from "./table_model.ts";
import { columnTypeName } from "./types.ts";

/** A column that is of an enum. */
export interface EnumColumn extends Column {
  readonly type: ColumnType<"enum">;
  /** The table that it is in. */
  readonly table: string;
  readonly isStrict: boolean;
}

/** A table with columns of an enum. */
export interface EnumTable extends SchemaObject {
  /** Where the table isn't in the first database. */
  readonly schema?: string;
  readonly columns: readonly EnumColumn[];
  /** All that is in its database. */
  readonly objects: readonly SchemaObject[];
}

/**
 * Changes all columns that are of an enum, which has nothing else here: each table is made anew, once. `check` looks at
 * each before one is.
 *
 * Whether it stands in a schema, where PostgreSQL has its type, is nothing that a check could tell.
 */
export function changeEnum(
  operation: Operation & { readonly name: string },
  change: (column: EnumColumn) => readonly Change[],
  check: (table: EnumTable) => void = () => undefined,
): Omit<LateStatements, "operation"> {
  return {
    async statements(_, catalog) {
      const statements: Statement[] = [];
      const tables = (await enumTables(operation.name, catalog))
        .map((table) => ({ ...table, due: table.columns.flatMap(change) }));
      tables.forEach(check);
      for (const { table, schema, due } of tables) {
        const together = tables.filter((each) => each.schema === schema)
          .flatMap(({ columns }) => columns);
        const work = changes(
          { table, schema },
          () => due.map((each) => each.kind === "setType" ? { ...each, together } : each),
        );
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

/** Whether a label is the column's default. */
export function hasDefault({ default: present }: EnumColumn, label: string): boolean {
  return present?.kind === "literal" && present.value === label;
}

/**
 * Throws "operation" where something else than the type and the default of a column says a label: SQLite keeps the text,
 * and so it would go on to say it. Other columns of the table may have enums and defaults with a label of that name.
 */
export function requireUnmentioned({ columns, objects, ...table }: EnumTable, label: string): void {
  const isAbout = (object: SchemaObject) => {
    const names = namesIn(object.sql);
    const isOn = [object.table, ...names].some((name) => isSame(name, table.name));
    return isOn && columns.some(({ name }) => names.has(folded(name)));
  };
  const mentions = objects.filter((object) =>
    object.type === "table"
      ? isSame(object.name, table.name) &&
        timesSaid(object.sql, label) > timesMeant(object.sql, columns, label)
      : timesSaid(object.sql, label) > 0 && isAbout(object)
  );
  if (mentions.length === 0) return;
  const found = mentions.map(({ type, name }) => `the ${type} "${name}"`).join(", ");
  throw new MigrateError("operation", `The label "${label}" is said elsewhere: by ${found}`, {
    hint:
      "SQLite would go on to say it there. Drop what says it (of a table, the check), and make it again behind.",
  });
}

/** How often a table says a label where it goes along, or where it is of another column. */
function timesMeant(sql: string, columns: readonly EnumColumn[], label: string): number {
  const table = parseTable(sql);
  return table.columns.flatMap((column) => {
    const check = enumBehind(table, column)?.check;
    const own = columns.find(({ name }) => isSame(name, column.name.value));
    const goesAlong = !own || hasDefault(own, label);
    return column.clauses.flatMap((clause) => {
      if (clause.kind === "default" && goesAlong) return [clause.value];
      return clause.kind === "check" && clause === check ? [clause.expression] : [];
    });
  }).reduce((times, span) => times + timesSaid(textAt(table, span), label), 0);
}

/** How often SQL says a text. */
function timesSaid(sql: string, said: string): number {
  return piecesOf(sql).filter(({ kind, start, end }) =>
    kind === "string" && unquoted(sql.slice(start, end)) === said
  ).length;
}

/** The tables with columns of an enum. */
async function enumTables(name: string, catalog: Catalog): Promise<readonly EnumTable[]> {
  const schemas = await catalog.query("SELECT name FROM pragma_database_list ORDER BY seq");
  const found: EnumTable[] = [];
  for (const each of schemas) {
    const place = each["name"] === "main" ? {} : { schema: String(each["name"]) };
    const objects = await readSchemaObjects(catalog, place.schema ?? "main");
    for (const object of objects.filter(({ type }) => type === "table")) {
      const { name: table, strict: isStrict = false, columns } = tableModel({
        sql: object.sql,
        indexes: [],
      });
      const of = columns.flatMap((column) =>
        isOf(column.type, name) ? [{ ...column, type: column.type, table, isStrict }] : []
      );
      if (of.length > 0) found.push({ ...object, ...place, columns: of, objects });
    }
  }
  return found;
}

function isOf(type: ColumnType, name: string): type is ColumnType<"enum"> {
  return type.kind === "enum" && type.name === name;
}
