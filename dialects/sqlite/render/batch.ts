import type { Rendered } from "../../../core/dialect.ts";
import { dropConstraint } from "../../../core/operations/constraint_operations.ts";
import type { Operation } from "../../../core/operations/operation.ts";
import type { Column } from "../../../core/schema/model.ts";
import { constraintClause } from "../../../core/sql/clauses.ts";
import { changes } from "../change_table.ts";
import type { Change } from "../changed_table.ts";
import { asConstraint } from "../limits.ts";
import { changesOf } from "../table_changes.ts";
import type { TableText } from "../table/parse.ts";
import { isWork, type TableWork } from "../table_work.ts";
import { words } from "../words.ts";
import { createIndex } from "./indexes.ts";
import { createTable } from "./tables.ts";

type Batch = Operation<"batchAlterTable">;

/** What a batch's operations are rendered to, together with what its options say. */
export function batched(batch: Batch, rendered: readonly Rendered[]): readonly Rendered[] {
  const { recreate } = batch;
  const [inside, renames] = withRenamesLast(batch, rendered);
  const work = [
    ...changesBefore(batch).length > 0 || recreate === "always"
      ? [own(batch, (present) => changesBefore(batch, present))]
      : [],
    ...inside,
    ...changesAfter(batch).length > 0 ? [own(batch, () => changesAfter(batch))] : [],
    ...renames,
  ];
  return recreate === undefined || recreate === "auto"
    ? work
    : work.map((each) => isWork(each) ? withRecreate(each, recreate) : each);
}

function own(batch: Batch, each: TableWork["changes"]): Rendered {
  return { ...changes(batch, each), operation: batch };
}

/** What goes on around a batch is none of what it forbids. */
function withRecreate(work: Rendered & TableWork, recreate: "always" | "never") {
  const subject = recreate === "never" ? `${work.subject} never` : work.subject;
  return { ...work, subject, recreate };
}

/** What the table is taken for, and is to be, before the operations. */
function changesBefore(batch: Batch, present?: TableText): readonly Change[] {
  const { table, copyFrom, reflectArgs = [], namingConvention: convention } = batch;
  const { tableKwargs: form } = batch;
  const on = { table };
  return [
    ...copyFrom
      ? [
        {
          kind: "restate",
          sql: createTable({ table: { ...copyFrom, name: table, schema: undefined } }),
        },
        ...copyFrom.indexes.flatMap((index) =>
          createIndex({ ...on, index, ifNotExists: true }).changes(present)
        ),
      ] as const
      : [],
    ...form ? changesOf({ kind: "alterTable", table, form }, present) : [],
    ...reflectArgs.flatMap((column) => changesOf(asSaid(table, column), present)),
    ...convention ? [{ kind: "nameConstraints", convention } as const] : [],
  ];
}

/** The change that gives a column all that is said of it; that it takes NULL is said by no word. */
function asSaid(table: string, column: Column): Operation<"alterColumn"> {
  const { name, type, default: value, generated, collation, nullable } = column;
  const said = {
    type,
    default: value,
    generated,
    collation,
    nullable: nullable ? undefined : false,
  };
  return { kind: "alterColumn", table, column: name, ...said };
}

/** What the table is to be behind the operations. */
function changesAfter(batch: Batch): readonly Change[] {
  const { table, schema, tableArgs = [], partialReordering: order } = batch;
  return [
    ...tableArgs.map((constraint): Change => {
      const { name, type, columns, sql } = dropConstraint({ table }, constraint);
      const unless = type === "exclude" ? undefined : { name, type, columns, sql };
      const clause = constraintClause(asConstraint(constraint, schema), words);
      return { kind: "addConstraint", constraint: clause, unless };
    }),
    ...order ? [{ kind: "orderColumns", order } as const] : [],
  ];
}

/**
 * What is to be done on the table, and the new names that may be given behind all of it, as nothing mentions them: so
 * they don't part what is done at once.
 */
function withRenamesLast(
  { tableArgs, partialReordering }: Batch,
  rendered: readonly Rendered[],
): readonly [inside: readonly Rendered[], renames: readonly Rendered[]] {
  const inside: Rendered[] = [];
  const renames: Rendered[] = [];
  for (const [at, each] of rendered.entries()) {
    const { operation } = each;
    const later = rendered.slice(at + 1).map(({ operation }) => operation);
    const isLast = operation?.kind === "alterColumn" && !isWork(each) &&
      ![...later, tableArgs, partialReordering].some((other) =>
        mentions(other, [operation.column, operation.to ?? ""])
      );
    (isLast ? renames : inside).push(each);
  }
  return [inside, renames];
}

/** Whether data may be about a name: whether it has it anywhere. */
function mentions(data: unknown, names: readonly string[]): boolean {
  const text = JSON.stringify(data, (_, value) => typeof value === "bigint" ? `${value}` : value) ??
    "";
  return names.some((name) =>
    text.toLowerCase().includes(JSON.stringify(name).slice(1, -1).toLowerCase())
  );
}
