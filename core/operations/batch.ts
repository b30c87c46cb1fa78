import { MigrateError, withinSync } from "../errors.ts";
import type { ColumnInputs } from "../schema/build_table.ts";
import { draftOf, namedColumn } from "../schema/column_builder.ts";
import type { Constraint, Table } from "../schema/model.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import { columns } from "./columns.ts";
import { constraints } from "./constraints.ts";
import { indexes } from "./indexes.ts";
import type { BatchAlterTable, Operation } from "./operation.ts";
import { checkOptions } from "./operation_options.ts";
import { tables } from "./tables.ts";

/** The builder of operations that are done together. */
export const batch = {
  /**
   * Changes a table in several ways together; `work` is given a `batch` with the methods of `op` that are on a table, all
   * without the table's name.
   *
   * Operations on one table that follow each other are done together in any case: what SQLite's ALTER TABLE can't do makes
   * the table anew, once, and loses nothing. So this is for files that came from Alembic, and for saying how: the options
   * are Alembic's, and mean nothing to PostgreSQL, which changes tables as they are.
   *
   * Throws "operation" for an async `work`.
   *
   * @example
   * ```ts
   * op.batchAlterTable("users", (batch) => {
   *   batch.addColumn("email", t.string(255));
   *   batch.createUniqueConstraint("uq_users_email", ["email"]);
   *   batch.dropConstraint("fk_users_team_id_teams", { type: "foreignKey" });
   * }, { namingConvention: { fk: "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s" } });
   * ```
   */
  batchAlterTable(
    table: string,
    work: (batch: Batch) => void,
    { schema, copyFrom, reflectArgs, ...options }: BatchOptions = {},
  ): Operation<"batchAlterTable"> {
    const operations: Operation[] = [];
    const returned: unknown = work(batchOn({ table, schema }, (each) => operations.push(each)));
    if (returned instanceof Promise) throw asyncWork(table);
    return {
      kind: "batchAlterTable",
      table,
      schema,
      operations,
      ...options,
      copyFrom: copyFrom?.entry,
      reflectArgs: reflectArgs && columnsOf(reflectArgs),
    };
  },
};

/** How SQLite makes a table anew in a batch. */
export interface BatchOptions
  extends Pick<BatchAlterTable, "recreate" | "partialReordering" | "tableKwargs"> {
  readonly schema?: string;
  /** What the table is taken for, instead of what it is: as `table()` gives it. It must have all of its columns. */
  readonly copyFrom?: { readonly entry: Table };
  /** Columns as they are taken, each by what is said of it: `{ flag: t.boolean() }` is about the type alone. */
  readonly reflectArgs?: ColumnInputs;
  /** What constraints are called that have no name, so that they can be dropped by it. */
  readonly namingConvention?: NamingConvention;
  /** Constraints that the table is to have, too, unless it has them. */
  readonly tableArgs?: readonly Constraint[];
}

function columnsOf(inputs: ColumnInputs) {
  return Object.entries(inputs).map(([name, described]) =>
    namedColumn(name, draftOf(name, described))
  );
}

function asyncWork(table: string): MigrateError {
  return new MigrateError("operation", `The batch on "${table}" is an async function`, {
    hint: "What it needs to know is asked before it, by op.query().",
  });
}

/** The methods of `op` that are on a table, without its name. */
export type Batch =
  & WithoutFirst<Pick<typeof columns, "addColumn" | "alterColumn" | "dropColumn">>
  & WithoutFirst<Pick<typeof tables, "alterTable" | "createTableComment" | "dropTableComment">>
  & WithoutSecond<typeof constraints>
  & WithoutSecond<Pick<typeof indexes, "createIndex" | "dropIndex">>
  & { readonly [K in "renameIndex"]: (name: string, to: string) => void };

type WithoutFirst<T> = {
  readonly [K in keyof T]: T[K] extends (table: string, ...rest: infer Rest) => unknown
    ? (...rest: Rest) => void
    : never;
};

type WithoutSecond<T> = {
  readonly [K in keyof T]: T[K] extends
    (name: infer Name, table: string, ...rest: infer Rest) => unknown
    ? (name: Name, ...rest: Rest) => void
    : never;
};

type Build = (...args: never[]) => Operation;

const { addColumn, alterColumn, dropColumn } = columns;
const { alterTable, createTableComment, dropTableComment } = tables;
const { createIndex, dropIndex, renameIndex } = indexes;
const first: { readonly [method: string]: Build } = {
  ...{ addColumn, alterColumn, dropColumn },
  ...{ alterTable, createTableComment, dropTableComment },
};
const second: { readonly [method: string]: Build } = { ...constraints, createIndex, dropIndex };

interface OnTable {
  readonly table: string;
  readonly schema?: string;
}

function batchOn({ table, schema }: OnTable, push: (operation: Operation) => void): Batch {
  const call = (name: string, build: Build, args: readonly unknown[]) => {
    const operation = withinSync({ operation: name }, () => {
      checkOptions(name, args);
      return build(...args as never[]);
    });
    if ("schema" in operation && operation.schema !== undefined) throw ownSchema(name);
    push({ ...operation, schema, table } as Operation);
  };
  const methods = [
    ...Object.entries(first).map(([name, build]) => [
      name,
      (...args: unknown[]) => call(name, build, [table, ...args]),
    ]),
    ...Object.entries(second).map(([name, build]) => [
      name,
      (given: unknown, ...args: unknown[]) => call(name, build, [given, table, ...args]),
    ]),
    ["renameIndex", (...args: unknown[]) => call("renameIndex", renameIndex, args)],
  ];
  return Object.fromEntries(methods) as Batch;
}

function ownSchema(method: string): MigrateError {
  return new MigrateError("operation", `batch.${method}() names a schema of its own`, {
    hint: "Name it once: op.batchAlterTable(…, …, { schema }).",
  });
}
