import type { Constraint, ForeignKey, Named, Table } from "../schema/model.ts";
import { withoutForeignKeys } from "../schema/numbering.ts";
import { mentions } from "../sql/names.ts";

/** Tables in an order in which they can be made, and what has to wait until all of them are there. */
export interface TableOrder {
  readonly tables: readonly Table[];
  /** Foreign keys that close a circle: they are no longer part of `tables`. */
  readonly later: readonly { readonly table: Table; readonly key: ForeignKey }[];
}

/**
 * Orders tables so that each comes behind those that it refers to, else by name.
 *
 * Of a circle the table that comes first by name is made first, without the foreign keys that lead on.
 */
export function creationOrder(tables: readonly Table[]): TableOrder {
  const pending = new Map(byName(tables).map((table) => [nameOf(table), table]));
  const sorted: Table[] = [];
  const later: { table: Table; key: ForeignKey }[] = [];
  while (pending.size > 0) {
    const isFree = (table: Table) => openNames(table, pending).length === 0;
    const next = pending.values().find(isFree) ?? firstOfCircle(pending);
    const open = openKeys(next, pending);
    later.push(...open.map((key) => ({ table: next, key })));
    sorted.push(withoutForeignKeys(next, (key) => open.includes(key)));
    pending.delete(nameOf(next));
  }
  return { tables: sorted, later };
}

/** The first by name of a circle of tables, where every table that is pending leads into one; none that is part of another. */
function firstOfCircle(pending: ReadonlyMap<string, Table>): Table {
  const [start] = pending.values();
  const path = [start!];
  for (;;) {
    const [name] = openNames(path.at(-1)!, pending);
    const next = pending.get(name!)!;
    const at = path.indexOf(next);
    if (at >= 0) return byName(path.slice(at).filter((each) => !hasOpenParent(each, pending)))[0]!;
    path.push(next);
  }
}

/** The tables that aren't there yet and that a table leads to: those that it is made of, which can't wait, first. */
function openNames(table: Table, pending: ReadonlyMap<string, Table>): readonly string[] {
  return [
    ...parentsOf(table).filter((name) => pending.has(name)),
    ...openKeys(table, pending).map((key) => nameOf(referred(key))),
  ];
}

function hasOpenParent(table: Table, pending: ReadonlyMap<string, Table>): boolean {
  return parentsOf(table).some((name) => pending.has(name));
}

/** The tables that one is a part of, or inherits from. */
function parentsOf({ inherits = [], partitionOf }: Table): readonly string[] {
  return [...inherits, ...partitionOf ? [partitionOf] : []].map(nameOf);
}

/** The foreign keys of a table that lead to others that aren't there yet. */
function openKeys(table: Table, pending: ReadonlyMap<string, Table>): readonly ForeignKey[] {
  const isOpen = (name: string) => name !== nameOf(table) && pending.has(name);
  return table.constraints.filter(isForeignKey).filter((key) => isOpen(nameOf(referred(key))));
}

export function isForeignKey(constraint: Constraint): constraint is ForeignKey {
  return constraint.kind === "foreignKey";
}

/** The table that a foreign key leads to. */
export function referred({ references: { table, schema } }: ForeignKey): Named {
  return { name: table, schema };
}

/** What tells something from others, as a key. */
export function nameOf({ name, schema = "" }: Named): string {
  return `${schema}\0${name}`;
}

/** Sorted by schema and name. */
export function byName<T extends Named>(these: readonly T[]): readonly T[] {
  return these.toSorted((one, other) => nameOf(one) < nameOf(other) ? -1 : 1);
}

/** Texts that may read one another, each behind those whose names it mentions, else by name. */
export function byMention<T extends Named & { readonly sql: string }>(
  these: readonly T[],
): readonly T[] {
  const pending = new Set(byName(these));
  const sorted: T[] = [];
  while (pending.size > 0) {
    const isFree = (each: T) =>
      pending.values().every((other) => other === each || !mentions(each.sql, other.name));
    const next = pending.values().find(isFree) ?? [...pending][0]!;
    pending.delete(next);
    sorted.push(next);
  }
  return sorted;
}
