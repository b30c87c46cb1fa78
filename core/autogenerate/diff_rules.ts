import type { Dialect, Differences } from "../dialect.ts";
import type { Environment } from "../hooks.ts";
import { isSameSql } from "../sql/same.ts";

/** What a comparison asks of the dialect, and of the project. */
export interface DiffRules
  extends Differences, Pick<Environment, "compareType" | "compareServerDefault"> {
  isSameSql(one: string, other: string): boolean;
}

/** The rules of a dialect, with what a project says of types and defaults. */
export async function diffRules(
  { rules, differences }: Pick<Dialect, "rules" | "differences">,
  { compareType, compareServerDefault }: Environment = {},
): Promise<DiffRules> {
  const own = await differences();
  return {
    ...own,
    isSameSql: (one, other) => isSameSql(own.plainSql(one), own.plainSql(other), rules),
    ...compareType && { compareType },
    ...compareServerDefault && { compareServerDefault },
  };
}
