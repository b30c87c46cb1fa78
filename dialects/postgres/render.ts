import { renderEach, type Rendered, type Renderers } from "../../core/dialect.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { neededTypes } from "./needed_types.ts";
import { columns } from "./render/columns.ts";
import { constraints } from "./render/constraints.ts";
import { data } from "./render/data.ts";
import { domains } from "./render/domains.ts";
import { enums } from "./render/enums.ts";
import { extensions } from "./render/extensions.ts";
import { functions } from "./render/functions.ts";
import { indexes } from "./render/indexes.ts";
import { schemas } from "./render/schemas.ts";
import { sequences } from "./render/sequences.ts";
import { tables } from "./render/tables.ts";
import { triggers } from "./render/triggers.ts";
import { views } from "./render/views.ts";

/** How each kind of operation is said to PostgreSQL (documentation, part "SQL Commands"). */
const renderers: Renderers = {
  ...tables,
  ...columns,
  ...constraints,
  ...indexes,
  ...schemas,
  ...enums,
  ...sequences,
  ...domains,
  ...extensions,
  ...views,
  ...functions,
  ...triggers,
  ...data,
  batchAlterTable: ({ operations }) => renderEach(renderers, operations),
};

/** The statements that carry out `operations`, in order; see `Dialect.render`. */
export function render(
  operations: readonly Operation[],
  before: readonly Operation[] = [],
): readonly Rendered[] {
  return operations.flatMap((operation, at) => [
    ...neededTypes(operation, () => [...before, ...operations.slice(0, at)])
      .map((text) => ({ text, operation })),
    ...renderEach(renderers, [operation]),
  ]);
}
