/** A revision argument, taken apart: `branch@symbol+offset`. */
export interface Expression {
  /** As it was typed. */
  readonly text: string;
  /** A branch label, or a revision that stands for the branch it is on. */
  readonly branch?: string;
  /** "head", "heads", "base", "current", or an id or a label, perhaps only the beginning of one. */
  readonly symbol?: string;
  /** How many revisions to go on from there: up, or down where negative. */
  readonly offset?: number;
}

/**
 * Takes a revision argument apart. Never fails: what has no meaning becomes a symbol that nothing is called
 * by.
 *
 * `isName` tells whether something is called exactly so: a label may hold "@", "+" and "-", and is then no
 * arithmetic.
 */
export function parseExpression(text: string, isName: (name: string) => boolean): Expression {
  const at = isName(text) ? -1 : text.indexOf("@");
  const branch = at < 0 ? undefined : text.slice(0, at);
  const rest = text.slice(at + 1);
  const relative = isName(rest) ? null : /^(.*?)([+-]\d+)$/.exec(rest);
  if (relative === null) return { text, branch, symbol: rest };
  const [, symbol, offset] = relative;
  return { text, branch, symbol: symbol || undefined, offset: Number(offset) };
}
