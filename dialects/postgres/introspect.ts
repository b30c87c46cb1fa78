import type { Catalog, Scope } from "../../core/dialect.ts";
import type { Model } from "../../core/schema/model.ts";
import { readCollations } from "./introspect/collations.ts";
import { readComments } from "./introspect/comments.ts";
import { readDomain } from "./introspect/domains.ts";
import { readExtension } from "./introspect/extensions.ts";
import { ask, type Found } from "./introspect/found.ts";
import { readOperatorClasses } from "./introspect/operator_classes.ts";
import { readRoutine } from "./introspect/routines.ts";
import { readSequences } from "./introspect/sequences.ts";
import { type Parts, readIndexes, readTable, type TableRow } from "./introspect/tables.ts";
import { readTrigger } from "./introspect/triggers.ts";
import { readTypes } from "./introspect/types.ts";
import { readView } from "./introspect/views.ts";
import { said } from "./said.ts";

/** What a PostgreSQL database holds; see `Dialect.introspect`. */
export async function introspect(catalog: Catalog, scope: Scope): Promise<Model> {
  return readModel(await ask(catalog, scope), scope);
}

function readModel(found: Found, { includesTable = () => true }: Scope): Model {
  const parts = partsOf(found);
  const isIncluded = ({ name, schema }: TableRow) => includesTable({ name, ...said({ schema }) });
  const leftOut = new Set(found.tables.filter((row) => !isIncluded(row)).map(({ id }) => id));
  return {
    schemas: found.schemas.map(({ name }) => name),
    extensions: found.extensions.map(readExtension),
    enums: parts.types.enums,
    sequences: parts.sequences.others,
    domains: found.domains.map((row) => readDomain(row, parts)),
    routines: found.routines.map(readRoutine),
    tables: found.tables.filter(({ id }) => !leftOut.has(id)).map((row) => readTable(row, parts)),
    views: found.views.map((row) => readView(row, readIndexes(row.id, parts))),
    triggers: found.triggers.filter(({ relation }) => !leftOut.has(relation)).map(readTrigger),
  };
}

function partsOf(found: Found): Parts {
  return {
    types: readTypes(found.types),
    collations: readCollations(found.collations, found.collatedTypes),
    comments: readComments(found.comments),
    classes: readOperatorClasses(found.operatorClasses),
    sequences: readSequences(found.sequences, found.columns),
    columns: Map.groupBy(found.columns, ({ relation }) => relation),
    constraints: Map.groupBy(found.constraints, ({ relation }) => relation),
    indexes: Map.groupBy(found.indexes, ({ relation }) => relation),
  };
}
