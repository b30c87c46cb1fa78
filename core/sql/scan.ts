import { MigrateError } from "../errors.ts";
import { countLines } from "../lines.ts";
import type { SqlRules } from "./rules.ts";

/**
 * What a piece of SQL text is: "identifier" is a quoted one, "word" a keyword or an unquoted identifier,
 * "symbol" any other single character.
 */
export type SqlTokenKind =
  | "space"
  | "comment"
  | "string"
  | "identifier"
  | "word"
  | "number"
  | "symbol";

/** One piece of SQL text: `text.slice(start, end)`. */
export interface SqlToken {
  readonly kind: SqlTokenKind;
  readonly start: number;
  readonly end: number;
}

const LINE_COMMENT = /--[^\n]*/y;
const SHORT_LINE_COMMENT = /--[^\n\r]*/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*)?\$/y;
const COMMENT_MARK = /\/\*|\*\//g;
/** What may stand between two parts of one `E'…'` string: a line break is needed (PostgreSQL, scan.l). */
const CONTINUATION = /[ \t\f\v]*(?:--[^\n\r]*)?[\n\r](?:[ \t\n\r\f\v]|--[^\n\r]*[\n\r])*'/y;

/**
 * The tokens of SQL text, in order and without gaps.
 *
 * Throws "operation" where a string, quoted identifier or comment is never closed; `where.line` is the line
 * that it starts on, counted from `firstLine`. Tokens before it have been given by then.
 */
export function* scanSql(text: string, rules: SqlRules, firstLine = 1): Generator<SqlToken> {
  for (let start = 0; start < text.length;) {
    const kind = kindAt(text, start, rules);
    const end = endOfToken(kind, text, start, rules);
    if (end < 0) throw unclosed(text, { kind, start }, firstLine);
    yield { kind, start, end };
    start = end;
  }
}

/**
 * What `make` gives for each token that is neither space nor comment, in order.
 *
 * Throws as `scanSql()`. It is for texts by the thousand: a generator takes three times as long.
 */
export function mapTokens<T>(
  text: string,
  rules: SqlRules,
  make: (kind: SqlTokenKind, start: number, end: number) => T,
): readonly T[] {
  const made: T[] = [];
  for (let start = 0; start < text.length;) {
    const kind = kindAt(text, start, rules);
    const end = endOfToken(kind, text, start, rules);
    if (end < 0) throw unclosed(text, { kind, start }, 1);
    if (kind !== "space" && kind !== "comment") made.push(make(kind, start, end));
    start = end;
  }
  return made;
}

/** What begins at `start`. */
function kindAt(text: string, start: number, rules: SqlRules): SqlTokenKind {
  const kind = beginning(text.charCodeAt(start));
  const first = text[start]!;
  const second = text[start + 1];
  if (kind === "word") {
    const isEscapeString = rules.escapeStrings && second === "'" &&
      (first === "E" || first === "e");
    return isEscapeString ? "string" : kind;
  }
  if (kind !== "symbol") return kind;
  if (first === "'") return "string";
  if (first === '"') return "identifier";
  if (first === "-" && second === "-" || first === "/" && second === "*") return "comment";
  if (first === "$" && rules.dollarQuotes) return tagEnd(text, start) > 0 ? "string" : kind;
  return rules.bracketIdentifiers && (first === "`" || first === "[") ? "identifier" : kind;
}

/** Where the token ends that starts at `start`; -1 where the text ends before it does. */
function endOfToken(kind: SqlTokenKind, text: string, start: number, rules: SqlRules): number {
  switch (kind) {
    case "string":
      return endOfString(text, start);
    case "identifier":
      return text[start] === "["
        ? endAfter(text, "]", start)
        : endOfQuoted(text, start, text[start]!);
    case "comment":
      if (text[start] === "/") return endOfComment(text, start, rules);
      return endOf(rules.carriageReturns ? SHORT_LINE_COMMENT : LINE_COMMENT, text, start);
    case "symbol":
      return start + 1;
    default: {
      let end = start + 1;
      while (continues(kind, text.charCodeAt(end))) end++;
      return end;
    }
  }
}

function endOfString(text: string, start: number): number {
  if (text[start] === "'") return endOfQuoted(text, start, "'");
  if (text[start] !== "$") return endOfEscapeString(text, start + 1);
  const opened = tagEnd(text, start);
  return endAfter(text, text.slice(start, opened), opened);
}

/** Where the `$tag$` ends that starts at `start`; -1 where there is none. */
function tagEnd(text: string, start: number): number {
  return endOf(DOLLAR_TAG, text, start);
}

/** What a token can be whose kind a character tells. */
type PlainKind = "space" | "word" | "number" | "symbol";

/** What begins with each character of ASCII. */
const BEGINNINGS = Array.from({ length: 0x80 }, (_, code): PlainKind => {
  const character = String.fromCharCode(code);
  if (/[ \t\n\r\f\v]/.test(character)) return "space";
  if (/[A-Za-z_]/.test(character)) return "word";
  return /\d/.test(character) ? "number" : "symbol";
});

/** Both databases take every character outside ASCII for a letter; a byte order mark counts as space. */
function beginning(code: number): PlainKind {
  if (code < 0x80) return BEGINNINGS[code]!;
  return code === 0xFEFF ? "space" : "word";
}

/** Whether a token goes on with a character; its code is NaN behind the text. */
function continues(kind: PlainKind, code: number): boolean {
  if (!(code < 0x80)) {
    return code >= 0x80 && (kind === "word" || code === 0xFEFF && kind === "space");
  }
  const begun = BEGINNINGS[code]!;
  if (kind === "space") return begun === "space";
  return begun === "word" || begun === "number" || code === (kind === "word" ? DOLLAR : POINT);
}

const DOLLAR = 0x24;
const POINT = 0x2E;

/** Where a match of a sticky pattern at `start` ends; -1 where there is none. */
function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The end of the first `mark` at or after `from`; -1 where there is none. */
function endAfter(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

/** The end of what is quoted from `start` on, where a doubled quote stands for itself. */
function endOfQuoted(text: string, start: number, quote: string): number {
  let end = endAfter(text, quote, start + 1);
  while (end > 0 && text[end] === quote) end = endAfter(text, quote, end + 1);
  return end;
}

/** The end of an `E'…'` string whose quote is at `start`, with the parts that continue it on further lines. */
function endOfEscapeString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "'") {
      const end = at + 1;
      if (text[end] === "'") at++;
      else {
        const next = endOf(CONTINUATION, text, end);
        if (next < 0) return end;
        at = next - 1;
      }
    }
  }
  return -1;
}

function endOfComment(text: string, start: number, { nestedComments }: SqlRules): number {
  if (!nestedComments) return endAfter(text, "*/", start + 2);
  COMMENT_MARK.lastIndex = start + 2;
  for (let depth = 1; depth > 0;) {
    const mark = COMMENT_MARK.exec(text);
    if (!mark) return -1;
    depth += mark[0] === "/*" ? 1 : -1;
  }
  return COMMENT_MARK.lastIndex;
}

const UNCLOSED: { readonly [K in SqlTokenKind]?: string } = {
  string: "string",
  identifier: "quoted name",
  comment: "comment",
};

function unclosed(
  text: string,
  { kind, start }: Pick<SqlToken, "kind" | "start">,
  firstLine: number,
): MigrateError {
  const [beginning] = text.slice(start, start + 40).split(/[\r\n]/);
  return new MigrateError(
    "operation",
    `A ${UNCLOSED[kind]} in the SQL is never closed: ${beginning}`,
    {
      where: { line: firstLine + countLines(text, 0, start) },
    },
  );
}
