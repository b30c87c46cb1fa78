import { MigrateError } from "../errors.ts";
import type { ColumnBuilder } from "../schema/column_builder.ts";
import type { SqlValue } from "../schema/model.ts";
import { typeSource } from "../schema/type_source.ts";
import { call, list, object, value, values } from "../schema/source.ts";
import { areSimple, requireSqlValue } from "../schema/values.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

/** The builders of operations on rows, and of SQL written by hand. */
export const data = {
  /**
   * Runs SQL: one statement, or several that are parted by semicolons.
   *
   * With `parameters`, `:name` stands for a value, as the value and never as SQL; a colon that isn't
   * meant so is then written `\:`.
   */
  execute(
    sql: string,
    parameters?: { readonly [name: string]: SqlValue },
  ): Operation<"execute"> {
    if (typeof sql !== "string" || sql.trim() === "") {
      throw new MigrateError("operation", "op.execute() was given no SQL");
    }
    requireParameters(parameters);
    return { kind: "execute", sql, parameters };
  },

  /**
   * Inserts rows, each an object from column to value. No rows do nothing.
   *
   * `types` says how values are written where that isn't the same in every column: lists into PostgreSQL's arrays, which
   * are JSON otherwise, or a `Date` as a day on SQLite. `multiinsert: false` gives each row a statement of its own, as
   * triggers for statements may want it.
   *
   * Throws "operation" unless all rows name the same columns, and `types` some of these.
   *
   * @example
   * ```ts
   * op.bulkInsert("posts", [{ id: 1, tags: ["new"] }], { types: { tags: t.array(t.text()) } });
   * ```
   */
  bulkInsert(
    table: string,
    rows: readonly { readonly [column: string]: SqlValue }[],
    { types, ...options }: {
      readonly schema?: string;
      readonly types?: { readonly [column: string]: ColumnBuilder };
      readonly multiinsert?: boolean;
    } = {},
  ): Operation<"bulkInsert"> {
    const names = Object.keys(rows[0] ?? {});
    if (rows.length > 0 && types) requireNamed(table, names, Object.keys(types));
    const values = rows.map((row, at) => {
      const inOrder = valuesInOrder(row, names);
      if (!inOrder) throw otherColumns(table, names, Object.keys(row), at);
      if (!areSimple(inOrder)) requireValues(table, names, inOrder, at);
      return inOrder;
    });
    return {
      kind: "bulkInsert",
      table,
      columns: names,
      types: types && columnTypes(types),
      rows: values,
      ...options,
    };
  },
};

/** Throws "operation" for a parameter that is no value. */
export function requireParameters(parameters: { readonly [name: string]: unknown } = {}): void {
  for (const [name, value] of Object.entries(parameters)) {
    requireSqlValue(value, () => `The parameter ":${name}"`);
  }
}

function columnTypes(builders: { readonly [column: string]: ColumnBuilder }) {
  return Object.fromEntries(
    Object.entries(builders).map(([column, { draft }]) => [column, draft.column.type]),
  );
}

function requireNamed(
  table: string,
  columns: readonly string[],
  typed: readonly string[],
): void {
  const stray = typed.find((column) => !columns.includes(column));
  if (stray === undefined) return;
  throw new MigrateError(
    "operation",
    `The rows for "${table}" have no column "${stray}" to be of a type`,
    { hint: `They have ${columns.join(", ")}.` },
  );
}

/** A row's values in the order of these columns; undefined where it has others. */
function valuesInOrder(
  row: { readonly [column: string]: SqlValue },
  columns: readonly string[],
): readonly SqlValue[] | undefined {
  if (isInOrder(row, columns)) return Object.values(row);
  const names = Object.keys(row);
  const isSame = names.length > 0 && names.length === columns.length &&
    names.every((name) => columns.includes(name));
  return isSame ? columns.map((column) => row[column]!) : undefined;
}

/** Nearly all rows are. Of many rows every step counts: this one asks for no list of names. */
function isInOrder(row: object, columns: readonly string[]): boolean {
  let place = 0;
  for (const name in row) {
    if (name !== columns[place++]) return false;
  }
  return place > 0 && place === columns.length;
}

function requireValues(
  table: string,
  columns: readonly string[],
  row: readonly unknown[],
  at: number,
): void {
  for (const [place, value] of row.entries()) {
    requireSqlValue(value, () => `Column "${columns[place]}" of row ${at + 1} for "${table}"`);
  }
}

function otherColumns(
  table: string,
  first: readonly string[],
  these: readonly string[],
  at: number,
): MigrateError {
  if (these.length === 0) {
    return new MigrateError("operation", `Row ${at + 1} for "${table}" names no column`);
  }
  return new MigrateError(
    "operation",
    `The rows for "${table}" differ in their columns: the first has ${first.join(", ")}, ` +
      `row ${at + 1} has ${these.join(", ")}`,
    { hint: "Give null where a row has no value, or insert them in two calls." },
  );
}

/** What operations on rows are to a model, which has none: nothing that could be undone by it. */
export const dataRules: Rules<keyof typeof data> = {
  execute: {
    apply: (model) => model,
    reverse: () => undefined,
    print: ({ sql, parameters }) =>
      call("op.execute", [value(sql), ...parameters ? [object(values(parameters))] : []]),
  },

  bulkInsert: {
    apply: (model) => model,
    reverse: () => undefined,
    print({ table, schema, columns, types, rows, multiinsert }) {
      const settings = {
        ...values({ schema, multiinsert }),
        ...types && { types: object(mapValues(types, typeSource)) },
      };
      return call("op.bulkInsert", [
        value(table),
        list(
          rows.map((row) =>
            object(Object.fromEntries(columns.map((name, at) => [name, value(row[at])])))
          ),
        ),
        ...Object.keys(settings).length > 0 ? [object(settings)] : [],
      ]);
    },
  },
};

function mapValues<T, U>(
  entries: { readonly [key: string]: T },
  change: (value: T) => U,
): { readonly [key: string]: U } {
  return Object.fromEntries(Object.entries(entries).map(([key, each]) => [key, change(each)]));
}
