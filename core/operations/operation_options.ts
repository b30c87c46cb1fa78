import { type Names, requireKnown } from "../option_names.ts";
import { sequenceNames } from "../schema/column_builder.ts";
import type { batch } from "./batch.ts";
import type { columns } from "./columns.ts";
import type { constraints } from "./constraints.ts";
import type { data } from "./data.ts";
import type { domains } from "./domains.ts";
import type { enums } from "./enums.ts";
import type { extensions } from "./extensions.ts";
import type { functions } from "./functions.ts";
import type { indexes } from "./indexes.ts";
import type { schemas } from "./schemas.ts";
import type { sequences } from "./sequences.ts";
import type { tables } from "./tables.ts";
import type { triggers } from "./triggers.ts";
import type { views } from "./views.ts";

/** The builders whose options are looked at here: those of tables and constraints are where these are built. */
type Checked =
  & Pick<typeof batch, "batchAlterTable">
  & typeof columns
  & Pick<typeof constraints, "dropConstraint" | "renameConstraint" | "validateConstraint">
  & Pick<typeof data, "bulkInsert">
  & typeof domains
  & typeof enums
  & typeof extensions
  & typeof functions
  & Pick<typeof indexes, "dropIndex" | "renameIndex">
  & typeof schemas
  & typeof sequences
  & Omit<typeof tables, "createTable">
  & typeof triggers
  & typeof views;

/** Where the options stand among the arguments, from 0, and what they may be. */
type Options<Build> = Build extends (...args: infer Args) => unknown
  ? readonly [at: number, names: Names<Last<Required<Args>>>]
  : never;

type Last<Args extends readonly unknown[]> = Args extends readonly [...unknown[], infer One] ? One
  : never;

const schema = { schema: true } as const;
const place = { first: true, insertBefore: true, insertAfter: true } as const;
const making = { ifNotExists: true } as const;
const dropping = { ifExists: true, cascade: true } as const;
const counting = { ...sequenceNames, type: true } as const;

const options: { readonly [Method in keyof Checked]: Options<Checked[Method]> } = {
  batchAlterTable: [2, {
    ...schema,
    recreate: true,
    partialReordering: true,
    tableKwargs: true,
    copyFrom: true,
    reflectArgs: true,
    namingConvention: true,
    tableArgs: true,
  }],
  dropTable: [1, { ...schema, ...dropping }],
  alterTable: [1, {
    ...schema,
    strict: true,
    withoutRowid: true,
    unlogged: true,
    tablespace: true,
    with: true,
  }],
  createTableComment: [2, schema],
  dropTableComment: [1, schema],
  renameTable: [2, schema],
  addColumn: [3, { ...schema, ...place, ...making, fill: true }],
  alterColumn: [2, {
    ...schema,
    ...place,
    name: true,
    type: true,
    using: true,
    nullable: true,
    default: true,
    defaultSql: true,
    generated: true,
    identity: true,
    autoIncrement: true,
    collation: true,
    comment: true,
  }],
  dropColumn: [2, { ...schema, ...dropping }],
  dropConstraint: [2, { ...schema, ...dropping, type: true, columns: true, sql: true }],
  renameConstraint: [3, schema],
  validateConstraint: [2, schema],
  dropIndex: [2, { ...schema, ifExists: true, concurrently: true }],
  renameIndex: [2, { ...schema, table: true }],
  bulkInsert: [2, { ...schema, types: true, multiinsert: true }],
  createEnum: [2, { ...schema, ...making }],
  dropEnum: [1, { ...schema, ...dropping }],
  renameEnum: [2, schema],
  addEnumValue: [2, { ...schema, before: true, after: true }],
  renameEnumValue: [3, schema],
  dropEnumValue: [2, { ...schema, replaceWith: true }],
  createSequence: [1, { ...schema, ...counting, ...making }],
  alterSequence: [1, { ...schema, ...counting }],
  dropSequence: [1, { ...schema, ...dropping }],
  createDomain: [3, schema],
  alterDomain: [1, {
    ...schema,
    nullable: true,
    default: true,
    defaultSql: true,
    dropChecks: true,
    addChecks: true,
  }],
  dropDomain: [1, { ...schema, ...dropping }],
  createView: [2, {
    ...schema,
    ...making,
    columns: true,
    materialized: true,
    indexes: true,
    with: true,
    replace: true,
  }],
  dropView: [1, { ...schema, ...dropping, materialized: true }],
  refreshView: [1, { ...schema, concurrently: true }],
  createFunction: [3, { ...schema, procedure: true, replace: true }],
  dropFunction: [2, { ...schema, ...dropping, procedure: true }],
  createTrigger: [2, { ...schema, constraint: true, event: true, action: true, replace: true }],
  dropTrigger: [2, { ...schema, ifExists: true }],
  createSchema: [1, making],
  dropSchema: [1, dropping],
  createExtension: [1, { ...schema, ...making, version: true, cascade: true }],
  dropExtension: [1, dropping],
};

/** Throws "operation" where a method of `op` is called with an option that it doesn't have. */
export function checkOptions(method: string, args: readonly unknown[]): void {
  if (!isChecked(method)) return;
  const [at, names] = options[method];
  const given = args[at];
  if (typeof given === "object" && given !== null) requireKnown(given, names);
}

function isChecked(method: string): method is keyof Checked {
  return Object.hasOwn(options, method);
}
