import type { Op } from "../../core/operations/op.ts";
import type { data } from "../../core/operations/data.ts";
import { t } from "../../mod.ts";
import { type OperationRows, testOperations } from "./rows.ts";
import { makeSchema, oddNames, oddTexts, schemaOn, users, values } from "./samples.ts";

const columnsOfValues = Object.fromEntries(
  Object.entries(values).map(([name, { column }]) => [name, column]),
);
const oneOfEach = Object.fromEntries(
  Object.entries(values).map(([name, { value }]) => [name, value]),
);
const noneOfThem = Object.fromEntries(Object.keys(values).map((name) => [name, null]));

/** A column that holds lists. */
const manyOn = ({ dialect }: Op) => dialect === "sqlite" ? t.json() : t.array(t.text());

const rows: OperationRows<typeof data> = {
  execute: [
    {
      name: "one statement",
      before: users,
      run: (op) => op.execute("UPDATE users SET age = 31 WHERE name = 'Ann'"),
    },
    {
      name: "several, with comments and semicolons in texts",
      before: users,
      run: (op) =>
        op.execute(`
          -- first; not yet
          UPDATE users SET name = 'semi;colon -- no comment' WHERE id = 1;
          /* then; */ INSERT INTO users (id, name) VALUES (3, 'three'); -- at the end;
          UPDATE users SET age = 3 WHERE id = 3
          -- and that's it`),
    },
    { name: "comments alone", run: (op) => op.execute("-- nothing; at all") },
    {
      name: "colons mean nothing without parameters",
      before: users,
      run: (op) => op.execute("UPDATE users SET name = ':name' || ' \\: ' || '::'"),
    },
    {
      name: "parameters",
      before: users,
      run: (op) =>
        op.execute(
          "UPDATE users SET name = :name || ':name' || '\\:' /* :no */ WHERE id = :id OR name = :name",
          { name: oddTexts.hostile, id: 1 },
        ),
    },
    {
      name: "parameters that several statements share",
      before: users,
      run: (op) =>
        op.execute(
          `UPDATE users SET age = :age WHERE id = 1;
           INSERT INTO users (id, name, age) VALUES (:id, :name, :age);`,
          { age: 40, id: 3, name: "three" },
        ),
    },
    {
      name: "a parameter of each kind",
      before: (op) => op.createTable("t", columnsOfValues),
      run(op) {
        const names = Object.keys(values);
        const columns = names.map((name) => `"${name}"`).join(", ");
        const parameters = names.map((name) => `:${name}`).join(", ");
        op.execute(`INSERT INTO t (${columns}) VALUES (${parameters})`, oneOfEach);
      },
    },
    {
      name: "literals",
      before: (op) => op.createTable("t", { text: t.text(), list: t.json(), many: manyOn(op) }),
      run(op) {
        for (const text of Object.values(oddTexts)) {
          op.execute(`INSERT INTO t (text) VALUES (${op.inlineLiteral(text)})`);
        }
        const [list, many] = [op.inlineLiteral(["a"]), op.inlineLiteral(["a"], manyOn(op))];
        op.execute(`INSERT INTO t (list, many) VALUES (${list}, ${many})`);
      },
    },
    {
      name: "a trigger with statements of its own",
      before: users,
      run(op) {
        op.execute(
          op.dialect === "sqlite"
            ? `CREATE TRIGGER older AFTER INSERT ON users BEGIN
                 UPDATE users SET age = 1 WHERE id = new.id;
                 UPDATE users SET age = age + 1 WHERE id = new.id;
               END`
            : `CREATE FUNCTION older() RETURNS trigger LANGUAGE plpgsql AS $body$
               BEGIN
                 new.age = 1;
                 new.age = new.age + 1;
                 RETURN new;
               END $body$;
               CREATE TRIGGER older BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION older()`,
        );
        op.bulkInsert("users", [{ id: 3, name: "three" }]);
      },
    },
    {
      name: "a statement that is refused among others",
      before: users,
      run: (op) => op.execute("DELETE FROM users; DELETE FROM missing; DELETE FROM users"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "a text that is never closed",
      before: users,
      run: (op) => op.execute("DELETE FROM users;\nUPDATE users SET name = 'Ann"),
      fails: ["sqlite", "postgresql"],
    },
    {
      name: "a parameter without a value",
      before: users,
      run: (op) => op.execute("DELETE FROM users WHERE id = :id", { idd: 1 }),
      fails: ["sqlite", "postgresql"],
    },
  ],

  bulkInsert: [
    {
      name: "values of each kind",
      before: (op) => op.createTable("t", columnsOfValues),
      run: (op) => op.bulkInsert("t", [oneOfEach, noneOfThem]),
    },
    {
      name: "values of columns whose types are told",
      before: (op) => op.createTable("t", { id: t.integer(), day: t.date(), sure: t.json() }),
      run: (op) =>
        op.bulkInsert("t", [{ id: 1, day: new Date("2026-11-20T14:30:00Z"), sure: true }], {
          types: { day: t.date(), sure: t.json() },
        }),
    },
    {
      name: "texts that look like something else",
      before: (op) => op.createTable("t", { a: t.text() }),
      run: (op) => op.bulkInsert("t", Object.values(oddTexts).map((a) => ({ a }))),
    },
    {
      name: "columns in any order",
      before: users,
      run: (op) =>
        op.bulkInsert("users", [{ id: 3, name: "three", age: 3 }, { age: 4, id: 4, name: "four" }]),
    },
    {
      name: "a statement for each row",
      before: users,
      run: (op) =>
        op.bulkInsert("users", [{ id: 3, name: "three" }, { id: 4, name: "four" }], {
          multiinsert: false,
        }),
    },
    { name: "no rows", before: users, run: (op) => op.bulkInsert("users", []) },
    {
      name: "in a schema",
      before(op) {
        makeSchema(op);
        op.createTable("t", { a: t.integer() }, [], { schema: schemaOn(op.dialect) });
      },
      run: (op) => op.bulkInsert("t", [{ a: 1 }], { schema: schemaOn(op.dialect) }),
    },
    {
      name: "odd names",
      before: (op) =>
        op.createTable(
          oddNames.hostile,
          Object.fromEntries(Object.values(oddNames).map((name) => [name, t.text()])),
        ),
      run: (op) =>
        op.bulkInsert(oddNames.hostile, [
          Object.fromEntries(Object.values(oddNames).map((name) => [name, name])),
        ]),
    },
    {
      name: "a row that the table refuses",
      before: users,
      run: (op) => op.bulkInsert("users", [{ id: 3, name: "three" }, { id: 1, name: "one" }]),
      fails: ["sqlite", "postgresql"],
    },
  ],
};

testOperations("data", rows);
