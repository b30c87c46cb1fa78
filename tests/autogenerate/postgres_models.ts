import fc from "fast-check";
import { emptyModel } from "../../core/schema/edit.ts";
import type {
  Column,
  Constraint,
  Enum,
  ForeignKey,
  Identity,
  Index,
  IndexKey,
  Model,
  Named,
  Routine,
  Sequence,
  ServerDefault,
  Table,
  Trigger,
  View,
} from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { quote } from "../../dialects/postgres/quote.ts";
import { qualified } from "../../core/sql/standard.ts";

/*
 * Whole models of a PostgreSQL database. Names are few, so that two models have many in common; a column's name tells
 * what kind of values it has, so that those of its types in two models turn into each other.
 */

/** What all parts of one model know of it. */
interface Frame {
  readonly enums: readonly Enum[];
  readonly tables: readonly Named[];
  readonly sequences: readonly Sequence[];
  readonly routines: readonly Routine[];
}

const tableNames: readonly Named[] = [
  { name: "a" },
  { name: "b" },
  { name: "User s" },
  { name: "a", schema: "Other" },
  { name: "c", schema: "Other" },
];

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const oneOf = <T>(...these: readonly T[]) => fc.constantFrom(...these);

const whole: readonly ColumnType[] = [
  { kind: "smallInteger" },
  { kind: "integer" },
  { kind: "bigInteger" },
];

const enums: fc.Arbitrary<readonly Enum[]> = fc.tuple(
  fc.shuffledSubarray(["sad", "ok", "it's", "x"], { minLength: 1 }),
  oneOf(undefined, "Other"),
  fc.shuffledSubarray(["ok", "s", "l"], { minLength: 1 }),
).map(([labels, schema, sizes]) => [
  { name: "Mood", labels: labels.includes("ok") ? labels : [...labels, "ok"] },
  { name: "size", ...schema && { schema }, labels: [...new Set([...sizes, "ok"])] },
]);

const sequences: fc.Arbitrary<readonly Sequence[]> = fc.subarray([
  { name: "counter" },
  { name: "steps", increment: 5, start: 10, cache: 3, cycle: true },
]).chain((all) =>
  maybe(
    fc.record({
      type: oneOf<"integer" | undefined>("integer", undefined),
      increment: oneOf(1, -2),
    }),
  )
    .map((change) =>
      all.map((each) => change && each.name === "counter" ? { ...each, ...change } : each)
    )
);

const routines: fc.Arbitrary<readonly Routine[]> = fc.tuple(
  maybe(oneOf("a * 2", "a + a")),
  maybe(oneOf("integer", "bigint")),
  oneOf("RETURN new;", "BEGIN RETURN new; END;"),
).map(([body, result, steps]) => [
  ...body === undefined ? [] : [{
    name: "twice",
    arguments: "a integer",
    sql: `RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT ${body} $$`,
  }],
  ...result === undefined ? [] : [{
    name: "unused",
    arguments: "",
    sql: `RETURNS ${result} LANGUAGE sql AS $$ SELECT 1::${result} $$`,
  }],
  {
    name: "touch",
    arguments: "",
    sql: `RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${steps} END $$`,
  },
]);

const identity: fc.Arbitrary<Identity> = fc.record({
  always: fc.boolean(),
  start: oneOf(1, 5),
  increment: oneOf(1, 3),
});

const expression = (sql: string): ServerDefault => ({ kind: "expression", sql });
const literal = (value: string | number | boolean): ServerDefault => ({ kind: "literal", value });

