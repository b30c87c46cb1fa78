import type { Check, Domain } from "../../../core/schema/model.ts";
import { readDefault } from "../default_value.ts";
import { said } from "../said.ts";
import type { ColumnLookup } from "./columns.ts";
import { settledSql } from "./expressions.ts";
import { standsAlone } from "./scope.ts";

/** A domain. */
export interface DomainRow {
  readonly name: string;
  readonly schema: string | null;
  /** What it is, as `format_type` has it, and the type of that. */
  readonly type: string;
  readonly typeId: string;
  readonly nullable: boolean;
  readonly collationId: string;
  /** The text of its default. */
  readonly expression: string | null;
  readonly checks: readonly {
    readonly name: string;
    readonly sql: string;
    readonly validated: boolean;
  }[];
}

/** The query for them, with their checks in the order in which they were made. */
export const domainRows = `
  SELECT typname AS name, schema, format_type(typbasetype, typtypmod) AS type, typbasetype AS "typeId",
         NOT typnotnull AS nullable, typcollation AS "collationId", pg_get_expr(typdefaultbin, 0, true) AS expression,
         (SELECT coalesce(json_agg(json_build_object('name', conname, 'sql', pg_get_expr(conbin, 0, true),
                                                     'validated', convalidated) ORDER BY c.oid), '[]')
            FROM pg_constraint c WHERE contypid = t.oid AND contype = 'c') AS checks
    FROM pg_type t JOIN wanted w ON w.oid = typnamespace
   WHERE typtype = 'd' AND ${standsAlone("pg_type", "t.oid")}
   ORDER BY schema NULLS FIRST, typname`;

/** What a row says. */
export function readDomain(
  { name, schema, nullable, checks, ...row }: DomainRow,
  { types, collations }: Pick<ColumnLookup, "types" | "collations">,
): Domain {
  const type = types.of(row.type);
  return {
    name,
    ...said({ schema }),
    type,
    nullable,
    ...said({
      default: row.expression !== null && readDefault(row.expression, type, types.named),
      collation: collations.unusual(row.collationId, row.typeId),
    }),
    checks: checks.map((check): Check => ({
      kind: "check",
      name: check.name,
      sql: settledSql(check.sql),
      ...said({ notValid: !check.validated }),
    })),
  };
}
