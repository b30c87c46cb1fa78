import type { Operation } from "../../core/operations/operation.ts";
import { print } from "../../core/operations/rules.ts";
import { importsOf, layOut } from "../../core/schema/source.ts";
import type { Work } from "./run.ts";

/** Operations as a revision has them. */
export function sourceOf(operations: readonly Operation[]): string {
  return operations.map((operation) => `${layOut(print(operation))};\n`).join("");
}

/** What a revision does that holds these operations as source. */
export async function workOf(operations: readonly Operation[]): Promise<Work> {
  const sources = operations.map((operation) => print(operation));
  const imported: [name: string, value: unknown][] = [];
  for (const [module, names] of importsOf(sources)) {
    const exports = await import(module);
    imported.push(...[...names].map((name) => [name, exports[name]] as [string, unknown]));
  }
  const run = new Function("op", ...imported.map(([name]) => name), sourceOf(operations));
  return (op) => run(op, ...imported.map(([, value]) => value));
}