/** A column, by its name, but for what all have. */
function column(name: string, { enums, sequences, routines }: Frame): fc.Arbitrary<Column> {
  const text = oneOf<ColumnType>({ kind: "text" }, { kind: "string", length: 40 }, {
    kind: "string",
  });
  const common = fc.record({ nullable: fc.boolean(), comment: maybe(oneOf("it's", "other")) });
  const typed = (
    type: fc.Arbitrary<ColumnType>,
    more: (type: ColumnType) => fc.Arbitrary<Partial<Column>>,
  ) =>
    fc.tuple(type, common).chain(([type, common]) =>
      more(type).map((rest): Column => ({ name, type, ...common, ...rest }))
    );
  const defaults = (...these: readonly (Column["default"])[]) =>
    oneOf(undefined, ...these).map((given) => ({ default: given }));
  const isText = ({ kind }: ColumnType) => kind === "text" || kind === "string";
  switch (name) {
    case "id":
      return typed(oneOf(...whole), () =>
        fc.oneof(
          fc.constant({ autoIncrement: false }),
          fc.constant({}),
          fc.constant({ autoIncrement: true }),
          identity.map((identity) => ({ identity })),
        ));
    case "k":
    case "r1":
    case "r2":
      return typed(oneOf(...whole), () => fc.constant({}));
    case "n": {
      const type = fc.oneof(
        oneOf(...whole),
        oneOf<ColumnType>({ kind: "numeric", precision: 8 }, { kind: "text" }, {
          kind: "string",
          length: 20,
        }),
      );
      return typed(
        type,
        (type) =>
          isText(type) ? defaults(literal("5"), expression("lower('A')")) : defaults(
            literal(5),
            expression("1+1"),
            ...sequences.map(({ name }) => expression(`nextval('${name}')`)),
            ...routines.filter(({ name }) => name === "twice").map(() => expression("twice( 2 )")),
          ),
      );
    }
    case "s":
      return typed(text, () =>
        fc.record({
          default: oneOf(undefined, literal("it's"), expression("upper('x')")),
          collation: oneOf(undefined, "C"),
        }));
    case "m":
    case "size": {
      const type = enums[name === "m" ? 0 : 1]!;
      const both = fc.oneof(fc.constant<ColumnType>({ kind: "enum", ...type }), text);
      return typed(
        both,
        (type) => defaults(...type.kind === "enum" ? type.labels.map(literal) : [literal("ok")]),
      );
    }
    case "ms": {
      const of = fc.oneof(fc.constant<ColumnType>({ kind: "enum", ...enums[0]! }), text);
      return typed(
        of.map((of) => ({ kind: "array", of })),
        () => defaults(literal("{}"), literal("{ok}")),
      );
    }
    case "d":
      return typed(
        oneOf<ColumnType>(
          { kind: "date" },
          { kind: "dateTime" },
          { kind: "dateTime", withTimeZone: true, precision: 3 },
          { kind: "text" },
        ),
        () => defaults(literal("2020-01-01"), expression("now()"), expression("CURRENT_TIMESTAMP")),
      );
    case "j":
      return typed(
        oneOf<ColumnType>({ kind: "json" }, { kind: "jsonb" }, { kind: "text" }),
        () => defaults(literal("{}")),
      );
    default:
      return typed(oneOf<ColumnType>({ kind: "boolean" }), () => defaults(literal(true)));
  }
}

/** A column that is computed from others. */
const generated: fc.Arbitrary<Column> = fc.record({
  name: oneOf("g", "h"),
  nullable: fc.constant(true),
  type: fc.constant<ColumnType>({ kind: "text" }),
  generated: fc.record({
    sql: oneOf("n::text||'x'", "(n::text) || 'x'", "k::text"),
    stored: fc.boolean(),
  }),
});

const columnNames = ["n", "s", "m", "ms", "size", "d", "j", "o", "r1", "r2"] as const;

const deferrability = oneOf(
  {},
  { deferrable: true },
  { deferrable: true, initially: "DEFERRED" as const },
);

const names = ["one", "two", "three", "four", "five", "six"];

/** The constraints of a table but for foreign keys. */
function constraints(columns: readonly string[]): fc.Arbitrary<readonly Constraint[]> {
  const has = (...these: readonly string[]) => these.every((name) => columns.includes(name));
  const key = maybe(oneOf(["id"], ["id", "k"], ["k", "id"]));
  const uniques = [["id"], ["id", "k"], ["k"], ["n"], ["s", "n"]].filter((each) => has(...each));
  const checks = [
    "id>0",
    "id > 0 OR k > 0",
    ...has("s") ? ["s<>'zz'", "length(s) < 30", "s NOT IN ('zz', 'yy')"] : [],
    ...has("m") ? ["m IN ('ok') OR m IS NULL OR m::text <> 'zz'"] : [],
    ...has("n") ? ["n::text <> 'zz'"] : [],
  ];
  const named = <T extends Constraint>(these: readonly T[]) =>
    fc.array(oneOf(undefined, ...names), { minLength: these.length, maxLength: these.length })
      .map((names) => these.map((each, at) => ({ ...each, name: names[at] })));
  return fc.tuple(
    key,
    fc.subarray(uniques),
    deferrability,
    fc.subarray(checks),
  )
    .chain(([key, uniques, rest, checks]) =>
      named<Constraint>([
        ...key ? [{ kind: "primaryKey" as const, columns: key }] : [],
        ...uniques.map((columns) => ({ kind: "unique" as const, columns, ...rest })),
        ...checks.map((sql) => ({ kind: "check" as const, sql })),
      ])
    );
}

