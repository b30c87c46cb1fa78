/** What a statement does to transactions. */
export interface TransactionControl {
  /** What it begins with, in upper case: "COMMIT". */
  readonly word: string;
  /** It sets, leaves or goes back to a savepoint: the transaction around it stays open. */
  readonly isSavepoints: boolean;
}

/** What may stand above a statement, as part of a regular expression. */
export const spaceAbove = String.raw`(?:\s|--.*\n|/\*(?:[^*]|\*(?!/))*\*/)*`;

const CONTROL = new RegExp(
  String
    .raw`^${spaceAbove}(begin|start|commit|end|abort|rollback|savepoint|release|prepare\s+transaction)\b`,
  "i",
);

/** Tells of a statement that begins or ends transactions or savepoints, below comments; undefined for any other. */
export function transactionControl(text: string): TransactionControl | undefined {
  const [, found] = CONTROL.exec(text) ?? [];
  if (found === undefined) return undefined;
  const word = found.toUpperCase();
  const isSavepoints = /^(?:SAVEPOINT|RELEASE)$/.test(word) ||
    /rollback\s+(\w+\s+)?to\b/i.test(text);
  return { word, isSavepoints };
}
