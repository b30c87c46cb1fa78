/** A collation. */
export interface CollationRow {
  readonly id: string;
  readonly name: string;
}

/** The query for them. */
export const collationRows = "SELECT oid AS id, collname AS name FROM pg_collation";

/** A type whose values have a collation of their own. */
export interface CollatedTypeRow {
  readonly id: string;
  readonly collation: string;
}

/** The query for them: 0 is for types without any, 100 for the database's (pg_collation.dat). */
export const collatedTypeRows =
  "SELECT oid AS id, typcollation AS collation FROM pg_type WHERE typcollation NOT IN (0, 100)";

/** The collations of a database, by their ids. */
export interface Collations {
  readonly names: ReadonlyMap<string, string>;
  /** The name of one, unless a column of this type has it without a word. */
  unusual(id: string, typeId: string): string | undefined;
}

/** What the rows say. */
export function readCollations(
  rows: readonly CollationRow[],
  types: readonly CollatedTypeRow[],
): Collations {
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const ofTypes = new Map(types.map(({ id, collation }) => [id, collation]));
  return {
    names,
    unusual: (id, typeId) => id === (ofTypes.get(typeId) ?? "100") ? undefined : names.get(id),
  };
}
