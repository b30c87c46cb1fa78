import assert from "node:assert/strict";
import type { MigrateError } from "../../core/errors.ts";
import { createOp } from "../../core/operations/op.ts";
import type { Operation } from "../../core/operations/operation.ts";
import type { QueuedOperation } from "../../core/operations/queue.ts";
import { applyAll, reverseAll } from "../../core/operations/rules.ts";
import { emptyModel } from "../../core/schema/edit.ts";
import type { DialectName } from "../../dialects/url.ts";
import { catalog } from "../support/catalog.ts";
import {
  databases,
  dialectNames,
  postgresProblem,
  type TestDatabase,
  testUnless,
} from "../support/databases.ts";
import { errorOf } from "../support/errors.ts";
import { runScript, shellProblem } from "../support/shells.ts";
import { comparable } from "./comparable.ts";
import { type GoldenFile, goldenFile } from "./golden.ts";
import { printScript, runOnDatabase, type Work } from "./run.ts";
import { workOf } from "./source.ts";

/**
 * An operation, or a few that show one thing. What comes of it on each dialect stands in `tests/golden/operations/`:
 * the SQL, and behind it what the database then says that it holds, or the error.
 */
export interface OperationRow {
  /** What is seen, behind the name of the operation's kind. */
  readonly name: string;
  /** What is there before. */
  readonly before?: Work;
  readonly run: Work;
  /** The dialects on which it is an error; nothing is changed then. */
  readonly fails?: readonly DialectName[];
  /** What the error calls the operation, where that isn't its kind. */
  readonly blames?: string;
  /** Statements that the database must refuse afterwards. */
  readonly refuses?: readonly string[];
  /** Why the operation's reverse can't bring back what was there, where it can't. */
  readonly lost?: string;
  /** Why a model can't tell what the database then holds, where it can't. */
  readonly unlike?: string;
}

/** Rows for each kind of operation of a noun; none may be without. */
export type OperationRows<Noun> = {
  readonly [Kind in keyof Noun]: readonly [OperationRow, ...OperationRow[]];
};

/** A row with what its checks need. Each gets a fresh database. */
interface Case {
  readonly row: OperationRow;
  readonly kind: string;
  readonly title: string;
  readonly golden: GoldenFile;
  readonly database: TestDatabase;
}

/** Registers the tests of a noun's rows, on every dialect. */
export function testOperations<Noun>(noun: string, rows: OperationRows<Noun>): void {
  const titled = Object.entries<readonly OperationRow[]>(rows).flatMap(([kind, ofKind]) =>
    ofKind.map((row) => ({ row, kind, title: `${kind}: ${row.name}` }))
  );
  for (const { row, kind, title } of titled) {
    Deno.test(`${title} is built as plain data`, () => checkBuilt(row, kind));
    Deno.test(`${title} is printed as what builds it`, () => checkPrinted(row));
  }
  for (const dialect of dialectNames) {
    const golden = goldenFile(`${noun}.${dialect}.sql`, titled.map(({ title }) => title));
    for (const each of titled) {
      const test = (what: string, check: (its: Case) => Promise<void>, problem?: string) =>
        testUnless(
          problem ?? (dialect === "postgresql" && postgresProblem()),
          `${each.title} ${what} (${dialect})`,
          () => databases[dialect]((database) => check({ ...each, golden, database })),
        );
      if (each.row.fails?.includes(dialect)) {
        test("fails and changes nothing", checkFailure);
      } else {
        test("is rendered and run", checkRun);
        test("is run as a script", checkScript, shellProblem(dialect));
        test("is undone by its reverse", checkReverse);
        test("comes to what the database holds", checkModel);
      }
    }
  }
}

async function checkBuilt({ run }: OperationRow, kind: string): Promise<void> {
  const operations = await operationsOf(run);
  assert.deepEqual(structuredClone(operations), operations);
  assert.ok(operations.some((operation) => operation.kind === kind), `no ${kind}`);
}

async function checkPrinted({ run }: OperationRow): Promise<void> {
  const operations = await operationsOf(run);
  const again = await operationsOf(await workOf(operations));
  assert.deepEqual(JSON.stringify(again, sorted, 1), JSON.stringify(operations, sorted, 1));
}

