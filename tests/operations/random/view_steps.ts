import { onTable } from "../../../core/sql/standard.ts";
import { inSql } from "../fuzz.ts";
import { conditionOn, isOrdered } from "./columns.ts";
import { isTold } from "./state.ts";
import { named, onAny, type Steps } from "./step.ts";

/** Steps on views and triggers, which read tables. */
export const viewSteps: Steps<
  "createView" | "dropView" | "refreshView" | "createTrigger" | "dropTrigger"
> = {
  createView: onAny((table, { state: { dialect }, random, name }) => {
    const columns = random.some(table.columns);
    const where = random.once(2) ? ` WHERE ${conditionOn(random.pick(columns)!, random)}` : "";
    const from = [table.schema, table.name].filter((each) => each !== undefined).map(inSql);
    const ordered = columns.filter(isOrdered);
    const materialized = dialect === "postgresql" && random.once(3);
    const keys = random.some(ordered, 1).map(({ name }) => ({ column: name }));
    return {
      kind: "createView",
      view: {
        name: name(),
        schema: table.schema,
        sql: `SELECT ${columns.map((each) => inSql(each.name)).join(", ")} FROM ${
          from.join(".")
        }${where}`,
        ...materialized && { materialized },
        ...materialized && keys.length > 0 && { indexes: [{ name: name(), keys }] },
      },
    };
  }),
  dropView: ({ state, random }) => {
    const view = random.pick(state.model.views.filter((each) => isTold(state, "views", each)));
    return view && { kind: "dropView", ...named(view), materialized: view.materialized };
  },
  refreshView: ({ state: { model }, random }) => {
    const view = random.pick(model.views.filter(({ materialized }) => materialized));
    return view && { kind: "refreshView", ...named(view) };
  },
  createTrigger: onAny((table, making) => {
    const { state, random, name } = making;
    const column = random.pick(table.columns.filter(({ generated }) => !generated))!;
    const event = random.pick([
      "AFTER INSERT",
      "AFTER DELETE",
      `AFTER UPDATE OF ${inSql(column.name)}`,
    ]);
    const on = { name: name(), ...onTable(table), event };
    if (state.dialect === "sqlite") {
      const action = `BEGIN SELECT count(${inSql(column.name)}), ';' FROM ${
        inSql(table.name)
      }; END`;
      return { kind: "createTrigger", trigger: { ...on, action } };
    }
    const routine = state.model.routines.find(({ sql }) => sql.includes("trigger"));
    if (!routine) return undefined;
    const action = `FOR EACH ROW EXECUTE FUNCTION ${inSql(routine.name)}('it''s; --')`;
    return { kind: "createTrigger", trigger: { ...on, action } };
  }),
  dropTrigger: ({ state, random }) => {
    const trigger = random.pick(
      state.model.triggers.filter((each) => isTold(state, "triggers", each)),
    );
    if (!trigger) return undefined;
    const { name, table, schema } = trigger;
    return { kind: "dropTrigger", name, table, schema };
  },
};
