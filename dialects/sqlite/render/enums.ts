import type { Renderers } from "../../../core/dialect.ts";
import { MigrateError } from "../../../core/errors.ts";
import type { DropEnumValue, RenameEnumValue } from "../../../core/operations/object_shapes.ts";
import { requireDistinctLabels, withLabel } from "../../../core/schema/labels.ts";
import type { Change } from "../changed_table.ts";
import {
  becomes,
  changeEnum,
  type EnumColumn,
  hasDefault,
  requireLabel,
  requireUnmentioned,
} from "../enum_columns.ts";
import { literal, quote } from "../quote.ts";

/** There are no types to make: a column that is of an enum has a check of its own, which changes with the enum. */
export const enums = {
  createEnum: () => [],

  dropEnum: () => [],

  renameEnum: (operation) => [
    changeEnum(
      operation,
      (column) => [becomes(column, { ...column.type, name: operation.to })],
    ),
  ],

  addEnumValue: (operation) => [
    changeEnum(operation, (column) => {
      const { labels } = column.type;
      return [becomes(column, { ...column.type, labels: withLabel(labels, operation) })];
    }),
  ],

  renameEnumValue: (operation) => [
    changeEnum(operation, (column) => withLabelRenamed(column, operation), (table) => {
      requireUnmentioned(table, operation.value);
    }),
  ],

  dropEnumValue: (operation) => [
    changeEnum(operation, (column) => withoutLabel(column, operation), (table) => {
      if (operation.replaceWith !== undefined) requireUnmentioned(table, operation.value);
    }),
  ],
} satisfies Partial<Renderers>;

function withLabelRenamed(
  column: EnumColumn,
  { value, to }: RenameEnumValue,
): readonly Change[] {
  requireLabel(column, value);
  const { type } = column;
  const labels = type.labels.map((label) => label === value ? to : label);
  requireDistinctLabels(type.name, labels);
  return replaced(column, { ...type, labels }, { value, by: to });
}

/** The rebuild tells which rows still have the label. */
function withoutLabel(
  column: EnumColumn,
  { value, replaceWith }: DropEnumValue,
): readonly Change[] {
  requireLabel(column, value);
  const { type } = column;
  const rest = { ...type, labels: type.labels.filter((label) => label !== value) };
  if (replaceWith === undefined) {
    if (hasDefault(column, value)) throw stillDefault(column, value);
    return [becomes(column, rest)];
  }
  requireLabel(column, replaceWith);
  return replaced(column, rest, { value, by: replaceWith });
}

/** The column of another enum, with another label in the rows and the default that have this one. */
function replaced(
  column: EnumColumn,
  type: EnumColumn["type"],
  { value, by }: { readonly value: string; readonly by: string },
): readonly Change[] {
  const { name } = column;
  const [from, to] = [value, by].map((label) => literal(label));
  const using = `CASE ${quote(name)} WHEN ${from} THEN ${to} ELSE ${quote(name)} END`;
  return [
    ...hasDefault(column, value) ? [{ kind: "setDefault", column: name, value: to } as const] : [],
    becomes(column, type, using),
  ];
}

function stillDefault({ name, table }: EnumColumn, label: string): MigrateError {
  return new MigrateError(
    "operation",
    `The label "${label}" can't go: it is the default of "${name}" in "${table}"`,
    { hint: "Give replaceWith, or change the default first." },
  );
}
