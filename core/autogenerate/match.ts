import type { Constraint, Index, Table } from "../schema/model.ts";
import type { DiffRules } from "./diff_rules.ts";
import { isSame } from "./same.ts";

/** What becomes of named things: those that stay as they are aren't told. */
export interface Matched<T> {
  readonly dropped: readonly T[];
  readonly made: readonly T[];
  /** The same thing under another name. */
  readonly renamed: readonly { readonly before: T; readonly after: T }[];
}

/** What things must be to be taken for one. */
interface Likeness<T> {
  /** Whether they are the same but for their names. */
  isSame(before: T, after: T): boolean;
  /** Whether the name that the second has is one that somebody chose. */
  isChosen(after: T): boolean;
  /** Whether another table has its name behind it: then it can't become anything. */
  isMoved(before: T): boolean;
  /** Whether the first can get the name of the second. */
  canRename(before: T, after: T): boolean;
}

/** Which names are free. */
export interface Names {
  /** All that indexes and constraints of the table have before. */
  readonly held: ReadonlySet<string>;
  /** Those that another table has behind it. */
  isMoved(name: string): boolean;
}

/** What becomes of constraints. One that was given no name is content with any. */
export function matchConstraints(
  before: Table,
  after: Table,
  { rules, names }: { readonly rules: DiffRules; readonly names: Names },
): Matched<Constraint> {
  return match<Constraint>(before.constraints, after.constraints, {
    isSame: (one, other) => isSameConstraint(one, other, rules),
    isChosen: (constraint) =>
      constraint.name !== undefined && constraint.name !== rules.defaultName(after, constraint),
    ...likenessOf(names),
  });
}

/** What becomes of indexes. */
export function matchIndexes(
  before: readonly Index[],
  after: readonly Index[],
  { rules, names }: { readonly rules: DiffRules; readonly names: Names },
): Matched<Index> {
  return match<Index>(before, after, {
    isSame: (one, other) => isSameIndex(one, other, rules),
    isChosen: () => true,
    ...likenessOf(names),
  });
}

interface MaybeNamed {
  readonly name?: string;
}

function likenessOf({ held, isMoved }: Names) {
  return {
    isMoved: ({ name }: MaybeNamed) => name !== undefined && isMoved(name),
    canRename: (before: MaybeNamed, after: MaybeNamed) =>
      before.name !== undefined && after.name !== undefined && !held.has(after.name),
  };
}

function match<T extends { readonly name?: string }>(
  before: readonly T[],
  after: readonly T[],
  { isSame, isChosen, isMoved, canRename }: Likeness<T>,
): Matched<T> {
  const left = new Set(before);
  const take = (found: T | undefined) => found !== undefined && left.delete(found);
  const others = after.filter((each) =>
    !take(before.find((one) => left.has(one) && one.name === each.name && isSame(one, each)))
  );
  const renamed: { readonly before: T; readonly after: T }[] = [];
  const wanted = new Set(others.flatMap(({ name = [] }) => name));
  const made = others.filter((each) => {
    const found = before.find((one) => left.has(one) && !isMoved(one) && isSame(one, each));
    if (!found) return true;
    const isRenamed = isChosen(each) || found.name !== undefined && wanted.has(found.name);
    if (isRenamed && !canRename(found, each)) return true;
    take(found);
    if (isRenamed) renamed.push({ before: found, after: each });
    return false;
  });
  const kept = before.filter((one) => !left.has(one));
  return {
    dropped: withoutTwins([...left], kept.filter(({ name }) => name === undefined)),
    made: withoutTwins(made, kept),
    renamed,
  };

  /** What has no name, and says what another says, adds nothing to it, and couldn't be dropped without it. */
  function withoutTwins(things: readonly T[], others: readonly T[]): readonly T[] {
    return things.filter((each, at) =>
      each.name !== undefined ||
      ![...others, ...things.slice(0, at).filter(({ name }) => name === undefined)]
        .some((other) => isSame(other, each))
    );
  }
}

function isSameConstraint(before: Constraint, after: Constraint, rules: DiffRules): boolean {
  const { name: _, ...one } = before;
  const { name: __, ...other } = after;
  if (one.kind === "check" && other.kind === "check") {
    return rules.isSameSql(one.sql, other.sql) && one.noInherit === other.noInherit;
  }
  if (one.kind === "exclude" && other.kind === "exclude") {
    return isSameKeys(one.elements, other.elements, rules) &&
      isSameCondition(one.where, other.where, rules) &&
      isSame({ ...one, elements: [], where: "" }, { ...other, elements: [], where: "" });
  }
  // Whether rows were looked at is no part of what a rule says.
  return isSame({ ...one, notValid: undefined }, { ...other, notValid: undefined });
}

function isSameIndex(before: Index, after: Index, rules: DiffRules): boolean {
  return isSameKeys(before.keys, after.keys, rules) &&
    isSameCondition(before.where, after.where, rules) &&
    isSame(
      { ...before, name: "", keys: [], where: "" },
      { ...after, name: "", keys: [], where: "" },
    );
}

function isSameKeys(
  before: readonly { readonly expression?: string }[],
  after: readonly { readonly expression?: string }[],
  rules: DiffRules,
): boolean {
  return before.length === after.length && before.every((key, at) => {
    const { expression: one, ...rest } = key;
    const { expression: other, ...others } = after[at]!;
    return isSameCondition(one, other, rules) && isSame(rest, others);
  });
}

function isSameCondition(
  before: string | undefined,
  after: string | undefined,
  rules: DiffRules,
): boolean {
  if (before === undefined || after === undefined) return before === after;
  return rules.isSameSql(before, after);
}
