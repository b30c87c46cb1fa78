import type { Renderers } from "../../../core/dialect.ts";
import type { AlterDomain } from "../../../core/operations/object_shapes.ts";
import type { Domain } from "../../../core/schema/model.ts";
import { typeName } from "../../../core/schema/types.ts";
import { constraintClause, defaultClause } from "../../../core/sql/clauses.ts";
import { qualified } from "../../../core/sql/standard.ts";
import { quote } from "../quote.ts";
import { typeNames } from "../types.ts";
import { words } from "../words.ts";

/** How operations on domains are said. */
export const domains = {
  createDomain: ({ domain }) => [createDomain(domain)],

  alterDomain: (operation) => alterDomain(operation),

  dropDomain: ({ ifExists, cascade, ...named }) => [
    `DROP DOMAIN ${ifExists ? "IF EXISTS " : ""}${qualified(named, words)}${
      cascade ? " CASCADE" : ""
    }`,
  ],
} satisfies Partial<Renderers>;

function createDomain({ type, nullable, default: value, collation, checks, ...named }: Domain) {
  return [
    `CREATE DOMAIN ${qualified(named, words)} AS ${typeName(typeNames, type)}`,
    ...collation === undefined ? [] : [`COLLATE ${quote(collation)}`],
    ...value ? [`DEFAULT ${defaultClause({ value, type }, words)}`] : [],
    ...nullable ? [] : ["NOT NULL"],
    ...checks.map((check) => constraintClause(check, words)),
  ].join(" ");
}

/** What goes, goes first: what comes may have its name. */
function alterDomain(
  { nullable, default: value, dropChecks = [], addChecks = [], ...named }: AlterDomain,
): readonly string[] {
  const changes = [
    ...dropChecks.map((name) => `DROP CONSTRAINT ${quote(name)}`),
    ...value === undefined ? [] : [
      value === null ? "DROP DEFAULT" : `SET DEFAULT ${defaultClause({ value }, words)}`,
    ],
    ...nullable === undefined ? [] : [`${nullable ? "DROP" : "SET"} NOT NULL`],
    ...addChecks.map((check) => `ADD ${constraintClause(check, words)}`),
  ];
  return changes.map((change) => `ALTER DOMAIN ${qualified(named, words)} ${change}`);
}
