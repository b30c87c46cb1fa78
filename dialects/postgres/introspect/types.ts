import type { Enum } from "../../../core/schema/model.ts";
import type { ColumnType } from "../../../core/schema/types.ts";
import { type NamedTypes, readType } from "../read_type.ts";
import { said } from "../said.ts";
import { standsAlone, usersOwn } from "./scope.ts";

/** An enum or a domain, of any schema: columns in scope may be of it. */
export interface TypeRow {
  /** As `format_type` has it. */
  readonly text: string;
  readonly name: string;
  readonly schema: string | null;
  readonly kind: "e" | "d";
  readonly labels: readonly string[] | null;
  /** Whether a model lists it. */
  readonly inScope: boolean;
}

/** The query for them. */
export const typeRows = `
  SELECT format_type(t.oid, NULL) AS text, typname AS name, nullif(nspname, current_schema()) AS schema, typtype AS kind,
         (SELECT json_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid) AS labels,
         typnamespace IN (SELECT oid FROM wanted) AND ${
  standsAlone("pg_type", "t.oid")
} AS "inScope"
    FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
   WHERE typtype IN ('e', 'd') AND ${usersOwn}
   ORDER BY nspname, typname`;

/** The types of a database. */
export interface Types {
  /** Those that a model lists. */
  readonly enums: readonly Enum[];
  /** What the names of types stand for. */
  readonly named: NamedTypes;
  /** The type that `format_type` has this text for. */
  of(text: string): ColumnType;
}

/** What the rows say. */
export function readTypes(rows: readonly TypeRow[]): Types {
  const named = new Map(rows.map((row) => [row.text, columnType(row)]));
  return {
    enums: rows.filter(({ kind, inScope }) => kind === "e" && inScope).map(readEnum),
    named,
    of: (text) => readType(text, named),
  };
}

function columnType(row: TypeRow): ColumnType {
  if (row.kind === "e") return { kind: "enum", ...readEnum(row) };
  return { kind: "domain", name: row.name, ...said({ schema: row.schema }) };
}

function readEnum({ name, schema, labels }: TypeRow): Enum {
  return { name, ...said({ schema }), labels: labels ?? [] };
}
