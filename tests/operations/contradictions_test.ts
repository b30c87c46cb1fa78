import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { columns } from "../../core/operations/columns.ts";
import { constraints } from "../../core/operations/constraints.ts";
import { data } from "../../core/operations/data.ts";
import { enums } from "../../core/operations/enums.ts";
import { functions } from "../../core/operations/functions.ts";
import { indexes } from "../../core/operations/indexes.ts";
import { invoke } from "../../core/operations/invoke.ts";
import { domains } from "../../core/operations/domains.ts";
import { sequences } from "../../core/operations/sequences.ts";
import { tables } from "../../core/operations/tables.ts";
import { triggers } from "../../core/operations/triggers.ts";
import { views } from "../../core/operations/views.ts";
import {
  defineOperation,
  defineType,
  foreignKey,
  index,
  primaryKey,
  sql,
  t,
  unique,
} from "../../mod.ts";

/** What contradicts itself whatever the database, and what is said of it when it is asked for. */
const rows: { readonly [message: string]: () => unknown } = {
  'Table "t" has two primary keys: (id) and (id)': () =>
    tables.createTable("t", { id: t.integer().primaryKey() }, [primaryKey(["id"])]),
  'Table "t" has two primary keys: (a) and (b)': () =>
    tables.createTable("t", { a: t.integer(), b: t.integer() }, [
      primaryKey(["a"]),
      primaryKey(["b"]),
    ]),
  'Column "a" has no type': () => tables.createTable("t", { a: JSON.parse("null") }),
  'Column "b" has no type': () => columns.addColumn("t", "b", Object(t.integer)),
  'Column "c" has no type': () => columns.alterColumn("t", "c", { type: JSON.parse('"TEXT"') }),
  'Table "t" has no column "b" for a constraint or index to be on': () =>
    tables.createTable("t", { a: t.integer() }, [unique(["a", "b"])]),
  'Table "t" has no column "c" for a constraint or index to be on': () =>
    tables.createTable("t", { a: t.integer() }, [index("i", ["c", "a"])]),
  'Table "t" has no column "d" for a constraint or index to be on': () =>
    tables.createTable("t", { a: t.integer() }, [index("i", ["a"], { include: ["d"] })]),
  'Column "a" has a default and generatedAs()': () =>
    tables.createTable("t", { a: t.integer().default(1).generatedAs("1") }),
  'Column "a" has a default and autoIncrement()': () =>
    columns.addColumn("t", "a", t.integer().defaultSql("1").autoIncrement()),
  'Column "a" has a default and identity()': () =>
    tables.createTable("t", { a: t.integer().default(1).identity() }),
  'Column "b" can\'t number the rows: its type is text': () =>
    tables.createTable("t", { b: t.text().identity() }),
  "Can't read the reference []": () => columns.addColumn("t", "a", t.integer().references([])),
  'Column "a" can\'t go to two places': () =>
    columns.addColumn("t", "a", t.text(), { first: true, insertAfter: "b" }),
  'Column "a" can\'t stand beside itself': () =>
    columns.alterColumn("t", "a", { insertBefore: "a" }),
  '"p" has the columns of "t", and can\'t have its own': () =>
    tables.createTable("p", { a: t.text() }, [], { partitionOf: { name: "t", bound: "DEFAULT" } }),
  'Can\'t change table "t": nothing is named': () => tables.alterTable("t", {}),
  'Column "a" can\'t number the rows: its type is string': () =>
    tables.createTable("t", { a: t.string().primaryKey().autoIncrement() }),
  'Can\'t change column "a": nothing is named': () => columns.alterColumn("t", "a", {}),
  'Can\'t change column "a": two defaults are named': () =>
    columns.alterColumn("t", "a", { default: 1, defaultSql: "1" }),
  "Can't change column \"a\": its values can't come from default and identity": () =>
    columns.alterColumn("t", "a", { default: 0, identity: {} }),
  'Can\'t change column "a": using goes with a type': () =>
    columns.alterColumn("t", "a", { nullable: true, using: "1" }),
  'Which constraint of "t" is to go?': () => constraints.dropConstraint(null, "t"),
  'Column "a" is new, and can\'t have been "b"': () =>
    columns.addColumn("t", "a", t.integer().renamedFrom("b")),
  'Column "c" is new, and can\'t have been "d"': () =>
    tables.createTable("t", { c: t.integer().renamedFrom("d") }),
  'The enum "mood" has the label "ok" twice': () => t.enum("mood", ["ok", "sad", "ok"]),
  'A type can\'t be called "my type"': () =>
    defineType({ name: "my type", module: "./types.ts", storage: {} }),
  'A check of "t" is told by its condition, not by columns': () =>
    constraints.dropConstraint(null, "t", { type: "check", columns: ["a"] }),
  'Only a check of "t" is told by its condition': () =>
    constraints.dropConstraint(null, "t", { type: "unique", sql: "a" }),
  "A primary key is over no columns": () => primaryKey([]),
  "A unique constraint is over no columns": () => unique([]),
  'A key on a, b says how "c" is sorted, which isn\'t in it': () =>
    unique(["a", "b"], { sorting: { c: { order: "DESC" } } }),
  "A foreign key is over no columns": () => foreignKey([], "t"),
  'Index "i" is over no columns': () => indexes.createIndex("i", "t", []),
  'Index "i" is over a list of columns': () => indexes.createIndex("i", "t", "a" as never),
  "A unique constraint is over a list of columns": () => unique("a" as never),
  'Constraints and indexes of table "t" are a list': () =>
    tables.createTable("t", { a: t.integer() }, unique(["a"]) as never),
  'A foreign key leads from a, b to c of "t"': () => foreignKey(["a", "b"], "t", ["c"]),
  "A constraint is to be deferred, and not deferrable": () =>
    unique(["a"], { deferrable: false, initially: "DEFERRED" }),
  'Can\'t read the reference "a.b.c.d"': () =>
    tables.createTable("t", { a: t.integer().references("a.b.c.d") }),
  'Can\'t read the reference "a."': () =>
    tables.createTable("t", { a: t.integer().references("a.") }),
  'Can\'t add "id" to "t" as its primary key': () =>
    columns.addColumn("t", "id", t.integer().primaryKey()),
  "The index on lower(a) needs a name": () =>
    indexes.createIndex(null, "t", ["b", sql("lower(a)")]),
  'Can\'t change domain "d": nothing is named': () => domains.alterDomain("d", { schema: "App" }),
  'Domain "d" can\'t have two defaults': () =>
    domains.alterDomain("d", { default: 1, defaultSql: "1" }),
  'Domain "d" says what only a column can': () =>
    domains.createDomain("d", t.integer().primaryKey()),
  'Can\'t change sequence "s": nothing is named': () =>
    sequences.alterSequence("s", { schema: "App" }),
  'The enum "mood" has the label "sad" twice': () => enums.createEnum("mood", ["ok", "sad", "sad"]),
  'Is "glad" to come before or after another label?': () =>
    enums.addEnumValue("mood", "glad", { before: "ok", after: "sad" }),
  'The label "ok" can\'t take its own place': () =>
    enums.dropEnumValue("mood", "ok", { replaceWith: "ok" }),
  'start of sequence "s" can\'t be 0.5': () => sequences.createSequence("s", { start: 0.5 }),
  'maxValue of sequence "s" can\'t be 9007199254740992': () =>
    sequences.alterSequence("s", { maxValue: 2 ** 53 }),
  'View "v" can\'t both replace one that is there and leave it as it is': () =>
    views.createView("v", "SELECT 1", { replace: true, ifNotExists: true }),
  'View "v" keeps no rows that could be indexed': () =>
    views.createView("v", "SELECT 1 AS a", { indexes: [index("i", ["a"])] }),
  'The query of view "v" is empty': () => views.createView("v", " \n"),
  'What stands behind function "f" is empty': () => functions.createFunction("f", "a text", ""),
  'The event of trigger "a" is empty': () =>
    triggers.createTrigger("a", "t", { event: "", action: "BEGIN SELECT 1; END" }),
  'The action of trigger "a" is empty': () =>
    triggers.createTrigger("a", "t", { event: "AFTER INSERT", action: " " }),
  "op.invoke() was given no operation": () => invoke.invoke(JSON.parse("null")),
  'An operation can\'t be called "create role"': () =>
    defineOperation({ name: "create role", module: "roles", sql: () => "" }),
  "Nothing undoes createRole()": () =>
    defineOperation({ name: "createRole", module: "roles", sql: () => "" }).reverse(),
  "Argument 2 of createRole() can't be undefined": () =>
    defineOperation({
      name: "createRole",
      module: "roles",
      sql: (name: string, password: string) => `${name}${password}`,
    })("a", unlikely(undefined)),
  "op.execute() was given no SQL": () => data.execute(" \n\t"),
  'The rows for "t" differ in their columns: the first has a, row 2 has a, b': () =>
    data.bulkInsert("t", [{ a: 1 }, { a: 1, b: 2 }]),
  'Row 1 for "t" names no column': () => data.bulkInsert("t", [{}, { a: 1 }]),
  'The rows for "t" have no column "b" to be of a type': () =>
    data.bulkInsert("t", [{ a: 1 }], { types: { a: t.integer(), b: t.date() } }),
  'Column "a" of row 2 for "t" can\'t be undefined': () =>
    data.bulkInsert("t", [{ a: 1 }, { a: unlikely(undefined) }]),
  'Column "a" of row 1 for "t" can\'t hold a Map': () =>
    data.bulkInsert("t", [{ a: [{ b: unlikely(new Map()) }] }]),
  'The parameter ":a" can\'t be a function': () =>
    data.execute("SELECT :a", { a: unlikely(() => 1) }),
  "A default can't be a Temporal": () => t.text().default(unlikely(new class Temporal {}())),
};

/** What only JavaScript lets through. */
function unlikely(value: unknown): string {
  return value as string;
}

for (const [message, build] of Object.entries(rows)) {
  Deno.test(`op refuses: ${message}`, () => {
    assert.throws(build, (error) => {
      assert.ok(error instanceof MigrateError);
      assert.equal(error.message, message);
      return error.code === "operation";
    });
  });
}
