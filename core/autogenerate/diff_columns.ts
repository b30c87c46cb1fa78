import type { AlterColumn } from "../operations/table_shapes.ts";
import type { Column, ServerDefault } from "../schema/model.ts";
import { canNumber } from "../schema/numbering.ts";
import type { ColumnType } from "../schema/types.ts";
import type { DiffRules } from "./diff_rules.ts";
import { nameOf } from "./order.ts";
import { isSame } from "./same.ts";

/** What of a column an operation is to change. */
export type ColumnChange = Omit<AlterColumn, "table" | "schema" | "column">;

/** The table that a column is in. */
interface OnTable {
  readonly table: string;
  readonly schema?: string;
}

/** What makes a column of a table the other; nothing where they are the same. Names don't count. */
export function columnChange(
  before: Column,
  after: Column,
  { rules, on }: { readonly rules: DiffRules; readonly on: OnTable },
): ColumnChange {
  const typed = typeChange(before, after, { rules, on });
  return {
    ...typed,
    ...before.nullable !== after.nullable && { nullable: after.nullable },
    ...hasOtherDefault(before, after, { rules, on }) && { default: after.default ?? null },
    ...generation(before, after, rules),
    ...numbering(before, after),
    ...collationChange(before, after, typed),
    ...before.comment !== after.comment && { comment: after.comment ?? null },
  };
}

/** Whether nothing is to be changed. */
export function isEmpty(change: ColumnChange): boolean {
  return Object.keys(change).length === 0;
}

function typeChange(
  before: Column,
  after: Column,
  { rules, on }: { readonly rules: DiffRules; readonly on: OnTable },
): ColumnChange {
  const [beforeType, afterType] = [before.type, after.type];
  const verdict = rules.compareType?.({ ...on, before, after, beforeType, afterType });
  if (!(verdict ?? !isSameType(beforeType, afterType, rules))) return {};
  const using = rules.using(before.name, beforeType, afterType);
  const hasDefault = before.default !== undefined || after.default !== undefined;
  return {
    type: afterType,
    ...using !== undefined && { using },
    // The old default is of the old type, and may not become one of the new.
    ...hasDefault && !isOfSameValues(beforeType, afterType) && { default: after.default ?? null },
  };
}

/** Where enums are types of their own, their labels are a matter of the type. */
function isSameType(before: ColumnType, after: ColumnType, rules: DiffRules): boolean {
  const compared = rules.hasEnumTypes ? [before, after].map(withoutLabels) : [before, after];
  return isSame(compared[0], compared[1]);
}

function withoutLabels(type: ColumnType): ColumnType {
  if (type.kind === "array") return { ...type, of: withoutLabels(type.of) };
  return type.kind === "enum" ? { ...type, labels: [] } : type;
}

function hasOtherDefault(
  before: Column,
  after: Column,
  { rules, on }: { readonly rules: DiffRules; readonly on: OnTable },
): boolean {
  const verdict = rules.compareServerDefault?.({
    ...on,
    before,
    after,
    ...before.default && { beforeDefault: before.default },
    ...after.default && { afterDefault: after.default },
  });
  return verdict ?? !isSameDefault(before, after, rules);
}

/** A column that gets another type is sorted as that is, unless it says so again. */
function collationChange(before: Column, after: Column, { type }: ColumnChange): ColumnChange {
  const { collation = null } = after;
  const isLost = collation !== null && type !== undefined;
  return before.collation !== after.collation || isLost ? { collation } : {};
}

/** Whether types differ in the size of their values only, or in the labels of one enum. */
function isOfSameValues(before: ColumnType, after: ColumnType): boolean {
  if (canNumber(before) && canNumber(after)) return true;
  if (before.kind === "enum" && after.kind === "enum") return nameOf(before) === nameOf(after);
  const sized = ["string", "numeric", "float", "bit", "varbit"];
  return before.kind === after.kind && sized.includes(before.kind);
}

/** What has a default, and the type of it. */
type Defaulted = Pick<Column, "default" | "type">;

/** Whether two defaults are the same. One that is NULL is none. */
export function isSameDefault(before: Defaulted, after: Defaulted, rules: DiffRules): boolean {
  const [was, is] = [before, after].map(({ default: given, type }) =>
    given === undefined || isNull(given) ? undefined : rules.plainDefault(given, type)
  );
  if (was === undefined || is === undefined) return was === is;
  if (was.kind === "expression" && is.kind === "expression") {
    return rules.isSameSql(was.sql, is.sql);
  }
  return isSame(was, is);
}

function isNull(given: ServerDefault | undefined): boolean {
  return given?.kind === "literal" && given.value === null;
}

/** A generated column can't have a default, not even that of NULL. */
function generation(before: Column, after: Column, rules: DiffRules): ColumnChange {
  if (isSameGenerated(before, after, rules)) return {};
  const { generated = null } = after;
  return { generated, ...generated && before.default && { default: null } };
}

function isSameGenerated(
  { generated: before }: Column,
  { generated: after }: Column,
  rules: DiffRules,
): boolean {
  if (!before || !after) return before === after;
  return before.stored === after.stored && rules.isSameSql(before.sql, after.sql);
}

/** A model that only wants its rows numbered is content with either way to do it. */
function numbering(before: Column, after: Column): ColumnChange {
  const [was, is] = [before, after].map(({ autoIncrement }) => autoIncrement === true);
  if (is && !after.identity && (was || before.identity)) return {};
  const identity = isSame(before.identity, after.identity)
    ? {}
    : { identity: after.identity ?? null };
  return was === is ? identity : { ...identity, autoIncrement: is };
}
