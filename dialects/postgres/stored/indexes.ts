import type { Column, Index, IndexKey } from "../../../core/schema/model.ts";
import { quote } from "../quote.ts";
import { said } from "../said.ts";
import { storedParameters } from "../storage.ts";

/** An index as it is read back; `columns` are its table's, or none where they aren't known. */
export function storedIndex(index: Index, columns: readonly Column[]): Index {
  const { name, keys, unique, where, using, include = [], nullsNotDistinct, tablespace } = index;
  return {
    name,
    keys: keys.map((key) => storedKey(key, columns)),
    ...said({
      unique,
      using: using !== "btree" && using,
      include: include.length > 0 && include,
      nullsNotDistinct,
      where,
      with: storedParameters(index.with),
      tablespace: tablespace !== "pg_default" && tablespace,
    }),
  };
}

/** An expression that is a column, `(a)`, is the column (ComputeIndexAttrs). */
function storedKey(key: IndexKey, columns: readonly Column[]): IndexKey {
  const { expression, order = "ASC", nulls, collation, operatorClass } = key;
  const column = columns.find(({ name }) =>
    expression === undefined ? name === key.column : [name, quote(name)].includes(expression)
  );
  const name = key.column ?? column?.name;
  return {
    ...(name === undefined ? { expression: expression! } : { column: name }),
    ...said({
      order: order === "DESC" && order,
      nulls: nulls !== (order === "ASC" ? "LAST" : "FIRST") && nulls,
      collation: collation !== (column?.collation ?? "default") && collation,
      operatorClass,
    }),
  };
}
