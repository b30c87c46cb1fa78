import type { Renderers } from "../../../core/dialect.ts";
import type { CreateFunction, DropFunction } from "../../../core/operations/object_shapes.ts";
import { argumentTexts } from "../../../core/sql/arguments.ts";
import { closed } from "../../../core/sql/expression.ts";
import { qualified } from "../../../core/sql/standard.ts";
import { oneStatement } from "../../../core/sql/user_sql.ts";
import { rules } from "../rules.ts";
import { words } from "../words.ts";

/** How operations on functions and procedures are said. */
export const functions = {
  createFunction: (operation) => [createFunction(operation)],

  dropFunction: (operation) => [dropFunction(operation)],
} satisfies Partial<Renderers>;

function createFunction({ routine, replace }: CreateFunction): string {
  const { procedure, arguments: args, sql } = routine;
  const text = `CREATE ${replace ? "OR REPLACE " : ""}${routineWord({ procedure })} ${
    qualified(routine, words)
  }(${closed(args)}) ${sql}`;
  return oneStatement(text, `function "${routine.name}"`, rules);
}

/** Names of arguments are fine there, defaults are not. */
function dropFunction(operation: DropFunction): string {
  const { ifExists, cascade, arguments: args } = operation;
  const text = `DROP ${routineWord(operation)} ${ifExists ? "IF EXISTS " : ""}${
    qualified(operation, words)
  }(${argumentTexts(args, rules).join(", ")})${cascade ? " CASCADE" : ""}`;
  return oneStatement(text, `function "${operation.name}"`, rules);
}

function routineWord({ procedure }: { readonly procedure?: boolean }): string {
  return procedure ? "PROCEDURE" : "FUNCTION";
}
