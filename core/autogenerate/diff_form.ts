import { MigrateError } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import type { TableFormChange } from "../operations/table_shapes.ts";
import type { StorageParameters, Table } from "../schema/model.ts";
import { onTable } from "../sql/standard.ts";
import { isSame } from "./same.ts";

const flags = ["strict", "withoutRowid", "unlogged"] as const;

/** What a table is for good, and what to call it. */
const fixed = {
  partitionBy: "is partitioned by",
  partitionOf: "is a part of",
  inherits: "inherits from",
} as const;

/**
 * What a table gives up first, and takes on last: what it is in between has to fit neither.
 */
export function formChange(
  before: Table,
  after: Table,
  part: "given up" | "taken on",
): readonly Operation<"alterTable">[] {
  const form = part === "given up"
    ? Object.fromEntries(
      flags.flatMap((flag) => before[flag] && !after[flag] ? [[flag, false]] : []),
    )
    : takenOn(before, after);
  return Object.keys(form).length === 0 ? [] : [{ kind: "alterTable", ...onTable(after), form }];
}

function takenOn(before: Table, after: Table): TableFormChange {
  const { tablespace = "pg_default" } = after;
  return {
    ...Object.fromEntries(
      flags.flatMap((flag) => after[flag] && !before[flag] ? [[flag, true]] : []),
    ),
    ...before.tablespace !== after.tablespace && { tablespace },
    ...!isSame(before.with, after.with) && { with: parameterChange(before.with, after.with) },
  };
}

function parameterChange(
  before: StorageParameters = {},
  after: StorageParameters = {},
): TableFormChange["with"] {
  const gone = Object.keys(before).filter((name) => after[name] === undefined);
  const set = Object.entries(after).filter(([name, value]) => before[name] !== value);
  return { ...Object.fromEntries(set), ...Object.fromEntries(gone.map((name) => [name, null])) };
}

/** Whether they are the same in what a table is for good. */
export function isOfOneForm(before: Table, after: Table): boolean {
  return changedForGood(before, after) === undefined;
}

/** Throws "unsupported" where what a table is for good is to change. */
export function requireOneForm(before: Table, after: Table): void {
  const key = changedForGood(before, after);
  if (key === undefined) return;
  throw new MigrateError(
    "unsupported",
    `What table "${after.name}" ${fixed[key]} can't be changed`,
    {
      hint: "Make another table, copy the rows and drop this one; or alter it by op.execute().",
    },
  );
}

function changedForGood(before: Table, after: Table) {
  return (["partitionBy", "partitionOf", "inherits"] as const)
    .find((key) => !isSame(before[key], after[key]));
}
