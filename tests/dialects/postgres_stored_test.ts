import assert from "node:assert/strict";
import fc from "fast-check";
import { type Connection, isLate } from "../../core/dialect.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { domain } from "../../core/models/objects.ts";
import { buildTable } from "../../core/schema/build_table.ts";
import {
  check,
  exclude,
  foreignKey,
  index,
  primaryKey,
  sql,
  unique,
} from "../../core/schema/builders.ts";
import { emptyModel } from "../../core/schema/edit.ts";
import { t } from "../../core/schema/column_types.ts";
import type { Model } from "../../core/schema/model.ts";
import { introspect } from "../../dialects/postgres/introspect.ts";
import { render } from "../../dialects/postgres/render.ts";
import { stored } from "../../dialects/postgres/stored.ts";
import { databaseTest } from "../support/databases.ts";
import { longName, madeTables } from "./postgres_models.ts";

/** Makes what a model has, in its order. */
async function make(connection: Connection, model: Model): Promise<void> {
  const operations: Operation[] = [
    ...model.schemas.map((name) => ({ kind: "createSchema", name }) as const),
    ...model.extensions.map((extension) => ({ kind: "createExtension", extension }) as const),
    ...model.enums.map((each) => ({ kind: "createEnum", enum: each }) as const),
    ...model.sequences.map((sequence) => ({ kind: "createSequence", sequence }) as const),
    ...model.domains.map((domain) => ({ kind: "createDomain", domain }) as const),
    ...model.routines.map((routine) => ({ kind: "createFunction", routine }) as const),
    ...model.tables.map((table) => ({ kind: "createTable", table }) as const),
    ...model.views.map((view) => ({ kind: "createView", view }) as const),
    ...model.triggers.map((trigger) => ({ kind: "createTrigger", trigger }) as const),
  ];
  await connection.execute(
    render(operations).map((rendered) => {
      assert.ok(!isLate(rendered));
      return rendered;
    }),
  );
}

/** A model with its lists in one order. */
function sorted(model: Model): Model {
  const byName = <T extends { readonly name?: string; readonly schema?: string }>(
    all: readonly T[],
  ) => all.toSorted((one, other) => nameOf(one) < nameOf(other) ? -1 : 1);
  const nameOf = (each: { readonly name?: string; readonly schema?: string }) =>
    JSON.stringify([each.schema, each.name]);
  return {
    ...model,
    schemas: model.schemas.toSorted(),
    extensions: byName(model.extensions),
    enums: byName(model.enums),
    sequences: byName(model.sequences),
    domains: byName(model.domains),
    tables: byName(model.tables).map((table) => ({
      ...table,
      constraints: byName(table.constraints),
      indexes: byName(table.indexes),
    })),
    views: byName(model.views),
  };
}

const wide = "größe_ÄÖÜ_日本語の名前_とても長い";

