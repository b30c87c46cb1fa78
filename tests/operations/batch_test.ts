import type { batch, BatchOptions } from "../../core/operations/batch.ts";
import type { Op } from "../../core/operations/op.ts";
import { check, foreignKey, sql, t, table, unique } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import type { Work } from "./run.ts";
import { makeSchema, schemaOn, users } from "./samples.ts";

/** A table that loses much where it is made anew without care. */
const accounts: Work = (op) => {
  users(op);
  op.createTable("accounts", {
    id: t.integer().primaryKey().autoIncrement(),
    name: t.text().collate(op.dialect === "sqlite" ? "NOCASE" : "C").notNull().unique(),
    owner: t.integer().references("users.id", { onDelete: "CASCADE", deferrable: true }),
    age: t.integer().check("age > 0"),
    twice: t.integer().generatedAs("age * 2"),
  });
  op.createIndex("ix_accounts_lower", "accounts", [sql("lower(name)")], { where: "age > 1" });
  op.createTable("entries", { account: t.integer().references("accounts.id") });
  op.bulkInsert("accounts", [{ name: "a", owner: 1, age: 2 }, { name: "b", owner: 2, age: 3 }]);
  op.execute("DELETE FROM accounts WHERE name = 'b'");
  op.bulkInsert("entries", [{ account: 1 }]);
};

/** Options for SQLite: they mean nothing to PostgreSQL, and a model isn't told of which database it is. */
const onSqlite = ({ dialect }: Op, options: BatchOptions): BatchOptions =>
  dialect === "sqlite" ? options : {};

