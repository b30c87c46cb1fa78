import type { Differences } from "../../core/dialect.ts";

/** What makes one of its databases another: a table that is made anew can become anything. */
export const differences: Differences = {
  // A constraint without a name has none.
  defaultName: () => undefined,
  isReplaced: () => false,
  using: () => undefined,
  refersAhead: true,
  readersHoldColumns: false,
  keysLeaveNotNull: false,
  hasEnumTypes: false,
  keysAreIndexes: false,
};
