import { openProject, type Project } from "../commands/project.ts";
import type { OpenDatabase } from "../dialect.ts";
import { withBigints } from "../json.ts";
import { errorData, errorText } from "./report.ts";

/** Where the command line runs: all that it may touch outside of files and databases. */
export interface Host {
  readonly open: OpenDatabase;
  readonly version: string;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted when the process is asked to stop. */
  readonly signal: AbortSignal;
}

/** A stream to read from. */
export interface Input {
  readonly isTerminal: boolean;
  /** The next line, without spaces around it; undefined where the input ends. */
  readLine(): Promise<string | undefined>;
}

/** A stream to write to. */
export interface Output {
  /** What is written may be kept back until `flush`. */
  write(text: string): void;
  /** Shows a line that the next one, or what is written next, takes the place of; nothing unless `isTerminal`. */
  status(line: string): void;
  flush(): void;
  readonly isTerminal: boolean;
  readonly colored: boolean;
}

/** The options that every command takes. */
export interface GlobalFlags {
  readonly config?: string;
  readonly name?: string;
  readonly x?: readonly string[];
  readonly url?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly raiseerr?: boolean;
  readonly color?: boolean;
  readonly wait?: number;
  readonly lockTimeout?: number;
  readonly jobs?: number;
}

/** Which of several a command is done for: a database, a schema, or a schema of one of several databases. */
export interface Label {
  readonly database?: string;
  readonly schema?: string;
}

/** What a command works with. */
export interface Context {
  readonly host: Host;
  readonly flags: GlobalFlags;
  /** Undefined where there is but one. */
  readonly label?: Label;
  /** The project that the options name, opened once. */
  project(): Promise<Project>;
  /** Writes a result to stdout: its data with `--json`, else its text, unless `--quiet`. */
  result(data: unknown, text: string): void;
  /** Writes a piece of an SQL script to stdout. */
  script(text: string): void;
  /** Writes a line to the log on stderr, with `--json` as an object; nothing with `--quiet`. */
  log(level: "INFO" | "WARN", line: string): void;
  /** Tells the log of an error that doesn't stop the command. */
  warn(error: unknown): void;
  /** Tells the log, with `--quiet`, too, of an error that `whose` have met; `data` says so as JSON. */
  fail(error: unknown, data: object, whose: string): void;
}

/** The context of one command line, or of what it says for one of several. */
export function createContext(host: Host, flags: GlobalFlags, label?: Label): Context {
  const { workingDirectory, stdout, stderr } = host;
  const names = Object.values(label ?? {}).map((name) => `${name}: `).join("");
  function log(level: string, text: string, data: object = { message: text }): void {
    if (flags.quiet && level !== "ERROR") return;
    if (flags.json) stderr.write(`${JSON.stringify({ level, ...label, ...data })}\n`);
    else stderr.write(`${level.padEnd(5)} [migrate] ${names}${text}\n`);
  }
  const said = (error: unknown, stack = false) =>
    errorText(error, { directory: workingDirectory, stack });
  let opened: Promise<Project> | undefined;
  async function open(): Promise<Project> {
    const project = await openProject({
      open: host.open,
      workingDirectory,
      configFile: flags.config,
      name: flags.name,
      url: flags.url,
      x: namedValues(flags.x ?? []),
    });
    // Whoever goes through several has been told.
    if (!label) project.config.notes.forEach(warn);
    return project;
  }
  const warn = (error: unknown) => log("WARN", said(error), errorData(error));
  return {
    host,
    flags,
    label,
    log: (level, line) => log(level, line),
    warn,
    fail: (error, data, whose) =>
      log("ERROR", `${whose}: ${said(error, flags.raiseerr)}`, { ...data, ...errorData(error) }),
    project: () => opened ??= open(),
    result(data, text) {
      if (flags.json) return stdout.write(`${JSON.stringify(data, withBigints, 2)}\n`);
      if (flags.quiet || text === "") return;
      stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    script: (text) => stdout.write(text),
  };
}

/** An option's seconds as the milliseconds that commands take. */
export function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}

/** `-x key=value` as an object; a key without a value has an empty one, as Alembic has it. */
function namedValues(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(texts.map((text) => {
    const at = text.indexOf("=");
    return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  }));
}
