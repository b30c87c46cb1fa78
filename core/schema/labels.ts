import { MigrateError } from "../errors.ts";
import { didYouMean } from "../suggest.ts";

/** Where a new label goes among the others; the last place where nothing is said. */
interface NewLabel {
  readonly value: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * An enum's labels with one more, or as they are where it is one of them.
 *
 * Throws "operation" for a place beside a label that there is none.
 */
export function withLabel(
  labels: readonly string[],
  { value, before, after }: NewLabel,
): readonly string[] {
  if (labels.includes(value)) return labels;
  const beside = before ?? after;
  if (beside === undefined) return [...labels, value];
  const at = labels.indexOf(beside);
  if (at < 0) {
    throw new MigrateError("operation", `There is no label "${beside}" to stand beside`, {
      hint: didYouMean(beside, labels),
    });
  }
  return labels.toSpliced(before === undefined ? at + 1 : at, 0, value);
}

/** Throws "operation" for a label that an enum has twice. */
export function requireDistinctLabels(name: string, labels: readonly string[]): void {
  const twice = labels.find((label, at) => labels.indexOf(label) < at);
  if (twice === undefined) return;
  throw new MigrateError("operation", `The enum "${name}" has the label "${twice}" twice`);
}
