import fc from "fast-check";
import type {
  Column,
  Constraint,
  Identity,
  Index,
  SqlValue,
  StorageParameters,
  Table,
} from "../../core/schema/model.ts";
import { canNumber } from "../../core/schema/numbering.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { quote } from "../../dialects/postgres/quote.ts";

/** 63 bytes: the most that a name may have. */
export const longName = "a_name_that_is_about_as_long_as_names_may_be_for_postgresql_yes";

/** Types whose values can be sorted, and so be keys. */
const types: readonly ColumnType[] = [
  { kind: "smallInteger" },
  { kind: "integer" },
  { kind: "bigInteger" },
  { kind: "numeric" },
  { kind: "numeric", precision: 8, scale: 2 },
  { kind: "numeric", precision: 5 },
  { kind: "real" },
  { kind: "float", precision: 20 },
  { kind: "double" },
  { kind: "boolean" },
  { kind: "string" },
  { kind: "string", length: 5 },
  { kind: "char" },
  { kind: "text" },
  { kind: "date" },
  { kind: "time" },
  { kind: "dateTime", withTimeZone: true, precision: 3 },
  { kind: "interval" },
  { kind: "binary" },
  { kind: "bit", length: 3 },
  { kind: "varbit" },
  { kind: "jsonb" },
  { kind: "guid" },
  { kind: "ulid" },
  { kind: "inet" },
  { kind: "tsvector" },
  { kind: "numrange" },
  { kind: "array", of: { kind: "string", length: 3 }, dimensions: 2 },
  { kind: "custom", sql: "INT4" },
  { kind: "enum", name: "Mood", labels: ["sad", "it's"] },
  { kind: "array", of: { kind: "enum", name: "Mood", labels: ["sad", "it's"] } },
];

/** Defaults for columns of a kind. */
const defaults: { readonly [kind: string]: readonly SqlValue[] } = {
  smallInteger: [0, -1],
  integer: [0, -1, 7n, "5"],
  bigInteger: [9223372036854775807n, -5],
  numeric: [0, 1.5, -2.25, "1.50"],
  real: [0.1, -1e20, 3],
  double: [1e100, -0.5],
  boolean: [true, false],
  string: ["", "x"],
  char: ["y"],
  text: ["", "it's", "a\\b", "null", "true", "5", '$1 {}\n"x"'],
  binary: [Uint8Array.of(0, 255)],
  jsonb: ["[]", null],
  array: ["{}", []],
  enum: ["it's"],
};

const columnNames = ["a", "b", "a_b", "Order", 'we"ird', "zählt", longName];
const tableNames = ["t", "a", "t_a", "User s", longName, `${longName.slice(0, 60)}ü`];

const column: fc.Arbitrary<Omit<Column, "name">> = fc.constantFrom(...types).chain((type) =>
  fc.record({
    type: fc.constant(type),
    nullable: fc.boolean(),
    default: fc.constantFrom(...defaults[type.kind] ?? [null])
      .map((value) => ({ kind: "literal" as const, value })),
    autoIncrement: fc.boolean(),
    identity: fc.tuple(
      fc.record({ always: fc.boolean() }),
      fc.constantFrom({}, { start: 1 }, { start: 5, increment: 3 }, { increment: -2, start: -9 }),
      fc.constantFrom({}, { cache: 1 }, { cache: 20n, cycle: true }, { cycle: false }),
    ).map((parts): Identity => Object.assign({}, ...parts)),
    comment: fc.constantFrom("", "it's"),
  }, { requiredKeys: ["type", "nullable"] })
).map(({ autoIncrement, identity, ...column }) => {
  // Numbers come from one place, and go where they can.
  if (!canNumber(column.type) || column.default) {
    return autoIncrement === false ? { ...column, autoIncrement } : column;
  }
  return identity ? { ...column, identity } : { ...column, autoIncrement };
});

/** Some of these, in any order. */
const someOf = (names: readonly string[]) => fc.shuffledSubarray([...names], { minLength: 1 });

/** Where a constraint is to have a name of its own. */
const ownName = fc.constant("own");

const deferrability = fc.constantFrom(
  {},
  { deferrable: true },
  { deferrable: false },
  { initially: "DEFERRED" as const },
  { deferrable: true, initially: "IMMEDIATE" as const },
);

/** Constraints on a table of these columns, but for foreign keys. */
function constraints(columns: readonly string[]): fc.Arbitrary<readonly Constraint[]> {
  const [first, ...others] = columns.map((name) => `${quote(name)} IS NOT NULL`);
  const key = fc.record({
    kind: fc.constant("primaryKey" as const),
    columns: someOf(columns),
    name: ownName,
  }, { requiredKeys: ["kind", "columns"] });
  const unique = fc.tuple(
    fc.record({
      kind: fc.constant("unique" as const),
      columns: someOf(columns),
      name: ownName,
      nullsNotDistinct: fc.boolean(),
      include: fc.constant(columns.slice(0, 1)),
    }, { requiredKeys: ["kind", "columns"] }),
    deferrability,
  ).map(([unique, rest]) => ({ ...unique, ...rest }));
  const check = fc.record({
    kind: fc.constant("check" as const),
    sql: fc.constantFrom(first!, [first, ...others].join(" AND "), "1 < 2"),
    name: ownName,
    noInherit: fc.boolean(),
  }, { requiredKeys: ["kind", "sql"] });
  return fc.tuple(fc.option(key), fc.array(fc.oneof(unique, check), { maxLength: 4 }))
    .map(([key, rest]) => key ? [key, ...rest] : rest);
}

