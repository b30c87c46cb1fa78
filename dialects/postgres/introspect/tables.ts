import type { Column, Index, Table, TableForm } from "../../../core/schema/model.ts";
import { withNumbering } from "../numbering.ts";
import { said } from "../said.ts";
import { readParameters } from "../storage.ts";
import { type ColumnLookup, type ColumnRow, readColumn } from "./columns.ts";
import { type ConstraintRow, readConstraint } from "./constraints.ts";
import { type IndexRow, type Lookup, readIndex } from "./indexes.ts";
import type { Sequences } from "./sequences.ts";

/** A table. */
export interface TableRow {
  readonly id: string;
  readonly name: string;
  readonly schema: string | null;
  readonly unlogged: boolean;
  readonly tablespace: string | null;
  readonly parameters: readonly string[] | null;
  readonly partitionBy: string | null;
  /** What it holds of its one parent. */
  readonly bound: string | null;
  readonly parents: readonly { readonly name: string; readonly schema: string | null }[] | null;
}

/** The query for them. */
export const tableRows = `
  SELECT r.oid AS id, relname AS name, schema, relpersistence = 'u' AS unlogged,
         spcname AS tablespace,
         reloptions || (SELECT array_agg('toast.' || o) FROM pg_class t, unnest(t.reloptions) o
                         WHERE t.oid = r.reltoastrelid) AS parameters,
         CASE relkind WHEN 'p' THEN pg_get_partkeydef(r.oid) END AS "partitionBy",
         pg_get_expr(relpartbound, r.oid) AS bound,
         (SELECT json_agg(json_build_object('name', p.relname, 'schema', nullif(nspname, current_schema()))
                          ORDER BY inhseqno)
            FROM pg_inherits JOIN pg_class p ON p.oid = inhparent JOIN pg_namespace n ON n.oid = p.relnamespace
           WHERE inhrelid = r.oid) AS parents
    FROM relations r LEFT JOIN pg_tablespace s ON s.oid = reltablespace
   WHERE relkind IN ('r', 'p')
   ORDER BY schema NULLS FIRST, relname`;

/** What the rows about tables have in common, and each table's own by its id. */
export interface Parts extends Omit<Lookup, "columns">, ColumnLookup {
  readonly sequences: Sequences;
  readonly columns: Grouped<ColumnRow>;
  readonly constraints: Grouped<ConstraintRow>;
  readonly indexes: Grouped<IndexRow>;
}

type Grouped<Row> = ReadonlyMap<string, readonly Row[]>;

/** What a table is. */
export function readTable(row: TableRow, parts: Parts): Table {
  const { name, schema } = row;
  return withNumbering({
    name,
    ...said({ schema }),
    ...readForm(row),
    columns: readColumns(row, parts),
    constraints: readConstraints(row.id, parts),
    indexes: readIndexes(row.id, parts),
    ...said({ comment: parts.comments.of(row.id) }),
  });
}

/** The columns that are the table's own; those of a partition are its parent's. */
function readColumns({ id, bound }: TableRow, parts: Parts): readonly Column[] {
  const rows = parts.columns.get(id) ?? [];
  return rows.filter(({ isLocal }) => isLocal && bound === null)
    .map((row) => readColumn(row, parts, parts.sequences.of(row)));
}

function readConstraints(id: string, parts: Parts) {
  const indexes = new Map(parts.indexes.get(id)?.map((row) => [row.id, row]));
  const lookup = lookupOf(id, parts);
  return (parts.constraints.get(id) ?? []).map((row) => readConstraint(row, lookup, indexes));
}

/** The indexes of a table or a materialized view, without those that hold up constraints. */
export function readIndexes(id: string, parts: Parts): readonly Index[] {
  const exclusions = (parts.constraints.get(id) ?? []).filter(({ kind }) => kind === "x");
  const taken = new Set(exclusions.map(({ indexId }) => indexId));
  const lookup = lookupOf(id, parts);
  return (parts.indexes.get(id) ?? []).filter((row) => !taken.has(row.id))
    .map((row) => readIndex(row, lookup));
}

function lookupOf(id: string, { columns, ...parts }: Parts): Lookup {
  const rows = columns.get(id) ?? [];
  return { ...parts, columns: new Map(rows.map((row) => [row.number, row])) };
}

/** What a table is besides columns, constraints and indexes. */
function readForm(row: TableRow): TableForm {
  const { unlogged, partitionBy, bound, tablespace, parameters } = row;
  const parents = (row.parents ?? []).map(({ name, schema }) => ({ name, ...said({ schema }) }));
  const [parent] = parents;
  return said({
    unlogged,
    partitionBy,
    partitionOf: bound !== null && parent && { ...parent, bound },
    inherits: bound === null && parents.length > 0 && parents,
    tablespace,
    with: parameters && readParameters(parameters),
  });
}
