import type { Operation } from "../../../core/operations/operation.ts";
import { emptyModel } from "../../../core/schema/edit.ts";
import type { ForeignKey, SqlValue, Table } from "../../../core/schema/model.ts";
import { onTable } from "../../../core/sql/standard.ts";
import type { DialectName } from "../../../dialects/url.ts";
import { type Random, randomFrom } from "./choices.ts";
import { repeats, valueFor } from "./columns.ts";
import { makingOf } from "./making.ts";
import { after, type FilledTable, isOn, keyOf, type State } from "./state.ts";
import { standing } from "./steps.ts";
import { randomTable } from "./tables.ts";

/** A database that random operations are to be done on, and what makes it. */
export interface Start {
  readonly state: State;
  readonly operations: readonly Operation[];
}

/** Rows by their columns' names. */
type Rows = readonly { readonly [column: string]: SqlValue }[];

/** Tables with rows, as many as there are seeds, and what may stand on them. */
export function randomStart(dialect: DialectName, seeds: readonly number[]): Start {
  const operations: Operation[] = [];
  let state: State = { dialect, model: emptyModel, current: emptyModel, filled: [], names: 0 };
  const add = (operation: Operation) => {
    operations.push(operation);
    state = after(state, operation);
  };
  for (const operation of surroundings[dialect]) add(operation);
  const filled = new Map<Table, Rows>();
  const insertions: Operation[] = [];
  for (const seed of seeds) {
    const random = randomFrom(seed);
    const table = randomTable(makingOf(state, random));
    add({ kind: "createTable", table });
    const rows = rowsFor(table, filled, random);
    filled.set(table, rows);
    if (rows.length === 0) continue;
    insertions.push(inserted(table, rows));
    state = { ...state, filled: [...state.filled, filledTable(table, rows)] };
  }
  for (const seed of seeds) {
    const operation = standing(state, randomFrom(seed + 1));
    if (operation) add(operation);
  }
  // Last, as PostgreSQL changes no table with rows whose keys are to be checked later.
  return { state, operations: [...operations, ...insertions] };
}

const surroundings: { readonly [Name in DialectName]: readonly Operation[] } = {
  sqlite: [],
  postgresql: [
    { kind: "createSchema", name: "App; --" },
    {
      kind: "createEnum",
      enum: { name: "mood's", schema: "App; --", labels: ["used's", "it's", '"'] },
    },
    {
      kind: "createFunction",
      routine: {
        name: "touch",
        arguments: "",
        sql: "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
      },
    },
    { kind: "createSequence", sequence: { name: "numbers", start: 10 } },
  ],
};

/** Rows whose n-th refers to the n-th of other tables. */
function rowsFor(table: Table, filled: ReadonlyMap<Table, Rows>, random: Random): Rows {
  const keys = table.constraints.filter((each) => each.kind === "foreignKey");
  const columns = table.columns.filter(({ generated }) => !generated);
  const holed = new Set(columns.filter(({ nullable }) => nullable && random.once(2)));
  const rows: { [column: string]: SqlValue }[] = [];
  const count = random.below(5);
  for (let n = 0; n < count; n++) {
    const row = Object.fromEntries(columns.map((column) => [
      column.name,
      holed.has(column) && n === 1 ? null : valueFor(column.type, n),
    ]));
    for (const key of keys) Object.assign(row, referring(key, { table, row, n, filled }));
    if (columns.some(({ name, nullable }) => !nullable && row[name] === null)) break;
    rows.push(row);
  }
  return rows;
}

interface Referring {
  readonly table: Table;
  readonly row: Rows[number];
  readonly n: number;
  readonly filled: ReadonlyMap<Table, Rows>;
}

/** The values of a foreign key's columns: NULL where there is no row to refer to. */
function referring({ columns, references }: ForeignKey, { table, row, n, filled }: Referring) {
  const parent = isOn(table, references)
    ? table
    : [...filled.keys()].find((each) => isOn(each, references))!;
  const target = parent === table ? row : filled.get(parent)![n];
  const referred = references.columns.length === 0 ? keyOf(parent) : references.columns;
  return Object.fromEntries(columns.map((name, at) => [name, target?.[referred[at]!] ?? null]));
}

function inserted(table: Table, rows: Rows): Operation {
  const columns = Object.keys(rows[0]!);
  const typed = table.columns.filter(({ name }) => columns.includes(name));
  return {
    kind: "bulkInsert",
    ...onTable(table),
    columns,
    types: Object.fromEntries(typed.map(({ name, type }) => [name, type])),
    rows: rows.map((row) => columns.map((column) => row[column]!)),
  };
}

function filledTable(table: Table, rows: Rows): FilledTable {
  const { name, schema } = table;
  const columns = table.columns.filter(({ generated }) => !generated);
  return {
    name,
    schema,
    origin: { name, schema },
    columns: columns.map((column) => ({
      name: column.name,
      origin: column.name,
      isFull: rows.every((row) => row[column.name] !== null),
      isUnique: !repeats(column),
    })),
  };
}
