import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { createOp, type Op } from "../../core/operations/op.ts";
import type { Operation } from "../../core/operations/operation.ts";
import type { QueuedOperation } from "../../core/operations/queue.ts";
import { type NamingConvention, namingFault } from "../../core/schema/naming_convention.ts";
import { check, foreignKey, index, primaryKey, sql, t, unique } from "../../mod.ts";

/** The one of SQLAlchemy's documentation. */
const usual: NamingConvention = {
  ix: "ix_%(column_0_label)s",
  uq: "uq_%(table_name)s_%(column_0_name)s",
  ck: "ck_%(table_name)s_%(constraint_name)s",
  fk: "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
  pk: "pk_%(table_name)s",
};

interface Row {
  readonly name: string;
  readonly convention?: NamingConvention;
  readonly longest?: number;
  readonly run: (op: Op) => unknown;
  /** The names of constraints, then of indexes. */
  readonly names: readonly (string | undefined)[];
}

const rows: readonly Row[] = [
  {
    name: "nothing without a convention, but the usual name of an index",
    convention: {},
    run: (op) =>
      op.createTable("t", { id: t.integer().primaryKey(), a: t.text().unique().index() }),
    names: [undefined, undefined, "ix_t_a"],
  },
  {
    name: "what is written on columns and behind them",
    run: (op) =>
      op.createTable("t", {
        id: t.integer().primaryKey(),
        a: t.text().unique().index().check("a <> ''", { name: "some" }),
        b: t.integer().references("users.id"),
      }, [
        unique(["b", "a"]),
        check("b > 0", { name: "positive" }),
        foreignKey(["b"], "t", ["id"]),
      ]),
    names: [
      ...["pk_t", "uq_t_b", "ck_t_positive", "fk_t_b_t", "uq_t_a", "ck_t_some", "fk_t_b_users"],
      "ix_t_a",
    ],
  },
  {
    name: "an added column's",
    run: (op) =>
      op.addColumn("t", "a", t.integer().unique().references("p.id").index(), { schema: "app" }),
    names: ["uq_t_a", "fk_t_a_p", "ix_app_t_a"],
  },
  {
    name: "what is made by itself",
    run(op) {
      op.createPrimaryKey(null, "t", ["a"]);
      op.createUniqueConstraint(null, "t", ["a", "b"]);
      op.createCheckConstraint("positive", "t", "a > 0");
      op.createForeignKey(null, "t", "p", ["a"], ["id"]);
      op.createIndex(null, "t", ["a", "b"]);
    },
    names: ["pk_t", "uq_t_a", "ck_t_positive", "fk_t_a_p", "ix_t_a"],
  },
  {
    name: "no name that is given, and none that is final",
    run(op) {
      op.createUniqueConstraint("mine", "t", ["a"]);
      op.createCheckConstraint(op.f("ck_t_positive"), "t", "a > 0");
      op.createIndex("ix_t_a_b", "t", ["a", "b"]);
      op.createIndex(op.f("ix_t_a"), "t", [sql("lower(a)")]);
      op.createTable("u", { a: t.text().index({ name: "ix_u_a" }) }, [
        primaryKey(["a"], { name: "key" }),
        index("ix_u", ["a"]),
      ]);
    },
    names: ["mine", "ck_t_positive", "ix_t_a_b", "ix_t_a", "key", "ix_u_a", "ix_u"],
  },
  {
    name: "the one to drop, where its type tells the template",
    run(op) {
      op.dropConstraint("positive", "t", { type: "check" });
      op.dropConstraint("positive", "t");
      op.dropConstraint(op.f("ck_t_positive"), "t", { type: "check" });
      op.dropConstraint("uq_t_a", "t", { type: "unique" });
    },
    names: ["ck_t_positive", "positive", "ck_t_positive", "uq_t_a"],
  },
  {
    name: "by all columns, as keys and labels, with a %",
    convention: {
      uq: "%(column_0N_name)s|%(column_0_N_name)s|%(column_0_N_label)s|%(column_1_key)s|%%",
      fk: "%(referred_column_0_N_name)s|%(referred_table_name)s|%(referred_column_1_name)s",
    },
    run(op) {
      op.createUniqueConstraint(null, "t", ["a", "b"], { schema: "s.x" });
      op.createForeignKey(null, "t", "p", ["a", "b"], ["c", "d"]);
    },
    names: ["ab|a_b|s_x_t_a_s_x_t_b|b|%", "c_d|p|d"],
  },
  {
    name: "what is too long, as SQLAlchemy shortens it",
    longest: 63,
    run: (op) => op.createUniqueConstraint(null, "t".repeat(40), ["c".repeat(40)]),
    names: [`uq_${"t".repeat(40)}_ccccccccccc_a657`],
  },
];