/** Shows what values are, and constraints, whose order means nothing, in one order. */
function sorted(key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (key !== "constraints" || !Array.isArray(value)) return value;
  return value.toSorted((one, other) => JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
}

/** The reverse is what a downgrade would be: found without a database, and printed. */
async function checkReverse(its: Case): Promise<void> {
  const { row, database } = its;
  if (row.lost !== undefined) return;
  const before = applyAll(emptyModel, await operationsOf(row.before ?? nothing, database.dialect));
  const { operations, lost } = reverseAll(await operationsOf(row.run, database.dialect), before);
  // Rows, and SQL of the user's own, are for the user to undo.
  if (lost.length > 0) return;
  await prepare(its);
  const state = await stateOf(database);
  await runOnDatabase(database, "row", row.run);
  await runOnDatabase(database, "back", await workOf(operations));
  // The order in which constraints were made is none of theirs.
  const linesOf = (text: string) => text.split("\n").toSorted();
  assert.deepEqual(linesOf(await stateOf(database)), linesOf(state));
}

/** The operations that the work asks for. */
async function operationsOf(work: Work, dialect = "sqlite"): Promise<readonly Operation[]> {
  const operations: Operation[] = [];
  const done = () => Promise.resolve();
  const perform = (queued: readonly QueuedOperation[]) => {
    operations.push(...queued.map(({ operation }) => operation));
    return done();
  };
  const { op, queue } = createOp({
    dialect,
    isOffline: false,
    literal: String,
    perform,
    query: () => Promise.resolve([]),
    enterAutocommit: done,
    leaveAutocommit: done,
  });
  await work(op);
  await queue.finish(perform);
  return operations;
}

async function checkRun(its: Case): Promise<void> {
  const { row, title, golden, database } = its;
  await prepare(its);
  const script = await printScript(database, "row", {
    work: row.run,
    before: row.before ?? nothing,
  });
  await runOnDatabase(database, "row", row.run);
  golden.check(title, await outcome(script, database));
  await checkRefusals(row, database);
}

async function checkScript({ row, title, golden, database }: Case): Promise<void> {
  const script = await Deno.makeTempFile({ suffix: ".sql" });
  try {
    const before = await printScript(database, "before", { work: row.before ?? nothing });
    const text = await printScript(database, "row", {
      work: row.run,
      before: row.before ?? nothing,
    });
    await Deno.writeTextFile(script, before + text);
    const { success, stderr } = await runScript(database, script);
    assert.ok(success, stderr);
    assert.equal(await outcome(text, database), golden.text(title));
  } finally {
    await Deno.remove(script);
  }
}

async function checkFailure(its: Case): Promise<void> {
  const { row, kind, title, golden, database } = its;
  await prepare(its);
  const before = await stateOf(database);
  const error = await errorOf(() => runOnDatabase(database, "row", row.run));
  assert.equal(await stateOf(database), before);
  assert.equal(error.where.operation, row.blames ?? kind);
  assert.match(error.where.file ?? "", /_test\.ts$/);
  golden.check(title, errorText(error));
  if (error.code === "database") return;
  const print = () =>
    printScript(database, "row", { work: row.run, before: row.before ?? nothing });
  assert.equal(errorText(await errorOf(print)), errorText(error));
}

async function prepare({ row, database }: Case): Promise<void> {
  await runOnDatabase(database, "before", row.before ?? nothing);
}

/** What operations make of a model is what they make of a database. */
async function checkModel(its: Case): Promise<void> {
  const { row, database: { dialect, database, connect } } = its;
  const operations = [
    ...await operationsOf(row.before ?? nothing, dialect),
    ...await operationsOf(row.run, dialect),
  ];
  if (row.unlike !== undefined || operations.some(isUntold)) return;
  await prepare(its);
  await runOnDatabase(its.database, "row", row.run);
  const connection = await connect();
  const applied = await database.dialect.stored(applyAll(emptyModel, operations), connection);
  const found = await database.dialect.introspect(connection, { schemas: "all" });
  assert.deepEqual(comparable(applied), comparable(found));
}

/** Whether an operation does more than a model is told. */
function isUntold(operation: Operation): boolean {
  return "cascade" in operation || operation.kind === "execute" || operation.kind === "invoke";
}

function nothing(): void {}

/** A script's work and what it has come to. Carriage returns are shown, as editors don't. */
async function outcome(script: string, database: TestDatabase): Promise<string> {
  return `${withoutFrame(script)}${await stateOf(database)}`.replaceAll("\r", "␍");
}

/** A script without what frames every revision's work: the comment above it, and the version table's row behind it; but what stands before the transaction stays. */
function withoutFrame(script: string): string {
  const [, settings, work] =
    /^((?:PRAGMA .*\n\n)?)BEGIN;\n\n-- Running .*\n\n([^]*)UPDATE alembic_version .*;\n\nCOMMIT;\n\n$/
      .exec(script) ?? [];
  assert.ok(work !== undefined, script);
  return settings + work;
}

/** What a database holds, as comments. */
async function stateOf({ dialect, connect }: TestDatabase): Promise<string> {
  const connection = await connect();
  const state = await catalog(connection, dialect);
  await connection.close();
  return state.replace(/^(?=.)/gm, "-- ");
}

function errorText({ code, message, hint }: MigrateError): string {
  return `-- ${code}: ${message}\n${hint === undefined ? "" : `--   ${hint}\n`}`;
}

async function checkRefusals({ refuses = [] }: OperationRow, database: TestDatabase) {
  const connection = await database.connect();
  if (database.dialect === "sqlite") {
    await connection.execute([{ text: "PRAGMA foreign_keys = ON" }]);
  }
  for (const text of refuses) {
    const { code } = await errorOf(() => connection.execute([{ text }]));
    assert.equal(code, "database", text);
  }
}
