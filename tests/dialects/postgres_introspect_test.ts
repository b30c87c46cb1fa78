import assert from "node:assert/strict";
import type { Scope } from "../../core/dialect.ts";
import type {
  Column,
  Constraint,
  Index,
  Model,
  Routine,
  SqlValue,
  Table,
} from "../../core/schema/model.ts";
import type { ColumnType } from "../../core/schema/types.ts";
import { introspect } from "../../dialects/postgres/introspect.ts";
import { databaseTest } from "../support/databases.ts";
import { emptyModel } from "../../core/schema/edit.ts";

/** What is made in an empty database, and the model of that: lists that aren't named are empty. */
interface Row {
  readonly title: string;
  readonly sql: string;
  readonly finds: Partial<Model>;
  readonly scope?: Scope;
}

const integer: ColumnType = { kind: "integer" };
const text: ColumnType = { kind: "text" };

/** A table that has these columns, and nothing else unless it is said. */
function table(name: string, columns: readonly Column[], rest: Partial<Table> = {}): Table {
  return { name, columns, constraints: [], indexes: [], ...rest };
}

/** A column that takes NULL unless something else is said. */
function column(name: string, type: ColumnType = integer, rest: Partial<Column> = {}): Column {
  return { name, type, nullable: true, ...rest };
}

/** The table `t` of these columns. */
function columns(...all: readonly Column[]): Partial<Model> {
  return { tables: [table("t", all)] };
}

/** The table `t` of integers `a` and `b` with these constraints. */
function constraints(...all: readonly Constraint[]): Partial<Model> {
  return { tables: [table("t", [column("a"), column("b")], { constraints: all })] };
}

/** The table `t` of an integer `a`, a text `b` and JSON `c` with these indexes. */
function indexes(...all: readonly Index[]): Partial<Model> {
  const three = [column("a"), column("b", text), column("c", { kind: "jsonb" })];
  return { tables: [table("t", three, { indexes: all })] };
}

/** A column `a` of a type whose default is this value. */
function literal(type: ColumnType, value: SqlValue): Partial<Model> {
  return columns(column("a", type, { default: { kind: "literal", value } }));
}

/** A column `a` of a type whose default is this SQL. */
function expression(type: ColumnType, sql: string): Partial<Model> {
  return columns(column("a", type, { default: { kind: "expression", sql } }));
}

/** The function that is made by `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'`. */
const emptyTrigger: Routine = {
  name: "f",
  arguments: "",
  sql: "RETURNS trigger\n LANGUAGE plpgsql\nAS $function$BEGIN END$function$",
};

const ab = "CREATE TABLE t (a integer, b integer); ALTER TABLE t";
const abc = "CREATE TABLE t (a integer, b text, c jsonb); CREATE";

