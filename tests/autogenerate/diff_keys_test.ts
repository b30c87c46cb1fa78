import assert from "node:assert/strict";
import { diff } from "../../core/autogenerate/diff.ts";
import { diffRules } from "../../core/autogenerate/diff_rules.ts";
import { metadata } from "../../core/models/metadata.ts";
import { table } from "../../core/models/table.ts";
import { reverseAll } from "../../core/operations/rules.ts";
import { foreignKey, primaryKey, unique } from "../../core/schema/builders.ts";
import { t } from "../../core/schema/column_types.ts";
import { emptyModel } from "../../core/schema/edit.ts";
import type { Model } from "../../core/schema/model.ts";
import { execute } from "../../core/statements.ts";
import { eachDatabase } from "../support/databases.ts";

const text = t.string(20).notNull();
const id = t.integer().notNull();

const rows: readonly { readonly name: string; readonly before: Model; readonly after: Model }[] = [
  {
    name: "a table goes that refers to a key which goes, too",
    before: metadata(
      table("users", { id, code: text }, [unique(["code"], { name: "codes" })]),
      table("notes", { code: text }, [foreignKey(["code"], "users", ["code"], { name: "by" })]),
    ),
    after: metadata(table("users", { id, code: text })),
  },
  {
    name: "a table stays that refers to a key which becomes another one",
    before: metadata(
      table("users", { id, code: text }, [unique(["code"], { name: "codes" })]),
      table("notes", { code: text }, [foreignKey(["code"], "users", ["code"], { name: "by" })]),
    ),
    after: metadata(
      table("users", { id, code: text }, [primaryKey(["code"], { name: "users_key" })]),
      table("notes", { code: text }, [foreignKey(["code"], "users", ["code"], { name: "by" })]),
    ),
  },
  {
    name: "a table comes that refers to a key which comes, too",
    before: metadata(table("users", { id, code: text })),
    after: metadata(
      table("users", { id, code: text }, [unique(["code"], { name: "codes" })]),
      table("notes", { code: text }, [foreignKey(["code"], "users", ["code"], { name: "by" })]),
    ),
  },
  {
    name: "a table goes that refers to a column which gets another type",
    before: metadata(
      table("users", { code: text }, [unique(["code"], { name: "codes" })]),
      table("notes", { code: text }, [foreignKey(["code"], "users", ["code"], { name: "by" })]),
    ),
    after: metadata(
      table("users", { code: t.integer().notNull() }, [unique(["code"], { name: "codes" })]),
    ),
  },
  {
    name: "tables refer to each other by their keys alone",
    before: emptyModel,
    after: metadata(
      table("left", { id: t.integer().primaryKey() }, [
        foreignKey(["id"], "right", ["id"], { name: "left_of" }),
      ]),
      table("right", { id: t.integer().primaryKey() }, [
        foreignKey(["id"], "left", ["id"], { name: "right_of" }),
      ]),
    ),
  },
];

for (const { name, before, after } of rows) {
  eachDatabase(`diff() moves foreign keys out of the way: ${name}`, async (test) => {
    const { dialect } = test.database;
    const connection = await test.connect();
    const rules = await diffRules(dialect);
    const sides = { complete: new Set<keyof Model>(["tables"]) };
    const between = (one: Model, other: Model) =>
      diff({ ...sides, before: one, after: other }, rules);
    const run = (operations: ReturnType<typeof diff>) =>
      execute(operations, { dialect, connection });
    const read = () => dialect.introspect(connection, {});

    await run(between(emptyModel, await dialect.stored(before, connection)));
    const start = await read();
    const wanted = await dialect.stored(after, connection);
    const operations = between(start, wanted);
    await run(operations);
    assert.deepEqual(between(await read(), wanted), []);
    await run(reverseAll(operations, start).operations);
    assert.deepEqual(between(await read(), start), []);
  });
}