const rows: OperationRows<typeof batch> = {
  batchAlterTable: [
    {
      name: "each method",
      before(op) {
        accounts(op);
        op.createIndex("ix_age", "accounts", ["age"]);
        op.createCheckConstraint("small", "accounts", "age < 200");
        op.createCheckConstraint("positive", "accounts", "age > -1");
      },
      run: (op) =>
        op.batchAlterTable("accounts", (batch) => {
          batch.dropColumn("twice");
          batch.addColumn("email", t.string(80).notNull().default("-").index());
          batch.alterColumn("age", { type: t.bigInteger(), nullable: false, default: 1 });
          batch.createUniqueConstraint("uq_email", ["email", "id"]);
          batch.createCheckConstraint("ck_email", "email <> ''");
          batch.createForeignKey("fk_owner", "users", ["owner"], ["id"], { onDelete: "SET NULL" });
          batch.dropConstraint("small", { type: "check" });
          batch.renameConstraint("positive", "natural");
          batch.createIndex("ix_owner", ["owner"], { unique: true });
          batch.renameIndex("ix_age", "ix_years");
          batch.dropIndex("ix_accounts_lower");
          batch.createTableComment("who");
          batch.alterColumn("name", { name: "title" });
        }),
      refuses: ["INSERT INTO accounts (title, email) VALUES ('x', '')"],
      lost: "the constraint's place",
    },
    {
      name: "nothing to do",
      before: users,
      run: (op) => op.batchAlterTable("users", () => {}),
    },
    {
      name: "what ALTER TABLE does, with recreate: never",
      before: users,
      run: (op) =>
        op.batchAlterTable("users", (batch) => {
          batch.addColumn("email", t.text());
          batch.createIndex("ix_email", ["email"]);
          batch.alterColumn("email", { name: "mail" });
        }, { recreate: "never" }),
    },
    {
      name: "what ALTER TABLE doesn't, with recreate: never",
      before: users,
      run(op) {
        op.alterColumn("users", "name", { nullable: true });
        op.batchAlterTable("users", (batch) => batch.alterColumn("age", { default: 1 }), {
          recreate: "never",
        });
      },
      fails: ["sqlite"],
      blames: "batchAlterTable.alterColumn",
    },
    {
      name: "in any case, with recreate: always",
      before: accounts,
      run: (op) =>
        op.batchAlterTable("accounts", (batch) => batch.createIndex("ix_age", ["age"]), {
          recreate: "always",
        }),
    },
    {
      name: "in a schema",
      before(op) {
        makeSchema(op);
        op.createTable("t", { a: t.integer().notNull() }, [], { schema: schemaOn(op.dialect) });
      },
      run: (op) =>
        op.batchAlterTable("t", (batch) => {
          batch.alterColumn("a", { nullable: true });
          batch.addColumn("b", t.integer().references("t.a", { schema: schemaOn(op.dialect) }));
          batch.createUniqueConstraint("uq", ["a"]);
        }, { schema: schemaOn(op.dialect) }),
      fails: ["postgresql"],
      blames: "batchAlterTable.addColumn",
    },
    {
      name: "columns among others",
      before: users,
      run: (op) =>
        op.batchAlterTable("users", (batch) => {
          batch.addColumn("email", t.text(), { insertAfter: "id" });
          batch.alterColumn("age", { insertBefore: "name", type: t.text() });
        }),
      fails: ["postgresql"],
    },
    {
      name: "an order of columns",
      before: accounts,
      run: (op) =>
        op.batchAlterTable(
          "accounts",
          (batch) => batch.addColumn("z", t.integer()),
          onSqlite(op, {
            partialReordering: [["z", "age", "id"], ["age", "name"]],
          }),
        ),
    },
    {
      name: "an order of columns that goes in a circle",
      before: users,
      run: (op) =>
        op.batchAlterTable("users", () => {}, {
          partialReordering: [["age", "id"], ["id", "age"]],
        }),
      fails: ["sqlite"],
      unlike: "PostgreSQL passes the order over",
    },
    {
      name: "further constraints, unless they are there",
      before: accounts,
      run: (op) =>
        op.batchAlterTable(
          "accounts",
          (batch) => batch.alterColumn("age", { default: 3 }),
          onSqlite(op, {
            tableArgs: [check("AGE > 0"), check("id > 0", { name: "natural" }), unique(["name"])],
          }),
        ),
    },
    {
      name: "STRICT and WITHOUT ROWID",
      before(op) {
        op.createTable("t", { a: t.text().primaryKey(), b: t.integer() });
        op.bulkInsert("t", [{ a: "b", b: 1 }, { a: "a", b: null }]);
      },
      run: (op) =>
        op.batchAlterTable(
          "t",
          (batch) => batch.addColumn("c", t.string(20)),
          onSqlite(op, {
            tableKwargs: { strict: true, withoutRowid: true },
          }),
        ),
    },
    {
      name: "columns taken for something else",
      before(op) {
        op.createTable("t", { id: t.integer().primaryKey(), flag: t.integer(), name: t.text() });
        op.bulkInsert("t", [{ id: 1, flag: 1, name: "x" }]);
      },
      run: (op) =>
        op.batchAlterTable(
          "t",
          (batch) => batch.alterColumn("name", { nullable: false }),
          onSqlite(op, {
            reflectArgs: { flag: t.boolean(), name: t.string(20).default("y") },
          }),
        ),
      lost: "what the columns were",
    },
    {
      name: "constraints named by a convention, to be dropped",
      before: (op) =>
        op.createTable("t", { a: t.integer().primaryKey(), b: t.integer().check("b > 0") }, [
          unique(["b"]),
          foreignKey(["b"], "t", ["a"], { onDelete: "CASCADE" }),
        ]),
      run: (op) =>
        op.batchAlterTable("t", (batch) => {
          const isNamed = op.dialect === "sqlite";
          batch.dropConstraint(isNamed ? "fk_t_b_t" : "t_b_fkey", { type: "foreignKey" });
        }, {
          namingConvention: {
            fk: "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            uq: "uq_%(table_name)s_%(column_0_name)s",
            ck: "ck_%(table_name)s_%(constraint_name)s",
          },
        }),
      lost: "names that the database made up",
      unlike: "the name that PostgreSQL has given it",
    },
    {
      name: "the table taken for something else",
      before: accounts,
      run: (op) =>
        op.batchAlterTable("accounts", (batch) => batch.dropColumn("twice"), {
          copyFrom: table("accounts", {
            id: t.integer().primaryKey(),
            name: t.string(40).notNull(),
            owner: t.integer(),
            age: t.integer().index(),
            twice: t.integer(),
          }),
        }),
      lost: "what the table was",
    },
    {
      name: "the table taken for one that lacks a column",
      before: accounts,
      run: (op) =>
        op.batchAlterTable("accounts", (batch) => batch.alterColumn("age", { default: 1 }), {
          copyFrom: table("accounts", { id: t.integer().primaryKey() }),
        }),
      fails: ["sqlite"],
      lost: "what the table was",
    },
    {
      name: "one operation that doesn't fit",
      before: users,
      run: (op) =>
        op.batchAlterTable("users", (batch) => {
          batch.alterColumn("name", { nullable: true });
          batch.dropConstraint("nope", { type: "unique" });
        }),
      fails: ["sqlite", "postgresql"],
      blames: "batchAlterTable.dropConstraint",
    },
    {
      name: "rows that are against it",
      before: users,
      run: (op) =>
        op.batchAlterTable("users", (batch) => {
          batch.alterColumn("name", { nullable: true });
          batch.alterColumn("age", { nullable: false });
        }),
      fails: ["sqlite", "postgresql"],
      blames: "batchAlterTable.alterColumn",
    },
  ],
};

testOperations("batch", rows);
