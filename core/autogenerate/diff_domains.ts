import { MigrateError } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import { find } from "../schema/edit.ts";
import type { Check, Domain } from "../schema/model.ts";
import type { ColumnType } from "../schema/types.ts";
import { isSameDefault } from "./diff_columns.ts";
import type { DiffRules } from "./diff_rules.ts";
import { byName, nameOf } from "./order.ts";
import { isSame } from "./same.ts";
import type { Sides } from "./sides.ts";

/**
 * What becomes of domains: made before what is of them, and dropped behind it.
 *
 * Throws "unsupported" where the type or the collation of one is to be another.
 */
export function diffDomains({ before, after, complete }: Sides, rules: DiffRules): {
  readonly first: readonly Operation[];
  readonly last: readonly Operation[];
} {
  const gone = before.domains.filter((each) => !find(after, "domains", each));
  return {
    first: byBase(after.domains).flatMap((domain): readonly Operation[] => {
      const was = find(before, "domains", domain);
      return was ? changed(was, domain, rules) : [{ kind: "createDomain", domain }];
    }),
    last: byBase(gone).toReversed().filter(() => complete.has("domains"))
      .map(({ name, schema }) => ({ kind: "dropDomain" as const, name, schema })),
  };
}

/** Whether two domains are the same, as far as their texts tell. */
export function isSameDomain(before: Domain, after: Domain, rules: DiffRules): boolean {
  return isOfOneType(before, after) && changed(before, after, rules).length === 0;
}

function changed(before: Domain, after: Domain, rules: DiffRules): readonly Operation[] {
  requireOneType(before, after);
  const { name, schema, nullable } = after;
  const isIn = (checks: readonly Check[], check: Check) =>
    checks.some((each) => each.name === check.name && rules.isSameSql(each.sql, check.sql));
  const dropChecks = before.checks.filter((each) => !isIn(after.checks, each))
    .flatMap((each) => each.name ?? []);
  const addChecks = after.checks.filter((each) => !isIn(before.checks, each));
  const change = {
    ...before.nullable !== nullable && { nullable },
    ...!isSameDefault(before, after, rules) && { default: after.default ?? null },
    ...dropChecks.length > 0 && { dropChecks },
    ...addChecks.length > 0 && { addChecks },
  };
  return Object.keys(change).length === 0 ? [] : [{ kind: "alterDomain", name, schema, ...change }];
}

function isOfOneType(before: Domain, after: Domain): boolean {
  return isSame(before.type, after.type) && before.collation === after.collation;
}

function requireOneType(before: Domain, after: Domain): void {
  if (isOfOneType(before, after)) return;
  throw new MigrateError(
    "unsupported",
    `What domain "${after.name}" is a domain of can't be changed`,
    { hint: "Make another domain, and give its columns that type." },
  );
}

/** Domains in an order in which they can be made: each behind the one that it is a domain of, else by name. */
function byBase(domains: readonly Domain[]): readonly Domain[] {
  const sorted = new Set<Domain>();
  const place = (domain: Domain): void => {
    const base = baseOf(domain.type);
    const other = domains.find((each) => base !== undefined && nameOf(each) === base);
    if (other) place(other);
    sorted.add(domain);
  };
  byName(domains).forEach(place);
  return [...sorted];
}

function baseOf(type: ColumnType): string | undefined {
  if (type.kind === "array") return baseOf(type.of);
  return type.kind === "domain" ? nameOf(type) : undefined;
}