function indexes(
  columns: readonly string[],
  { routines }: Frame,
): fc.Arbitrary<readonly Omit<Index, "name">[]> {
  const has = (name: string) => columns.includes(name);
  const keys: readonly IndexKey[] = [
    ...["id", "k", "n", "s", "d"].filter(has).map((column) => ({ column })),
    ...has("s") ? [{ expression: "lower( s )" }, { expression: "s || 'x'" }] : [],
    ...has("n") ? [{ expression: "(n::text)" }] : [],
    ...routines.some(({ name }) => name === "twice") ? [{ expression: "twice(k::integer)" }] : [],
  ];
  const sorted = fc.tuple(
    oneOf(...keys),
    oneOf<Pick<IndexKey, "order" | "nulls">>({}, { order: "DESC" }, {
      order: "DESC",
      nulls: "LAST",
    }, {
      nulls: "FIRST",
    }),
  ).map(([key, order]): IndexKey => ({ ...key, ...order }));
  const index = fc.record({
    keys: fc.array(sorted, { minLength: 1, maxLength: 2 }),
    where: maybe(oneOf("id>0", "(id > 0)", "k IS NOT NULL")),
    include: maybe(fc.constant(["k"])),
  });
  const unique = fc.record({
    keys: fc.constant<IndexKey[]>([{ column: "id" }, { column: "k" }]),
    unique: fc.constant(true),
    nullsNotDistinct: oneOf(undefined, true),
  });
  return fc.array(fc.oneof(index, unique), { maxLength: 3 });
}

/** What a foreign key is, and by numbers what it leads to. */
const reference = fc.record({
  to: fc.nat(20),
  onDelete: oneOf(undefined, "CASCADE" as const, "SET NULL" as const),
  onUpdate: oneOf(undefined, "RESTRICT" as const),
  match: oneOf(undefined, "FULL" as const),
  name: oneOf(undefined, "six", "seven"),
  rest: deferrability,
});

type Reference = typeof reference extends fc.Arbitrary<infer T> ? T : never;

function table(name: Named, frame: Frame) {
  return fc.tuple(
    fc.shuffledSubarray([...columnNames], { maxLength: 6 }),
    fc.array(generated, { maxLength: 1 }),
  ).chain(([chosen, computed]) => {
    const all = ["id", "k", ...chosen];
    const reads = (sql: string) => all.includes("n") || !/\bn\b/.test(sql);
    return fc.record({
      columns: fc.tuple(...all.map((each) => column(each, frame)))
        .map((
          columns,
        ) => [...columns, ...computed.filter(({ generated }) => reads(generated!.sql))]),
      constraints: constraints(all),
      indexes: indexes(all, frame),
      references: fc.array(reference, { maxLength: 2 }),
      comment: maybe(oneOf("it's", "a table")),
      unlogged: fc.constant(undefined),
      with: oneOf(undefined, undefined, { fillfactor: 70 }),
    }).map(({ references, ...rest }) => ({ table: { ...name, ...rest }, references }));
  });
}

type Draft = typeof table extends (...args: never) => fc.Arbitrary<infer T> ? T : never;

/** Tables whose names are no other's in their schema, and whose columns fit their keys. */
function finished(drafts: readonly Draft[], indexNames: readonly string[]): readonly Table[] {
  const free = [...indexNames];
  const taken = new Set<string>();
  const tables = drafts.map(({ table }): Table => ({
    ...table,
    indexes: table.indexes.slice(0, free.length).map((each) => ({ name: free.shift()!, ...each })),
    constraints: withOwnNames(table.constraints, table.schema, taken),
  })).map(withKeyColumns);
  return tables.map((each, at) => ({
    ...each,
    constraints: [
      ...each.constraints,
      ...withOwnNames(keysOf(each, tables, drafts[at]!.references), each.schema, taken),
    ],
  }));
}

/** A name is given once in a schema. */
function withOwnNames<T extends Constraint>(
  these: readonly T[],
  schema: string | undefined,
  taken: Set<string>,
): readonly T[] {
  return these.map((each) => {
    const { name, ...rest } = each;
    const full = `${schema}.${name}`;
    if (name === undefined || taken.has(full)) return rest as T;
    taken.add(full);
    return each;
  });
}

