import assert from "node:assert/strict";
import type { Column } from "../../core/schema/model.ts";
import {
  check,
  domain,
  entity,
  enumType,
  extension,
  foreignKey,
  index,
  metadata,
  primaryKey,
  routine,
  sequence,
  sql,
  t,
  table,
  trigger,
  unique,
  view,
} from "../../mod.ts";
import { errorOf } from "../support/errors.ts";

Deno.test("table() gives the table, and what was called otherwise", () => {
  const users = table("users", {
    id: t.integer().primaryKey(),
    email: t.string(255).notNull().renamedFrom("mail"),
    team_id: t.integer().references("teams.id", { onDelete: "CASCADE" }),
  }, [
    unique(["email"], { name: "uq_email" }),
    check("email <> ''"),
    index("ix_team", ["team_id", sql("lower(email)"), { column: "id", order: "DESC" }]),
  ], { schema: "app", comment: "people", strict: true, renamedFrom: "people" });

  assert.deepEqual(users, {
    declares: "tables",
    entry: {
      name: "users",
      schema: "app",
      comment: "people",
      strict: true,
      columns: [
        { name: "id", type: { kind: "integer" }, nullable: false },
        { name: "email", type: { kind: "string", length: 255 }, nullable: false },
        { name: "team_id", type: { kind: "integer" }, nullable: true },
      ],
      constraints: [
        { kind: "primaryKey", columns: ["id"] },
        { kind: "unique", columns: ["email"], name: "uq_email" },
        { kind: "check", sql: "email <> ''" },
        {
          kind: "foreignKey",
          columns: ["team_id"],
          references: { table: "teams", columns: ["id"] },
          onDelete: "CASCADE",
        },
      ],
      indexes: [{
        name: "ix_team",
        keys: [
          { column: "team_id" },
          { expression: "lower(email)" },
          { column: "id", order: "DESC" },
        ],
      }],
    },
    renames: [
      { table: "users", schema: "app", from: "people" },
      { table: "users", schema: "app", column: "email", from: "mail" },
    ],
  });
});

Deno.test("entity() has id, created_at, updated_at and tags behind its own columns", () => {
  const { entry } = entity("users", {
    email: t.string(255).notNull(),
    name: t.string(),
  }, [unique(["email"]), index("ix_users_created_at", ["created_at"])]);
  const now: Column["default"] = { kind: "expression", sql: "CURRENT_TIMESTAMP" };
  assert.deepEqual(entry, {
    name: "users",
    columns: [
      { name: "email", type: { kind: "string", length: 255 }, nullable: false },
      { name: "name", type: { kind: "string" }, nullable: true },
      { name: "id", type: { kind: "ulid" }, nullable: false },
      { name: "created_at", type: { kind: "dateTime" }, nullable: false, default: now },
      { name: "updated_at", type: { kind: "dateTime" }, nullable: false, default: now },
      {
        name: "tags",
        type: { kind: "json" },
        nullable: false,
        default: { kind: "literal", value: "[]" },
      },
    ],
    constraints: [
      { kind: "primaryKey", columns: ["id"] },
      { kind: "unique", columns: ["email"] },
    ],
    indexes: [{ name: "ix_users_created_at", keys: [{ column: "created_at" }] }],
  });
});

Deno.test("entity() has no column twice", async () => {
  // @ts-expect-error: an entity has its tags already
  const error = await errorOf(() => entity("users", { tags: t.integer() }));
  assert.deepEqual([error.code, error.message], [
    "operation",
    'The entity "users" has "tags" already',
  ]);
});

