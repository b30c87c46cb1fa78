import { MigrateError } from "../../../core/errors.ts";
import { mapTokens, type SqlToken } from "../../../core/sql/scan.ts";
import { rules } from "../rules.ts";

/** A part of a text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name as it stands in a text, and what it says without its quotes. */
export interface Name extends Span {
  readonly value: string;
}

/** A CREATE statement, and where in it stands the name of what it makes. */
export interface CreateText {
  readonly text: string;
  readonly name: Name;
  /** The name of the database, which SQLite doesn't store. */
  readonly schema?: Name;
}

/** A token that is neither space nor comment. */
export interface Piece extends Span {
  readonly kind: SqlToken["kind"] | "end";
  /** A word in upper case, a symbol as it is, "" for all others. */
  readonly word: string;
}

/** Reads SQL text piece by piece; spaces and comments are passed over. */
export interface TextReader {
  readonly text: string;
  /** The piece that comes next, or one further `ahead`; behind the last, one of kind "end". */
  peek(ahead?: number): Piece;
  /** Takes the next piece. */
  take(): Piece;
  /** Takes these words and symbols, if they come next. */
  accept(word: string, second?: string, third?: string): Span | undefined;
  /** Takes these words and symbols. Throws "operation" where something else comes. */
  expect(word: string, second?: string, third?: string): Span;
  /** Takes a name in any of the ways that SQLite allows, a string in single quotes among them. */
  name(): Name;
  /** Takes `name` or `schema.name`. */
  qualifiedName(): { readonly name: Name; readonly schema?: Name };
  /** Takes `( … )`, and gives what is inside. */
  parenthesized(): Span;
  /** Goes on behind `offset`, which may lie inside of a token. */
  skipTo(offset: number): void;
  /** Where the last piece that was taken ends. */
  readonly end: number;
}

/** Begins to read a text. Throws "operation" for what is never closed. */
export function readText(text: string): TextReader {
  const pieces = piecesOf(text);
  let at = 0;
  let end = 0;

  const last: Piece = { kind: "end", word: "", start: text.length, end: text.length };

  const peek = (ahead = 0): Piece => pieces[at + ahead] ?? last;

  function take(): Piece {
    const piece = peek();
    at++;
    end = piece.end;
    return piece;
  }

  function accept(word: string, second?: string, third?: string): Span | undefined {
    const { start, word: found } = peek();
    if (found !== word) return undefined;
    if (second !== undefined && peek(1).word !== second) return undefined;
    if (third !== undefined && peek(2).word !== third) return undefined;
    at += third !== undefined ? 3 : second !== undefined ? 2 : 1;
    end = pieces[at - 1]!.end;
    return { start, end };
  }

  const unexpected = (wanted: string): MigrateError =>
    new MigrateError("operation", `Can't read the SQL "${excerpt(text, peek().start)}"`, {
      hint: `${wanted} is expected there.`,
    });

  function name(): Name {
    if (!isName(peek())) throw unexpected("A name");
    const { start, end } = take();
    return { start, end, value: unquoted(text.slice(start, end)) };
  }

  return {
    text,
    peek,
    take,
    accept,
    expect(word, second, third) {
      const span = accept(word, second, third);
      if (!span) throw unexpected([word, second, third].filter(Boolean).join(" "));
      return span;
    },
    name,
    qualifiedName() {
      const first = name();
      return accept(".") ? { name: name(), schema: first } : { name: first };
    },
    parenthesized() {
      if (peek().word !== "(") throw unexpected("(");
      const { end: start } = take();
      for (let depth = 1; depth > 0;) {
        const { kind, word } = take();
        if (kind === "end") throw unexpected(")");
        depth += word === "(" ? 1 : word === ")" ? -1 : 0;
      }
      return { start, end: end - 1 };
    },
    skipTo(offset) {
      end = offset;
      while (peek().kind !== "end" && peek().start < offset) at++;
    },
    get end() {
      return end;
    },
  };
}

/** The tokens of a text that are neither space nor comment. */
export function piecesOf(text: string): readonly Piece[] {
  return mapTokens(text, rules, (kind, start, end) => {
    const word = kind === "word" ? text.slice(start, end).toUpperCase() : "";
    return { kind, start, end, word: kind === "symbol" ? text[start]! : word };
  });
}

/** Whether a piece can be a name. */
export function isName({ kind }: Piece): boolean {
  return kind === "word" || kind === "identifier" || kind === "string";
}

/** A name without its quotes, of whichever kind they are. */
export function unquoted(name: string): string {
  const [quote = ""] = name;
  if (quote === "[") return name.slice(1, -1);
  if (!['"', "`", "'"].includes(quote)) return name;
  return name.slice(1, -1).replaceAll(quote + quote, quote);
}

/** Whether two names are one to SQLite, which ignores the case of ASCII letters. */
export function isSame(name: string, other: string): boolean {
  return folded(name) === folded(other);
}

/** A name as SQLite compares it. */
export function folded(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function excerpt(text: string, start: number): string {
  return text.slice(start, start + 40).trimEnd() || text.slice(-40);
}
