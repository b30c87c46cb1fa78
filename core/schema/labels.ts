import { MigrateError } from "../errors.ts";

/** Throws "operation" for a label that an enum has twice. */
export function requireDistinctLabels(name: string, labels: readonly string[]): void {
  const twice = labels.find((label, at) => labels.indexOf(label) < at);
  if (twice === undefined) return;
  throw new MigrateError("operation", `The enum "${name}" has the label "${twice}" twice`);
}
