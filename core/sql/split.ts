import { MigrateError } from "../errors.ts";
import { countLines } from "../lines.ts";
import type { SqlRules } from "./rules.ts";
import { scanSql, type SqlToken } from "./scan.ts";
import { statementEnd } from "./statement_end.ts";

/** One SQL statement of a text. */
export interface SqlStatement {
  /**
   * The statement without its semicolon, with the comments above it.
   *
   * It never ends in a comment, so that a semicolon can be put after it.
   */
  readonly text: string;
  /** The line that the statement itself starts on, below its comments. */
  readonly line: number;
}

/**
 * The statements of SQL text, in order; none where there are only spaces and comments.
 *
 * A comment stays with the statement below it; one on the line where the statement before it ended, and
 * those after the last statement, are dropped. Lines are counted from `firstLine`, for a text that is cut out
 * of a file.
 *
 * Throws "operation", with the line, for what is never closed, for the NUL character, and for what only a database's
 * own shell understands: its commands (`\connect`, `.read`), and rows behind `COPY … FROM STDIN`. The `\restrict` of
 * pg_dump's texts is passed over: https://www.postgresql.org/docs/current/app-psql.html
 */
export function splitSql(text: string, rules: SqlRules, firstLine = 1): readonly SqlStatement[] {
  refuseNul(text, firstLine);
  const statements: SqlStatement[] = [];
  let line = firstLine;
  let counted = 0;
  for (const { start, first, end } of statementRanges(text, rules, firstLine)) {
    line += countLines(text, counted, first);
    counted = first;
    refuseRowsFromShell(text.slice(first, end), line);
    statements.push({ text: text.slice(start, end), line });
  }
  return statements;
}

/** Where a statement stands in its text, from `first` to `end`; the comments above it begin at `start`. */
interface StatementRange {
  readonly start: number;
  readonly first: number;
  readonly end: number;
}

function* statementRanges(
  text: string,
  rules: SqlRules,
  firstLine: number,
): Generator<StatementRange> {
  let [start, first, end] = [-1, -1, 0];
  let endsWith = statementEnd(rules);
  let skipped = 0;
  for (const token of scanSql(text, rules, firstLine)) {
    if (token.kind === "space" || token.start < skipped) continue;
    if (token.kind === "comment") {
      if (start < 0 && !trailsStatement(text, end, token)) start = token.start;
      continue;
    }
    skipped = first < 0 ? endOfGuard(text, token.start) : 0;
    if (skipped > 0) {
      start = -1;
      continue;
    }
    if (token.kind === "symbol") refuseShellCommand(text, token.start, { first, firstLine });
    if (endsWith(pieceOf(text, token))) {
      if (first >= 0) yield { start, first, end };
      [start, first, end] = [-1, -1, token.end];
      endsWith = statementEnd(rules);
      continue;
    }
    if (first < 0) first = token.start;
    if (start < 0) start = first;
    end = token.end;
  }
  if (first >= 0) yield { start, first, end };
}

/** Databases take it for the end of the text, and would run what comes before it. */
function refuseNul(text: string, firstLine: number): void {
  const at = text.indexOf("\0");
  if (at < 0) return;
  throw new MigrateError("operation", "The SQL holds the NUL character", {
    where: { line: firstLine + countLines(text, 0, at) },
    hint: "Take it out. A value that holds it goes in as a parameter.",
  });
}

/** Whether a comment stands on the line where a statement ended, at `end`. */
function trailsStatement(text: string, end: number, comment: SqlToken): boolean {
  return end > 0 && countLines(text, end, comment.start) === 0;
}

/** A token as `StatementEnd` takes it. */
function pieceOf(text: string, { kind, start, end }: SqlToken): string {
  if (kind === "symbol") return text[start]!;
  return kind === "word" ? text.slice(start, end).toUpperCase() : "";
}

/** Where a line ends that keeps psql from taking what follows for its commands, as those do that pg_dump prints; else 0. */
function endOfGuard(text: string, at: number): number {
  if (text[at] !== "\\") return 0;
  guard.lastIndex = at;
  return guard.test(text) ? guard.lastIndex : 0;
}

const guard = /\\(?:un)?restrict[ \t]+\w+[ \t]*$/my;

/** `first` is where the statement began, -1 before it. A backslash before a colon is one that binding takes out. */
function refuseShellCommand(
  text: string,
  at: number,
  { first, firstLine }: { readonly first: number; readonly firstLine: number },
): void {
  const isCommand = text[at] === "\\" ? text[at + 1] !== ":" : text[at] === "." && first < 0;
  if (!isCommand) return;
  const [command] = text.slice(at, at + 40).split(/\s/);
  throw new MigrateError("operation", `"${command}" is a command of a database's shell, not SQL`, {
    where: { line: firstLine + countLines(text, 0, at) },
    hint: "Take it out, or say in SQL what it does.",
  });
}

/** What follows such a COPY is rows, which could be taken for anything: it must be found before they are read. */
function refuseRowsFromShell(statement: string, line: number): void {
  if (!/^COPY\b[^]*\bFROM\s+STDIN\b/i.test(statement)) return;
  throw new MigrateError("operation", "COPY … FROM STDIN takes its rows from a database's shell", {
    where: { line },
    hint: "Write the rows as INSERT statements.",
  });
}
