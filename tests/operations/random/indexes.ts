import type { Column, Index, IndexKey, Table } from "../../../core/schema/model.ts";
import { conditionOn, expressionOf, isOrdered, repeats } from "./columns.ts";
import type { Making } from "./making.ts";
import { isUnique } from "./state.ts";

/** An index that the rows keep to. */
export function randomIndex(table: Table, making: Making): Index {
  const { state, random, name } = making;
  const able = table.columns.filter(isOrdered);
  const chosen = random.some(able.length > 0 ? able : table.columns.slice(0, 0), 3);
  const unique = random.once(3) &&
    chosen.some((column) =>
      isUnique(state, table, column) && !repeats(column) && !column.generated
    );
  const keys = chosen.map((column) => keyFor(column, unique, making));
  const condition = conditionOn(random.pick(table.columns)!, random);
  return {
    name: name(),
    // Every table has a column that something can be said of.
    keys: keys.length > 0 ? keys : [{ expression: condition }],
    ...unique && { unique },
    ...random.once(3) && { where: condition },
    ...state.dialect === "postgresql" && onlyOnPostgres(table, { keys, unique }, making),
  };
}

function keyFor(column: Column, unique: boolean, { state, random }: Making): IndexKey {
  const expression = unique || !random.once(3) ? undefined : expressionOf(column, random);
  return {
    ...expression === undefined ? { column: column.name } : { expression },
    ...random.once(3) && { order: "DESC" as const },
    ...state.dialect === "sqlite" && random.once(4) && { collation: "NOCASE" },
    ...state.dialect === "postgresql" && random.once(4) && { nulls: "LAST" as const },
  };
}

function onlyOnPostgres(
  { columns }: Table,
  { keys, unique }: { readonly keys: readonly IndexKey[]; readonly unique: boolean },
  { random }: Making,
): Partial<Index> {
  const [key, ...others] = keys;
  if (key && others.length === 0 && !unique && !key.order && !key.nulls && random.once(4)) {
    return { using: "hash" };
  }
  const rest = columns.filter(({ name }) => keys.every(({ column }) => column !== name));
  return {
    ...random.once(5) && rest.length > 0 && { include: [random.pick(rest)!.name] },
    ...random.once(5) && { with: { fillfactor: 80 } },
  };
}
