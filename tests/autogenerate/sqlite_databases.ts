import fc from "fast-check";
import { columnsOfConstraint } from "../../core/schema/constraint_columns.ts";
import type { Column, Constraint, Model, Table } from "../../core/schema/model.ts";
import { models } from "../dialects/sqlite_models.ts";

const kept: Column = { name: "kept", type: { kind: "integer" }, nullable: true };

/** Models of databases that can hold rows; each table has a column `kept` that nothing else is about. */
export const soundModels: fc.Arbitrary<Model> = models.map((model) =>
  sound(linked(distinct(model)))
);

/** The model without what can't be told apart: constraints that say the same, or have one name; usual collations. */
function distinct(model: Model): Model {
  return {
    ...model,
    tables: model.tables.map((table) => ({
      ...table,
      // Of rows whose columns all go, nothing is left.
      columns: [...table.columns, kept],
      constraints: withoutTwins(table.constraints).map((each) => withoutUsual(each, table)),
    })),
  };
}

function withoutTwins(constraints: readonly Constraint[]): readonly Constraint[] {
  const said = (each: Constraint) =>
    `${each.kind}${each.kind === "check" ? each.sql : columnsOfConstraint(each)}`;
  return constraints.filter((each, at) =>
    !constraints.slice(0, at).some((other) =>
      said(other) === said(each) || other.name !== undefined && other.name === each.name
    )
  );
}

/**
 * A key that says the collation that its column has goes on to say it when that gets another one, and DESC behind a lone
 * key keeps its column from numbering the rows.
 */
function withoutUsual(constraint: Constraint, { columns }: Table): Constraint {
  if (!("sorting" in constraint) || !constraint.sorting) return constraint;
  const collationOf = (name: string) =>
    columns.find((column) => column.name === name)?.collation ?? "BINARY";
  const isLone = constraint.kind === "primaryKey" && constraint.columns.length === 1;
  const sorting = Object.entries(constraint.sorting).flatMap(([name, { collation, ...how }]) => {
    const order = isLone ? undefined : how.order;
    const isUsual = collation === undefined ||
      collation.toUpperCase() === collationOf(name).toUpperCase();
    if (isUsual && order === undefined) return [];
    return [[name, { ...!isUsual && { collation }, ...order && { order } }] as const];
  });
  const { sorting: _, ...rest } = constraint;
  return sorting.length === 0 ? rest : { ...rest, sorting: Object.fromEntries(sorting) };
}

/** Foreign keys to nowhere lead to other tables, where one has a key of as many columns. */
function linked(model: Model): Model {
  return {
    ...model,
    tables: model.tables.map((table) => ({
      ...table,
      constraints: table.constraints.map((each): Constraint => {
        if (each.kind !== "foreignKey" || each.references.table !== "nowhere") return each;
        const [found] = model.tables.filter((other) => other !== table).flatMap((other) =>
          keysOf(other).filter(({ length }) => length === each.columns.length)
            .map((columns) => ({ table: other.name, columns }))
        );
        return found ? { ...each, references: found } : each;
      }),
    })),
  };
}

/** The model without foreign keys that nothing unique is behind, and triggers that ask for row numbers where none are. */
function sound(model: Model): Model {
  const named = (name: string) =>
    model.tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
  return {
    ...model,
    tables: model.tables.map((table) => ({
      ...table,
      constraints: table.constraints.filter((each) => {
        if (each.kind !== "foreignKey") return true;
        const { columns, references } = each;
        const parent = named(references.table);
        const wanted = references.columns.length > 0 ? references.columns : primaryKeyOf(parent);
        return !parent ||
          wanted.length === columns.length &&
            keysOf(parent).some((key) =>
              new Set(key).symmetricDifference(new Set(wanted)).size === 0
            );
      }),
    })),
    triggers: model.triggers.filter(({ table }) => !named(table)?.withoutRowid),
  };
}

/** The columns of keys that foreign keys can lead to. */
function keysOf({ constraints }: Table): readonly (readonly string[])[] {
  return constraints.flatMap((each) =>
    (each.kind === "primaryKey" || each.kind === "unique") && !each.sorting ? [each.columns] : []
  );
}

function primaryKeyOf(table: Table | undefined): readonly string[] {
  const key = table?.constraints.find(({ kind }) => kind === "primaryKey");
  return key ? columnsOfConstraint(key) : [];
}

const values = ["NULL", "1", "2", "'sad'", "'it''s ok'", "x'01'", "2.5", "'a'", "''"];

/** Choices of values for rows: which row takes which. */
export const rowChoices = fc.array(
  fc.array(fc.nat({ max: values.length - 1 }), { minLength: 7, maxLength: 7 }),
  { minLength: 6, maxLength: 10 },
);

/** Statements that put rows into tables, each by itself, as some are refused; `kept` numbers them. */
export function insertions(
  { tables }: Model,
  choices: readonly (readonly number[])[],
): readonly string[] {
  return choices.flatMap((choice, row) =>
    tables.map(({ name, columns }) => {
      const own = storedColumns(columns);
      const given = own.map((column, at) => {
        if (column === "kept") return String(row);
        return values[choice[at % choice.length]!];
      });
      return `INSERT OR ABORT INTO ${quoted(name)} (${own.map(quoted).join(", ")}) ` +
        `VALUES (${given.join(", ")})`;
    })
  );
}

function storedColumns(columns: readonly Column[]): readonly string[] {
  return columns.filter(({ generated }) => !generated).map(({ name }) => name);
}

/** The columns that a table has on both sides with one type, and that hold values on both. */
export function keptColumns(before: Table, after: Table): readonly string[] {
  return before.columns.filter((column) => {
    const other = after.columns.find(({ name }) => name === column.name);
    return other && JSON.stringify(other.type) === JSON.stringify(column.type) &&
      !column.generated && !other.generated;
  }).map(({ name }) => name);
}

/** A query for values of some columns, as literals, in the order of the rows. */
export function rowsQuery(table: string, columns: readonly string[]): string {
  const terms = columns.map((name) => `quote(${quoted(name)}) AS ${quoted(name)}`);
  return `SELECT ${terms.join(", ")} FROM ${quoted(table)} ORDER BY "kept"`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
