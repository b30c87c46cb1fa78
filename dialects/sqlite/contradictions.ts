import type { Row } from "../../core/dialect.ts";
import { quote } from "./quote.ts";
import type { Place, Query } from "./readers.ts";
import { constraintTitle } from "./table/constraints.ts";
import type { IndexText } from "./table/indexes.ts";
import {
  constraintsOf,
  declaredType,
  type ForeignKey,
  isStrict,
  isWithoutRowid,
  primaryKeyOf,
  rowidAlias,
  type TableText,
  textAt,
} from "./table/parse.ts";
import { isSame } from "./table/reader.ts";

/** Rows to be looked through. */
export interface Rows {
  /** What stands behind FROM. */
  readonly from: string;
  /** What tells a row from all others: its name for people, and the terms that give it. */
  readonly key: { readonly title: string; readonly terms: readonly string[] };
}

/** A rule about single rows. */
export interface Rule {
  /** True for the rows that break it. */
  readonly broken: string;
  /** "would have no name". */
  readonly says: string;
}

/** A rule that no two rows have the same values. */
export interface UniqueRule {
  readonly title: string;
  readonly terms: readonly string[];
  /** Which rows it is about, where not all. */
  readonly where?: string;
}

/** How many rows are named, and how many values that several share. */
const shown = { rows: 5, values: 3 };

/**
 * What keeps rows out of a table: a sentence for each of its rules that some of them break, with the keys of the first.
 *
 * The rows have the table's columns, and values as the table would hold them. Foreign keys are no rule of the table's
 * own.
 */
export async function contradictions(
  query: Query,
  rows: Rows,
  table: TableText,
): Promise<readonly string[]> {
  const found: (string | undefined)[] = [];
  for (const rule of [...nullRules(table), ...typeRules(table), ...checkRules(table)]) {
    found.push(await breaksOf(query, rows, rule));
  }
  for (const rule of uniqueRules(table)) found.push(await duplicatesOf(query, rows, rule));
  return found.filter((sentence) => sentence !== undefined);
}

/** "2 rows would have no name: id 3, 7"; undefined where no row breaks the rule. */
export async function breaksOf(
  query: Query,
  { from, key }: Rows,
  { broken, says }: Rule,
): Promise<string | undefined> {
  const [counted] = await query(`SELECT count(*) AS count FROM ${from} WHERE ${broken}`);
  const count = Number(counted?.["count"]);
  if (count === 0) return undefined;
  const first = await query(
    `SELECT ${keyText(key.terms)} AS key FROM ${from} WHERE ${broken} LIMIT ${shown.rows}`,
  );
  const keys = first.map((row) => String(row["key"]));
  return `${count} ${count === 1 ? "row" : "rows"} ${says}: ${key.title} ${some(keys, count)}`;
}

/** `"name" would not be unique: 'x' in id 3, 7`; undefined where it would be. */
export async function duplicatesOf(
  query: Query,
  { from, key }: Rows,
  { title, terms, where = "true" }: UniqueRule,
): Promise<string | undefined> {
  const given = terms.map((term) => `(${term}) IS NOT NULL`).join(" AND ");
  const shared = await query(
    `SELECT value, keys, count(*) OVER () AS count FROM (
      SELECT ${keyText(terms)} AS value, json_group_array(${keyText(key.terms)}) AS keys
      FROM ${from} WHERE ${given} AND (${where}
      ) GROUP BY ${terms.join(", ")} HAVING count(*) > 1
    ) LIMIT ${shown.values}`,
  );
  if (shared.length === 0) return undefined;
  const values = shared.map((row) => `${String(row["value"])} in ${key.title} ${keysOf(row)}`);
  const more = Number(shared[0]!["count"]) - values.length;
  return `${title} would not be unique: ${values.join("; ")}${
    more > 0 ? `; and ${more} more` : ""
  }`;
}

function keysOf(row: Row): string {
  const keys: readonly string[] = JSON.parse(String(row["keys"]));
  return some(keys.slice(0, shown.rows), keys.length);
}

