import type { Identity, Sequence, SequenceOptions } from "../../../core/schema/model.ts";
import { said } from "../said.ts";
import { type SequenceType, unusualOptions } from "../sequence_defaults.ts";
import type { ColumnRow } from "./columns.ts";

/** A sequence. */
export interface SequenceRow extends Required<SequenceOptions> {
  readonly name: string;
  readonly schema: string | null;
  /** As SQL names it. */
  readonly reference: string;
  readonly type: SequenceType;
  /** The column that it goes with, by its table and its number. */
  readonly relation: string | null;
  readonly number: number | null;
  readonly isIdentity: boolean | null;
}

/** The query for them. Those that go with a column depend on it ("a"), as a part of it where it is an identity ("i"). */
export const sequenceRows = `
  SELECT relname AS name, schema, seqrelid::regclass AS reference, format_type(seqtypid, NULL) AS type,
         seqstart AS start, seqincrement AS increment, seqmin AS "minValue", seqmax AS "maxValue", seqcache AS cache,
         seqcycle AS cycle, refobjid AS relation, refobjsubid AS number, deptype = 'i' AS "isIdentity"
    FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid JOIN wanted w ON w.oid = relnamespace
    LEFT JOIN pg_depend
      ON classid = 'pg_class'::regclass AND objid = seqrelid AND refclassid = classid AND deptype IN ('a', 'i')
   WHERE seqrelid NOT IN (SELECT objid FROM pg_depend WHERE classid = 'pg_class'::regclass AND deptype = 'e')
   ORDER BY schema NULLS FIRST, relname`;

/** The sequences of a database. */
export interface Sequences {
  /** The one that is a column's own: of an identity, or what `serial` stands for. */
  of(column: ColumnRow): SequenceRow | undefined;
  /** Those that are no column's own. */
  readonly others: readonly Sequence[];
}

/** What the rows say. A sequence that goes with a column, and isn't what gives its values, is one like others. */
export function readSequences(
  rows: readonly SequenceRow[],
  columns: readonly ColumnRow[],
): Sequences {
  const key = (row: Pick<SequenceRow, "relation" | "number">) => `${row.relation} ${row.number}`;
  const byColumn = new Map(rows.map((row) => [key(row), row]));
  const of = (column: ColumnRow) => {
    const row = byColumn.get(key(column));
    return row && numbers(row, column) ? row : undefined;
  };
  const own = new Set(columns.map(of));
  return { of, others: rows.filter((row) => !own.has(row)).map(readSequence) };
}

function numbers({ isIdentity, reference }: SequenceRow, { expression }: ColumnRow): boolean {
  const serial = `nextval('${reference.replaceAll("'", "''")}'::regclass)`;
  return isIdentity || expression === serial;
}

function readSequence({ name, schema, type, ...row }: SequenceRow): Sequence {
  const options = readOptions({ type, ...row });
  return { name, ...said({ schema, type: type !== "bigint" && type }), ...options };
}

/** How an identity column counts. */
export function readIdentity(always: boolean, row: SequenceRow): Identity {
  return { always, ...readOptions(row) };
}

function readOptions(
  { type, start, increment, minValue, maxValue, cache, cycle }: Pick<
    SequenceRow,
    "type" | keyof SequenceOptions
  >,
): SequenceOptions {
  return unusualOptions({ start, increment, minValue, maxValue, cache, cycle }, type);
}
