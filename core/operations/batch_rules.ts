import { tableOf, withTable } from "../schema/edit.ts";
import type { Column, Model, Table } from "../schema/model.ts";
import { namedIfPossible } from "../schema/naming_convention.ts";
import { block, call, list, object, type Source, value, values } from "../schema/source.ts";
import { columnSource, constraintSource, tableArguments } from "../schema/table_source.ts";
import { dropConstraint } from "./constraint_operations.ts";
import { hasConstraint } from "./constraint_rules.ts";
import type { BatchAlterTable, Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";
import { formBack, withForm } from "./tables.ts";

/** What the rule of a batch needs of those of the operations in it. */
interface AllRules {
  applyAll(model: Model, operations: readonly Operation[]): Model;
  reverseAll(
    operations: readonly Operation[],
    before: Model,
  ): { readonly operations: readonly Operation[]; readonly lost: readonly Operation[] };
  print(operation: Operation, final: ReadonlySet<string>): Source;
}

/** What a batch does to a model, how it is undone and printed. */
export function batchRules(
  { applyAll, reverseAll, print }: AllRules,
): Rules<"batchAlterTable"> {
  const applied = (model: Model, batch: Operation<"batchAlterTable">) =>
    applyAll(withTable(model, batch, (table) => taken(table, batch)), batch.operations);
  return {
    batchAlterTable: {
      apply: (model, batch) =>
        withTable(applied(model, batch), batch, (table) => made(table, batch)),
      reverse(batch, before) {
        const start = withTable(before, batch, (table) => taken(table, batch));
        const { operations, lost } = reverseAll(batch.operations, start);
        if (lost.length > 0) return undefined;
        return [...unmade(batch, tableOf(applied(before, batch), batch)), ...operations];
      },
      print({ kind: _, table, schema, operations, ...options }, final) {
        const settings = optionSources({ schema, ...options });
        return call("op.batchAlterTable", [
          value(table),
          block("batch", operations.map((each) => inBatch(each, (it) => print(it, final)))),
          ...Object.keys(settings).length > 0 ? [object(settings)] : [],
        ]);
      },
    },
  };
}

type Options = Omit<BatchAlterTable, "table" | "operations">;

/** The table as the batch takes it before its operations. */
function taken(table: Table, { reflectArgs = [], namingConvention = {} }: Options): Table {
  const said = new Map(reflectArgs.map((column) => [column.name, column]));
  return {
    ...table,
    columns: table.columns.map((column) => asSaid(column, said.get(column.name))),
    constraints: table.constraints.map((each) => namedIfPossible(each, table, namingConvention)),
  };
}

/** A column with all that is said of it; that it takes NULL is said by no word. */
function asSaid(column: Column, said: Column = column): Column {
  return { ...column, ...said, nullable: column.nullable && said.nullable };
}

/** The table as the batch makes it behind its operations. */
function made(
  table: Table,
  { tableArgs = [], tableKwargs = {}, partialReordering = [] }: Options,
): Table {
  const more = tableArgs.filter((constraint) => !hasConstraint(table, constraint));
  return {
    ...withForm(table, tableKwargs),
    columns: inOrder(table.columns, partialReordering),
    constraints: [...table.constraints, ...more],
  };
}

/** Each next is the first that no list keeps waiting for another. */
function inOrder(
  columns: readonly Column[],
  lists: readonly (readonly string[])[],
): readonly Column[] {
  const waiting = [...columns];
  const sorted: Column[] = [];
  while (waiting.length > 0) {
    const isFree = ({ name }: Column) =>
      lists.every((list) => {
        const before = list.slice(0, Math.max(list.indexOf(name), 0));
        return waiting.every((other) => !before.includes(other.name));
      });
    const at = waiting.findIndex(isFree);
    sorted.push(...waiting.splice(Math.max(at, 0), 1));
  }
  return sorted;
}

/** What undoes how a batch made the table, which was `was` before that. */
function unmade(batch: Operation<"batchAlterTable">, was: Table): readonly Operation[] {
  const { table, schema, tableArgs = [], tableKwargs, partialReordering } = batch;
  const on = { table, schema };
  const order = was.columns.map(({ name }) => name);
  return [
    ...partialReordering
      ? [{ kind: "batchAlterTable", ...on, operations: [], partialReordering: [order] } as const]
      : [],
    ...tableKwargs
      ? [{ kind: "alterTable", ...on, form: formBack(tableKwargs, was) } as const]
      : [],
    ...tableArgs.filter((constraint) => !hasConstraint(was, constraint))
      .map((constraint) => dropConstraint(on, constraint)),
  ];
}

/** `op.addColumn("users", …)` as `batch.addColumn(…)`. */
function inBatch(operation: Operation, print: (operation: Operation) => Source): Source {
  const alone = { ...operation, schema: undefined };
  const isRename = alone.kind === "renameIndex";
  const source = print(isRename ? { ...alone, table: undefined } : alone);
  if (source.kind !== "call") return source;
  // What has a name has the table behind it.
  const at = /(?:Constraint|Index|Key)$/.test(operation.kind) ? 1 : 0;
  const args = isRename ? source.args : source.args.toSpliced(at, 1);
  return call(source.callee.replace(/^op\./, "batch."), args);
}

function optionSources(
  { copyFrom, reflectArgs, tableArgs, ...options }: Options,
): { readonly [key: string]: Source } {
  const columns = reflectArgs?.map((column) => [column.name, columnSource(column)] as const);
  return {
    ...values(options),
    ...copyFrom && { copyFrom: call("table", tableArguments(copyFrom), "migrate") },
    ...columns && { reflectArgs: object(Object.fromEntries(columns)) },
    ...tableArgs && { tableArgs: list(tableArgs.map(constraintSource)) },
  };
}