async function operationsOf({ run, convention = usual, longest }: Row) {
  const operations: Operation[] = [];
  const done = () => Promise.resolve();
  const perform = (queued: readonly QueuedOperation[]) => {
    operations.push(...queued.map(({ operation }) => operation));
    return done();
  };
  const { op, queue } = createOp({
    dialect: "postgresql",
    isOffline: false,
    namingConvention: convention,
    longestName: longest,
    literal: String,
    perform,
    query: () => Promise.resolve([]),
    enterAutocommit: done,
    leaveAutocommit: done,
  });
  await run(op);
  await queue.finish(perform);
  return operations;
}

function namesIn(operation: Operation): readonly (string | undefined)[] {
  switch (operation.kind) {
    case "createTable":
      return [...operation.table.constraints, ...operation.table.indexes].map(({ name }) => name);
    case "addColumn":
      return [...operation.constraints, ...operation.indexes].map(({ name }) => name);
    case "createIndex":
      return [operation.index.name];
    case "dropConstraint":
      return [operation.name];
    default:
      return "constraint" in operation ? [operation.constraint.name] : [];
  }
}

for (const row of rows) {
  Deno.test(`a naming convention names ${row.name}`, async () => {
    const operations = await operationsOf(row);
    assert.deepEqual(operations.flatMap(namesIn), row.names);
    assert.doesNotMatch(JSON.stringify(operations), /"unnamed"/);
  });
}

const refused: readonly (Pick<Row, "convention" | "run"> & { readonly message: string })[] = [
  {
    run: (op) => op.createCheckConstraint(null, "t", "a > 0"),
    message:
      "Naming convention including %(constraint_name)s token requires that constraint is explicitly named.",
  },
  {
    run: (op) => op.createForeignKey(null, "t", "p", ["a"]),
    convention: { fk: "fk_%(referred_column_0_name)s" },
    message: 'The naming convention "fk_%(referred_column_0_name)s" finds no ' +
      '%(referred_column_0_name)s for its foreign key to "p" on "t"',
  },
  {
    run: (op) => op.createCheckConstraint(null, "t", "a > 0"),
    convention: { ck: "ck_%(column_0_name)s" },
    message:
      'The naming convention "ck_%(column_0_name)s" finds no %(column_0_name)s for () on "t"',
  },
];

for (const { message, ...row } of refused) {
  Deno.test(`a naming convention refuses: ${message}`, async () => {
    await assert.rejects(() => operationsOf({ name: "", names: [], ...row }), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.deepEqual([error.code, error.message], ["operation", message]);
      return true;
    });
  });
}

const faults: readonly (readonly [convention: object, problem: string | undefined])[] = [
  [usual, undefined],
  [{ uq: "%(column_0_N_name)s%%" }, undefined],
  [{ ux: "x" }, 'A naming convention has no key "ux"'],
  [{ uq: 1 }, '"uq" of a naming convention is no text'],
  [
    { uq: "uq_%(tabel_name)s" },
    'The naming convention "uq_%(tabel_name)s" says "%(tabel_name)s", which means nothing',
  ],
  [{ uq: "100%" }, 'The naming convention "100%" says "%", which means nothing'],
  [
    { uq: "%(table_name)" },
    'The naming convention "%(table_name)" says "%(table_name)", which means nothing',
  ],
];

for (const [convention, problem] of faults) {
  Deno.test(`namingFault() finds ${problem ?? "nothing"} in ${JSON.stringify(convention)}`, () => {
    assert.equal(namingFault(convention)?.problem, problem);
  });
}
