/** What differs between databases in cutting SQL text into strings, comments and statements. */
export interface SqlRules {
  /** `$tag$ … $tag$` is a string. */
  readonly dollarQuotes: boolean;
  /** `E'…'` is a string in which a backslash escapes. */
  readonly escapeStrings: boolean;
  /** A carriage return ends a `--` comment, as a line feed does everywhere. */
  readonly carriageReturns: boolean;
  /** A block comment inside a block comment must be closed too. */
  readonly nestedComments: boolean;
  /** `[name]` and `` `name` `` quote identifiers, as SQLite allows. */
  readonly bracketIdentifiers: boolean;
  /** `CREATE TRIGGER … BEGIN … END` is one statement, semicolons and all. */
  readonly triggerBodies: boolean;
  /**
   * `CREATE FUNCTION … BEGIN ATOMIC … END` is one statement, semicolons and all; so is
   * `CREATE RULE … DO (…; …)`.
   */
  readonly atomicBodies: boolean;
}

/** For expressions of which nobody says whose they are: what both databases read alike. */
export const commonRules: SqlRules = {
  dollarQuotes: true,
  escapeStrings: true,
  carriageReturns: false,
  nestedComments: false,
  bracketIdentifiers: false,
  triggerBodies: false,
  atomicBodies: false,
};
