import { MigrateError } from "../errors.ts";
import { isFile } from "../paths.ts";
import { readTextFile } from "../read_text_file.ts";
import sqlTemplate from "../../templates/script.sql.tmpl" with { type: "text" };
import typescriptTemplate from "../../templates/script.ts.tmpl" with { type: "text" };
import { clockTime, createDate } from "./create_date.ts";
import { fileName, slugOf } from "./file_name.ts";
import { importStatement } from "./import_statement.ts";
import { readSql } from "./read_sql.ts";
import { readTypescript } from "./read_typescript.ts";
import type { Revision } from "./revision.ts";
import { revisionIdFault } from "./revision_id.ts";
import { type Code, renderTemplate, type Template, type TemplateValue } from "./template.ts";
import { sql, typescript } from "./template_languages.ts";
import { writeNewFile } from "./write_file.ts";

/** What a new revision says and does. */
export interface NewRevision extends Pick<Revision, "id" | "down" | "labels" | "dependsOn"> {
  /** May have several lines; "empty message" where there is none, as in Alembic. */
  readonly message?: string;
  /** Undefined where it is to be written by hand. */
  readonly body?: RevisionBody;
}

/** What a new revision does, as source: statements of TypeScript or of SQL. */
export interface RevisionBody {
  /** Each may be empty. Where a string of TypeScript has several lines, the code lays itself out. */
  readonly upgrades: Code;
  readonly downgrades: Code;
  /** The names of "migrate" that they use. */
  readonly imports: readonly string[];
  /** Further import statements that they need. */
  readonly importLines?: readonly string[];
}

/** Where and how revision files are written. Folders are absolute paths. */
export interface RevisionFormat {
  readonly language: "ts" | "sql";
  /** The version folder; it is made where it isn't there. */
  readonly directory: string;
  /** Where the project's own `script.ts.tmpl` or `script.sql.tmpl` is, if it has one. */
  readonly scriptLocation: string;
  /** Without extension; see `fileName()`. */
  readonly fileTemplate: string;
  readonly truncateSlugLength: number;
  /** As `Intl` knows it; undefined for the machine's own. */
  readonly timeZone?: string;
}

/**
 * Writes a revision's file, whole or not at all, and gives its absolute path. `now` is its create date.
 *
 * Throws "usage" for an id that can't be one, "config" for a file template or script template that can't be
 * filled, and "file" where the file is there already or can't be written.
 */
export function writeRevision(
  revision: NewRevision,
  format: RevisionFormat,
  now: Date = new Date(),
): string {
  const { file, text } = renderRevision(revision, format, now);
  writeNewFile(file, text);
  return file;
}

/** What `writeRevision()` writes, and where; throws as it does. */
export function renderRevision(
  revision: NewRevision,
  { language, directory, scriptLocation, fileTemplate, truncateSlugLength, timeZone }:
    RevisionFormat,
  now: Date,
): { readonly file: string; readonly text: string } {
  const fault = revisionIdFault(revision.id);
  if (fault !== undefined) throw new MigrateError("usage", fault);
  const time = clockTime(now, timeZone);
  const slug = slugOf(revision.message ?? "", truncateSlugLength);
  const name = fileName(fileTemplate, { rev: revision.id, slug, time });
  const template = readTemplate(language, scriptLocation);
  const values = templateValues(revision, createDate(time));
  const text = renderTemplate(template, values, LANGUAGES[language].filled);
  const file = `${directory}/${name}.${language}`;
  checkStated(revision, LANGUAGES[language].read(text, template.file ?? file), file);
  return { file, text };
}

const LANGUAGES = {
  ts: { filled: typescript, read: readTypescript, template: typescriptTemplate },
  sql: { filled: sql, read: readSql, template: sqlTemplate },
};

/** The project's own template, or else the built-in one. */
function readTemplate(language: "ts" | "sql", scriptLocation: string): Template {
  const file = `${scriptLocation}/script.${language}.tmpl`;
  if (!isFile(file)) return { text: LANGUAGES[language].template };
  return { text: readTextFile(file, { what: "the script template" }), file };
}

/** The names that a script template may use. */
function templateValues(
  revision: NewRevision,
  date: string,
): Readonly<Record<string, TemplateValue>> {
  const { id, down, labels, dependsOn, message, body } = revision;
  const names = ["defineRevision", ...body?.imports ?? []];
  const importLines = [...new Set(body?.importLines)].sort();
  return {
    message: { fact: message?.trim() || "empty message" },
    revision: { fact: id },
    down_revision: { fact: down },
    branch_labels: { fact: labels },
    depends_on: { fact: dependsOn },
    create_date: { fact: date },
    imports: { code: [importStatement(names), ...importLines].join("\n") },
    upgrades: { code: withoutEnd(body?.upgrades) },
    downgrades: { code: withoutEnd(body?.downgrades) },
  };
}

function withoutEnd(code: Code = ""): Code {
  return typeof code === "string" ? code.trimEnd() : code;
}

/**
 * Checks that a file states what its revision should, which is up to the template.
 *
 * `read` is undefined where the template computes it, which only running the file could tell.
 */
function checkStated(revision: NewRevision, read: Revision | undefined, file: string): void {
  if (read === undefined) return;
  const stated = [
    ["branch_labels", revision.labels, read.labels],
    ["depends_on", revision.dependsOn, read.dependsOn],
    ["down_revision", revision.down, read.down],
    ["revision", [revision.id], [read.id]],
  ] as const;
  for (const [name, wanted, found] of stated) {
    if (wanted.join() === found.join()) continue;
    const message = `Version ${revision.id} specified ${name} ${wanted.join(", ")}, ` +
      `however the migration file ${file} does not have them; ` +
      `have you upgraded your script template to include the '${name}' section?`;
    throw new MigrateError("config", message, { where: { file } });
  }
}
