import type { Model, Named, Table, TableForm } from "../../../core/schema/model.ts";
import type { ColumnType } from "../../../core/schema/types.ts";
import { qualified } from "../../../core/sql/standard.ts";
import { withNumbering } from "../numbering.ts";
import { quote } from "../quote.ts";
import type { NamedTypes } from "../read_type.ts";
import { said } from "../said.ts";
import { storedParameters } from "../storage.ts";
import { storedColumns } from "./columns.ts";
import { storedConstraints } from "./constraints.ts";
import { storedIndex } from "./indexes.ts";
import { namesGivenIn, type TakenNames } from "./names.ts";

/** What of a model its tables depend on. */
export interface Surroundings {
  /** Which names written as SQL are enums. */
  readonly named: NamedTypes;
  /** The names in a schema; undefined is the default one. */
  takenIn(schema: string | undefined): TakenNames;
  /** The columns of a table's primary key; none where it isn't known. */
  keyOf(table: Named): readonly string[];
}

/** What the tables of a model depend on. */
export function surroundingsIn(model: Model): Surroundings {
  const taken = new Map<string | undefined, TakenNames>();
  const keys = new Map(
    model.tables.map((table) => [qualified(table, { quote }), keyColumns(table)]),
  );
  return {
    named: new Map(model.enums.map((each): [string, ColumnType] => [
      qualified(each, { quote }),
      { kind: "enum", ...each },
    ])),
    takenIn(schema) {
      const names = taken.get(schema) ?? namesGivenIn(schema, model);
      taken.set(schema, names);
      return names;
    },
    keyOf: (table) => keys.get(qualified(table, { quote })) ?? [],
  };
}

function keyColumns({ constraints }: Table): readonly string[] {
  return constraints.flatMap((each) => each.kind === "primaryKey" ? each.columns : []);
}

/** A table as it is read back. */
export function storedTable(table: Table, { named, takenIn, keyOf }: Surroundings): Table {
  const { name, schema, comment } = table;
  const columns = storedColumns(table, named);
  return withNumbering({
    name,
    ...said({ schema }),
    ...storedForm(table),
    // A partition's are its parent's.
    columns: table.partitionOf ? [] : columns,
    constraints: storedConstraints(table, { taken: takenIn(schema), keyOf }),
    indexes: table.indexes.map((index) => storedIndex(index, columns)),
    // One without text is none (COMMENT).
    ...said({ comment: comment !== "" && comment }),
  });
}

function storedForm(table: Table): TableForm {
  const { unlogged, partitionBy, partitionOf, inherits = [], tablespace, ...form } = table;
  return said({
    strict: form.strict,
    withoutRowid: form.withoutRowid,
    unlogged,
    partitionBy: partitionBy && storedPartitioning(partitionBy),
    partitionOf,
    inherits: inherits.length > 0 && inherits,
    tablespace: tablespace !== "pg_default" && tablespace,
    with: storedParameters(form.with),
  });
}

/** `RANGE (a)` for `range(a)`. */
function storedPartitioning(sql: string): string {
  const [, strategy = "", keys] = /^\s*(\w+)\s*\((.*)\)\s*$/s.exec(sql) ?? [];
  return keys === undefined ? sql : `${strategy.toUpperCase()} (${keys.trim()})`;
}
