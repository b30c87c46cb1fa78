import type { Constraint, Model, Table } from "../../../core/schema/model.ts";
import type { ColumnType } from "../../../core/schema/types.ts";
import { storageType } from "../types.ts";

/** Whatever may be in a schema. */
interface Placed {
  readonly schema?: string;
}

/** A model in which `home`, the schema that the database looks in first, has no name. */
export function atHome(model: Model, home: string): Model {
  const placed = <T extends Placed>(each: T): T => {
    const { schema, ...rest } = each;
    return schema === home || schema === undefined ? rest as T : each;
  };
  const placedType = (type: ColumnType): ColumnType => {
    const stored = storageType(type);
    if (stored.kind === "array") return { ...stored, of: placedType(stored.of) };
    return stored.kind === "enum" || stored.kind === "domain" ? placed(stored) : stored;
  };
  const placedConstraint = (constraint: Constraint): Constraint =>
    constraint.kind === "foreignKey"
      ? { ...constraint, references: placed(constraint.references) }
      : constraint;
  const placedTable = ({ partitionOf, inherits, ...table }: Table): Table => ({
    ...placed(table),
    ...(partitionOf && { partitionOf: placed(partitionOf) }),
    ...(inherits && { inherits: inherits.map(placed) }),
    columns: table.columns.map((column) => ({ ...column, type: placedType(column.type) })),
    constraints: table.constraints.map(placedConstraint),
  });
  return {
    schemas: model.schemas.filter((schema) => schema !== home && schema !== "public"),
    extensions: model.extensions.map(placed),
    enums: model.enums.map(placed),
    sequences: model.sequences.map(placed),
    domains: model.domains.map((domain) => ({ ...placed(domain), type: placedType(domain.type) })),
    routines: model.routines.map(placed),
    tables: model.tables.map(placedTable),
    views: model.views.map(placed),
    triggers: model.triggers.map(placed),
  };
}
