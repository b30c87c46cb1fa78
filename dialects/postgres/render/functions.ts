import type { Renderers } from "../../../core/dialect.ts";
import type { CreateFunction, DropFunction } from "../../../core/operations/operation.ts";
import { closed } from "../../../core/sql/expression.ts";
import { scanSql } from "../../../core/sql/scan.ts";
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

function dropFunction(operation: DropFunction): string {
  const { ifExists, cascade, arguments: args } = operation;
  const text = `DROP ${routineWord(operation)} ${ifExists ? "IF EXISTS " : ""}${
    qualified(operation, words)
  }(${withoutDefaults(args)})${cascade ? " CASCADE" : ""}`;
  return oneStatement(text, `function "${operation.name}"`, rules);
}

function routineWord({ procedure }: { readonly procedure?: boolean }): string {
  return procedure ? "PROCEDURE" : "FUNCTION";
}

/** Arguments as DROP FUNCTION takes them: names are fine there, defaults are not. */
function withoutDefaults(args: string): string {
  let kept = "";
  let depth = 0;
  let inDefault = false;
  for (const { kind, start, end } of scanSql(args, rules)) {
    const text = args.slice(start, end);
    if (kind === "symbol") depth += "([".includes(text) ? 1 : ")]".includes(text) ? -1 : 0;
    if (depth === 0 && text === ",") inDefault = false;
    if (depth === 0 && (text === "=" || /^default$/i.test(text))) inDefault = true;
    if (!inDefault && kind !== "comment") kept += text;
  }
  return kept.trim();
}
