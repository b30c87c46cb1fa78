import type { Database, OpenDatabase, Scope } from "../dialect.ts";
import { MigrateError, within } from "../errors.ts";
import { declarationsIn, type Found } from "../models/declaration.ts";
import { type Metadata, metadataOf, type Placed } from "../models/metadata.ts";
import type { TargetInput, TargetSource } from "../models/target.ts";
import { relativePath } from "../paths.ts";
import { readTextFile } from "../read_text_file.ts";
import { type Naming, withNames } from "../schema/naming_convention.ts";
import { withoutDefaultNames } from "./default_names.ts";
import { filesMatching } from "./globs.ts";
import { type Ddl, type DdlOptions, readDdl } from "./read_ddl.ts";
import { isModule, readModules } from "./read_modules.ts";
import { runProgram } from "./run_program.ts";

/** What is aimed at: what the config names, or what code gives. */
export type Aim = readonly TargetSource[] | TargetInCode;

/** What code gives, and the absolute path of the file that does, where it is one of the project's. */
interface TargetInCode {
  readonly input: TargetInput;
  readonly file?: string;
}

/** What a target is read by. */
export interface TargetSurroundings {
  /** Absolute: where programs run, and paths in messages start. */
  readonly directory: string;
  /** The database that the target is for: SQL is run in scratch beside it. */
  readonly database: Database;
  readonly open: OpenDatabase;
  /** Which part of another database counts, and of what SQL makes. */
  readonly scope: Scope;
  /** See `DdlOptions`. */
  readonly extensions?: DdlOptions["extensions"];
  /** How those are called that models give no name. */
  readonly naming: Naming;
}

/** What a database is to hold. */
export interface Target extends Metadata {
  /** Whether it is as `Dialect.stored` would have it. */
  readonly isStored: boolean;
}

/**
 * What the database is to hold, of all that is aimed at.
 *
 * Throws "target" where a pattern matches no file, a model file can't be imported, two things have one name, or there
 * is no table at all: a database that is to be emptied is aimed at by nobody. Throws "program" for a program that
 * fails, and what `readDdl`, `OpenDatabase` and `Database.connect` throw.
 */
export async function readTarget(aim: Aim, surroundings: TargetSurroundings): Promise<Target> {
  const parts = "input" in aim
    ? await partsOfCode(aim, surroundings)
    : await partsOfSources(aim, surroundings);
  const target = metadataOf(parts.flatMap(({ placed }) => placed));
  if (target.tables.length === 0) throw noTable(parts);
  const models = new Set<object>(
    parts.flatMap(({ placed, fromModels }) =>
      fromModels ? placed.map(({ declaration }) => declaration.entry) : []
    ),
  );
  const { naming } = surroundings;
  return {
    ...target,
    tables: target.tables.map((table) => models.has(table) ? withNames(table, naming) : table),
    isStored: parts.every(({ placed, isStored }) => isStored || placed.length === 0),
  };
}

/** Some of what is aimed at: what it declares, and what was looked at, as messages call it. */
interface Part {
  readonly placed: readonly Placed[];
  readonly lookedAt: readonly string[];
  /** Whether the naming convention names what has no name; elsewhere the database has. */
  readonly fromModels: boolean;
  /** Whether a database of the project's kind has held it. */
  readonly isStored?: boolean;
}

async function partsOfCode(
  { input, file }: TargetInCode,
  surroundings: TargetSurroundings,
): Promise<readonly Part[]> {
  const origin = file === undefined ? "the target" : relativePath(surroundings.directory, file);
  if (typeof input === "string") {
    const ddl = await within({ file }, () => readSql([{ text: input }], surroundings));
    const placed = placedAt(ddl, { origin, file, isFound: true });
    return [{ placed, lookedAt: [origin], fromModels: false, isStored: true }];
  }
  return [{ placed: placedAt(input, { origin, file }), lookedAt: [origin], fromModels: true }];
}

async function partsOfSources(
  sources: readonly TargetSource[],
  surroundings: TargetSurroundings,
): Promise<readonly Part[]> {
  const parts = [await modulesPart(sources, surroundings), await sqlPart(sources, surroundings)];
  for (const { url } of sources) if (url) parts.push(await databasePart(url, surroundings));
  return parts;
}

