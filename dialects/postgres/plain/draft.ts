import type { Column, Constraint, Enum, ForeignKey, Index } from "../../../core/schema/model.ts";
import type { ColumnType, TypeKind } from "../../../core/schema/types.ts";
import { quote } from "../quote.ts";
import { notPlain } from "./reader.ts";

/** A table as far as statements have made it. */
export interface TableDraft {
  readonly name: string;
  readonly columns: Map<string, Column>;
  readonly constraints: Constraint[];
  readonly indexes: Index[];
  comment?: string;
}

/** What statements have made so far, by its names. */
export interface Draft {
  readonly tables: Map<string, TableDraft>;
  readonly enums: Map<string, Enum>;
  /** The names of tables, indexes and what has an index: each is given once. */
  readonly relations: Set<string>;
}

/** The enums as `readType` looks for them. */
export function namedTypes({ enums }: Draft): ReadonlyMap<string, ColumnType> {
  return new Map(
    enums.values().map(({ name, labels }) => [quote(name), { kind: "enum", name, labels }]),
  );
}

/** Gives something a name in the draft. Throws where that is taken. */
export function nameRelation({ relations }: Draft, name: string | undefined): void {
  if (name === undefined) return;
  if (relations.has(name)) throw notPlain;
  relations.add(name);
}

/** The table of that name. Throws where there is none. */
export function tableIn({ tables }: Draft, name: string): TableDraft {
  const found = tables.get(name);
  if (!found) throw notPlain;
  return found;
}

/** The column of that name. Throws where there is none. */
export function columnIn({ columns }: TableDraft, name: string): Column {
  const found = columns.get(name);
  if (!found) throw notPlain;
  return found;
}

/** Adds a constraint to a table. Throws where it doesn't fit what is there. */
export function addConstraint(draft: Draft, table: TableDraft, constraint: Constraint): void {
  const { constraints } = table;
  const isTaken = ({ name }: Constraint) => name !== undefined && name === constraint.name;
  if (constraints.some(isTaken)) throw notPlain;
  if (constraint.kind === "primaryKey" || constraint.kind === "unique") {
    requireSortable(table, constraint.columns);
    nameRelation(draft, constraint.name);
  }
  if (constraint.kind === "primaryKey") {
    if (constraints.some(({ kind }) => kind === "primaryKey")) throw notPlain;
    for (const name of constraint.columns) {
      table.columns.set(name, { ...columnIn(table, name), nullable: false });
    }
  }
  if (constraint.kind === "foreignKey") requireKey(draft, table, constraint);
  constraints.push(constraint);
}

/** Types that no index sorts by. */
const UNSORTED: ReadonlySet<TypeKind> = new Set(["json", "xml", "jsonpath"]);

/** Throws where no index can be on these columns, or one is named twice. */
export function requireSortable(table: TableDraft, names: readonly string[]): void {
  const columns = names.map((name) => columnIn(table, name));
  if (new Set(names).size < names.length) throw notPlain;
  if (columns.some(({ type }) => UNSORTED.has(type.kind))) throw notPlain;
}

/** Throws where a foreign key refers to no key, or to columns of other types. */
function requireKey(draft: Draft, table: TableDraft, { columns, references }: ForeignKey): void {
  const other = tableIn(draft, references.table);
  const keys = other.constraints.flatMap((each) =>
    each.kind === "primaryKey" || each.kind === "unique" && !each.deferrable ? [each] : []
  );
  const [primary] = keys.filter(({ kind }) => kind === "primaryKey");
  const referred = references.columns.length > 0 ? references.columns : primary?.columns ?? [];
  const wanted = new Set(referred);
  if (!keys.some((key) => wanted.symmetricDifference(new Set(key.columns)).size === 0)) {
    throw notPlain;
  }
  const typeOf = (each: TableDraft, name: string) => JSON.stringify(columnIn(each, name).type);
  const isFitting = referred.length === columns.length &&
    columns.every((name, at) => typeOf(table, name) === typeOf(other, referred[at]!));
  if (!isFitting) throw notPlain;
}
