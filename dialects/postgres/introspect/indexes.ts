import type { Index, IndexKey } from "../../../core/schema/model.ts";
import { said } from "../said.ts";
import { readParameters } from "../storage.ts";
import type { Collations } from "./collations.ts";
import type { ColumnRow } from "./columns.ts";
import { settledSql } from "./expressions.ts";
import type { OperatorClasses } from "./operator_classes.ts";

/** An index, or what holds up an exclusion. */
export interface IndexRow {
  readonly relation: string;
  readonly id: string;
  readonly name: string;
  readonly unique: boolean;
  readonly method: string;
  /** null on servers that don't know the word. */
  readonly nullsNotDistinct: boolean | null;
  readonly where: string | null;
  readonly parameters: readonly string[] | null;
  readonly tablespace: string | null;
  /** Of its columns, the keys come first. */
  readonly keys: number;
  /** By their numbers; 0 for an expression. */
  readonly columns: readonly number[];
  /** Where one is an expression: in its place. */
  readonly expressions: readonly (ExpressionRow | null)[] | null;
  /** A list for each of these, with an entry for each key. */
  readonly classes: readonly string[];
  readonly collations: readonly string[];
  /** Parameters of the operator classes; null where there are none. No class for "btree" has any. */
  readonly classOptions: readonly (readonly string[] | null)[] | null;
  /** Bits: 1 for descending, 2 for nulls first (pg_index.indoption). */
  readonly options: readonly number[];
}

/** An expression in an index: in parentheses, unless it is a call. */
interface ExpressionRow {
  readonly sql: string;
  /** Whether the key has a collation that isn't the expression's own. */
  readonly isCollated: boolean;
}

/**
 * The query for them, without those that hold up keys and unique constraints, and without the parts of the index of a
 * partitioned table.
 *
 * Names stay numbers: looking them up here takes six times as long.
 */
export const indexRows = `
  SELECT indrelid AS relation, indexrelid AS id, c.relname AS name, indisunique AS unique, amname AS method,
         nulls_not_distinct AS "nullsNotDistinct",
         pg_get_expr(indpred, indrelid, true) AS where, c.reloptions AS parameters, spcname AS tablespace,
         indnkeyatts AS keys, indkey AS columns, indclass AS classes, indcollation AS collations,
         indoption AS options,
         CASE WHEN amname <> 'btree' THEN (
           SELECT json_agg(attoptions ORDER BY attnum) FROM pg_attribute
            WHERE attrelid = indexrelid) END AS "classOptions",
         CASE WHEN indexprs IS NOT NULL THEN (
           SELECT json_agg(CASE indkey[n - 1] WHEN 0 THEN json_build_object('sql', sql, 'isCollated',
                    indcollation[n - 1] NOT IN (0, 100) AND
                    strpos(pg_get_indexdef(indexrelid, 0, true), sql || ' COLLATE ') > 0) END ORDER BY n)
             FROM generate_series(1, indnkeyatts) n, pg_get_indexdef(indexrelid, n, true) sql) END AS expressions
    FROM index_rows i JOIN relations r ON r.oid = indrelid JOIN pg_class c ON c.oid = indexrelid
    JOIN pg_am a ON a.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
   WHERE NOT c.relispartition
     AND indexrelid NOT IN (SELECT conindid FROM pg_constraint WHERE contype IN ('p', 'u'))
   ORDER BY indrelid, c.relname`;

/** What the rows of a table's indexes and constraints stand for. */
export interface Lookup {
  readonly columns: ReadonlyMap<number, ColumnRow>;
  readonly classes: OperatorClasses;
  readonly collations: Collations;
}

/** What an index is. */
export function readIndex(row: IndexRow, lookup: Lookup): Index {
  const { name, unique, method, nullsNotDistinct, where, parameters, tablespace } = row;
  const include = namesOf(row.columns.slice(row.keys), lookup);
  return {
    name,
    keys: readKeys(row, lookup),
    ...said({
      unique,
      using: method !== "btree" && method,
      include: include.length > 0 && include,
      nullsNotDistinct,
      where: where && settledSql(where),
      with: parameters && readParameters(parameters),
      tablespace,
    }),
  };
}

/** The names of columns. */
export function namesOf(numbers: readonly number[], { columns }: Lookup): readonly string[] {
  return numbers.map((number) => columns.get(number)!.name);
}

/** The keys of an index, in order. */
export function readKeys(row: IndexRow, lookup: Lookup): readonly IndexKey[] {
  return row.columns.slice(0, row.keys).map((number, position) => {
    const column = lookup.columns.get(number);
    const expression = row.expressions?.[position];
    const collation = row.collations[position]!;
    const isCollated = column ? column.collationId !== collation : expression?.isCollated;
    return {
      ...(column
        ? { column: column.name }
        : { expression: settledSql(bare(expression?.sql ?? "")) }),
      ...said({
        ...sorting(row.options[position]!),
        collation: isCollated && lookup.collations.names.get(collation),
        operatorClass: lookup.classes.unusual(row.classes[position]!, {
          typeId: column?.typeId,
          options: row.classOptions?.[position],
        }),
      }),
    };
  });
}

/** NULLs are the largest values unless it says otherwise. */
function sorting(option: number): Pick<IndexKey, "order" | "nulls"> {
  const descends = (option & 1) !== 0;
  const nullsFirst = (option & 2) !== 0;
  return {
    order: descends ? "DESC" : undefined,
    nulls: nullsFirst === descends ? undefined : nullsFirst ? "FIRST" : "LAST",
  };
}

/** `a + b` for `(a + b)`; a call has no parentheses around it. */
function bare(expression: string): string {
  return expression.startsWith("(") ? expression.slice(1, -1) : expression;
}
