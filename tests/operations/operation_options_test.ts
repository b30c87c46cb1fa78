import assert from "node:assert/strict";
import {
  check,
  domain,
  enumType,
  exclude,
  extension,
  foreignKey,
  index,
  primaryKey,
  routine,
  sequence,
  t,
  table,
  trigger,
  unique,
  view,
} from "../../mod.ts";
import { createOp, type Op } from "../../core/operations/op.ts";
import { errorOf } from "../support/errors.ts";

/** Options with a slip, as a file may have them: its types are not looked at when it is run. */
// deno-lint-ignore no-explicit-any
const slip: any = { ifExist: true, shema: "s" };

/** Each method that has options, with a call. */
const calls: { readonly [Method in keyof Op]?: (op: Op) => unknown } = {
  createTable: (op) => op.createTable("a", { id: t.integer() }, [], slip),
  dropTable: (op) => op.dropTable("a", slip),
  alterTable: (op) => op.alterTable("a", slip),
  createTableComment: (op) => op.createTableComment("a", "b", slip),
  dropTableComment: (op) => op.dropTableComment("a", slip),
  renameTable: (op) => op.renameTable("a", "b", slip),
  addColumn: (op) => op.addColumn("a", "b", t.integer(), slip),
  alterColumn: (op) => op.alterColumn("a", "b", slip),
  dropColumn: (op) => op.dropColumn("a", "b", slip),
  createPrimaryKey: (op) => op.createPrimaryKey("k", "a", ["b"], slip),
  createUniqueConstraint: (op) => op.createUniqueConstraint("k", "a", ["b"], slip),
  createCheckConstraint: (op) => op.createCheckConstraint("k", "a", "b > 0", slip),
  createForeignKey: (op) => op.createForeignKey("k", "a", "c", ["b"], ["id"], slip),
  createExcludeConstraint: (op) =>
    op.createExcludeConstraint("k", "a", [{ column: "b", with: "=" }], slip),
  renameConstraint: (op) => op.renameConstraint("k", "a", "l", slip),
  validateConstraint: (op) => op.validateConstraint("k", "a", slip),
  dropConstraint: (op) => op.dropConstraint("k", "a", slip),
  createIndex: (op) => op.createIndex("i", "a", ["b"], slip),
  renameIndex: (op) => op.renameIndex("i", "j", slip),
  dropIndex: (op) => op.dropIndex("i", "a", slip),
  bulkInsert: (op) => op.bulkInsert("a", [{ b: 1 }], slip),
  batchAlterTable: (op) => op.batchAlterTable("a", () => {}, slip),
  createEnum: (op) => op.createEnum("e", ["x"], slip),
  dropEnum: (op) => op.dropEnum("e", slip),
  renameEnum: (op) => op.renameEnum("e", "f", slip),
  addEnumValue: (op) => op.addEnumValue("e", "y", slip),
  renameEnumValue: (op) => op.renameEnumValue("e", "y", "z", slip),
  dropEnumValue: (op) => op.dropEnumValue("e", "y", slip),
  createSequence: (op) => op.createSequence("s", slip),
  alterSequence: (op) => op.alterSequence("s", slip),
  dropSequence: (op) => op.dropSequence("s", slip),
  createDomain: (op) => op.createDomain("d", t.integer(), [], slip),
  alterDomain: (op) => op.alterDomain("d", slip),
  dropDomain: (op) => op.dropDomain("d", slip),
  createView: (op) => op.createView("v", "SELECT 1", slip),
  dropView: (op) => op.dropView("v", slip),
  refreshView: (op) => op.refreshView("v", slip),
  createFunction: (op) => op.createFunction("f", "", "", slip),
  dropFunction: (op) => op.dropFunction("f", "", slip),
  createTrigger: (op) => op.createTrigger("g", "a", slip),
  dropTrigger: (op) => op.dropTrigger("g", "a", slip),
  createSchema: (op) => op.createSchema("s", slip),
  dropSchema: (op) => op.dropSchema("s", slip),
  createExtension: (op) => op.createExtension("x", slip),
  dropExtension: (op) => op.dropExtension("x", slip),
};

