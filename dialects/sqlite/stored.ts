import type { Model } from "../../core/schema/model.ts";
import { modelObjects } from "./model_objects.ts";
import { joinedModel, schemaModel } from "./schema_model.ts";

/** See `Dialect.stored`: what the texts that make the model say. Enums are checks behind their columns. */
export function stored(model: Model): Model {
  const placed = Map.groupBy(modelObjects(model), ({ schema }) => schema);
  const parts = [...placed].map(([schema, objects]) => schemaModel(objects, schema));
  return joinedModel(model.schemas, parts);
}
