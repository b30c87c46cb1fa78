import type { Operation } from "../operations/operation.ts";
import { print } from "../operations/rules.ts";
import { find } from "../schema/edit.ts";
import type { Model } from "../schema/model.ts";
import { layOut } from "../schema/source.ts";
import type { Candidate } from "./rename_candidates.ts";
import { operationOf } from "./renames.ts";
import type { Remarks } from "./source.ts";

/** Something that goes with what it holds: a table with its rows, or a column of it with its values. */
export interface Dropped {
  readonly table: string;
  readonly schema?: string;
  readonly column?: string;
}

/**
 * The tables and columns that operations drop with what they hold, in their order.
 *
 * A generated column holds nothing of its own. `before` is what the operations are run on.
 */
export function droppedData(operations: readonly Operation[], before: Model): readonly Dropped[] {
  return operations.flatMap((operation) => {
    const dropped = droppedBy(operation);
    return !dropped || isGenerated(dropped, before) ? [] : [dropped];
  });
}

function droppedBy(operation: Operation): Dropped | undefined {
  if (operation.kind !== "dropTable" && operation.kind !== "dropColumn") return undefined;
  const { table, schema } = operation;
  return { table, schema, ...operation.kind === "dropColumn" && { column: operation.column } };
}

function isGenerated({ table, schema, column }: Dropped, before: Model): boolean {
  return find(before, "tables", { name: table, schema })?.columns
    .find(({ name }) => name === column)?.generated !== undefined;
}

/**
 * What readers of a revision, in TypeScript or in SQL, have to know of an operation that drops something: that it may be
 * called otherwise now, or that rows may hold it.
 */
export function dropRemarks(
  undecided: readonly Candidate[],
  language: "ts" | "sql" = "ts",
): Remarks {
  return (operation) => {
    if (operation.kind === "dropEnumValue") return labelRemarks(operation, language);
    const dropped = droppedBy(operation);
    const found = dropped && undecided.find((candidate) => isOf(candidate, dropped));
    return found ? remarksOn(found, language) : [];
  };
}

function labelRemarks(
  { value, replaceWith }: Operation<"dropEnumValue">,
  language: "ts" | "sql",
): readonly string[] {
  if (replaceWith !== undefined) return [];
  const way = language === "ts" ? '{ replaceWith: "…" } gives them another' : "change them before";
  return [`Rows that hold "${value}" stop this: ${way}.`];
}

function isOf({ table, schema, column, from }: Candidate, dropped: Dropped): boolean {
  if (schema !== dropped.schema) return false;
  return column === undefined
    ? dropped.column === undefined && dropped.table === from
    : dropped.table === table && dropped.column === from;
}

function remarksOn(candidate: Candidate, language: "ts" | "sql"): readonly string[] {
  const { table, schema, column, from } = candidate;
  const [what, now] = column === undefined ? ["rows", table] : ["values", column];
  const place = [schema, column === undefined ? undefined : table]
    .flatMap((part) => part === undefined ? [] : `${part}.`).join("");
  const option = `--rename ${place}${from}:${now}`;
  if (language === "sql") {
    return [
      `Drops "${from}" with its ${what}. If it is "${now}" now, ${option} renames it instead.`,
    ];
  }
  const source = layOut(print(operationOf(candidate)), { width: Infinity });
  return [
    `Drops "${from}" with its ${what}. If it is "${now}" now, rename it instead:`,
    `${source};`,
    `in place of this and of what makes "${now}": ${option} writes it.`,
  ];
}
