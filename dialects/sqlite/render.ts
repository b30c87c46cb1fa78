import { renderEach, type Rendered, type Renderers } from "../../core/dialect.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { columns } from "./render/columns.ts";
import { constraints } from "./render/constraints.ts";
import { data } from "./render/data.ts";
import { indexes } from "./render/indexes.ts";
import { tables } from "./render/tables.ts";

/** How each kind of operation is said to SQLite (https://www.sqlite.org/lang.html). */
const renderers: Renderers = { ...tables, ...columns, ...constraints, ...indexes, ...data };

/** The statements that carry out `operations`, in order. */
export function render(operations: readonly Operation[]): readonly Rendered[] {
  return renderEach(renderers, operations);
}
