import assert from "node:assert/strict";
import fc from "fast-check";
import { emptyModel } from "../../core/schema/edit.ts";
import type { Model } from "../../core/schema/model.ts";
import { buildTable } from "../../core/schema/build_table.ts";
import { dialect } from "../../dialects/sqlite/dialect.ts";
import { modelObjects } from "../../dialects/sqlite/model_objects.ts";
import { withScratch } from "../../dialects/sqlite/scratch.ts";
import { stored } from "../../dialects/sqlite/stored.ts";
import { t } from "../../mod.ts";
import { errorOf } from "../support/errors.ts";
import { models } from "./sqlite_models.ts";
import { madeTables } from "./sqlite_tables.ts";

/** What a database holds that these statements were run in. */
async function foundAfter(texts: readonly string[]): Promise<Model> {
  return await withScratch(async (scratch) => {
    await scratch.execute(texts.map((text) => ({ text })));
    return await dialect.introspect(scratch, {});
  });
}

const made = (model: Model) => foundAfter(modelObjects(model).map(({ sql }) => sql));

Deno.test("stored() gives what is found where a model was made", async () => {
  await fc.assert(fc.asyncProperty(models, async (model) => {
    const found = await made(model);
    assert.deepEqual(stored(model), found);
    assert.deepEqual(stored(found), found);
  }));
});

Deno.test("stored() loses nothing of a table that was read, and making it loses nothing", async () => {
  const parent = `CREATE TABLE parent(p PRIMARY KEY, "it's")`;
  await fc.assert(
    fc.asyncProperty(madeTables, async ({ sql }) => {
      const found = await foundAfter([parent, sql]);
      assert.deepEqual(stored(found), found);
      assert.deepEqual(await made(found), found);
    }),
  );
});

const users = buildTable(
  "users",
  {
    id: t.bigInteger().primaryKey(),
    mood: t.enum("mood", ["sad", "ok"]).comment("today's").default("ok"),
    tags: t.jsonb().default([]),
    made: t.dateTime().defaultSql("(CURRENT_TIMESTAMP)"),
    boss: t.bigInteger().references("Users", { onDelete: "NO ACTION", initially: "IMMEDIATE" }),
  },
  [],
  { comment: "people" },
);

Deno.test("stored() says how SQLite has what it has another way, and leaves out what it has no place for", () => {
  const { tables: [found], ...others } = stored({
    ...emptyModel,
    enums: [{ name: "mood", labels: ["sad", "ok"] }],
    tables: [users],
  });
  assert.deepEqual({ ...others, tables: [] }, emptyModel);
  assert.deepEqual(found, {
    name: "users",
    columns: [
      { name: "id", type: { kind: "integer" }, nullable: false },
      {
        name: "mood",
        type: { kind: "enum", name: "mood", labels: ["sad", "ok"] },
        nullable: true,
        default: { kind: "literal", value: "ok" },
      },
      {
        name: "tags",
        type: { kind: "json" },
        nullable: true,
        default: { kind: "literal", value: "[]" },
      },
      {
        name: "made",
        type: { kind: "dateTime" },
        nullable: true,
        default: { kind: "expression", sql: "CURRENT_TIMESTAMP" },
      },
      { name: "boss", type: { kind: "bigInteger" }, nullable: true },
    ],
    constraints: [
      { kind: "primaryKey", columns: ["id"] },
      {
        kind: "foreignKey",
        columns: ["boss"],
        references: { table: "users", columns: ["id"] },
      },
    ],
    indexes: [],
  });
});

const refused: readonly (readonly [beyond: Partial<Model>, message: string])[] = [
  [
    { extensions: [{ name: "pg_trgm" }] },
    `SQLite has no extensions that are a database's, such as "pg_trgm"`,
  ],
  [{ sequences: [{ name: "s" }] }, 'SQLite has no sequences, such as "s"'],
  [
    { routines: [{ name: "f", arguments: "", sql: "RETURNS integer" }] },
    `SQLite has no functions that are a database's, such as "f"`,
  ],
  [
    { views: [{ name: "v", sql: "SELECT 1", materialized: true }] },
    'SQLite has no materialized views, such as "v"',
  ],
];

for (const [beyond, message] of refused) {
  Deno.test(`stored() refuses ${Object.keys(beyond)} that SQLite hasn't`, async () => {
    const error = await errorOf(() => stored({ ...emptyModel, ...beyond }));
    assert.deepEqual([error.code, error.message], ["unsupported", message]);
  });
}
