import { isLate } from "../../core/dialect.ts";
import type { Operation } from "../../core/operations/operation.ts";
import type { Model, Table, Trigger, View } from "../../core/schema/model.ts";
import type { SchemaObject } from "./readers.ts";
import { render } from "./render.ts";

/** An object with the text that makes it, and the database that it is in where that isn't the first. */
export interface PlacedObject extends SchemaObject {
  readonly schema?: string;
}

/**
 * The objects that make up a model, in an order in which they can be made: SQLite asks for no table before it is used.
 *
 * Throws "unsupported" for what SQLite hasn't, and "operation" for what contradicts itself.
 */
export function modelObjects(model: Model): readonly PlacedObject[] {
  const { extensions, sequences, domains, routines, tables, views, triggers } = model;
  // Rendering says why there can't be one.
  for (const extension of extensions) texts({ kind: "createExtension", extension });
  for (const sequence of sequences) texts({ kind: "createSequence", sequence });
  for (const domain of domains) texts({ kind: "createDomain", domain });
  for (const routine of routines) texts({ kind: "createFunction", routine });
  return [
    ...tables.flatMap(tableObjects),
    ...views.map(viewObject),
    ...triggers.map(triggerObject),
  ];
}

function tableObjects(table: Table): readonly PlacedObject[] {
  const [sql = "", ...indexes] = texts({ kind: "createTable", table });
  const on = { table: table.name, schema: table.schema };
  return [
    { type: "table", name: table.name, ...on, sql },
    ...table.indexes.map(({ name }, at) => ({ type: "index", name, ...on, sql: indexes[at]! })),
  ];
}

function viewObject(view: View): PlacedObject {
  const { name, schema } = view;
  const [sql = ""] = texts({ kind: "createView", view });
  return { type: "view", name, table: name, schema, sql };
}

function triggerObject(trigger: Trigger): PlacedObject {
  const { name, table, schema } = trigger;
  const [sql = ""] = texts({ kind: "createTrigger", trigger });
  return { type: "trigger", name, table, schema, sql };
}

function texts(operation: Operation): readonly string[] {
  return render([operation])
    .flatMap((each) => isLate(each) ? each.inScript?.() ?? [] : [each])
    .map(({ text }) => text);
}
