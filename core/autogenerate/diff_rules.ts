import type { Dialect, Differences } from "../dialect.ts";
import { isSameSql } from "../sql/same.ts";

/** What a comparison asks of the dialect. */
export interface DiffRules extends Differences {
  isSameSql(one: string, other: string): boolean;
}

/** The rules of a dialect. */
export async function diffRules({ rules, differences }: Dialect): Promise<DiffRules> {
  return {
    ...await differences(),
    isSameSql: (one, other) => isSameSql(one, other, rules),
  };
}