/** A lone key that is text numbers nothing; key columns refuse NULL. */
function withKeyColumns(table: Table): Table {
  const keys = table.constraints.flatMap((each) => each.kind === "primaryKey" ? each.columns : []);
  return {
    ...table,
    columns: table.columns.map((each) =>
      keys.includes(each.name) ? { ...each, nullable: false } : each
    ),
  };
}

function keysOf(
  table: Table,
  tables: readonly Table[],
  references: readonly Reference[],
): readonly ForeignKey[] {
  const own = ["r1", "r2"].filter((name) => table.columns.some((each) => each.name === name));
  return references.slice(0, own.length).flatMap(
    ({ to, match, rest, ...more }, at): readonly ForeignKey[] => {
      const target = tables[to % tables.length]!;
      const sound = target.constraints.flatMap((each) =>
        each.kind === "primaryKey" || each.kind === "unique" && !each.deferrable
          ? [each.columns]
          : []
      );
      const single = sound.find((columns) => columns.join() === "id");
      const double = sound.find((columns) => columns.join() === "id,k");
      const columns = own.length === 2 && at === 0 && double ? double : single;
      if (!columns) return [];
      return [{
        kind: "foreignKey",
        columns: columns.length === 2 ? own : [own[at]!],
        references: { table: target.name, ...target.schema && { schema: target.schema }, columns },
        ...more,
        match: columns.length === 2 ? match : undefined,
        ...rest,
      }];
    },
  );
}

/** Views that read tables, and one another. */
function views(tables: readonly Table[]): fc.Arbitrary<readonly View[]> {
  const [first, second] = tables;
  if (!first) return fc.constant([]);
  const from = qualified(first, { quote });
  const read = first.columns.find(({ name }) => name === "n" || name === "s") ?? first.columns[0]!;
  const bodies = [
    `SELECT id, k FROM ${from}`,
    `select id,k from ${from} where (id>0)`,
    `SELECT id, ${read.name} AS k FROM ${from}`,
    ...second
      ? [`SELECT x.id, y.k FROM ${from} x JOIN ${qualified(second, { quote })} y USING (id)`]
      : [],
  ];
  return fc.tuple(
    maybe(oneOf(...bodies)),
    maybe(
      fc.record({
        materialized: oneOf(undefined, true),
        sql: oneOf("SELECT * FROM v1", "SELECT id FROM v1 WHERE k IS NOT NULL"),
      }),
    ),
    maybe(oneOf(...bodies)),
  ).map(([base, reader, kept]) => [
    ...base ? [{ name: "v1", sql: base }] : [],
    ...base && reader ? [{ name: "v2", ...reader }] : [],
    ...kept
      ? [{
        name: "a_v",
        sql: kept,
        materialized: true,
        indexes: [{ name: "ix_view", keys: [{ column: "id" }] }],
      }]
      : [],
  ]);
}

function triggers(tables: readonly Table[]): fc.Arbitrary<readonly Trigger[]> {
  return fc.subarray([...tables]).chain((on) =>
    fc.tuple(
      ...on.map(({ name, schema, columns }) =>
        oneOf("BEFORE INSERT", "BEFORE UPDATE", `BEFORE UPDATE OF ${columns.at(-1)!.name}`).map((
          event,
        ) => ({
          name: "touched",
          table: name,
          ...schema && { schema },
          event,
          action: "FOR EACH ROW EXECUTE FUNCTION touch()",
        }))
      ),
    )
  );
}

const frames: fc.Arbitrary<Frame> = fc.record({
  enums,
  sequences,
  routines,
  tables: fc.shuffledSubarray([...tableNames], { minLength: 1, maxLength: 4 }),
});

/** Models of all that PostgreSQL has, in the order of nothing. */
export const models: fc.Arbitrary<Model> = frames.chain((frame) =>
  fc.tuple(
    fc.tuple(...frame.tables.map((each) => table(each, frame))),
    fc.shuffledSubarray(["ix_1", "ix_2", "ix_3", "ix_4", "ix_5"], { minLength: 3 }),
  ).chain(([drafts, indexNames]) => {
    const tables = finished(drafts, indexNames);
    return fc.tuple(views(tables), triggers(tables)).map(([views, triggers]) => ({
      ...emptyModel,
      schemas: ["Other"],
      enums: frame.enums,
      sequences: frame.sequences,
      routines: frame.routines,
      tables,
      views,
      triggers,
    }));
  })
);