/** Models that are made, read back and compared. */
const rows: readonly { readonly title: string; readonly model: Partial<Model> }[] = [
  {
    title: "constraints without a name have those that PostgreSQL makes",
    model: {
      tables: [
        buildTable("users", {
          id: t.integer().primaryKey(),
          email: t.string(255).notNull().unique(),
          a: t.integer().check("a > 0"),
          b: t.integer(),
          parent: t.integer().references("users.id"),
        }, [
          unique(["a", "b"], { include: ["email"] }),
          check("a > b"),
          check("b < 7 AND b <> 3"),
          check("b < 8"),
          check("1 = 1"),
          foreignKey(["a"], "users"),
          exclude([{ column: "a", with: "=" }, { column: "b", with: "=" }]),
          exclude([{ expression: "int4range(a, b)", with: "&&" }, {
            expression: "int4range(b, b)",
            with: "&&",
          }], {
            using: "gist",
          }),
        ]),
      ],
    },
  },
  {
    title: "names that don't fit are cut",
    model: {
      tables: [
        buildTable(longName, {
          id: t.integer().primaryKey(),
          [longName]: t.integer().unique(),
          [`${longName.slice(0, 60)}b`]: t.integer().unique(),
          [wide]: t.integer().unique().references(`${longName}.id`),
        }, [unique([longName, wide])]),
        buildTable(wide, {
          id: t.integer().primaryKey(),
          [longName]: t.text().unique(),
          [wide]: t.text().unique(),
        }),
      ],
    },
  },
  {
    title: "names that are taken get a number",
    model: {
      sequences: [{ name: "a_pkey" }],
      tables: [
        buildTable("a", { id: t.integer().primaryKey(), b_c: t.integer().unique() }, [
          check("id > 0", { name: "a_b_c_check1" }),
          unique(["b_c"], { name: "a_b_c_key2", deferrable: true }),
        ]),
        buildTable("a_b", { c: t.integer().unique().check("c > 0") }, [
          check("c > 1"),
          check("c > 2"),
          unique(["c"], { nullsNotDistinct: true }),
        ]),
      ],
    },
  },
  {
    title: "one index does for two constraints that want the same",
    model: {
      tables: [
        buildTable("t", { a: t.text().primaryKey().unique(), b: t.integer() }, [
          unique(["a"], { name: "named" }),
          unique(["a"], { deferrable: true }),
          unique(["b", "a"]),
          unique(["b", "a"], { nullsNotDistinct: true }),
          unique(["b", "a"]),
        ]),
      ],
    },
  },
  {
    title: "a domain has its base's default, and names for its checks that nothing else has",
    model: {
      domains: [
        domain("a", t.string(5).default("x").collate("C"), [
          check("VALUE IS NOT NULL"),
          check("VALUE IS NULL"),
        ]),
        domain("b", t.domain("a").notNull()),
        domain("c", t.array(t.text()).collate("default").defaultSql("'{}'")),
      ].map(({ entry }) => entry),
      tables: [
        buildTable("a_check", { a: t.domain("a") }, [check("a IS NOT NULL", { name: "b_check" })]),
      ],
    },
  },
  {
    title: "what is said and usual isn't kept",
    model: {
      sequences: [{
        name: "s",
        start: 1,
        increment: 1,
        minValue: 1,
        maxValue: 9223372036854775807n,
        cycle: false,
      }],
      tables: [
        buildTable("u", { a: t.integer(), b: t.integer() }, [primaryKey(["b", "a"])]),
        buildTable("t", {
          a: t.integer().default(null).comment(""),
          b: t.text().collate("default"),
          c: t.integer(),
        }, [
          foreignKey(["a", "c"], "u", [], {
            schema: "public",
            onDelete: "NO ACTION",
            onUpdate: "RESTRICT",
            match: "SIMPLE",
            deferrable: false,
            initially: "IMMEDIATE",
          }),
          unique(["b"], { initially: "DEFERRED" }),
          index("ix", [
            { column: "a", order: "ASC", nulls: "LAST" },
            { column: "c", order: "DESC", nulls: "FIRST" },
            { column: "b", order: "DESC", nulls: "LAST", collation: "default" },
            sql("c"),
          ], { unique: false, using: "btree", with: { fillfactor: 90 }, tablespace: "pg_default" }),
        ], { schema: "public" }),
      ],
    },
  },
  {
    title: "types are as the catalog has them",
    model: {
      enums: [{ name: "mood", schema: "public", labels: ["sad", "ok"] }],
      tables: [
        buildTable("t", {
          a: t.float(20),
          b: t.guid(),
          c: t.ulid(),
          d: t.custom("TIMESTAMPTZ (3)"),
          e: t.numeric(10),
          f: t.custom("mood").default("ok"),
          g: t.char(),
          h: t.custom("mood[]"),
          i: t.array(t.enum("made", ["x"])),
        }),
      ],
    },
  },
  {
    title: "columns that are numbered, and those that aren't",
    model: {
      tables: [
        buildTable("a", { id: t.smallInteger().primaryKey() }),
        buildTable("b", { id: t.integer().primaryKey().autoIncrement(false) }),
        buildTable("c", {
          id: t.integer().primaryKey().references("a.id"),
          n: t.bigInteger().autoIncrement(),
        }),
        buildTable("d", { id: t.integer().primaryKey().default(null) }),
      ],
    },
  },
  {
    title: "which defaults written as SQL are constants",
    model: {
      tables: [
        buildTable("t", {
          a: t.text().defaultSql(" 'it''s' "),
          b: t.text().defaultSql(String.raw`E'a\\b'`),
          c: t.string(9).defaultSql("'x'::varchar"),
          d: t.integer().defaultSql("-5"),
          e: t.boolean().defaultSql("FALSE"),
          f: t.integer().defaultSql("NULL"),
          g: t.text().default(5),
          h: t.dateTime({ withTimeZone: true }).defaultSql("now()"),
        }),
      ],
    },
  },
  {
    title: "identities count as they say where that isn't as usual",
    model: {
      tables: [
        buildTable("a", { id: t.integer().primaryKey().identity() }),
        buildTable("b", {
          id: t.smallInteger().identity({
            always: true,
            start: 1,
            increment: 1,
            maxValue: 32767,
            cache: 1,
            cycle: false,
          }),
        }),
        buildTable("c", {
          id: t.bigInteger().identity({ start: -5, increment: -2, minValue: -99, cycle: true }),
        }),
      ],
    },
  },
  {
    title: "forms of tables",
    model: {
      tables: [
        buildTable("a", { a: t.text() }, [], {
          unlogged: true,
          with: { fillfactor: 70, autovacuum_enabled: false, "toast.vacuum_truncate": true },
          tablespace: "pg_default",
        }),
        buildTable("b", { a: t.integer(), b: t.text() }, [index("ix_b", ["b"])], {
          schema: "public",
          partitionBy: "range(a)",
        }),
        buildTable("c", {}, [], {
          partitionOf: { name: "b", schema: "public", bound: "DEFAULT" },
          comment: "a part",
        }),
        buildTable("d", { c: t.integer() }, [], {
          inherits: [{ name: "a", schema: "public" }],
          unlogged: false,
        }),
      ],
    },
  },
  {
    title: "views, routines and triggers, in the words of the catalog",
    model: {
      routines: [{
        name: "f",
        schema: "public",
        procedure: false,
        arguments: "",
        sql: "RETURNS trigger\n LANGUAGE plpgsql\nAS $function$BEGIN END$function$",
      }],
      tables: [buildTable("t", { a: t.integer() })],
      views: [
        { name: "v", sql: "SELECT a\n   FROM t", materialized: false, with: {} },
        {
          name: "m",
          schema: "public",
          sql: "SELECT a\n   FROM t",
          materialized: true,
          indexes: [{ name: "ix", keys: [{ column: "a", order: "ASC" }], unique: true }],
        },
      ],
      triggers: [{
        name: "x",
        table: "t",
        schema: "public",
        constraint: false,
        event: "AFTER INSERT",
        action: "FOR EACH STATEMENT EXECUTE FUNCTION f()",
      }],
    },
  },
  {
    title: "what is in other schemas",
    model: {
      schemas: ["far", "public"],
      enums: [{ name: "mood", schema: "far", labels: ["sad"] }],
      sequences: [{ name: "s", schema: "far" }],
      tables: [
        buildTable("t", { a: t.integer().primaryKey(), b: t.custom("far.mood") }, [], {
          schema: "far",
        }),
        buildTable("t", { a: t.integer().primaryKey().references("far.t.a") }, [
          foreignKey(["a"], "t", [], { schema: "far" }),
        ]),
      ],
    },
  },
];

for (const { title, model } of rows) {
  databaseTest("postgresql", `stored() knows ${title}`, async ({ connect }) => {
    const connection = await connect();
    const whole = { ...emptyModel, ...model };
    await make(connection, {
      ...whole,
      schemas: whole.schemas.filter((name) => name !== "public"),
    });
    const found = await introspect(connection, { schemas: "all" });
    assert.deepEqual(sorted(stored(whole)), sorted(found));
  });
}

databaseTest(
  "postgresql",
  "stored() knows what comes of any tables",
  async ({ database, connect }) => {
    const connection = await connect();
    await connection.execute([{ text: "CREATE SCHEMA home; SET search_path = home" }]);
    await fc.assert(
      fc.asyncProperty(madeTables, async (tables) => {
        const model = { ...emptyModel, tables };
        await connection.begin();
        try {
          await make(connection, model);
          const found = await introspect(connection, {});
          assert.deepEqual(sorted(await database.dialect.stored(model, connection)), sorted(found));
        } finally {
          await connection.rollback();
        }
      }),
      { numRuns: 60 },
    );
  },
);
