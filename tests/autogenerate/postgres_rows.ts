import { columnsOfConstraint } from "../../core/schema/constraint_columns.ts";
import { fillFor } from "../../core/schema/neutral.ts";
import type { Column, Model, SqlValue, Table } from "../../core/schema/model.ts";
import { isNumbered } from "../../core/schema/numbering.ts";
import { qualified } from "../../core/sql/standard.ts";
import { literal, quote } from "../../dialects/postgres/quote.ts";
import { nameOf } from "../../core/autogenerate/order.ts";

/** How many rows each table gets. */
const count = 3;

/**
 * The statements that put rows into the tables of `before`: such as can be rows of `after`, too. None where there can't
 * be any: what is new in a key has no values.
 */
export function insertions(before: Model, after: Model): readonly string[] {
  const pairs = before.tables.map((was) => ({ was, is: same(after, was) }));
  const isHard = pairs.some(({ was, is }) =>
    !canRefer(was, is ?? was, before, after) ||
    is && (isHardToFill(was, is) || isHardToFill(is, was))
  );
  if (isHard) return [];
  return pairs.flatMap(({ was, is = was }) => inserted(was, is, { before, after }));
}

function same(model: Model, table: { readonly name: string; readonly schema?: string }) {
  return model.tables.find((each) => nameOf(each) === nameOf(table));
}

/** Whether a new column would need values that only its owner knows. */
function isHardToFill(before: Table, after: Table): boolean {
  const added = after.columns.filter(({ name }) =>
    !before.columns.some((each) => each.name === name)
  );
  return added.some((column) => {
    const isKey = after.constraints.some((each) =>
      each.kind !== "check" && columnsOfConstraint(each).includes(column.name)
    ) || after.indexes.some(({ unique, keys }) =>
      unique && keys.some((key) =>
        key.column === column.name
      )
    );
    const isWhole = after.constraints.some((each) =>
      each.kind === "foreignKey" && each.match === "FULL" && each.columns.includes(column.name)
    );
    if (isWhole) {
      return true;
    }
    if (isKey) {
      return !column.nullable || column.default !== undefined || isNumbered(column, after);
    }
    const isGiven = column.nullable || column.default || column.generated ||
      isNumbered(column, after) || column.identity;
    return !isGiven && fillFor(column, after) === undefined;
  });
}

/** Whether a foreign key's columns that can't be NULL lead to rows. */
function canRefer(was: Table, is: Table, before: Model, after: Model): boolean {
  const isLoose = references.some((name) => isDangling(was, name, { before, after }));
  return !isLoose ||
    [was, is].every(({ columns }) =>
      columns.every(({ name, nullable }) => nullable || !references.includes(name))
    );
}

const references = ["r1", "r2"];

interface Sides {
  readonly before: Model;
  readonly after: Model;
}

/** Whether a column is of a foreign key to a table whose rows go, or aren't there. */
function isDangling(table: Table, column: string, { before, after }: Sides): boolean {
  return [same(before, table), same(after, table)].some((each) =>
    each?.constraints.some((key) =>
      key.kind === "foreignKey" && key.columns.includes(column) &&
      ![before, after].every((model) => {
        const { references: { table: name, schema, columns } } = key;
        const target = same(model, { name, schema });
        return columns.every((column) => target?.columns.some((each) => each.name === column));
      })
    )
  );
}

function inserted(was: Table, is: Table, sides: Sides): readonly string[] {
  const columns = was.columns.filter(({ generated }) => !generated);
  const rows = Array.from({ length: count }, (_, at) =>
    columns.map((column) => {
      const other = is.columns.find(({ name }) => name === column.name);
      const isFree = column.nullable && other?.nullable !== false;
      const isReference = references.includes(column.name);
      const isLoose = isReference && references.some((each) => isDangling(was, each, sides));
      const isOpen = isFree && at === count - 1 && !isReference && column.name !== "id";
      const isNull = isLoose || isOpen;
      return literal(isNull ? null : valueOf(column, other, at + 1), column.type);
    }));
  const list = columns.map(({ name }) => quote(name)).join(", ");
  return [
    `INSERT INTO ${qualified(was, { quote })} (${list}) OVERRIDING SYSTEM VALUE VALUES ${
      rows.map((row) => `(${row.join(", ")})`).join(", ")
    }`,
  ];
}

/** A value that each type that a column of this name may have can hold; numbers and texts differ from row to row. */
function valueOf({ name, type }: Column, other: Column | undefined, row: number): SqlValue {
  switch (name) {
    case "s":
      return `s${row}`;
    case "m":
    case "size":
      return "ok";
    case "ms":
      return ["ok"];
    case "d":
      return "2024-02-29";
    case "j":
      return type.kind === "text" ? "{}" : {};
    case "o":
      return true;
    default:
      return other && type.kind === "text" ? String(row) : row;
  }
}
