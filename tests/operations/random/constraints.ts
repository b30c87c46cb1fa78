import type {
  Check,
  Constraint,
  ForeignKey,
  KeyForm,
  KeySorting,
  PrimaryKey,
  Table,
  Unique,
} from "../../../core/schema/model.ts";
import { conditionOn, isOrdered, repeats } from "./columns.ts";
import type { Making } from "./making.ts";
import { isFull, isUnique, keyOf } from "./state.ts";

/** PostgreSQL makes up names from others, which may change. */
export function nameOf(
  { state: { dialect }, random }: Making,
  name: () => string,
): { name?: string } {
  return dialect === "sqlite" && random.once(2) ? {} : { name: name() };
}

/** What SQLite's keys may say. */
export function keyForm(
  columns: readonly string[],
  { state: { dialect }, random }: Making,
): KeyForm {
  if (dialect === "postgresql") return {};
  const how = random.pick<KeySorting>([{ order: "DESC" }, { collation: "RTRIM" }]);
  return {
    ...random.once(6) && { onConflict: "IGNORE" },
    ...columns.length > 1 && random.once(3) && { sorting: { [columns[0]!]: how! } },
  };
}

/** A primary key that the rows of a table without one keep to. */
export function randomKey(table: Table, making: Making): PrimaryKey | undefined {
  const { state, random, name } = making;
  const columns = random.some(
    table.columns.filter((column) =>
      isOrdered(column) && !repeats(column) && isFull(state, table, column) &&
      isUnique(state, table, column) && !column.generated && !column.default
    ),
    2,
  ).map((column) => column.name);
  if (keyOf(table).length > 0 || columns.length === 0) return undefined;
  if (table.constraints.some((each) => each.kind === "unique" && isOnSame(each, columns))) {
    return undefined;
  }
  return { kind: "primaryKey", ...nameOf(making, name), columns };
}

/** A unique constraint that the rows keep to, on columns that no other key is on. */
export function randomUnique(table: Table, making: Making): Unique | undefined {
  const { state, random, name } = making;
  const able = table.columns.filter((column) => isOrdered(column) && !column.generated);
  const distinct = random.pick(
    able.filter((column) => !repeats(column) && isUnique(state, table, column)),
  );
  if (!distinct) return undefined;
  const others = random.once(2) ? random.some(able.filter((each) => each !== distinct), 1) : [];
  const columns = [distinct, ...others].map((column) => column.name);
  if (table.constraints.some((each) => "columns" in each && isOnSame(each, columns))) {
    return undefined;
  }
  return {
    kind: "unique",
    ...nameOf(making, name),
    columns,
    ...keyForm(columns, making),
    ...state.dialect === "postgresql" && random.once(4) &&
      random.pick([{ deferrable: true }, { initially: "DEFERRED" as const }]),
  };
}

function isOnSame(key: { readonly columns: readonly string[] }, columns: readonly string[]) {
  return key.columns.toSorted().join("\0") === columns.toSorted().join("\0");
}

/** A check that every row passes. */
export function randomCheck(table: Table, making: Making): Check {
  const { random, name } = making;
  const sql = conditionOn(random.pick(table.columns)!, random);
  const isThere = table.constraints.some((each) => each.kind === "check" && each.sql === sql);
  return { kind: "check", ...isThere ? { name: name() } : nameOf(making, name), sql };
}

/** A foreign key to a table that is there, or to the table's own, on columns that aren't in another one. */
export function randomForeignKey(table: Table, making: Making): ForeignKey | undefined {
  const { state: { dialect, model }, random, name } = making;
  const parent = random.pick(
    [...model.tables, table].filter((each) =>
      !each.unlogged && (dialect === "postgresql" || each.schema === table.schema)
    ),
  );
  const target = parent && random.pick(parent.constraints.filter(isReferable));
  const referring = target && columnsFor(target.columns, { parent, table });
  if (!referring || table.unlogged) return undefined;
  // SQLite keeps that none are named.
  const isImplied = dialect === "postgresql" && target.kind === "primaryKey" && random.once(2);
  const { name: to, schema } = parent;
  return {
    kind: "foreignKey",
    ...nameOf(making, name),
    columns: referring,
    references: {
      table: to,
      ...schema !== undefined && { schema },
      columns: isImplied ? [] : target.columns,
    },
    ...random.once(2) && { onDelete: random.pick(["CASCADE", "RESTRICT", "NO ACTION"]) },
    ...random.once(3) && { onUpdate: random.pick(["CASCADE", "SET NULL"]) },
    ...random.once(4) &&
      random.pick([{ deferrable: true }, { initially: "DEFERRED" as const }]),
  };
}

/** SQLite compares keys as their columns do by themselves. */
function isReferable(constraint: Constraint): constraint is PrimaryKey | Unique {
  if (constraint.kind === "primaryKey") return !constraint.sorting;
  return constraint.kind === "unique" && !constraint.sorting && !constraint.deferrable &&
    !constraint.initially;
}

/** Columns of the types that are referred to, none of them in a key or computed. */
function columnsFor(
  referred: readonly string[],
  { parent, table }: { readonly parent: Table; readonly table: Table },
): readonly string[] | undefined {
  const taken = new Set(
    table.constraints.flatMap((each) => each.kind === "foreignKey" ? each.columns : []),
  );
  const found: string[] = [];
  for (const name of referred) {
    const wanted = parent.columns.find((column) => column.name === name)!;
    const column = table.columns.find((each) =>
      !taken.has(each.name) && !found.includes(each.name) && !each.generated && !each.default &&
      !each.identity && !each.autoIncrement && each.collation === wanted.collation &&
      JSON.stringify(each.type) === JSON.stringify(wanted.type) &&
      !(parent === table && referred.includes(each.name))
    );
    if (!column) return undefined;
    found.push(column.name);
  }
  return found;
}
