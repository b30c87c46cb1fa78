import { MigrateError } from "../../../core/errors.ts";
import { mapTokens, type SqlTokenKind } from "../../../core/sql/scan.ts";
import { keywords } from "../keywords.ts";
import { longestName } from "../quote.ts";
import { rules } from "../rules.ts";

/** A token that is neither space nor comment. */
export interface Piece {
  readonly kind: SqlTokenKind | "end";
  /** A word in upper case, a symbol as it is, "" for all others. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Reads one plain statement piece by piece. What isn't plain is thrown: see `notPlain`. */
export interface PlainReader {
  readonly text: string;
  peek(ahead?: number): Piece;
  take(): Piece;
  /** Takes these words and symbols, if they come next. */
  accept(...words: readonly string[]): boolean;
  expect(...words: readonly string[]): void;
  /** Takes a name, in lower case where it isn't quoted. */
  name(): string;
  /** Takes the name of a table or a type, which may say that it is in the schema `public`. */
  relation(): string;
  /** Takes a string without escapes, and gives what it says. */
  string(): string;
  /** Takes names in parentheses. */
  names(): readonly string[];
  /** Takes `( … )`, and gives the text inside. */
  parenthesized(): string;
  /** Where the last piece that was taken ends. */
  readonly end: number;
}

/** Thrown for all that only a server can tell the meaning of. */
export const notPlain = new MigrateError("unsupported", "The SQL isn't plain");

/** Begins to read a statement. Throws "operation" for what is never closed. */
export function readPlain(text: string): PlainReader {
  const pieces = mapTokens(text, rules, (kind, start, end): Piece => {
    const word = kind === "word" ? text.slice(start, end).toUpperCase() : "";
    return { kind, start, end, word: kind === "symbol" ? text[start]! : word };
  });
  const last: Piece = { kind: "end", word: "", start: text.length, end: text.length };
  let at = 0;

  const peek = (ahead = 0) => pieces[at + ahead] ?? last;
  const take = () => pieces[at++] ?? last;

  function accept(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => peek(ahead).word === word)) return false;
    at += words.length;
    return true;
  }

  function expect(...words: readonly string[]): void {
    if (!accept(...words)) throw notPlain;
  }

  function name(): string {
    const { kind, start, end } = take();
    const written = text.slice(start, end);
    const found = kind === "identifier"
      ? written.slice(1, -1).replaceAll('""', '"')
      : written.toLowerCase();
    const isName = kind === "identifier" || kind === "word" && !keywords.has(found);
    if (!isName || new TextEncoder().encode(found).length > longestName) throw notPlain;
    return found;
  }

  return {
    text,
    peek,
    take,
    accept,
    expect,
    name,
    relation() {
      const isHome = peek().word === "PUBLIC" && peek(1).word === ".";
      if (isHome) at += 2;
      return name();
    },
    string() {
      const { kind, start, end } = take();
      const written = text.slice(start, end);
      if (kind !== "string" || !written.startsWith("'") || /[\\\n\r]/.test(written)) throw notPlain;
      return written.slice(1, -1).replaceAll("''", "'");
    },
    names() {
      expect("(");
      const found = [name()];
      while (accept(",")) found.push(name());
      expect(")");
      return found;
    },
    parenthesized() {
      const { end: start } = peek();
      expect("(");
      for (let depth = 1;;) {
        const { kind, word, start: end } = take();
        if (kind === "end") throw notPlain;
        depth += word === "(" ? 1 : word === ")" ? -1 : 0;
        if (depth === 0) return text.slice(start, end).trim();
      }
    },
    get end() {
      return pieces[at - 1]?.end ?? 0;
    },
  };
}
