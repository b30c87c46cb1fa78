import type {
  Constraint,
  Deferrability,
  ExcludeElement,
  IndexKey,
  ReferentialAction,
} from "../../../core/schema/model.ts";
import { said } from "../said.ts";
import { settledSql } from "./expressions.ts";
import { type IndexRow, type Lookup, namesOf, readKeys } from "./indexes.ts";

/** A constraint of a table. */
export interface ConstraintRow {
  readonly relation: string;
  readonly name: string;
  readonly kind: "p" | "u" | "c" | "f" | "x";
  /** By their numbers; those of a key are all columns. */
  readonly columns: readonly number[] | null;
  readonly deferrable: boolean;
  readonly deferred: boolean;
  readonly validated: boolean;
  readonly noInherit: boolean;
  /** The condition of a check. */
  readonly sql: string | null;
  /** The index that holds it up, of its own or, for a foreign key, over there. */
  readonly indexId: string;
  /** Of a unique constraint, as of its index; null on servers that don't know the word. */
  readonly nullsNotDistinct: boolean | null;
  /** All columns in the index of a unique constraint, by their numbers. */
  readonly indexed: readonly number[] | null;
  /** What an exclusion compares with, in order. */
  readonly operators: readonly string[] | null;
  /** The table that a foreign key leads to, and the names of its columns. */
  readonly table: string | null;
  readonly schema: string | null;
  readonly references: readonly string[] | null;
  readonly onDelete: keyof typeof actions;
  /** The columns that it is about, by their numbers; null where it is about all, and on servers that can't say. */
  readonly onDeleteColumns: readonly number[] | null;
  readonly onUpdate: keyof typeof actions;
  readonly isFull: boolean;
}

/** The query for them. Those that a table has from others by inheritance or partitioning are left out. */
export const constraintRows = `
  SELECT conrelid AS relation, conname AS name, contype AS kind, conkey AS columns, condeferrable AS deferrable,
         condeferred AS deferred, convalidated AS validated, connoinherit AS "noInherit",
         pg_get_expr(conbin, conrelid, true) AS sql, conindid AS "indexId",
         nulls_not_distinct AS "nullsNotDistinct", indkey AS indexed,
         CASE contype WHEN 'x' THEN (
           SELECT json_agg(CASE WHEN pg_operator_is_visible(o.oid) THEN oprname::text
                                ELSE format('OPERATOR(%I.%s)', nspname, oprname) END ORDER BY n)
             FROM unnest(conexclop) WITH ORDINALITY u(id, n)
             JOIN pg_operator o ON o.oid = id JOIN pg_namespace s ON s.oid = oprnamespace) END AS operators,
         t.relname AS table, nullif(nspname, current_schema()) AS schema,
         CASE contype WHEN 'f' THEN (
           SELECT json_agg(attname ORDER BY n) FROM unnest(confkey) WITH ORDINALITY u(number, n)
             JOIN pg_attribute ON attrelid = confrelid AND attnum = number) END AS references,
         confdeltype AS "onDelete",
         CASE WHEN confdeltype IN ('n', 'd') THEN to_jsonb(pg_constraint) -> 'confdelsetcols' END AS "onDeleteColumns",
         confupdtype AS "onUpdate", confmatchtype = 'f' AS "isFull"
    FROM pg_constraint JOIN relations r ON r.oid = conrelid
    LEFT JOIN (pg_class t JOIN pg_namespace s ON s.oid = t.relnamespace) ON t.oid = confrelid
    LEFT JOIN index_rows ON indexrelid = conindid AND contype = 'u'
   WHERE contype IN ('p', 'u', 'c', 'f', 'x') AND conislocal AND conparentid = 0
   ORDER BY conrelid, array_position('{p,u,c,f,x}'::"char"[], contype), conname`;

/** What is done by each code (pg_constraint.confdeltype); "a" is what is done where nothing is said. */
const actions = {
  a: undefined,
  r: "RESTRICT",
  c: "CASCADE",
  n: "SET NULL",
  d: "SET DEFAULT",
} as const satisfies { readonly [code: string]: ReferentialAction | undefined };

/** What a constraint says; `indexes` has those that hold up exclusions, by id. */
export function readConstraint(
  row: ConstraintRow,
  lookup: Lookup,
  indexes: ReadonlyMap<string, IndexRow>,
): Constraint {
  const { name } = row;
  const on = () => ({ name, columns: namesOf(row.columns!, lookup) });
  switch (row.kind) {
    case "p":
      return { kind: "primaryKey", ...on() };
    case "u":
      return { kind: "unique", ...on(), ...uniqueness(row, lookup), ...deferrability(row) };
    case "c":
      return { kind: "check", name, ...condition(row) };
    case "f":
      return { kind: "foreignKey", ...on(), ...reference(row, lookup), ...deferrability(row) };
    case "x": {
      const exclusion = exclusionOf(row, indexes.get(row.indexId)!, lookup);
      return { kind: "exclude", name, ...exclusion, ...deferrability(row) };
    }
  }
}

function uniqueness({ columns, indexed, nullsNotDistinct }: ConstraintRow, lookup: Lookup) {
  const include = namesOf(indexed!.slice(columns!.length), lookup);
  return said({ nullsNotDistinct, include: include.length > 0 && include });
}

function condition({ sql, noInherit, validated }: ConstraintRow) {
  return { sql: settledSql(sql!), ...said({ noInherit, notValid: !validated }) };
}

function reference(row: ConstraintRow, lookup: Lookup) {
  const { table, schema, references, isFull, validated, onDeleteColumns } = row;
  return {
    references: { table: table!, ...said({ schema }), columns: references! },
    ...said({
      onDelete: actions[row.onDelete],
      onDeleteColumns: onDeleteColumns && namesOf(onDeleteColumns, lookup),
      onUpdate: actions[row.onUpdate],
      match: isFull && "FULL" as const,
      notValid: !validated,
    }),
  };
}

function exclusionOf({ operators }: ConstraintRow, index: IndexRow, lookup: Lookup) {
  const { method, where } = index;
  return {
    elements: readKeys(index, lookup).map((key, at) => elementOf(key, operators![at]!)),
    ...said({ using: method !== "btree" && method, where: where && settledSql(where) }),
  };
}

function elementOf(
  { column, expression, operatorClass }: IndexKey,
  operator: string,
): ExcludeElement {
  const how = { with: operator, ...said({ operatorClass }) };
  return column === undefined ? { expression, ...how } : { column, ...how };
}

function deferrability({ deferrable, deferred }: ConstraintRow): Deferrability {
  return said({ deferrable, initially: deferred && "DEFERRED" as const });
}
