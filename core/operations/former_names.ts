import { MigrateError } from "../errors.ts";
import { type ColumnInputs, formerNames } from "../schema/build_table.ts";

/** Throws "operation" for new columns that are said to have had another name: it is for models to say. */
export function refuseFormerNames(inputs: ColumnInputs): void {
  const [renamed] = formerNames(inputs);
  if (!renamed) return;
  const { column, from } = renamed;
  throw new MigrateError("operation", `Column "${column}" is new, and can't have been "${from}"`, {
    hint: `renamedFrom() is for models. A revision renames by op.alterColumn(…, "${from}", ` +
      `{ name: "${column}" }).`,
  });
}
