import type { Operation } from "../../../core/operations/operation.ts";
import type { AlterColumn } from "../../../core/operations/table_shapes.ts";
import type { Column, Table } from "../../../core/schema/model.ts";
import { fillFor } from "../../../core/schema/neutral.ts";
import { canNumber } from "../../../core/schema/numbering.ts";
import { onTable } from "../../../core/sql/standard.ts";
import { inSql } from "../fuzz.ts";
import type { Random } from "./choices.ts";
import { defaultFor, expressionOf, isOrdered, isText, valueFor, widerTypes } from "./columns.ts";
import { randomCheck, randomForeignKey, randomUnique } from "./constraints.ts";
import type { Making } from "./making.ts";
import {
  hasRows,
  isComputed,
  isFull,
  isHeld,
  isInForeignKey,
  isInKey,
  isOn,
  isRead,
  keyOf,
  keysTo,
  type State,
} from "./state.ts";
import { onAny, type Steps } from "./step.ts";
import { generatedFrom, randomColumn } from "./tables.ts";

/** Steps on columns. */
export const columnSteps: Steps<
  "addColumn" | "dropColumn" | "alterColumn"
> = {
  addColumn: onAny((table, making) => table.strict ? undefined : addedColumn(table, making)),
  dropColumn: onAny((table, { state, random }) => {
    const column = random.pick(table.columns.filter((each) => isDroppable(each, table, state)));
    return column && { kind: "dropColumn", ...onTable(table), column: column.name };
  }),
  alterColumn: onAny(alteredColumn),
};

function addedColumn(table: Table, making: Making): Operation<"addColumn"> {
  const { state, random } = making;
  const computed = random.once(4) && generatedFrom(random.pick(table.columns)!, making);
  const isEmpty = !hasRows(state, table);
  const plain = computed || withoutClock(randomColumn(making), isEmpty);
  const fill = !computed && random.once(3) ? valueFor(plain.type, 3) : undefined;
  const nullable = plain.nullable || !(isEmpty || plain.default || fill !== undefined);
  const column = { ...plain, nullable };
  const alone = { ...table, columns: [column], constraints: [], indexes: [] };
  const isFree = isEmpty || nullable && !column.default && fill === undefined;
  const unique = isFree && !computed && isOrdered(column) && random.once(4)
    ? randomUnique(alone, { ...making, state: { ...state, filled: [] } })
    : undefined;
  const key = isFree && !unique && random.once(3) ? randomForeignKey(alone, making) : undefined;
  const own = key && !isOn(table, key.references) ? [key] : [];
  return {
    kind: "addColumn",
    ...onTable(table),
    column,
    constraints: [
      ...unique ? [unique] : [],
      ...own,
      ...random.once(4) ? [randomCheck(alone, making)] : [],
    ],
    indexes: random.once(4) && isOrdered(column)
      ? [{ name: making.name(), keys: [{ column: column.name }] }]
      : [],
    ...fill !== undefined && { fill },
    ...state.dialect === "sqlite" && random.once(3) && placeIn(table.columns, random),
  };
}

/** A column whose rows, if it gets any by its default, have the same value at any time. */
function withoutClock(column: Column, isEmpty: boolean): Column {
  const { default: value, ...rest } = column;
  const isClock = value?.kind === "expression" && /current_/i.test(value.sql);
  return isClock && !isEmpty ? rest : column;
}

function placeIn(columns: readonly Column[], random: Random) {
  const { name } = random.pick(columns)!;
  return { position: random.pick(["first", { before: name }, { after: name }] as const) };
}

/** Whether a column can go, and rows can do without its values when it comes back. */
function isDroppable(column: Column, table: Table, state: State): boolean {
  const { name, nullable, generated } = column;
  const isFreed = { ...column, generated: undefined };
  if (table.strict) return false;
  if (table.columns.length < 3 || isRead(state, name)) return false;
  if (!generated && isComputed(table, isFreed)) return false;
  // SQLite adds no column that numbers the rows.
  if (state.dialect === "sqlite" && column.autoIncrement) return false;
  if (isReferredTo(state, table, column)) return false;
  if (keyOf(table).includes(name)) return !table.withoutRowid && !hasRows(state, table);
  if (generated || !hasRows(state, table)) return true;
  if (isHeld(state, table, column)) return false;
  return isInKey(table, column)
    ? nullable && !column.default
    : nullable || column.default !== undefined || fillFor(column, table) !== undefined;
}