/** What has no options: a text, a work, the operation of a project's own. */
const without = ["autocommitBlock", "execute", "f", "inlineLiteral", "invoke", "query"];

function anyOp(): Op {
  return createOp({
    dialect: "sqlite",
    isOffline: true,
    literal: () => "",
    query: () => Promise.resolve([]),
    perform: () => Promise.resolve(),
    enterAutocommit: () => Promise.resolve(),
    leaveAutocommit: () => Promise.resolve(),
  }).op;
}

for (const [method, call] of Object.entries(calls)) {
  Deno.test(`op.${method}() has no option of another name`, async () => {
    const { code, message, hint, where } = await errorOf(() => call(anyOp()));
    assert.deepEqual([code, where.operation], ["operation", method]);
    assert.match(message, /^There is no option "(?:ifExist|shema)"$/);
    assert.match(hint!, /^Did you mean "(?:ifExists|ifNotExists|schema)"\?$|^The options are: /);
  });
}

Deno.test("every method of op that has options is tried", () => {
  const methods = Object.entries(anyOp()).filter(([, each]) => typeof each === "function");
  const tried = [...Object.keys(calls), ...without];
  assert.deepEqual(methods.map(([name]) => name).sort(), tried.sort());
});

Deno.test("a batch's methods have no option of another name", async () => {
  const error = await errorOf(() =>
    anyOp().batchAlterTable("a", (batch) => batch.dropColumn("b", slip))
  );
  assert.match(error.message, /^There is no option "ifExist"$/);
});

/** What models and tables are made of. */
const built: { readonly [what: string]: () => unknown } = {
  "t.time()": () => t.time(slip),
  "t.dateTime()": () => t.dateTime(slip),
  "t.interval()": () => t.interval(slip),
  "t.enum()": () => t.enum("e", ["x"], slip),
  "t.domain()": () => t.domain("d", slip),
  "identity()": () => t.integer().identity(slip),
  "generatedAs()": () => t.integer().generatedAs("1", slip),
  "references()": () => table("a", { b: t.integer().references("c", slip) }),
  "unique() of a column": () => table("a", { b: t.integer().unique(slip) }),
  "index() of a column": () => table("a", { b: t.integer().index(slip) }),
  "table()": () => table("a", { b: t.integer() }, [], slip),
  "enumType()": () => enumType("e", ["x"], slip),
  "domain()": () => domain("d", t.integer(), [], slip),
  "view()": () => view("v", "SELECT 1", slip),
  "sequence()": () => sequence("s", slip),
  "routine()": () => routine("f", "", "", slip),
  "trigger()": () => trigger("g", "a", slip),
  "extension()": () => extension("x", slip),
  "primaryKey()": () => primaryKey(["b"], slip),
  "unique()": () => unique(["b"], slip),
  "check()": () => check("b > 0", slip),
  "foreignKey()": () => foreignKey(["b"], "c", [], slip),
  "exclude()": () => exclude([{ column: "b", with: "=" }], slip),
  "index()": () => index("i", ["b"], slip),
};

for (const [what, build] of Object.entries(built)) {
  Deno.test(`${what} has no option of another name`, async () => {
    const { code, message } = await errorOf(build);
    assert.equal(code, "operation");
    assert.match(message, /^There is no option "(?:ifExist|shema)"$/);
  });
}

Deno.test("a word of Alembic's is told what it is here", async () => {
  // deno-lint-ignore no-explicit-any
  const options: any = { ondelete: "CASCADE" };
  const error = await errorOf(() => table("a", { b: t.integer().references("c", options) }));
  assert.deepEqual([error.message, error.hint], [
    'There is no option "ondelete"',
    'Did you mean "onDelete"?',
  ]);
});
