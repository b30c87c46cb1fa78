import type { Table } from "../../../core/schema/model.ts";
import { onTable } from "../../../core/sql/standard.ts";
import type { Making } from "./making.ts";
import { isOn, isRead, isTold, keyOf, keysTo } from "./state.ts";
import { onAny, type Steps } from "./step.ts";
import { randomTable } from "./tables.ts";

/** Steps on whole tables. */
export const tableSteps: Steps<
  "createTable" | "dropTable" | "renameTable"
> = {
  createTable: (making) => ({ kind: "createTable", table: randomTable(making) }),
  dropTable: onAny((table, { state }) => {
    const triggers = state.model.triggers.filter((trigger) => isOn(table, trigger));
    const others = { ...state, current: { ...state.current, triggers: [] } };
    if (isRead(others, table.name) || keysTo(state, table).length > 0) return undefined;
    if (!triggers.every((trigger) => isTold(state, "triggers", trigger))) return undefined;
    return { kind: "dropTable", ...onTable(table) };
  }),
  renameTable: onAny((table, { name }) => ({ kind: "renameTable", ...onTable(table), to: name() })),
};

/** Steps on a table that a batch can have. */
export const formSteps: Steps<"alterTable" | "createTableComment" | "dropTableComment"> = {
  alterTable: onAny((table, making) => {
    const form = making.state.dialect === "sqlite"
      ? sqliteForm(table, making)
      : postgresForm(table, making);
    return form && { kind: "alterTable", ...onTable(table), form };
  }),
  createTableComment: onAny((table) => ({
    kind: "createTableComment",
    ...onTable(table),
    comment: "it's $tag$; --",
  })),
  dropTableComment: onAny((table) => ({ kind: "dropTableComment", ...onTable(table) })),
};

function sqliteForm(table: Table, { random }: Making) {
  const canBeStrict = table.columns.every(({ type }) => strictKinds.includes(type.kind));
  if (canBeStrict && random.once(2)) return { strict: !table.strict };
  const isKeyed = keyOf(table).length > 0 && !table.columns.some((column) => column.autoIncrement);
  return isKeyed ? { withoutRowid: !table.withoutRowid } : undefined;
}

/** Those that are one thing in all tables of SQLite. */
const strictKinds: readonly string[] = ["integer", "text", "binary", "enum"];

function postgresForm(table: Table, { state, random }: Making) {
  if (random.once(2)) return { with: { fillfactor: random.pick([60, 70, null]) } };
  const isLinked = keysTo(state, table).length > 0 ||
    table.constraints.some(({ kind }) => kind === "foreignKey");
  return isLinked ? undefined : { unlogged: !table.unlogged };
}