/** Models of all sources: those of one may be made of another's. */
async function modulesPart(
  sources: readonly TargetSource[],
  { directory }: TargetSurroundings,
): Promise<Part> {
  const found = sources.flatMap(({ modules, where }) =>
    modules.map((pattern) => {
      const files = matching(pattern, { directory, where, accepts: isModule, what: "model file" });
      return { pattern, files };
    })
  );
  const files = [...new Set(found.flatMap(({ files }) => files))];
  return {
    placed: await readModules(files, directory),
    lookedAt: found.map((each) => matchText(each, directory)),
    fromModels: true,
  };
}

/** SQL of all sources, which runs in one database: files first, then what programs print. */
async function sqlPart(
  sources: readonly TargetSource[],
  surroundings: TargetSurroundings,
): Promise<Part> {
  const { directory } = surroundings;
  const texts: Ddl[] = [];
  const lookedAt: string[] = [];
  for (const { sql, where } of sources) {
    for (const pattern of sql) {
      const files = matching(pattern, { directory, where, accepts: () => true, what: "SQL file" });
      const others = files.filter((file) => texts.every((each) => each.file !== file));
      texts.push(...others.map((file) => ({ text: readText(file), file })));
      lookedAt.push(matchText({ pattern, files }, directory));
    }
  }
  for (const { program, where } of sources) {
    if (!program) continue;
    texts.push({ text: await runProgram(program, { directory, where }), where });
    lookedAt.push(`what ${program.join(" ")} prints`);
  }
  const model = texts.length === 0 ? [] : await readSql(texts, surroundings);
  const placed = placedAt(model, { origin: lookedAt.join(", "), isFound: true });
  return { placed, lookedAt, fromModels: false, isStored: true };
}

function readText(file: string): string {
  return readTextFile(file, { what: `"${file}"` });
}

/** What SQL makes. A name that the database would choose is taken for none: whoever said nothing is content with any. */
async function readSql(
  texts: readonly Ddl[],
  { database, scope, extensions }: TargetSurroundings,
): Promise<object> {
  const made = await readDdl(database, texts, { ...scope, extensions });
  return withoutDefaultNames(made, await database.dialect.differences());
}

async function databasePart(
  { url, directory, where }: NonNullable<TargetSource["url"]>,
  { open, scope }: TargetSurroundings,
): Promise<Part> {
  return await within(where, async () => {
    const database = await open(url, directory);
    const connection = await database.connect();
    try {
      const model = await database.dialect.introspect(connection, scope);
      const { displayUrl: origin } = database;
      const placed = placedAt(model, { origin, isFound: true });
      return { placed, lookedAt: [origin], fromModels: false };
    } finally {
      await connection.close();
    }
  });
}

function placedAt(declared: object, place: Omit<Placed, keyof Found>): readonly Placed[] {
  return declarationsIn(declared).map((found) => ({ ...found, ...place }));
}

/** How files are looked for, and what they are called. */
interface Search {
  readonly directory: string;
  readonly where: TargetSource["where"];
  readonly accepts: (file: string) => boolean;
  readonly what: string;
}

function matching(pattern: string, { directory, where, accepts, what }: Search): readonly string[] {
  const files = filesMatching(pattern).filter(accepts);
  if (files.length > 0) return files;
  throw new MigrateError("target", `No ${what} matches "${relativePath(directory, pattern)}"`, {
    where,
    hint: `Patterns start at ${directory}; "**" stands for folders however deep.`,
  });
}

/** `models/*.ts (models/orders.ts, models/users.ts)`: a pattern and the first files that it names. */
function matchText(
  { pattern, files }: { readonly pattern: string; readonly files: readonly string[] },
  directory: string,
): string {
  const written = relativePath(directory, pattern);
  const names = files.map((file) => relativePath(directory, file));
  if (names.join() === written) return written;
  const rest = names.length - 5;
  return `${written} (${names.slice(0, 5).join(", ")}${rest > 0 ? ` and ${rest} more` : ""})`;
}

function noTable(parts: readonly Part[]): MigrateError {
  const places = parts.flatMap((part) => part.lookedAt).join(", ");
  return new MigrateError("target", `The target holds no table: ${places}`, {
    hint: 'A model file exports what table() gives: export const users = table("users", { … });',
  });
}
