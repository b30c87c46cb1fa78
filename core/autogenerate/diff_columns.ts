import type { AlterColumn } from "../operations/operation.ts";
import type { Column, ServerDefault } from "../schema/model.ts";
import type { DiffRules } from "./diff_rules.ts";
import { isSame } from "./same.ts";

/** What of a column an operation is to change. */
export type ColumnChange = Omit<AlterColumn, "table" | "schema" | "column">;

/** What makes a column the other; nothing where they are the same. Names don't count. */
export function columnChange(before: Column, after: Column, rules: DiffRules): ColumnChange {
  return {
    ...typeChange(before, after, rules),
    ...before.nullable !== after.nullable && { nullable: after.nullable },
    ...!isSameDefault(before, after, rules) && { default: after.default ?? null },
    ...generation(before, after, rules),
    ...numbering(before, after, rules),
    ...before.collation !== after.collation && { collation: after.collation ?? null },
    ...before.comment !== after.comment && { comment: after.comment ?? null },
  };
}

/** Whether nothing is to be changed. */
export function isEmpty(change: ColumnChange): boolean {
  return Object.keys(change).length === 0;
}

function typeChange({ name, type: before }: Column, { type }: Column, rules: DiffRules) {
  if (isSame(before, type)) return {};
  const using = rules.using(name, before, type);
  return { type, ...using !== undefined && { using } };
}

/** A default that is NULL is none. */
function isSameDefault(before: Column, after: Column, rules: DiffRules): boolean {
  const [was, is] = [before, after].map(({ default: given }) => isNull(given) ? undefined : given);
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
function numbering(before: Column, after: Column, rules: DiffRules): ColumnChange {
  const [was, is] = [before, after].map(({ autoIncrement }) => autoIncrement === true);
  if (is && !after.identity && (was || before.identity)) return {};
  const identity = isSame(before.identity, after.identity)
    ? {}
    : { identity: after.identity ?? null };
  if (was === is) return identity;
  if (!rules.numbersByIdentity) return { ...identity, autoIncrement: is };
  return is ? { identity: { always: false } } : { ...identity, default: after.default ?? null };
}
