import type { Column } from "../../../core/schema/model.ts";
import { readDefault } from "../default_value.ts";
import { said } from "../said.ts";
import type { Collations } from "./collations.ts";
import type { Comments } from "./comments.ts";
import { settledSql } from "./expressions.ts";
import { readIdentity, type SequenceRow } from "./sequences.ts";
import type { Types } from "./types.ts";

/** A column of a table or a view. */
export interface ColumnRow {
  readonly relation: string;
  readonly number: number;
  readonly name: string;
  /** As `format_type` has it. */
  readonly type: string;
  readonly typeId: string;
  readonly nullable: boolean;
  /** That of its default or of its generated values. */
  readonly expression: string | null;
  /** "s" for stored, "v" for virtual. */
  readonly generated: "s" | "v" | null;
  /** "a" for always, "d" for by default. */
  readonly identity: "a" | "d" | null;
  /** Whether it isn't only there because tables that this one inherits from have it. */
  readonly isLocal: boolean;
  readonly collationId: string;
}

/** The query for them, in order. */
export const columnRows = `
  SELECT attrelid AS relation, attnum AS number, attname AS name, format_type(atttypid, atttypmod) AS type,
         atttypid AS "typeId", NOT attnotnull AS nullable, nullif(attgenerated, '') AS generated,
         nullif(attidentity, '') AS identity, attislocal AS "isLocal", attcollation AS "collationId",
         CASE WHEN atthasdef THEN (
           SELECT pg_get_expr(adbin, adrelid, true) FROM pg_attrdef
            WHERE adrelid = attrelid AND adnum = attnum) END AS expression
    FROM pg_attribute JOIN relations r ON r.oid = attrelid
   WHERE relkind <> 'v' AND attnum > 0 AND NOT attisdropped
   ORDER BY attrelid, attnum`;

/** What the numbers in a column's row stand for. */
export interface ColumnLookup {
  readonly types: Types;
  readonly collations: Collations;
  readonly comments: Comments;
}

/** What a column is; `sequence` is its own, where it has one. Whether it is numbered without a word isn't known here. */
export function readColumn(
  row: ColumnRow,
  { types, collations, comments }: ColumnLookup,
  sequence: SequenceRow | undefined,
): Column {
  const { name, nullable, generated, identity } = row;
  const expression = row.expression && settledSql(row.expression);
  const type = types.of(row.type);
  const isDefault = expression !== null && generated === null && sequence === undefined;
  return {
    name,
    type,
    nullable,
    ...said({
      default: isDefault && readDefault(expression, type, types.named),
      generated: generated && { sql: expression!, stored: generated === "s" },
      autoIncrement: sequence !== undefined && identity === null,
      identity: identity && readIdentity(identity === "a", sequence!),
      collation: collations.unusual(row.collationId, row.typeId),
      comment: comments.of(row.relation, row.number),
    }),
  };
}
