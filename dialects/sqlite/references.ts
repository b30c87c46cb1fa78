import type { Constraint, ForeignKey, Table } from "../../core/schema/model.ts";
import { folded } from "./table/reader.ts";

/**
 * Tables of one schema whose foreign keys say all: the table as it is called itself, and the columns, where a key
 * leaves it at the primary key. A key that leads to none of these tables stays as it is.
 */
export function withReferences(tables: readonly Table[]): readonly Table[] {
  const named = new Map(tables.map((table) => [folded(table.name), table]));
  return tables.map((table) => {
    if (!table.constraints.some(({ kind }) => kind === "foreignKey")) return table;
    const constraints = table.constraints.map((each): Constraint => {
      const referred = each.kind === "foreignKey" && named.get(folded(each.references.table));
      return referred ? withReference(each, referred) : each;
    });
    return { ...table, constraints };
  });
}

function withReference(key: ForeignKey, { name, columns, constraints }: Table): ForeignKey {
  const own = new Map(columns.map(({ name }) => [folded(name), name]));
  const primary = constraints.find(({ kind }) => kind === "primaryKey");
  const implied = primary?.kind === "primaryKey" ? primary.columns : [];
  const named = key.references.columns.map((column) => own.get(folded(column)) ?? column);
  const fits = named.length === 0 && implied.length === key.columns.length;
  return {
    ...key,
    references: { ...key.references, table: name, columns: fits ? implied : named },
  };
}
