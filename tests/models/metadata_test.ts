import assert from "node:assert/strict";
import { declarationsIn } from "../../core/models/declaration.ts";
import { metadataOf } from "../../core/models/metadata.ts";
import {
  entity,
  enumType,
  extension,
  getCustomTables,
  getRegisteredTables,
  hasCustomTables,
  metadata,
  schema,
  sequence,
  t,
  table,
  trigger,
  view,
} from "../../mod.ts";
import { errorOf } from "../support/errors.ts";

const users = entity("users", { mood: t.enum("mood", ["sad", "ok"]) });
const orders = table("orders", { moods: t.array(t.enum("mood", ["sad", "ok"])) }, [], {
  schema: "shop",
  renamedFrom: "purchases",
});
const size = enumType("size", ["s", "m"], { schema: "types" });
const adults = view("adults", "SELECT 1", { schema: "shop" });
const touch = trigger("touch", "users", { event: "AFTER INSERT", action: "BEGIN SELECT 1; END" });
const trigrams = extension("pg_trgm", { schema: "ext" });

Deno.test("metadata() finds what modules, lists and objects hold, each once", () => {
  const module = { users, all: [orders, { deep: [users, adults] }], size, text: "", none: null };
  const found = metadata(module, touch, [trigrams, new Date(), () => users]);
  assert.deepEqual(found, {
    schemas: ["shop", "types"],
    extensions: [trigrams.entry],
    enums: [size.entry, { name: "mood", labels: ["sad", "ok"] }],
    sequences: [],
    domains: [],
    routines: [],
    tables: [users.entry, orders.entry],
    views: [adults.entry],
    triggers: [touch.entry],
    renames: [{ table: "orders", schema: "shop", from: "purchases" }],
  });
});

Deno.test("metadata() takes models, and what they say was called otherwise", () => {
  const model = metadata(users, orders, schema("empty"), trigrams);
  assert.deepEqual(metadata({ model }, trigrams), model);
  assert.deepEqual(model.schemas, ["empty", "shop"]);
});

Deno.test("metadata() finds its way out of what holds itself", () => {
  const module: Record<string, unknown> = { users };
  module["self"] = module;
  assert.deepEqual(metadata(module).tables, [users.entry]);
});

const clashes: readonly (readonly [models: object, message: string])[] = [
  [[users, entity("users", {})], 'Two tables are called "users"'],
  [[table("t", {}), view("t", "SELECT 1")], 'A table and a view are called "t"'],
  [[view("s", "SELECT 1"), sequence("s")], 'A view and a sequence are called "s"'],
  [[orders, table("orders", {}, [], { schema: "shop" })], 'Two tables are called "shop.orders"'],
  [
    [
      users,
      table("t", { a: t.enum("mood", ["ok", "sad"]) }),
    ],
    'The enum "mood" has the labels sad, ok in "users.mood", and ok, sad in "t.a"',
  ],
  [
    [enumType("mood", ["sad"]), users],
    'The enum "mood" has the labels sad in its declaration, and sad, ok in "users.mood"',
  ],
];

for (const [models, message] of clashes) {
  Deno.test(`metadata() is refused: ${message}`, async () => {
    const error = await errorOf(() => metadata(models));
    assert.deepEqual([error.code, error.message], ["target", message]);
  });
}

Deno.test("metadata() takes tables for two in two schemas, and triggers on two tables", () => {
  const insert = { event: "AFTER INSERT", action: "BEGIN SELECT 1; END" };
  const { tables, triggers } = metadata([
    table("t", {}),
    table("t", {}, [], { schema: "s" }),
    trigger("touch", "t", insert),
    trigger("touch", "u", insert),
  ]);
  assert.deepEqual([tables.length, triggers.length], [2, 2]);
});

Deno.test("metadataOf() says which files have two tables of one name", async () => {
  const placed = [
    ...declarationsIn({ users }).map((each) => ({ ...each, origin: "a.ts", file: "/p/a.ts" })),
    ...declarationsIn({ people: entity("users", {}) })
      .map((each) => ({ ...each, origin: "b.ts", file: "/p/b.ts" })),
  ];
  const error = await errorOf(() => metadataOf(placed));
  assert.deepEqual([error.where.file, error.hint], [
    "/p/b.ts",
    'One is "users" in a.ts, the other "people" in b.ts: give it another name, or leave it out.',
  ]);
});

Deno.test("getRegisteredTables() gives the names, sorted, of models and of their metadata", () => {
  const names = ["shop.orders", "users"];
  assert.deepEqual(getRegisteredTables([users, orders, adults]), names);
  assert.deepEqual(getRegisteredTables(metadata(orders, users)), names);
  assert.deepEqual(getRegisteredTables([]), []);
});

Deno.test("getCustomTables() leaves out the framework's own tables", () => {
  const framework = { users };
  assert.deepEqual(getCustomTables([framework, orders], framework), ["shop.orders"]);
  assert.deepEqual(getCustomTables([users, orders]), ["shop.orders", "users"]);
  assert.deepEqual([hasCustomTables([users, orders], framework), hasCustomTables(users, users)], [
    true,
    false,
  ]);
});