/** `3, 7 and 12 more`. */
function some(keys: readonly string[], count: number): string {
  const more = count - keys.length;
  return keys.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** An expression that writes values as SQL does, long ones cut off. */
function keyText(terms: readonly string[]): string {
  const texts = terms.map((term) => `substr(quote(${term}), 1, 60)`);
  return texts.length === 1 ? texts[0]! : `'(' || ${texts.join(" || ', ' || ")} || ')'`;
}

/** Columns that can't be null: by NOT NULL, or as part of a primary key that isn't the rowid. */
function nullRules(table: TableText): readonly Rule[] {
  const keyed = isStrict(table) || isWithoutRowid(table) ? primaryKeyOf(table)?.columns ?? [] : [];
  const rowid = rowidAlias(table);
  return table.columns
    .filter((column) =>
      column !== rowid && (column.clauses.some(({ kind }) => kind === "notNull") ||
        keyed.some(({ name }) => isSame(name, column.name.value)))
    )
    .map(({ name: { value } }) => ({
      broken: `${quote(value)} IS NULL`,
      says: `would have no "${value}"`,
    }));
}

/** What may be in a column of a STRICT table (https://www.sqlite.org/stricttables.html), and of any table's rowid. */
const STORED_AS: Readonly<Record<string, string>> = {
  INT: "integer",
  INTEGER: "integer",
  REAL: "real",
  TEXT: "text",
  BLOB: "blob",
};

function typeRules(table: TableText): readonly Rule[] {
  const rowid = rowidAlias(table);
  const strict = isStrict(table);
  return table.columns.flatMap((column) => {
    const type = declaredType(table, column).toUpperCase();
    const stored = STORED_AS[type];
    if (stored === undefined || !strict && column !== rowid) return [];
    const { value } = column.name;
    return [{
      broken: `typeof(${quote(value)}) NOT IN ('${stored}', 'null')`,
      says: `would hold no ${type} in "${value}"`,
    }];
  });
}

function checkRules(table: TableText): readonly Rule[] {
  return constraintsOf(table).flatMap((check) =>
    check.kind === "check"
      ? [{
        broken: `NOT (${textAt(table, check.expression)}\n)`,
        says: `would break ${constraintTitle(table, check)}`,
      }]
      : []
  );
}

function uniqueRules(table: TableText): readonly UniqueRule[] {
  return constraintsOf(table).flatMap((key) => {
    if (key.kind !== "primaryKey" && key.kind !== "unique") return [];
    const terms = key.columns.map(({ name, collation }) =>
      quote(name) + (collation === undefined ? "" : ` COLLATE ${quote(collation)}`)
    );
    return [{ title: columnsTitle(key.columns.map(({ name }) => name)), terms }];
  });
}

/** What a unique index says about rows. */
export function indexRule(index: IndexText): UniqueRule {
  const columns = index.keys.flatMap(({ column }) => column ?? []);
  return {
    title: columns.length === index.keys.length
      ? columnsTitle(columns)
      : `index "${index.name.value}"`,
    terms: index.keys.map((key) => {
      const term = key.column === undefined ? textAt(index, key.expression) : quote(key.column);
      return term + (key.collation === undefined ? "" : ` COLLATE ${quote(key.collation)}`);
    }),
    ...(index.where && { where: textAt(index, index.where) }),
  };
}

/**
 * What a foreign key says about rows of the table `name`. `parent` stands behind FROM for the table that it refers to.
 *
 * Values are compared as foreign keys do it, by the affinity and the collation of the column that is referred to.
 */
export async function foreignKeyRule(
  query: Query,
  { name, schema = "main" }: Place,
  { key, parent }: {
    readonly key: Pick<ForeignKey, "table" | "columns" | "references">;
    readonly parent: string;
  },
): Promise<Rule> {
  const described = await query(
    "SELECT name, pk FROM pragma_table_xinfo(?, ?) ORDER BY pk",
    [key.table, schema],
  );
  const primary = described.filter(({ pk }) => pk !== 0).map((row) => String(row["name"]));
  const referred = key.references.length > 0 ? key.references : primary;
  const columns = key.columns.map((column) => `${quote(name)}.${quote(column)}`);
  const given = columns.map((column) => `${column} IS NOT NULL`);
  const matches = columns.map((column, at) => `parent.${quote(referred[at] ?? "")} = +${column}`);
  const missing = `NOT EXISTS (SELECT 1 FROM ${parent} AS parent WHERE ${matches.join(" AND ")})`;
  return {
    // A table that isn't there has no rows either.
    broken: [...given, ...described.length > 0 ? [missing] : []].join(" AND "),
    says: `would refer to no row of "${key.table}" by ${columnsTitle(key.columns)}`,
  };
}

/** `"a"`, `("a", "b")`. */
function columnsTitle(columns: readonly string[]): string {
  const names = columns.map((column) => `"${column}"`).join(", ");
  return columns.length === 1 ? names : `(${names})`;
}
