import { MigrateError } from "../../../core/errors.ts";
import {
  addColumn,
  columnOf,
  declareEnums,
  dropColumn,
  moveColumn,
  setCollation,
  setDefault,
  setGenerated,
  setNullable,
  setType,
} from "./columns.ts";
import {
  addConstraint,
  dropConstraint,
  renameConstraint,
  setAutoIncrement,
} from "./constraints.ts";
import type { TableChange, TableChangeKind } from "./change.ts";
import { arranged, layoutOf, printLayout } from "./layout.ts";
import { nameConstraints } from "./names.ts";
import { parseTable, type TableOption, type TableText } from "./parse.ts";
import { edited } from "./edits.ts";

type Appliers = {
  readonly [K in TableChangeKind]: (table: TableText, change: TableChange<K>) => TableText;
};

const appliers: Appliers = {
  addColumn,
  dropColumn,
  moveColumn,
  setType,
  setNullable,
  setDefault,
  setCollation,
  setGenerated,
  addConstraint,
  dropConstraint,
  renameConstraint,
  setAutoIncrement,
  nameConstraints,
  restate: (_, { sql }) => parseTable(sql),
  orderColumns,
  setStrict: (table, { strict }) => withOption(declareEnums(table, strict), "strict", strict),
  setWithoutRowid: (table, { withoutRowid }) => withOption(table, "withoutRowid", withoutRowid),
};

/**
 * The table after a change. What the change isn't about is as it was, to the character: comments, spaces, quotes.
 *
 * Throws "operation" where the change doesn't fit the table.
 */
export function applyChange<K extends TableChangeKind>(
  table: TableText,
  change: TableChange<K>,
): TableText {
  return appliers[change.kind](table, change);
}

/** The columns in another order: each next is the first that no list of `order` keeps waiting for another. */
function orderColumns(table: TableText, { order }: TableChange<"orderColumns">): TableText {
  const places = order.map((names) =>
    names.map((name) => table.columns.indexOf(columnOf(table, name)))
  );
  const waitsFor = table.columns.map(() => new Set<number>());
  for (const list of places) {
    for (const [index, place] of list.entries()) {
      if (index > 0) waitsFor[place]!.add(list[index - 1]!);
    }
  }
  const sorted: number[] = [];
  const pending = new Set(waitsFor.keys());
  while (pending.size > 0) {
    const next = pending.values().find((place) => pending.isDisjointFrom(waitsFor[place]!));
    if (next === undefined) throw contradictoryOrder(table, pending);
    pending.delete(next);
    sorted.push(next);
  }
  const layout = layoutOf(table);
  return printLayout(arranged(layout, { columns: sorted.map((place) => layout.columns[place]!) }));
}

function contradictoryOrder(table: TableText, pending: ReadonlySet<number>): MigrateError {
  const names = [...pending].map((place) => `"${table.columns[place]!.name.value}"`);
  return new MigrateError(
    "operation",
    `The columns of "${table.name.value}" can't be ordered so: the order goes in a circle`,
    { hint: `It is among ${names.join(", ")}.` },
  );
}

const OPTION_WORDS = { strict: "STRICT", withoutRowid: "WITHOUT ROWID" };

function withOption(table: TableText, kind: TableOption["kind"], wanted: boolean): TableText {
  const { options, list } = table;
  const at = options.findIndex((option) => option.kind === kind);
  if (at >= 0 === wanted) return table;
  if (wanted) {
    const end = options.at(-1)?.end ?? list.end + 1;
    const text = `${options.length > 0 ? "," : ""} ${OPTION_WORDS[kind]}`;
    return edited(table, [{ start: end, end, text }]);
  }
  const { start, end } = options[at]!;
  const [before, next] = [options[at - 1], options[at + 1]];
  // The comma goes along, and before a lone option the space.
  const span = next ? { start, end: next.start } : { start: before?.end ?? list.end + 1, end };
  return edited(table, [{ ...span, text: "" }]);
}