Deno.test("table() and entity() know their columns' names when they are checked", async () => {
  const columns = { id: t.integer().primaryKey(), email: t.string() };
  const wrong: readonly (() => unknown)[] = [
    // @ts-expect-error: there is no column "mail"
    () => table("users", columns, [unique(["mail"])]),
    // @ts-expect-error: there is no column "mail"
    () => table("users", columns, [primaryKey(["email", "mail"])]),
    // @ts-expect-error: there is no column "team"
    () => table("users", columns, [foreignKey(["team"], "teams")]),
    // @ts-expect-error: there is no column "mail"
    () => table("users", columns, [index("ix", ["mail", "id"])]),
    // @ts-expect-error: there is no column "mail"
    () => table("users", columns, [index("ix", [{ column: "mail", order: "DESC" }])]),
    // @ts-expect-error: an entity has its id already
    () => entity("users", columns, [unique(["email"])]),
    // @ts-expect-error: there is no column "made_at"
    () => entity("users", { email: t.string() }, [index("ix", ["made_at"])]),
    // @ts-expect-error: there is no such action
    () => table("users", { team: t.integer().references("teams.id", { onDelete: "DROP" }) }),
  ];
  for (const declare of wrong.slice(0, -1)) await errorOf(declare);
});

Deno.test("enumType() is a type for columns, and is there without them", () => {
  const mood = enumType("mood", ["sad", "ok"], { schema: "app" });
  const type = { kind: "enum", name: "mood", schema: "app", labels: ["sad", "ok"] } as const;
  const { entry } = table("users", { mood: mood().notNull(), before: mood() });
  assert.deepEqual(entry.columns, [
    { name: "mood", type, nullable: false },
    { name: "before", type, nullable: true },
  ]);
  const enums = [{ name: "mood", schema: "app", labels: ["sad", "ok"] }];
  assert.deepEqual([metadata(mood).enums, metadata(mood).schemas], [enums, ["app"]]);
});

Deno.test("a domain that is called begins a column of it", () => {
  const email = domain("email", t.text().check("VALUE <> ''"), [], { schema: "app" });
  const users = table("users", { email: email().notNull() });
  assert.deepEqual(users.entry.columns, [
    { name: "email", type: { kind: "domain", name: "email", schema: "app" }, nullable: false },
  ]);
  const checks = [{ kind: "check", sql: "VALUE <> ''" }];
  const entry = { name: "email", schema: "app", type: { kind: "text" }, nullable: true, checks };
  assert.deepEqual([metadata(email).domains, metadata(email).schemas], [[entry], ["app"]]);
});

Deno.test("what else models declare is what the operations that make it say", () => {
  const action = { event: "AFTER INSERT", action: "BEGIN SELECT 1; END" };
  assert.deepEqual(
    [
      view("adults", "SELECT 1", { columns: ["one"] }),
      sequence("numbers", { start: 10 }),
      routine("f", "a integer", "RETURNS integer LANGUAGE sql AS 'SELECT a'"),
      trigger("touch", "users", action),
      extension("pg_trgm", { schema: "ext" }),
    ],
    [
      { declares: "views", entry: { name: "adults", sql: "SELECT 1", columns: ["one"] } },
      { declares: "sequences", entry: { name: "numbers", start: 10 } },
      {
        declares: "routines",
        entry: {
          name: "f",
          arguments: "a integer",
          sql: "RETURNS integer LANGUAGE sql AS 'SELECT a'",
        },
      },
      { declares: "triggers", entry: { name: "touch", table: "users", ...action } },
      { declares: "extensions", entry: { name: "pg_trgm", schema: "ext" } },
    ],
  );
});

const contradictions: { readonly [message: string]: () => unknown } = {
  'Table "t" has no column "b" for a constraint or index to be on': () =>
    table("t", { a: t.integer() } as { a: ReturnType<typeof t.integer>; b: never }, [
      unique(["b"]),
    ]),
  'The enum "mood" has the label "ok" twice': () => enumType("mood", ["ok", "ok"]),
  'The query of view "v" is empty': () => view("v", " "),
  'start of sequence "s" can\'t be 1.5': () => sequence("s", { start: 1.5 }),
};

for (const [message, declare] of Object.entries(contradictions)) {
  Deno.test(`a model is refused: ${message}`, async () => {
    const error = await errorOf(declare);
    assert.deepEqual([error.code, error.message], ["operation", message]);
  });
}
