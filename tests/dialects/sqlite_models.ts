import fc from "fast-check";
import type {
  Column,
  Constraint,
  Index,
  IndexKey,
  KeyForm,
  KeySorting,
  Model,
  ServerDefault,
  Table,
  Unique,
} from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";

const types: readonly ColumnType[] = [
  ...(["smallInteger", "integer", "bigInteger", "float", "real", "double", "boolean"] as const)
    .map((kind) => ({ kind })),
  ...(["text", "date", "interval", "binary", "json", "jsonb", "uuid", "guid", "ulid"] as const)
    .map((kind) => ({ kind })),
  { kind: "numeric" },
  { kind: "numeric", precision: 10, scale: 2 },
  { kind: "string" },
  { kind: "string", length: 50 },
  { kind: "char", length: 3 },
  { kind: "time", precision: 3 },
  { kind: "dateTime", withTimeZone: true },
  { kind: "enum", name: "mood", labels: ["sad", "it's ok"] },
  { kind: "custom", sql: "POINT" },
  { kind: "custom", sql: "" },
];

const type = fc.constantFrom(...types);

const texts = fc.constantFrom("", "it's", '"', "a\nb", "a\rb", "-- x", "NULL", "é😀", "1");

const defaults: fc.Arbitrary<ServerDefault> = fc.oneof(
  fc.oneof(
    texts,
    fc.constantFrom(null, true, false, 0, -1, 1.5, 1e300, -0.0625, 9007199254740993n, Infinity),
    fc.uint8Array({ maxLength: 3 }),
    fc.constantFrom(new Date(0), new Date("2026-11-20T14:30:00.123Z")),
    fc.constantFrom([], ["a"], { a: { b: [1, null, true] } }),
  ).map((value) => ({ kind: "literal", value }) as const),
  fc.constantFrom(
    "CURRENT_TIMESTAMP",
    "(current_date)",
    "1 + 2",
    "((1) + (2))",
    "lower('A)')",
    "+1",
  )
    .map((sql) => ({ kind: "expression", sql }) as const),
);

const maybe = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
  fc.oneof(fc.constant({}), value.map((value) => ({ [key]: value }) as { readonly [P in K]?: T }));

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** A column whose values may be given by nothing, a default, or an expression of the column `other`. */
function column(name: string, other: string): fc.Arbitrary<Column> {
  const generated = fc.record({
    sql: fc.constantFrom(
      `${quoted(other)}`,
      `(lower(${quoted(other)}))`,
      `${quoted(other)} || ')' -- x`,
    ),
    stored: fc.boolean(),
  });
  return fc.tuple(
    fc.record({ name: fc.constant(name), type, nullable: fc.boolean() }),
    fc.oneof(
      maybe("default", defaults),
      name === other ? fc.constant({}) : maybe("generated", generated),
    ),
    maybe("collation", fc.constantFrom("NOCASE", "nocase", "BINARY", "RTRIM")),
    maybe("comment", texts),
  ).map((parts): Column => Object.assign({}, ...parts)).filter(({ type, default: value }) => {
    const isJson = type.kind === "json" || type.kind === "jsonb";
    const given = value?.kind === "literal" ? value.value : undefined;
    return !(isJson && (given instanceof Uint8Array || given === Infinity));
  });
}

const names = ["a", "B", "c d", 'e"', "order", "größe"];
const tableNames = ["t", "T two", "select"];

function keysOf(columns: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.shuffledSubarray([...columns], {
    minLength: 1,
    maxLength: Math.min(3, columns.length),
  });
}

/** What a key says of its columns: what is usual, too. */
function keyForm(columns: readonly string[]): fc.Arbitrary<KeyForm> {
  const sorting = fc.tuple(
    maybe("collation", fc.constantFrom("NOCASE", "binary", "Rtrim")),
    maybe("order", fc.constantFrom("ASC", "DESC")),
  ).map((parts): KeySorting => Object.assign({}, ...parts));
  return fc.tuple(
    maybe("sorting", fc.dictionary(fc.constantFrom(...columns), sorting)),
    // SQLite refuses uniques that are one and want different actions.
    maybe("onConflict", fc.constant("IGNORE")),
  ).map((parts) => Object.assign({}, ...parts));
}

function key(columns: readonly string[]): fc.Arbitrary<Pick<Unique, "columns"> & KeyForm> {
  return keysOf(columns).chain((columns) => keyForm(columns).map((form) => ({ columns, ...form })));
}

const constraintName = maybe("name", fc.constantFrom("plain", "it's", "Check"));

const condition = (column: string) =>
  fc.constantFrom(
    `${quoted(column)} > 0`,
    `((${quoted(column)}) <> ')')`,
    `${quoted(column)} IS NOT NULL -- x`,
  );