function index(columns: readonly string[]): fc.Arbitrary<Omit<Index, "name">> {
  const key = fc.record({
    column: fc.constantFrom(...columns),
    order: fc.constantFrom("ASC" as const, "DESC" as const),
    nulls: fc.constantFrom("FIRST" as const, "LAST" as const),
  }, { requiredKeys: ["column"] });
  return fc.record({
    keys: fc.array(key, { minLength: 1, maxLength: 3 }),
    unique: fc.boolean(),
    where: fc.constant(`${quote(columns[0]!)} IS NOT NULL`),
    using: fc.constant("btree"),
    include: fc.constant(columns.slice(0, 1)),
    nullsNotDistinct: fc.boolean(),
    with: fc.constantFrom<StorageParameters>({}, { fillfactor: 70, deduplicate_items: false }),
  }, { requiredKeys: ["keys"] }).map((index) =>
    index.unique ? index : { ...index, nullsNotDistinct: undefined }
  );
}

const table: fc.Arbitrary<Omit<Table, "name">> = fc.uniqueArray(fc.constantFrom(...columnNames), {
  minLength: 1,
  maxLength: 4,
}).chain((names) =>
  fc.record({
    columns: fc.tuple(...names.map((name) => column.map((each) => ({ name, ...each })))),
    constraints: constraints(names),
    indexes: fc.array(index(names), { maxLength: 3 })
      .map((all) => all.map((each, at) => ({ name: `ix_${at}`, ...each }))),
    comment: fc.constantFrom("", "it's"),
  }, { requiredKeys: ["columns", "constraints", "indexes"] })
);

/** What a foreign key says, and by a number which of the tables there are it leads to. */
const reference = fc.tuple(
  fc.record({
    to: fc.nat(),
    namesColumns: fc.boolean(),
    onDelete: fc.constantFrom("CASCADE" as const, "NO ACTION" as const, "SET NULL" as const),
    onUpdate: fc.constantFrom("RESTRICT" as const, "SET DEFAULT" as const),
    match: fc.constantFrom("FULL" as const, "SIMPLE" as const),
  }, { requiredKeys: ["to", "namesColumns"] }),
  deferrability,
).map(([reference, rest]) => ({ ...reference, ...rest }));

type Reference = typeof reference extends fc.Arbitrary<infer T> ? T : never;

/** A table with a foreign key to one of `others`, or to itself, on columns of its own; the same where none has a key. */
function referring(
  table: Table,
  others: readonly Table[],
  { to, namesColumns, ...options }: Reference,
): Table {
  const targets = [...others, table].filter((each) => keyOf(each).length > 0);
  const target = targets[to % targets.length];
  if (!target) return table;
  const keys = keyOf(target).map((name) => target.columns.find((each) => each.name === name)!);
  const columns = keys.map(({ type }, at) => ({
    name: `ref_${table.columns.length}_${at}`,
    type,
    nullable: true,
  }));
  return {
    ...table,
    columns: [...table.columns, ...columns],
    constraints: [...table.constraints, {
      kind: "foreignKey",
      columns: columns.map(({ name }) => name),
      references: {
        table: target.name,
        columns: namesColumns ? keys.map(({ name }) => name) : [],
      },
      ...options,
    }],
  };
}

function keyOf({ constraints }: Table): readonly string[] {
  return constraints.flatMap((each) => each.kind === "primaryKey" ? each.columns : []);
}

/** Tables in an order in which they can be made: each refers to those before it, or to itself. */
export const madeTables: fc.Arbitrary<readonly Table[]> = fc.uniqueArray(
  fc.constantFrom(...tableNames),
  { minLength: 1, maxLength: 4 },
).chain((names) => {
  const parts = names.map(() => fc.tuple(table, fc.array(reference, { maxLength: 2 })));
  return fc.tuple(...parts).map((made) => {
    const tables: Table[] = [];
    for (const [at, [{ constraints, indexes, ...rest }, references]] of made.entries()) {
      const named: Table = {
        name: names[at]!,
        ...rest,
        constraints: constraints.map((each, of) =>
          each.name ? { ...each, name: `own_${at}_${of}` } : each
        ),
        indexes: indexes.map((each) => ({ ...each, name: `${each.name}_${at}` })),
      };
      tables.push(references.reduce((sum, each) => referring(sum, tables, each), named));
    }
    return tables;
  });
});