const rows: readonly Row[] = [
  { title: "an empty database has nothing", sql: "", finds: {} },
  {
    title: "columns stand in their order, without those that were dropped",
    sql: `CREATE TABLE t (b integer, gone integer, "A b" varchar(50) NOT NULL, a numeric(10, 2));
      ALTER TABLE t DROP COLUMN gone`,
    finds: columns(
      column("b"),
      column("A b", { kind: "string", length: 50 }, { nullable: false }),
      column("a", { kind: "numeric", precision: 10, scale: 2 }),
    ),
  },
  {
    title: "types have their names whichever way they are written",
    sql:
      `CREATE TABLE t (a int8, b timestamptz(3), c text[][], d "char", e interval day to second)`,
    finds: columns(
      column("a", { kind: "bigInteger" }),
      column("b", { kind: "dateTime", withTimeZone: true, precision: 3 }),
      column("c", { kind: "array", of: text }),
      column("d", { kind: "custom", sql: '"char"' }),
      column("e", { kind: "interval", fields: "DAY TO SECOND" }),
    ),
  },
  {
    title: "an enum is a type with labels in their order, and of its columns",
    sql:
      `CREATE TYPE mood AS ENUM ('sad', 'it''s; "so"'); ALTER TYPE mood ADD VALUE 'ok' AFTER 'sad';
      CREATE TABLE t (a mood DEFAULT 'ok', b mood[] DEFAULT '{}')`,
    finds: {
      enums: [{ name: "mood", labels: ["sad", "ok", 'it\'s; "so"'] }],
      ...columns(
        column("a", { kind: "enum", name: "mood", labels: ["sad", "ok", 'it\'s; "so"'] }, {
          default: { kind: "literal", value: "ok" },
        }),
        column("b", {
          kind: "array",
          of: { kind: "enum", name: "mood", labels: ["sad", "ok", 'it\'s; "so"'] },
        }, { default: { kind: "literal", value: "{}" } }),
      ),
    },
  },
  {
    title: "a domain and a composite type are named by columns",
    sql: `CREATE DOMAIN "E mail" AS text; CREATE TYPE pair AS (a integer, b integer);
      CREATE TABLE t (a "E mail" DEFAULT 'x', b pair)`,
    finds: {
      domains: [{ name: "E mail", type: text, nullable: true, checks: [] }],
      ...columns(
        column("a", { kind: "domain", name: "E mail" }, {
          default: { kind: "literal", value: "x" },
        }),
        column("b", { kind: "custom", sql: "pair" }),
      ),
    },
  },
  {
    title: "a domain is what it is a domain of, with all that it adds",
    scope: { schemas: "all" },
    sql: `CREATE SCHEMA far;
      CREATE DOMAIN far.code AS varchar(9) COLLATE "C" DEFAULT 'it''s' NOT NULL
        CONSTRAINT second CHECK (VALUE IS NOT NULL) CONSTRAINT first CHECK (length(VALUE) > 2);
      CREATE DOMAIN counts AS integer[] CHECK (cardinality(VALUE) > 0)`,
    finds: {
      schemas: ["far"],
      domains: [
        {
          name: "counts",
          type: { kind: "array", of: integer },
          nullable: true,
          checks: [{ kind: "check", name: "counts_check", sql: "cardinality(VALUE) > 0" }],
        },
        {
          name: "code",
          schema: "far",
          type: { kind: "string", length: 9 },
          nullable: false,
          default: { kind: "literal", value: "it's" },
          collation: "C",
          checks: [
            { kind: "check", name: "second", sql: "VALUE IS NOT NULL" },
            { kind: "check", name: "first", sql: "length(VALUE::text) > 2" },
          ],
        },
      ],
    },
  },

  ...[
    {
      sql: "varchar(9) DEFAULT 'it''s'",
      ...{ type: { kind: "string", length: 9 }, value: "it's" },
    },
    { sql: `text DEFAULT E'a\\\\b\\n"c"'`, ...{ type: text, value: 'a\\b\n"c"' } },
    { sql: "char(3) DEFAULT 'abc'", ...{ type: { kind: "char", length: 3 }, value: "abc" } },
    { sql: "text DEFAULT 'null'", ...{ type: text, value: "null" } },
    { sql: "integer DEFAULT 5", ...{ type: integer, value: 5 } },
    { sql: "integer DEFAULT -1", ...{ type: integer, value: -1 } },
    { sql: "integer DEFAULT '7'", ...{ type: integer, value: 7 } },
    {
      sql: "bigint DEFAULT 9223372036854775807",
      ...{ type: { kind: "bigInteger" }, value: 9223372036854775807n },
    },
    { sql: "numeric DEFAULT -1.5", ...{ type: { kind: "numeric" }, value: -1.5 } },
    { sql: "numeric DEFAULT 1.50", ...{ type: { kind: "numeric" }, value: "1.50" } },
    { sql: "float DEFAULT 1e100", ...{ type: { kind: "double" }, value: 1e100 } },
    { sql: "boolean DEFAULT 'f'", ...{ type: { kind: "boolean" }, value: false } },
    { sql: "jsonb DEFAULT '[1]'", ...{ type: { kind: "jsonb" }, value: "[1]" } },
    {
      sql: "bytea DEFAULT '\\x6869'",
      ...{ type: { kind: "binary" }, value: Uint8Array.of(0x68, 0x69) },
    },
    { sql: "bit(3) DEFAULT '101'", ...{ type: { kind: "bit", length: 3 }, value: "101" } },
    { sql: "date DEFAULT '2020-01-02'", ...{ type: { kind: "date" }, value: "2020-01-02" } },
    {
      sql: "timestamp(3) DEFAULT '2020-01-02'",
      ...{ type: { kind: "dateTime", precision: 3 }, value: "2020-01-02 00:00:00" },
    },
  ].map(({ sql, type, value }) => ({
    title: `the constant of "a ${sql}" is a literal`,
    sql: `CREATE TABLE t (a ${sql})`,
    finds: literal(type as ColumnType, value),
  })),

  ...[
    { written: "timestamptz DEFAULT now()", type: { kind: "dateTime", withTimeZone: true } },
    {
      written: "timestamp DEFAULT CURRENT_TIMESTAMP",
      type: { kind: "dateTime" },
      sql: "CURRENT_TIMESTAMP",
    },
    { written: "text DEFAULT 'a' || 'b'", type: text, sql: "'a'::text || 'b'::text" },
    { written: "text DEFAULT 5", type: text, sql: "5" },
    {
      written: "integer DEFAULT 1.5",
      type: integer,
      sql: "1.5",
    },
    {
      written: "timestamp DEFAULT '2020-01-02 00:00:00+00'::timestamptz",
      type: { kind: "dateTime" },
      sql: "'2020-01-02 00:00:00+00'::timestamp with time zone",
    },
    { written: "text DEFAULT 'x'::varchar", type: text, sql: "'x'::character varying" },
    { written: "numeric DEFAULT '5'", type: { kind: "numeric" }, sql: "'5'::numeric" },
    { written: "float DEFAULT 0.0", type: { kind: "double" }, sql: "0.0" },
  ].map(({ written, type, sql = "now()" }) => ({
    title:
      `what "a ${written}" is only on its day, or another type's, or said otherwise, is an expression`,
    sql: `CREATE TABLE t (a ${written})`,
    finds: expression(type as ColumnType, sql),
  })),

  {
    title: "a default of NULL is none",
    sql: "CREATE TABLE t (a text DEFAULT NULL, b varchar(5) DEFAULT NULL)",
    finds: columns(column("a", text), column("b", { kind: "string", length: 5 })),
  },
  {
    title: "generated columns are stored or virtual",
    sql: `CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED,
      c integer GENERATED ALWAYS AS (a * 2) VIRTUAL)`,
    finds: columns(
      column("a"),
      column("b", integer, { generated: { sql: "a + 1", stored: true } }),
      column("c", integer, { generated: { sql: "a * 2", stored: false } }),
    ),
  },
  {
    title: "a collation is told where it isn't the type's",
    sql: `CREATE DOMAIN d AS text COLLATE "POSIX";
      CREATE TABLE t (a text COLLATE "C", b text COLLATE "default", c d, d d COLLATE "default", e name)`,
    finds: {
      domains: [{ name: "d", type: text, nullable: true, collation: "POSIX", checks: [] }],
      ...columns(
        column("a", text, { collation: "C" }),
        column("b", text),
        column("c", { kind: "domain", name: "d" }),
        column("d", { kind: "domain", name: "d" }, { collation: "default" }),
        column("e", { kind: "custom", sql: "name" }),
      ),
    },
  },
  {
    title: "comments are those of tables and columns",
    sql: `CREATE TABLE t (a integer, b integer); COMMENT ON TABLE t IS 'it''s';
      COMMENT ON COLUMN t.b IS 'b'`,
    finds: {
      tables: [table("t", [column("a"), column("b", integer, { comment: "b" })], {
        comment: "it's",
      })],
    },
  },
  {
    title: "serial columns are numbered, and their sequences are no part of the model",
    sql: `CREATE TABLE "T's" (a serial, b smallserial PRIMARY KEY, c bigserial);
      ALTER SEQUENCE "T's_a_seq" RENAME TO other; ALTER TABLE "T's" ALTER a DROP NOT NULL`,
    finds: {
      tables: [table("T's", [
        column("a", integer, { autoIncrement: true }),
        column("b", { kind: "smallInteger" }, { nullable: false, autoIncrement: true }),
        column("c", { kind: "bigInteger" }, { nullable: false, autoIncrement: true }),
      ], { constraints: [{ kind: "primaryKey", name: "T's_pkey", columns: ["b"] }] })],
    },
  },
  {
    title: "a lone integer key that isn't numbered says so",
    sql: "CREATE TABLE t (a integer PRIMARY KEY)",
    finds: {
      tables: [table("t", [column("a", integer, { nullable: false, autoIncrement: false })], {
        constraints: [{ kind: "primaryKey", name: "t_pkey", columns: ["a"] }],
      })],
    },
  },
  {
    title: "a sequence that a column owns, and isn't its default alone, stays",
    sql: `CREATE SEQUENCE s; CREATE TABLE t (a bigint DEFAULT nextval('s') * 2);
      ALTER SEQUENCE s OWNED BY t.a`,
    finds: {
      sequences: [{ name: "s" }],
      ...expression({ kind: "bigInteger" }, "nextval('s'::regclass) * 2"),
    },
  },
  {
    title: "an identity tells how it counts where that isn't as usual",
    sql:
      `CREATE TABLE t (a integer GENERATED BY DEFAULT AS IDENTITY, b bigint GENERATED ALWAYS AS IDENTITY
      (START 10 INCREMENT 5 MINVALUE 10 MAXVALUE 9007199254740993 CACHE 3 CYCLE))`,
    finds: columns(
      column("a", integer, { nullable: false, identity: { always: false } }),
      column("b", { kind: "bigInteger" }, {
        nullable: false,
        identity: {
          always: true,
          increment: 5,
          minValue: 10,
          maxValue: 9007199254740993n,
          cache: 3,
          cycle: true,
        },
      }),
    ),
  },
  {
    title: "sequences tell how they count where that isn't as usual",
    sql: `CREATE SEQUENCE a; CREATE SEQUENCE b AS smallint INCREMENT -2 MAXVALUE 100 START 99;
      CREATE SEQUENCE c AS integer CYCLE`,
    finds: {
      sequences: [
        { name: "a" },
        { name: "b", type: "smallint", start: 99, increment: -2, maxValue: 100 },
        { name: "c", type: "integer", cycle: true },
      ],
    },
  },

  {
    title: "a primary key has its columns in its order",
    sql: "CREATE TABLE t (a integer, b integer, PRIMARY KEY (b, a))",
    finds: {
      tables: [table("t", [
        column("a", integer, { nullable: false }),
        column("b", integer, { nullable: false }),
      ], { constraints: [{ kind: "primaryKey", name: "t_pkey", columns: ["b", "a"] }] })],
    },
  },
  {
    title: "unique constraints tell of nulls, further columns and deferring",
    sql: `${ab} ADD UNIQUE (b, a), ADD CONSTRAINT named UNIQUE NULLS NOT DISTINCT (b) INCLUDE (a)
      DEFERRABLE INITIALLY DEFERRED`,
    finds: constraints(
      {
        kind: "unique",
        name: "named",
        columns: ["b"],
        nullsNotDistinct: true,
        include: ["a"],
        deferrable: true,
        initially: "DEFERRED",
      },
      { kind: "unique", name: "t_b_a_key", columns: ["b", "a"] },
    ),
  },
  {
    title: "checks tell of inheritance and of rows that may break them",
    sql:
      `${ab} ADD CHECK (a > 0) NO INHERIT, ADD CONSTRAINT named CHECK (a > b AND b <> 7) NOT VALID,
      ADD CHECK (t IS NOT NULL)`,
    finds: constraints(
      { kind: "check", name: "named", sql: "a > b AND b <> 7", notValid: true },
      { kind: "check", name: "t_a_check", sql: "a > 0", noInherit: true },
      { kind: "check", name: "t_check", sql: "t.* IS NOT NULL" },
    ),
  },
  {
    title: "foreign keys tell what happens, and when",
    sql:
      `${ab} ADD UNIQUE (b, a), ADD FOREIGN KEY (a, b) REFERENCES t (b, a) MATCH FULL ON DELETE SET NULL
      ON UPDATE SET DEFAULT DEFERRABLE`,
    finds: constraints(
      { kind: "unique", name: "t_b_a_key", columns: ["b", "a"] },
      {
        kind: "foreignKey",
        name: "t_a_b_fkey",
        columns: ["a", "b"],
        references: { table: "t", columns: ["b", "a"] },
        onDelete: "SET NULL",
        onUpdate: "SET DEFAULT",
        match: "FULL",
        deferrable: true,
      },
    ),
  },
  {
    title: "a foreign key to a unique index leaves that an index, and knows the schema over there",
    sql: `CREATE SCHEMA far; CREATE TABLE far.there (a integer, b integer);
      CREATE UNIQUE INDEX ix ON far.there (b);
      CREATE TABLE t (a integer, b integer); CREATE UNIQUE INDEX ix ON t (a);
      ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES far.there (b) ON DELETE RESTRICT NOT VALID,
        ADD CONSTRAINT self FOREIGN KEY (b) REFERENCES t (a) ON UPDATE CASCADE`,
    finds: {
      tables: [table("t", [column("a"), column("b")], {
        constraints: [
          {
            kind: "foreignKey",
            name: "self",
            columns: ["b"],
            references: { table: "t", columns: ["a"] },
            onUpdate: "CASCADE",
          },
          {
            kind: "foreignKey",
            name: "t_a_fkey",
            columns: ["a"],
            references: { table: "there", schema: "far", columns: ["b"] },
            onDelete: "RESTRICT",
            notValid: true,
          },
        ],
        indexes: [{ name: "ix", keys: [{ column: "a" }], unique: true }],
      })],
    },
  },
  {
    title: "exclusions tell what they compare, and how",
    sql: `${ab} ADD EXCLUDE (a WITH =), ADD CONSTRAINT named EXCLUDE USING gist
      (int4range(a, b) WITH &&, int4range(b, b) range_ops WITH OPERATOR(pg_catalog.=)) WHERE (a < b) DEFERRABLE`,
    finds: constraints(
      {
        kind: "exclude",
        name: "named",
        elements: [
          { expression: "int4range(a, b)", with: "&&" },
          { expression: "int4range(b, b)", with: "=" },
        ],
        using: "gist",
        where: "a < b",
        deferrable: true,
      },
      { kind: "exclude", name: "t_a_excl", elements: [{ column: "a", with: "=" }] },
    ),
  },

  {
    title: "the keys of an index are sorted as they say where that isn't as usual",
    sql:
      `${abc} INDEX ix ON t (a DESC, b NULLS FIRST, lower(b) DESC NULLS LAST, (a + 1)) INCLUDE (c)`,
    finds: indexes({
      name: "ix",
      keys: [
        { column: "a", order: "DESC" },
        { column: "b", nulls: "FIRST" },
        { expression: "lower(b)", order: "DESC", nulls: "LAST" },
        { expression: "a + 1" },
      ],
      include: ["c"],
    }),
  },
  {
    title:
      "the keys of an index have a collation and an operator class where those aren't as usual",
    sql:
      `${abc} INDEX ix ON t (b COLLATE "C", b text_pattern_ops, lower(b) COLLATE "C" text_pattern_ops,
      (b || 'x') COLLATE "C", lower(b COLLATE "C"), a int4_ops)`,
    finds: indexes({
      name: "ix",
      keys: [
        { column: "b", collation: "C" },
        { column: "b", operatorClass: "text_pattern_ops" },
        { expression: "lower(b)", collation: "C", operatorClass: "text_pattern_ops" },
        { expression: "b || 'x'::text", collation: "C" },
        { expression: 'lower(b COLLATE "C")' },
        { column: "a" },
      ],
    }),
  },
  {
    title: "an index is of its column's collation without a word",
    sql:
      `CREATE TABLE t (a text COLLATE "C", b varchar); CREATE INDEX ix ON t (a, a COLLATE "default", b)`,
    finds: {
      tables: [
        table("t", [column("a", text, { collation: "C" }), column("b", { kind: "string" })], {
          indexes: [{
            name: "ix",
            keys: [{ column: "a" }, { column: "a", collation: "default" }, { column: "b" }],
          }],
        }),
      ],
    },
  },
  {
    title: "indexes tell of uniqueness, conditions, methods and parameters",
    sql:
      `${abc} UNIQUE INDEX "a ix" ON t (a) NULLS NOT DISTINCT WITH (fillfactor = 70) WHERE b <> 'x' AND a > 0;
      CREATE INDEX b_ix ON t USING gin (c jsonb_path_ops) WITH (fastupdate = off)`,
    finds: indexes(
      {
        name: "a ix",
        keys: [{ column: "a" }],
        unique: true,
        where: "b <> 'x'::text AND a > 0",
        nullsNotDistinct: true,
        with: { fillfactor: 70 },
      },
      {
        name: "b_ix",
        keys: [{ column: "c", operatorClass: "jsonb_path_ops" }],
        using: "gin",
        with: { fastupdate: "off" },
      },
    ),
  },
  {
    title: "another type's operator class is named where the column's type has its own",
    sql: "CREATE EXTENSION citext; CREATE TABLE t (a citext); CREATE INDEX ix ON t (a, a text_ops)",
    finds: {
      extensions: [{ name: "citext" }],
      tables: [table("t", [column("a", { kind: "citext" })], {
        indexes: [{
          name: "ix",
          keys: [{ column: "a" }, { column: "a", operatorClass: "text_ops" }],
        }],
      })],
    },
  },

  {
    title: "an operator class has parameters",
    sql: `CREATE EXTENSION pg_trgm; CREATE TABLE t (a text);
      CREATE INDEX ix ON t USING gist (a gist_trgm_ops (siglen = 32), upper(a) gist_trgm_ops)`,
    finds: {
      extensions: [{ name: "pg_trgm" }],
      tables: [table("t", [column("a", text)], {
        indexes: [{
          name: "ix",
          keys: [
            { column: "a", operatorClass: "gist_trgm_ops(siglen=32)" },
            { expression: "upper(a)", operatorClass: "gist_trgm_ops" },
          ],
          using: "gist",
        }],
      })],
    },
  },

  {
    title: "tables tell of logging and parameters",
    sql: `CREATE UNLOGGED TABLE t (a text) WITH
      (fillfactor = 70, autovacuum_enabled = false, toast.vacuum_truncate = true)`,
    finds: {
      tables: [table("t", [column("a", text)], {
        unlogged: true,
        with: { fillfactor: 70, autovacuum_enabled: false, "toast.vacuum_truncate": true },
      })],
    },
  },
  {
    title: "partitions have what isn't their parent's",
    sql: `CREATE TABLE u (b text PRIMARY KEY);
      CREATE TABLE t (a integer PRIMARY KEY, b text CHECK (b <> '') REFERENCES u) PARTITION BY RANGE (a);
      CREATE INDEX ix ON t (b);
      CREATE TABLE low PARTITION OF t FOR VALUES FROM (MINVALUE) TO (0);
      CREATE TABLE rest (a integer PRIMARY KEY, b text CONSTRAINT t_b_check CHECK (b <> ''));
      ALTER TABLE t ATTACH PARTITION rest DEFAULT;
      CREATE INDEX own ON low (b, a); ALTER TABLE low ADD CHECK (a < -1)`,
    finds: {
      tables: [
        table("low", [], {
          partitionOf: { name: "t", bound: "FOR VALUES FROM (MINVALUE) TO (0)" },
          constraints: [{ kind: "check", name: "low_a_check", sql: "a < '-1'::integer" }],
          indexes: [{ name: "own", keys: [{ column: "b" }, { column: "a" }] }],
        }),
        table("rest", [], { partitionOf: { name: "t", bound: "DEFAULT" } }),
        table("t", [
          column("a", integer, { nullable: false, autoIncrement: false }),
          column("b", text),
        ], {
          partitionBy: "RANGE (a)",
          constraints: [
            { kind: "primaryKey", name: "t_pkey", columns: ["a"] },
            { kind: "check", name: "t_b_check", sql: "b <> ''::text" },
            {
              kind: "foreignKey",
              name: "t_b_fkey",
              columns: ["b"],
              references: { table: "u", columns: ["b"] },
            },
          ],
          indexes: [{ name: "ix", keys: [{ column: "b" }] }],
        }),
        table("u", [column("b", text, { nullable: false })], {
          constraints: [{ kind: "primaryKey", name: "u_pkey", columns: ["b"] }],
        }),
      ],
    },
  },
  {
    title: "a table that inherits has what isn't its parents'",
    sql: `CREATE TABLE one (a integer CHECK (a > 0)); CREATE TABLE two (b integer);
      CREATE TABLE t (c integer CHECK (c > 0)) INHERITS (two, one); CREATE INDEX ix ON t (a)`,
    finds: {
      tables: [
        table("one", [column("a")], {
          constraints: [{ kind: "check", name: "one_a_check", sql: "a > 0" }],
        }),
        table("t", [column("c")], {
          inherits: [{ name: "two" }, { name: "one" }],
          constraints: [{ kind: "check", name: "t_c_check", sql: "c > 0" }],
          indexes: [{ name: "ix", keys: [{ column: "a" }] }],
        }),
        table("two", [column("b")]),
      ],
    },
  },

  {
    title: "views have their queries, and materialized ones indexes",
    sql: `CREATE TABLE t (a integer);
      CREATE VIEW v (x) WITH (security_invoker = true) AS SELECT a FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
      CREATE MATERIALIZED VIEW m AS SELECT a, count(*) FROM t GROUP BY 1;
      CREATE UNIQUE INDEX ix ON m (a)`,
    finds: {
      ...columns(column("a")),
      views: [
        {
          name: "m",
          sql: "SELECT a,\n    count(*) AS count\n   FROM t\n  GROUP BY a",
          materialized: true,
          indexes: [{ name: "ix", keys: [{ column: "a" }], unique: true }],
        },
        {
          name: "v",
          sql: "SELECT a AS x\n   FROM t\n  WHERE a > 0",
          with: { security_invoker: true, check_option: "local" },
        },
      ],
    },
  },
  {
    title: "routines have arguments and the rest",
    sql:
      `CREATE FUNCTION "F g"(a integer, b text DEFAULT ') AS x') RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a';
      CREATE FUNCTION f() RETURNS TABLE (x integer) LANGUAGE plpgsql AS $$ BEGIN RETURN; END $$;
      CREATE PROCEDURE p(INOUT a integer) LANGUAGE sql BEGIN ATOMIC SELECT a + 1; END;
      CREATE AGGREGATE total(integer) (sfunc = int4pl, stype = integer);
      CREATE TYPE floats AS RANGE (subtype = float8)`,
    finds: {
      routines: [
        {
          name: "F g",
          arguments: "a integer, b text DEFAULT ') AS x'::text",
          sql: "RETURNS integer\n LANGUAGE sql\n IMMUTABLE\nAS $function$SELECT a$function$",
        },
        {
          name: "f",
          arguments: "",
          sql: "RETURNS TABLE(x integer)\n LANGUAGE plpgsql\n" +
            "AS $function$ BEGIN RETURN; END $function$",
        },
        {
          name: "p",
          procedure: true,
          arguments: "INOUT a integer",
          sql: "LANGUAGE sql\nBEGIN ATOMIC\n SELECT (a + 1);\nEND",
        },
      ],
    },
  },
  {
    title: "triggers have an event and an action",
    sql: `CREATE TABLE "on t" ("a ON ""b" integer); CREATE VIEW v AS SELECT 1 AS a;
      CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';
      CREATE TRIGGER "x ON y" BEFORE UPDATE OF "a ON ""b" OR DELETE ON "on t" FOR EACH ROW
        WHEN (OLD."a ON ""b" > 0) EXECUTE FUNCTION f('a ON "b', 'it''s');
      CREATE TRIGGER z INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
      CREATE TABLE u (a integer UNIQUE REFERENCES u (a));
      CREATE CONSTRAINT TRIGGER c AFTER INSERT ON u DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f()`,
    finds: {
      routines: [emptyTrigger],
      tables: [
        table("on t", [column('a ON "b')]),
        table("u", [column("a")], {
          constraints: [
            { kind: "unique", name: "u_a_key", columns: ["a"] },
            {
              kind: "foreignKey",
              name: "u_a_fkey",
              columns: ["a"],
              references: { table: "u", columns: ["a"] },
            },
          ],
        }),
      ],
      views: [{ name: "v", sql: "SELECT 1 AS a" }],
      triggers: [
        {
          name: "x ON y",
          table: "on t",
          event: 'BEFORE DELETE OR UPDATE OF "a ON ""b"',
          action: `FOR EACH ROW WHEN (old."a ON ""b" > 0) EXECUTE FUNCTION f('a ON "b', 'it''s')`,
        },
        {
          name: "c",
          table: "u",
          constraint: true,
          event: "AFTER INSERT",
          action: "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f()",
        },
        {
          name: "z",
          table: "v",
          event: "INSTEAD OF INSERT",
          action: "FOR EACH ROW EXECUTE FUNCTION f()",
        },
      ],
    },
  },

  {
    title: "an extension is told, and none of its objects",
    sql:
      "CREATE SCHEMA ext; CREATE EXTENSION hstore SCHEMA ext; CREATE EXTENSION citext VERSION '1.4'",
    finds: {
      schemas: ["ext"],
      extensions: [{ name: "citext", version: "1.4" }, { name: "hstore", schema: "ext" }],
    },
    scope: { schemas: "all" },
  },
  {
    title: "the default schema is looked at alone unless more are named",
    sql: `CREATE SCHEMA far; CREATE TABLE far.t (a integer); CREATE TYPE far.e AS ENUM ('x');
      CREATE SEQUENCE far.s; CREATE VIEW far.v AS SELECT 1 AS a; CREATE TABLE t (a far.e DEFAULT 'x')`,
    finds: literal({ kind: "enum", name: "e", schema: "far", labels: ["x"] }, "x"),
  },
  {
    title: "what is in another schema has its name, and what is in the default one none",
    sql:
      `CREATE SCHEMA far; CREATE TABLE far.t (a integer PRIMARY KEY); CREATE TYPE far.e AS ENUM ('x');
      CREATE SEQUENCE far.s; CREATE VIEW far.v AS SELECT a FROM far.t; CREATE TABLE t (a integer);
      CREATE FUNCTION far.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';
      CREATE TRIGGER tr AFTER INSERT ON far.t EXECUTE FUNCTION far.f(); CREATE SCHEMA empty`,
    finds: {
      schemas: ["empty", "far"],
      enums: [{ name: "e", schema: "far", labels: ["x"] }],
      sequences: [{ name: "s", schema: "far" }],
      routines: [{ ...emptyTrigger, schema: "far" }],
      tables: [
        table("t", [column("a")]),
        table("t", [column("a", integer, { nullable: false, autoIncrement: false })], {
          schema: "far",
          constraints: [{ kind: "primaryKey", name: "t_pkey", columns: ["a"] }],
        }),
      ],
      views: [{ name: "v", schema: "far", sql: "SELECT a\n   FROM far.t" }],
      triggers: [{
        name: "tr",
        table: "t",
        schema: "far",
        event: "AFTER INSERT",
        action: "FOR EACH STATEMENT EXECUTE FUNCTION far.f()",
      }],
    },
    scope: { schemas: "all" },
  },
  {
    title: "schemas that are named are looked at, and no others",
    sql: `CREATE SCHEMA "O'far"; CREATE TABLE "O'far".t (a integer); CREATE SCHEMA other;
      CREATE TABLE t (a integer)`,
    finds: { schemas: ["O'far"], tables: [table("t", [column("a")], { schema: "O'far" })] },
    scope: { schemas: ["O'far", "missing"] },
  },
  {
    title: "the default schema may be another one",
    sql: `CREATE SCHEMA app; SET search_path = app, public; CREATE TABLE t (a integer);
      CREATE TABLE public.u (a integer); CREATE VIEW v AS SELECT a FROM t`,
    finds: {
      tables: [table("t", [column("a")]), table("u", [column("a")], { schema: "public" })],
      views: [{ name: "v", sql: "SELECT a\n   FROM t" }],
    },
    scope: { schemas: "all" },
  },
  {
    title: "tables that don't count are left out with what is on them",
    sql:
      `CREATE SCHEMA far; CREATE TABLE far.t (a integer); CREATE TABLE t (a serial PRIMARY KEY, b integer);
      CREATE INDEX ix ON t (b); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';
      CREATE TRIGGER tr AFTER INSERT ON t EXECUTE FUNCTION f()`,
    finds: {
      schemas: ["far"],
      routines: [emptyTrigger],
      tables: [table("t", [column("a")], { schema: "far" })],
    },
    scope: { schemas: "all", includesTable: ({ schema }) => schema === "far" },
  },
];

for (const { title, sql, finds, scope = {} } of rows) {
  databaseTest("postgresql", `introspect() sees that ${title}`, async ({ connect }) => {
    const connection = await connect();
    await connection.execute([{ text: sql }]);
    assert.deepEqual(await introspect(connection, scope), { ...emptyModel, ...finds });
  });
}

databaseTest("postgresql", "introspect() asks once, whatever there is", async ({ connect }) => {
  const connection = await connect();
  let count = 0;
  await introspect({
    execute: (statements) => connection.execute(statements),
    query(text, values) {
      count++;
      return connection.query(text, values);
    },
  }, { schemas: "all" });
  assert.equal(count, 1);
});
