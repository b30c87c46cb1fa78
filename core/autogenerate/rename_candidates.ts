import type { Rename } from "../models/declaration.ts";
import { columnsOfConstraint } from "../schema/constraint_columns.ts";
import type { Column, Model, Table } from "../schema/model.ts";
import { onTable } from "../sql/standard.ts";
import { nameOf } from "./order.ts";
import { isSame } from "./same.ts";

/** What may have been renamed, and how much speaks for it: more than a half, and 1 at most. */
export interface Candidate extends Rename {
  readonly score: number;
}

/** Below it two things have no more in common than any two. */
const LEAST = 0.55;

/**
 * Tables that go and tables that come, and columns of the tables that stay, which look like one thing each: best first.
 *
 * Both models are as the database holds them. One thing may be in several candidates.
 */
export function renameCandidates(before: Model, after: Model): readonly Candidate[] {
  return bestFirst([...tableCandidates(before, after), ...columnCandidates(before, after)]);
}

/** `renameCandidates()` of tables alone. */
export function tableCandidates(before: Model, after: Model): readonly Candidate[] {
  const gone = withoutThose(before.tables, after.tables);
  const come = withoutThose(after.tables, before.tables);
  return bestFirst(
    gone.flatMap((was) =>
      come.filter(({ schema }) => schema === was.schema).map((is) => ({
        ...onTable(is),
        from: was.name,
        score: tableScore(was, is),
      }))
    ),
  );
}

/** `renameCandidates()` of columns alone. */
export function columnCandidates(before: Model, after: Model): readonly Candidate[] {
  const others = new Map(before.tables.map((table) => [nameOf(table), table]));
  return bestFirst(after.tables.flatMap((is) => {
    const was = others.get(nameOf(is));
    return was ? candidatesIn(was, is) : [];
  }));
}

function bestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ score }) => score >= LEAST)
    .toSorted((one, other) => other.score - one.score);
}

function withoutThose(tables: readonly Table[], others: readonly Table[]): readonly Table[] {
  const names = new Set(others.map(nameOf));
  return tables.filter((table) => !names.has(nameOf(table)));
}

/** Columns say more of what a table is than its name does. */
function tableScore(was: Table, is: Table): number {
  const common = sum(is.columns.map((column, at) => keptPart(column, at, was)));
  const size = Math.max(was.columns.length, is.columns.length);
  return 0.7 * common / size + 0.3 * likeness(was.name, is.name);
}

/** How much of a column was in the table before: one of its name, or, at its place, one of its type. */
function keptPart({ name, type }: Column, at: number, { columns }: Table): number {
  const same = columns.find((column) => column.name === name);
  if (same) return isSame(same.type, type) ? 1 : 0.5;
  return isSame(columns[at]?.type, type) ? 0.5 : 0;
}

function candidatesIn(was: Table, is: Table): readonly Candidate[] {
  const [left, right] = [columnNames(was), columnNames(is)];
  const gone = was.columns.filter(({ name }) => !right.has(name));
  const come = is.columns.filter(({ name }) => !left.has(name));
  return gone.flatMap((one) =>
    come.map((other) => ({
      ...onTable(is),
      column: other.name,
      from: one.name,
      score: sum([
        shapeScore({ table: was, column: one }, { table: is, column: other }),
        0.3 * likeness(one.name, other.name),
        placeOf(one, was, right) === placeOf(other, is, left) ? 0.2 : 0,
      ]),
    }))
  );
}

function columnNames({ columns }: Table): ReadonlySet<string> {
  return new Set(columns.map(({ name }) => name));
}

interface InTable {
  readonly table: Table;
  readonly column: Column;
}

/** A half for columns that are the same but for their names; nothing for those of different types. */
function shapeScore(was: InTable, is: InTable): number {
  const [one, other] = [was.column, is.column];
  if (one.type.kind !== other.type.kind) return -1;
  return sum([
    isSame(one.type, other.type) ? 0.4 : 0.25,
    one.nullable === other.nullable ? 0.05 : 0,
    isSame([one.default, keysOn(was)], [other.default, keysOn(is)]) ? 0.05 : 0,
  ]);
}

/** The kinds of constraints that a column is in. */
function keysOn({ table, column: { name } }: InTable): readonly string[] {
  return table.constraints.filter((each) => columnsOfConstraint(each).includes(name))
    .map(({ kind }) => kind).toSorted();
}

/** Behind how many of the columns that stay a column stands. */
function placeOf({ name }: Column, { columns }: Table, others: ReadonlySet<string>): number {
  const at = columns.findIndex((column) => column.name === name);
  return columns.slice(0, at).filter((column) => others.has(column.name)).length;
}

/** How alike two names are, from 0 to 1: the part of their pairs of letters that both have. */
function likeness(one: string, other: string): number {
  const [left, right] = [pairsOf(one), pairsOf(other)];
  return 2 * left.intersection(right).size / Math.max(1, left.size + right.size);
}

function pairsOf(name: string): ReadonlySet<string> {
  const letters = name.toLowerCase();
  return new Set([...letters.slice(1)].map((letter, at) => letters[at] + letter));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
