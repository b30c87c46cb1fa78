import { MigrateError } from "../errors.ts";
import { lineAt } from "../lines.ts";
import { didYouMean, nearest } from "../suggest.ts";
import { type StatedFacts, toRevision } from "./facts.ts";
import { toHeaderComment } from "./header_comment.ts";
import type { Revision } from "./revision.ts";

/** What a `.sql` revision does in one direction. */
export interface SqlSection {
  /** The SQL below the section's heading. */
  readonly text: string;
  /** The line of the file that `text` starts on. */
  readonly line: number;
  /** Whether it runs inside a transaction. */
  readonly transaction: boolean;
}

/** The sections of a `.sql` revision. Without `down` it can't be downgraded. */
export interface SqlSections {
  readonly up: SqlSection;
  readonly down?: SqlSection;
}

/** The header's keys, `-- down_revision: a1b2c3`, and the facts they state. */
const FACTS: ReadonlyMap<string, keyof StatedFacts> = new Map([
  ["revision", "revision"],
  ["down_revision", "downRevision"],
  ["branch_labels", "branchLabels"],
  ["depends_on", "dependsOn"],
]);
const REQUIRED_KEYS = ["revision", "down_revision"];
const OPTIONAL_KEYS = ["branch_labels", "depends_on"];
const KEY = /^--\s*([\w-]+)\s*:\s*(.*)$/;

/** `-- migrate:up transaction:false` */
const HEADING = /^[ \t]*--[ \t]*migrate:[ \t]*(\S*)[ \t]*(.*)$/gm;

/** Whether a `.sql` file's text has to do with being a revision: other files are what a revision reads. */
export function mentionsSqlRevision(text: string): boolean {
  return /^[ \t]*--[ \t]*(?:(?:down_)?revision[ \t]*|migrate):/m.test(text);
}

/** Whether a line of a header comment would be taken for more than that: for a key, even misspelt, or a heading. */
export function isSqlKey(line: string): boolean {
  const comment = `-- ${line}`;
  const key = KEY.exec(comment)?.[1] ?? "";
  return FACTS.has(key) || isMisspelt(key) || comment.search(HEADING) >= 0;
}

/**
 * The revision that a `.sql` file's header states: the `--` comments above its first section.
 *
 * Several names are parted by commas; "none", "null" or nothing stands for none. Comments that are no key are
 * documentation. Throws "revision-file", with the line, for a key that is missing, misspelt or there twice, for
 * anything else above the sections, and as `readSqlSections()` does. `file` is the absolute path.
 */
export function readSql(text: string, file: string): Revision {
  readSqlSections(text, file);
  const lines = headerLines(text, file);
  const stated = new Map<keyof StatedFacts, unknown>();
  for (const { key, value, line } of lines) {
    const fact = FACTS.get(key);
    if (fact !== undefined) {
      if (stated.has(fact)) throw fault(`The header states ${key} twice`, file, line);
      stated.set(fact, fact === "revision" ? value : names(value));
    } else if (isMisspelt(key)) {
      throw fault(`The header has no key "${key}"`, file, line, didYouMean(key, OPTIONAL_KEYS));
    }
  }
  const others = lines.filter(({ key }) => !FACTS.has(key));
  for (const key of REQUIRED_KEYS) {
    if (!stated.has(FACTS.get(key)!)) throw missingKey(key, others, file);
  }
  const comment = toHeaderComment(others.map(({ comment }) => comment).join("\n"));
  return toRevision(Object.fromEntries(stated), comment, file);
}

interface HeaderLine {
  readonly line: number;
  /** Without its mark. */
  readonly comment: string;
  /** Empty where the comment has none. */
  readonly key: string;
  readonly value: string;
}

function headerLines(text: string, file: string): readonly HeaderLine[] {
  return text.slice(0, text.search(HEADING)).split("\n").map((written, index) => {
    const line = index + 1;
    const trimmed = written.trim();
    if (trimmed !== "" && !trimmed.startsWith("--")) {
      throw fault(`This stands above "-- migrate:up", and would never run`, file, line);
    }
    const [, key = "", value = ""] = KEY.exec(trimmed) ?? [];
    return { line, comment: trimmed.replace(/^-- ?/, ""), key, value };
  });
}

function names(value: string): readonly string[] {
  if (/^(?:none|null)?$/i.test(value)) return [];
  return value.split(",").map((name) => name.trim()).filter((name) => name !== "");
}

/** Whether an optional key was meant, which would go unnoticed: one that is required is missed anyway. */
function isMisspelt(key: string): boolean {
  return nearest(key, OPTIONAL_KEYS) !== undefined;
}

function missingKey(key: string, others: readonly HeaderLine[], file: string): MigrateError {
  const meant = others.find((other) => nearest(other.key, [key]) !== undefined);
  const hint = meant
    ? `"${meant.key}" is no key. Did you mean "${key}"?`
    : `Write "-- ${key}: …" above the sections${
      key === "revision" ? "" : ', or "none" for a first one'
    }.`;
  return fault(`The revision file doesn't state its ${key}`, file, meant?.line, hint);
}

/**
 * The sections of a `.sql` revision's text.
 *
 * Throws "revision-file", with the line, where there is no `-- migrate:up`, for a section that is there twice, and
 * for a heading that can't be understood. `file` is the absolute path.
 */
export function readSqlSections(text: string, file: string): SqlSections {
  const sections: { [Name in "up" | "down"]?: SqlSection } = {};
  const headings = [...text.matchAll(HEADING)];
  for (const [index, heading] of headings.entries()) {
    const [whole, name, options] = heading;
    const line = lineAt(text, heading.index);
    if (name !== "up" && name !== "down") {
      const hint = didYouMean(name!, ["up", "down"]) ?? 'There are "up" and "down".';
      throw fault(`There is no section "migrate:${name}"`, file, line, hint);
    }
    if (sections[name]) throw fault(`"-- migrate:${name}" is there twice`, file, line);
    const start = heading.index + whole.length;
    sections[name] = {
      text: text.slice(start, headings[index + 1]?.index).replace(/^\r?\n/, ""),
      line: line + 1,
      transaction: runsInTransaction(options!, file, line),
    };
  }
  const { up, down } = sections;
  if (!up) {
    throw fault(
      'The revision file has no section "-- migrate:up"',
      file,
      undefined,
      'Write it above the SQL that upgrades; "-- migrate:down" above the SQL that downgrades.',
    );
  }
  return { up, down };
}

function runsInTransaction(options: string, file: string, line: number): boolean {
  const option = options.trim();
  if (option === "transaction:false") return false;
  if (option === "" || option === "transaction:true") return true;
  throw fault(`A section has no option "${option}"`, file, line, 'There is "transaction:false".');
}

function fault(message: string, file: string, line?: number, hint?: string): MigrateError {
  return new MigrateError("revision-file", message, { where: { file, line }, hint });
}