function isReferredTo(state: State, table: Table, { name }: Column): boolean {
  return keysTo(state, table).some(({ references: { columns } }) =>
    (columns.length === 0 ? keyOf(table) : columns).includes(name)
  );
}

function alteredColumn(table: Table, making: Making): Operation<"alterColumn"> | undefined {
  const { random } = making;
  const column = random.pick(table.columns)!;
  const changes = random.some(changesOf(column, table, making), 3);
  if (changes.length === 0) return undefined;
  const on = { kind: "alterColumn", ...onTable(table), column: column.name } as const;
  const { default: value, ...change }: Change = Object.assign({}, ...changes);
  const isNumbered = Boolean(change.identity || change.autoIncrement);
  return { ...on, ...change, ...value !== undefined && !isNumbered && { default: value } };
}

type Change = Omit<Partial<AlterColumn>, "table" | "schema" | "column">;

/** What can be changed of a column, each by itself. */
function changesOf(column: Column, table: Table, making: Making): readonly Change[] {
  const { state, random, name } = making;
  const { generated, identity, type } = column;
  const others = table.columns.filter((each) => each !== column);
  const isKey = keyOf(table).includes(column.name);
  // What is written as a default depends on the type.
  const isTyped = type.kind === "array" || type.kind === "uuid";
  // SQLite keeps a key that numbers the rows one that does.
  const isNumbered = Boolean(identity || column.autoIncrement) || isKey && canNumber(type);
  const isRetyped = !isNumbered && !isRead(state, column.name) && !isComputed(table, column) &&
    !isInForeignKey(state, table, column);
  const wider = isRetyped ? random.pick(widerTypes(column, state.dialect)) : undefined;
  const changes: readonly (Change | false | undefined)[] = [
    // SQLite trips over such keys.
    !(table.withoutRowid && isKey && isUniqueToo(column, table)) && { to: name() },
    !isKey && !generated && !isNumbered && !column.nullable && { nullable: true },
    !isKey && !generated && column.nullable && isFull(state, table, column) && { nullable: false },
    !isKey && !generated && !isNumbered && !isTyped && {
      default: random.pick([null, defaultFor(type, random)])!,
    },
    !isKey && isTyped && isRetyped && { type, default: defaultFor(type, random) },
    wider && { type: wider },
    isRetyped && isText(type) && { collation: random.pick(collations[state.dialect])! },
    state.dialect === "postgresql" && { comment: random.pick(["it's $tag$; --", null])! },
    state.dialect === "sqlite" && placeIn(others, random),
    generated && regenerated(column, table, making),
    !generated && numbered(column, table, making),
  ];
  return changes.filter((change) => change !== false && change !== undefined);
}

function isUniqueToo({ name }: Column, { constraints }: Table): boolean {
  return constraints.some((each) => each.kind === "unique" && each.columns.includes(name));
}

const collations = { sqlite: ["NOCASE", "RTRIM", null], postgresql: ["C", "POSIX", null] };

function regenerated(column: Column, table: Table, { state, random }: Making): Change | undefined {
  if (!column.generated) return undefined;
  if (random.once(2) && !isRead(state, column.name)) return { generated: null };
  const source = table.columns.find(({ name }) => column.generated!.sql.includes(inSql(name)));
  const sql = source && expressionOf(source, random);
  return sql === undefined ? undefined : { generated: { ...column.generated, sql } };
}

function numbered(column: Column, table: Table, { state, random }: Making): Change | undefined {
  const { type, identity, autoIncrement, default: value } = column;
  if (state.dialect === "sqlite") {
    const isRowid = type.kind === "integer" && !table.withoutRowid && !value &&
      keyOf(table).join() === column.name;
    return isRowid ? { autoIncrement: !autoIncrement } : undefined;
  }
  if (identity) return { identity: random.pick([null, { always: !identity.always }]) };
  return canNumber(type) && !autoIncrement && !value && !column.nullable
    ? { identity: { always: random.once(2) } }
    : undefined;
}
