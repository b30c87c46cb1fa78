/*
 * Scripts of command lines, as Markdown: what a user types, and what is seen then.
 *
 *     # What the script shows
 *
 *     Files: sample                    the files of tests/commands/projects/sample are there; "here": of the script's folder
 *     Databases: sqlite, postgresql    run once on each, with a fresh one; $URL names it, in files, too
 *     Programs: source                 not on the executable
 *     Needs: shell                     the database's own: psql, sqlite3; or "linux", "make"; or "sources", in the folder `migrate`
 *     Url: DATABASE_URL                a variable with the server's URL, as `postgresql+asyncpg:`; none for a file, app.db
 *
 *     ```yaml migrate.yaml sqlite      a file is written where it stands; for all databases where none is named
 *     url: $URL
 *     ```
 *
 *     ```console postgresql            commands for one of the databases; for all where none is named
 *     $ export NAME=value              for all commands that follow
 *     $ migrate upgrade head           run by sh
 *     ! INFO  [migrate] Running [..]   stderr; `[..]`, or `…`, stands for anything within the line
 *     a line                           stdout
 *     ...                              any lines, or none
 *     => 1                             the exit code, and the database is as it was; with ", changed" it is not
 *     $ sql "SELECT 1"                 run on the database by the tests themselves; the quotes may be left out
 *     ```
 *
 * Everything else is prose; the keys may stand in comments. Without "=>" the exit code is 0. Empty lines at the end of
 * an output don't matter. `deno task golden` writes what is seen now behind each command.
 */

/** One script. */
export interface Script {
  readonly title: string;
  /** What it says of itself, by key, in lower case. */
  readonly settings: ReadonlyMap<string, readonly string[]>;
  readonly steps: readonly ScriptStep[];
}

/** What a script does: it writes a file, or runs a command. */
export type ScriptStep = FileStep | CommandStep;

/** A file to write. */
export interface FileStep {
  readonly kind: "file";
  readonly name: string;
  readonly text: string;
  /** The database that it is for; for all where undefined. */
  readonly dialect?: string;
}

/** A command to run, and what it should say. */
export interface CommandStep {
  readonly kind: "command";
  readonly command: string;
  /** The database that it is for; for all where undefined. */
  readonly dialect?: string;
  /** As written: stdout and stderr mixed, the exit code last. */
  readonly expected: readonly string[];
  /** Where the expected lines begin, from 0. */
  readonly line: number;
}

/** Reads a script. Throws where it is not of the form above. */
export function parseScript(text: string): Script {
  const lines = text.split("\n");
  const settings = new Map<string, readonly string[]>();
  const steps: ScriptStep[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, key, values] = /^(?:<!-- )?([A-Z]\w+): (.+?)(?: -->)?$/.exec(lines[at]!) ?? [];
    if (key && values && steps.length === 0) settings.set(key.toLowerCase(), values.split(", "));
    const [language, first = "", second] = wordsOfFence(lines[at]!);
    if (language === undefined) continue;
    const end = lines.indexOf("```", at);
    if (end < 0) throw new Error(`line ${at + 1}: the block has no end`);
    const body = lines.slice(at + 1, end);
    const text = `${body.join("\n")}\n`;
    if (language === "console") steps.push(...commandsIn(body, at + 1, first || undefined));
    else if (first) steps.push({ kind: "file", name: first, text, dialect: second });
    at = end;
  }
  return { title: lines[0]!.replace(/^# /, ""), settings, steps };
}

/** What stands behind the backquotes that open a block; nothing where the line opens none. */
function wordsOfFence(line: string): readonly string[] {
  return line.startsWith("```") ? line.slice(3).split(" ") : [];
}

function commandsIn(body: readonly string[], first: number, dialect?: string): CommandStep[] {
  const starts = body.flatMap((line, at) => line.startsWith("$ ") ? [at] : []);
  if (starts[0] !== 0) throw new Error(`line ${first + 1}: a console block begins with "$ "`);
  return starts.map((start, nth) => {
    const end = starts[nth + 1] ?? body.length;
    const more = body.slice(start + 1, end).findIndex((line) => !line.startsWith("> "));
    const output = more < 0 ? end : start + 1 + more;
    const [command = "", ...others] = body.slice(start, output).map((line) => line.slice(2));
    return {
      kind: "command",
      command: [command, ...others].join("\n"),
      dialect,
      expected: withoutEmptyEnd(body.slice(output, end)),
      line: first + output,
    };
  });
}

/** The text of a script with other expectations, by the place of their command among its commands. */
export function rewriteScript(
  text: string,
  expectations: ReadonlyMap<number, readonly string[]>,
): string {
  const lines = text.split("\n");
  const commands = parseScript(text).steps.filter((step) => step.kind === "command");
  for (const [nth, expected] of [...expectations].toReversed()) {
    const { line, expected: before } = commands[nth]!;
    lines.splice(line, before.length, ...expected);
  }
  return lines.join("\n");
}

/** The lines without the empty ones behind the last that is not. */
export function withoutEmptyEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
}

/** Whether lines are as expected. Of both, what goes to stderr may stand before or behind the rest. */
export function isExpected(actual: readonly string[], expected: readonly string[]): boolean {
  const pattern = ordered(expected).map(linePattern).join("");
  return new RegExp(`^${pattern}$`).test(ordered(actual).map((line) => `${line}\n`).join(""));
}

function ordered(lines: readonly string[]): readonly string[] {
  const isError = (line: string) => line === "!" || line.startsWith("! ");
  return [...lines.filter(isError), ...lines.filter((line) => !isError(line))];
}

/** What stands for anything within a line; the second is for pages. */
const wild = /\[\.\.\]|…/;

function linePattern(line: string): string {
  if (line === "...") return "(?:(?!! ).*\\n)*?";
  if (line === "! ...") return "(?:!.*\\n)*?";
  return `${line.split(wild).map(escaped).join(".*")}\\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** The actual lines, with the expected one in place of each that it stands for by a wildcard. */
export function keepWildcards(
  actual: readonly string[],
  expected: readonly string[],
): readonly string[] {
  const patterns = expected.filter((line) => wild.test(line));
  return actual.map((line) => patterns.find((pattern) => isExpected([line], [pattern])) ?? line);
}
