import { enumsIn } from "../../core/schema/enums_in.ts";
import type { Model, Routine, Sequence, Trigger, View } from "../../core/schema/model.ts";
import { qualified } from "../../core/sql/standard.ts";
import { said } from "./said.ts";
import { unusualOptions } from "./sequence_defaults.ts";
import { storedParameters } from "./storage.ts";
import { atHome } from "./stored/home.ts";
import { storedDomain } from "./stored/domains.ts";
import { storedIndex } from "./stored/indexes.ts";
import { storedTable, surroundingsIn } from "./stored/tables.ts";
import { words } from "./words.ts";

/**
 * What `introspect` finds where a model has been made, as far as that can be told without a server.
 *
 * SQL stays as it is written: the server's texts of expressions, queries, routines and triggers differ. `home` is the
 * schema that the database looks in first.
 */
export function stored(given: Model, home = "public"): Model {
  const model = withNeededEnums(atHome(given, home));
  const surroundings = surroundingsIn(model);
  return {
    schemas: model.schemas,
    // Every database has it.
    extensions: model.extensions.filter(({ name }) => name !== "plpgsql"),
    enums: model.enums,
    sequences: model.sequences.map(storedSequence),
    domains: model.domains.map((domain) => storedDomain(domain, model, surroundings)),
    routines: model.routines.map(storedRoutine),
    tables: model.tables.map((table) => storedTable(table, surroundings)),
    views: model.views.map(storedView),
    triggers: model.triggers.map(storedTrigger),
  };
}

/** A column of an enum makes its type where nothing else does. */
function withNeededEnums(model: Model): Model {
  const typed = [...model.domains, ...model.tables.flatMap(({ columns }) => columns)];
  const needed = typed.flatMap(({ type }) => enumsIn(type, "postgresql"));
  const enums = [...model.enums, ...needed].map(({ name, schema, labels }) =>
    [qualified({ name, schema }, words), { name, ...said({ schema }), labels }] as const
  );
  return { ...model, enums: [...new Map(enums).values()] };
}

function storedSequence({ name, schema, type, ...options }: Sequence): Sequence {
  return { name, ...said({ schema, type }), ...unusualOptions(options, type ?? "bigint") };
}

function storedRoutine({ name, schema, procedure, arguments: list, sql }: Routine): Routine {
  return { name, ...said({ schema, procedure }), arguments: list, sql };
}

function storedView({ name, schema, sql, materialized, indexes = [], ...view }: View): View {
  const all = indexes.map((index) => storedIndex(index, []));
  return {
    name,
    ...said({ schema }),
    sql,
    ...said({
      columns: view.columns,
      materialized,
      indexes: all.length > 0 && all,
      with: storedParameters(view.with),
    }),
  };
}

function storedTrigger({ name, table, schema, constraint, event, action }: Trigger): Trigger {
  return { name, table, ...said({ schema, constraint }), event, action };
}