/** A constraint of any kind but a primary key. */
function constraint(columns: readonly string[], table: string): fc.Arbitrary<Constraint> {
  const actions = fc.constantFrom("CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION");
  const deferral = fc.constantFrom(
    {},
    { deferrable: true },
    { deferrable: false },
    { deferrable: true, initially: "DEFERRED" },
    { initially: "DEFERRED" },
    { initially: "IMMEDIATE" },
  );
  const unique = key(columns).map((key) => ({ kind: "unique", ...key }));
  const check = fc.constantFrom(...columns).chain(condition).map((sql) => ({ kind: "check", sql }));
  const foreignKey = fc.tuple(
    keysOf(columns),
    fc.constantFrom(table, table.toUpperCase(), "nowhere"),
    fc.boolean(),
    maybe("onDelete", actions),
    maybe("onUpdate", actions),
    maybe("match", fc.constant("SIMPLE")),
    deferral,
  ).map(([columns, table, isWhole, ...parts]) => ({
    kind: "foreignKey",
    columns,
    references: { table, columns: isWhole ? [] : columns },
    ...Object.assign({}, ...parts),
  }));
  return fc.tuple(fc.oneof(unique, check, foreignKey), constraintName)
    .map((parts) => Object.assign({}, ...parts));
}

function primaryKey(columns: readonly string[]): fc.Arbitrary<readonly Constraint[]> {
  return fc.oneof(
    fc.constant([]),
    fc.tuple(key(columns), constraintName)
      .map(([key, name]) => [{ kind: "primaryKey", ...key, ...name } as const]),
  );
}

function index(name: string, columns: readonly string[]): fc.Arbitrary<Index> {
  const key: fc.Arbitrary<IndexKey> = fc.tuple(
    fc.constantFrom(...columns).chain((column) =>
      fc.constantFrom<{ readonly column: string } | { readonly expression: string }>(
        { column },
        { expression: `${quoted(column)}` },
        { expression: `(${quoted(column)} || ')')` },
        { expression: `coalesce(${quoted(column)}, '')` },
      )
    ),
    maybe("order", fc.constantFrom("ASC", "DESC")),
    maybe("collation", fc.constantFrom("NOCASE", "BINARY", "rtrim")),
  ).map((parts) => Object.assign({}, ...parts));
  return fc.tuple(
    fc.record({ name: fc.constant(name), keys: fc.array(key, { minLength: 1, maxLength: 3 }) }),
    maybe("unique", fc.constant(true)),
    maybe("where", fc.constantFrom(...columns).chain(condition)),
  ).map((parts) => Object.assign({}, ...parts));
}

/** The table, or one that is STRICT or, where it has a key, WITHOUT ROWID. */
function withForm(table: Table): fc.Arbitrary<Table> {
  const hasKey = table.constraints.some(({ kind }) => kind === "primaryKey");
  const canBeStrict = table.columns.every(({ type }) => type.kind !== "custom");
  return fc.tuple(
    canBeStrict ? maybe("strict", fc.constant(true)) : fc.constant({}),
    hasKey ? maybe("withoutRowid", fc.constant(true)) : fc.constant({}),
  ).map((forms) => Object.assign({}, table, ...forms));
}

function table(name: string): fc.Arbitrary<Table> {
  return fc.shuffledSubarray(names, { minLength: 1 }).chain((columns) => {
    const [first = ""] = columns;
    // A generated column can't be a key.
    const plain = fc.tuple(...columns.map((each) => column(each, first)));
    return plain.chain((made) => {
      const settable = made.filter(({ generated }) => !generated).map(({ name }) => name);
      return fc.record({
        name: fc.constant(name),
        columns: fc.constant(made),
        constraints: fc.tuple(
          primaryKey(settable),
          fc.array(constraint(settable, name), { maxLength: 3 }),
        ).map(([key, others]) => [...key, ...others]),
        indexes: fc.tuple(...["ix one", "ix_two"].map((each) => index(`${name} ${each}`, columns)))
          .chain((indexes) => fc.subarray(indexes)),
      }).chain(withForm);
    });
  });
}

/** Models that SQLite can hold, said in all the ways that models can be. */
export const models: fc.Arbitrary<Model> = fc.subarray(tableNames).chain((names) =>
  fc.record({
    schemas: fc.constant([]),
    extensions: fc.constant([]),
    enums: fc.constant([{ name: "mood", labels: ["sad", "it's ok"] }]),
    sequences: fc.constant([]),
    domains: fc.constant([]),
    routines: fc.constant([]),
    tables: fc.tuple(...names.map(table)),
    views: fc.constantFrom(
      [],
      [{ name: "v", sql: " SELECT 1 AS x -- one\n" }],
      [{ name: "V w", columns: ["x", "y z"], sql: "SELECT 1, ';'" }],
    ),
    triggers: fc.constantFrom(
      ...names.map((table) => [{
        name: "on change",
        table: table.toUpperCase(),
        event: " AFTER  INSERT ",
        action: "WHEN new.rowid > 1 BEGIN SELECT ';'; END",
      }]),
      [],
    ),
  })
);
