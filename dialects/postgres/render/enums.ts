import type { Renderers } from "../../../core/dialect.ts";
import type { AddEnumValue } from "../../../core/operations/object_shapes.ts";
import { qualified } from "../../../core/sql/standard.ts";
import { dropEnumValue } from "../drop_enum_value.ts";
import { createType, createTypeIfMissing } from "../enum_type.ts";
import { literal, quote } from "../quote.ts";
import { words } from "../words.ts";

/** How operations on enum types are said. */
export const enums = {
  createEnum: ({ enum: type, ifNotExists }) => [
    ifNotExists ? createTypeIfMissing(type) : createType(type),
  ],

  dropEnum: ({ ifExists, cascade, ...named }) => [
    `DROP TYPE ${ifExists ? "IF EXISTS " : ""}${qualified(named, words)}${
      cascade ? " CASCADE" : ""
    }`,
  ],

  renameEnum: (
    { to, ...named },
  ) => [`ALTER TYPE ${qualified(named, words)} RENAME TO ${quote(to)}`],

  // A label can't be used in the transaction that adds it (ALTER TYPE, "Notes").
  addEnumValue: (operation) => [
    { text: addEnumValue(operation), outsideTransaction: true, worksInside: true },
  ],

  renameEnumValue: ({ value, to, ...named }) => [
    `ALTER TYPE ${qualified(named, words)} RENAME VALUE ${literal(value)} TO ${literal(to)}`,
  ],

  dropEnumValue: (operation) => [dropEnumValue(operation)],
} satisfies Partial<Renderers>;

/** A run that failed behind it has left the label: the next one must get by. */
function addEnumValue({ value, before, after, ...named }: AddEnumValue): string {
  return [
    `ALTER TYPE ${qualified(named, words)} ADD VALUE IF NOT EXISTS ${literal(value)}`,
    before === undefined ? "" : ` BEFORE ${literal(before)}`,
    after === undefined ? "" : ` AFTER ${literal(after)}`,
  ].join("");
}
