import type { Differences } from "../dialect.ts";
import type { Constraint, Model, Table } from "../schema/model.ts";

/** A model without the names of constraints that the database would choose itself. */
export function withoutDefaultNames(
  model: Model,
  { defaultName }: Pick<Differences, "defaultName">,
): Model {
  const unnamed = (table: Table) => (constraint: Constraint): Constraint => {
    const { name, ...rest } = constraint;
    return name !== undefined && name === defaultName(table, rest) ? rest : constraint;
  };
  return {
    ...model,
    tables: model.tables.map((table) => ({
      ...table,
      constraints: table.constraints.map(unnamed(table)),
    })),
  };
}
