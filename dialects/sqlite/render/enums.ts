import type { Renderers } from "../../../core/dialect.ts";
import { MigrateError } from "../../../core/errors.ts";
import type { DropEnumValue } from "../../../core/operations/object_shapes.ts";
import { withLabel } from "../../../core/schema/labels.ts";
import type { Change } from "../changed_table.ts";
import { becomes, changeEnum, type EnumColumn, requireLabel } from "../enum_columns.ts";
import { unsupported } from "../limits.ts";
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

  renameEnumValue({ name }) {
    throw unsupported(
      `labels that change wherever they are used, as those of "${name}" would`,
      `Change each of its columns: op.alterColumn(table, column, { type: t.enum("${name}", labels), using: "CASE …" })`,
    );
  },

  dropEnumValue: (operation) => [
    changeEnum(operation, (column) => withoutLabel(column, operation)),
  ],
} satisfies Partial<Renderers>;

/** The rebuild tells which rows still have the label. */
function withoutLabel(
  column: EnumColumn,
  { value, replaceWith }: DropEnumValue,
): readonly Change[] {
  requireLabel(column, value);
  const { name, type, default: present } = column;
  const rest = { ...type, labels: type.labels.filter((label) => label !== value) };
  const isDefault = present?.kind === "literal" && present.value === value;
  if (replaceWith === undefined) {
    if (isDefault) throw stillDefault(column, value);
    return [becomes(column, rest)];
  }
  requireLabel(column, replaceWith);
  const [from, to] = [value, replaceWith].map((label) => literal(label));
  const using = `CASE ${quote(name)} WHEN ${from} THEN ${to} ELSE ${quote(name)} END`;
  return [
    ...isDefault ? [{ kind: "setDefault", column: name, value: to } as const] : [],
    becomes(column, rest, using),
  ];
}

function stillDefault({ name, table }: EnumColumn, label: string): MigrateError {
  return new MigrateError(
    "operation",
    `The label "${label}" can't go: it is the default of "${name}" in "${table}"`,
    { hint: "Give replaceWith, or change the default first." },
  );
}
