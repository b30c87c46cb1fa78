import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { directoryOf, relativePath, resolvePath } from "../../core/paths.ts";
import { convertToAsyncUrl } from "../../dialects/url.ts";
import { type Program, programProblem, start } from "./cli.ts";
import { databases, postgresProblem, testUnless } from "./databases.ts";
import { dump, type Place, rowsOf } from "./dump.ts";
import { rewriting } from "./golden.ts";
import { hasCommand, shellProblem } from "./shells.ts";
import { findAlembic } from "./python.ts";
import { filesIn, makeProject, type Project } from "./project.ts";
import {
  type CommandStep,
  isExpected,
  keepWildcards,
  parseScript,
  rewriteScript,
  type Script,
  withoutEmptyEnd,
} from "./script_file.ts";

/** How scripts are run. */
export interface ScriptRun {
  readonly program: Program;
  /** Those for this database; with "sqlite" those, too, that need none. */
  readonly dialect: Place["dialect"];
  /** Only those of these paths, from the root of the sources. */
  readonly names?: readonly string[];
}

const root = resolvePath("../..", import.meta.dirname!);

/** Holds scripts, and in `projects/` the files that they share. */
const folder = `${root}/tests/commands`;

/** The scripts there are: those of the folder, the documentation, and what the examples say of themselves. */
function scriptFiles(): readonly string[] {
  return [
    `${root}/README.md`,
    ...[folder, `${root}/docs`].flatMap(pagesIn),
    ...namesIn(`${root}/examples`).flatMap((name) => pagesIn(`${root}/examples/${name}`)),
  ];
}

function pagesIn(path: string): readonly string[] {
  return namesIn(path).filter((name) => name.endsWith(".md")).map((name) => `${path}/${name}`);
}

function namesIn(path: string): readonly string[] {
  return [...Deno.readDirSync(path)].map(({ name }) => name).sort();
}

/** Registers a test for every script. Throws for a name that none has. */
export function testScripts({ program, dialect, names }: ScriptRun): void {
  const problem = programProblem(program);
  if (problem) return testUnless(problem, `scripts (${program.name}, ${dialect})`, () => {});
  const files = scriptFiles();
  const missing = names?.find((name) => !files.includes(`${root}/${name}`));
  if (missing !== undefined) throw new Error(`there is no script ${missing}`);
  for (const file of files) {
    const name = relativePath(root, file);
    if (names?.includes(name) === false) continue;
    const script = parseScript(Deno.readTextFileSync(file));
    const { settings } = script;
    const wanted = settings.get("databases") ?? [];
    if (!(wanted.includes(dialect) || (wanted.length === 0 && dialect === "sqlite"))) continue;
    // What a script imports may run from source only: then it is none of the executable's.
    if (!(settings.get("programs") ?? [program.name]).includes(program.name)) continue;
    const where = wanted.length === 0 ? program.name : `${program.name}, ${dialect}`;
    testUnless(
      scriptProblem(script, { dialect }),
      `${name} (${where}) ${script.title}`,
      () => runScript({ file, script, program, dialect }),
    );
  }
}

/** Why a script can't be run; undefined where it can. */
function scriptProblem(
  { settings }: Script,
  { dialect }: Pick<ScriptRun, "dialect">,
): string | undefined {
  const needs = settings.get("needs") ?? [];
  if (needs.includes("linux") && Deno.build.os !== "linux") return "it needs files of Linux";
  if (needs.includes("sqlalchemy") && findAlembic() === undefined) return "no SQLAlchemy is here";
  if (needs.includes("make") && !hasCommand("make")) return "make is not installed";
  return (needs.includes("shell") ? shellProblem(dialect) : undefined) ??
    (dialect === "postgresql" ? postgresProblem() : undefined);
}

interface Job {
  readonly file: string;
  readonly script: Script;
  readonly program: Program;
  readonly dialect: Place["dialect"];
}

async function runScript(job: Job): Promise<void> {
  const [shared] = job.script.settings.get("files") ?? [];
  using project = makeProject(shared === undefined ? {} : filesIn(sharedFolder(shared, job.file)));
  const python = job.script.settings.get("needs")?.includes("sqlalchemy") && findAlembic();
  const programs = {
    migrate: job.program.command,
    deno: [Deno.execPath()],
    ...python && { python: [python] },
  };
  for (const [name, command] of Object.entries(programs)) {
    project.write({ [`.bin/${name}`]: launcher(command) });
    Deno.chmodSync(`${project.folder}/.bin/${name}`, 0o755);
  }
  if (job.script.settings.get("needs")?.includes("sources")) {
    Deno.symlinkSync(root, `${project.folder}/migrate`);
  }
  const needsNone = !job.script.settings.has("databases");
  if (needsNone) return await runSteps(job, { project });
  if (job.dialect === "sqlite") {
    const file = `${project.folder}/app.db`;
    const place: Place = { dialect: "sqlite", url: `sqlite:///${file}`, file };
    return await runSteps(job, { project, place });
  }
  await databases[job.dialect]((place) => runSteps(job, { project, place }));
}

/** Where the files are that a script begins with; "here" is where it stands itself. */
function sharedFolder(name: string, file: string): string {
  return name === "here" ? directoryOf(file) : `${folder}/projects/${name}`;
}

/** A program that a shell finds. */
function launcher(command: readonly string[]): string {
  return `#!/bin/sh\nexec ${command.map((word) => `'${word}'`).join(" ")} "$@"\n`;
}

/** What the commands of a script see. */
interface Surroundings {
  readonly project: Project;
  readonly place?: Place;
  /** What they have exported; grows. */
  readonly variables: Map<string, string>;
}

async function runSteps(
  job: Job,
  { project, place }: Omit<Surroundings, "variables">,
): Promise<void> {
  const { file, script, dialect, program } = job;
  const variables = new Map(urlVariable(script, place));
  const rewritten = new Map<number, readonly string[]>();
  let nth = -1;
  for (const step of script.steps) {
    if (step.kind === "command") nth++;
    if (step.dialect !== undefined && step.dialect !== dialect) continue;
    if (step.kind === "file") {
      project.write({ [step.name]: step.text.replaceAll("$URL", place?.url ?? "") });
      continue;
    }
    const actual = await perform(step, { project, place, variables });
    if (isExpected(actual, step.expected)) continue;
    const message = `${file}:${step.line} $ ${step.command}`;
    if (!rewriting || program.name !== "source") {
      assert.equal(actual.join("\n"), step.expected.join("\n"), message);
    }
    rewritten.set(nth, keepWildcards(actual, step.expected));
  }
  if (rewritten.size === 0) return;
  Deno.writeTextFileSync(file, rewriteScript(Deno.readTextFileSync(file), rewritten));
}

/** What tells an example of a server's database, in the words of the applications that it stands for. */
function urlVariable({ settings }: Script, place?: Place): readonly (readonly [string, string])[] {
  const [name] = settings.get("url") ?? [];
  if (name === undefined || place?.dialect !== "postgresql") return [];
  return [[name, convertToAsyncUrl(place.url)]];
}

/** Runs a command, and gives what is seen in the form of a script. */
async function perform(
  { command }: CommandStep,
  { project: { folder }, place, variables }: Surroundings,
): Promise<readonly string[]> {
  const [, name, exported] = /^export (\w+)=(\S*)$/.exec(command) ?? [];
  if (name !== undefined) {
    variables.set(name, exported!);
    return [];
  }
  const [, sql] = /^sql "([^]*)"$/.exec(command) ?? /^sql ([^]*)$/.exec(command) ?? [];
  if (sql !== undefined) {
    // sqlite3 makes the file, too.
    if (place!.file) Deno.openSync(place!.file, { create: true, append: true }).close();
    return await rowsOf(place!.url, sql).catch(refusal);
  }
  const before = place && await dump(place);
  const { code, stdout, stderr } = await start(["sh", "-c", command], {
    folder,
    variables: {
      PATH: `${folder}/.bin:${Deno.env.get("PATH")}`,
      DIR: folder,
      // Deno writes colours into pipes, too.
      NO_COLOR: "1",
      ...place && { URL: place.url },
      ...Object.fromEntries(variables),
    },
  }).outcome;
  const changed = code !== 0 && place && await dump(place) !== before;
  return [
    ...linesOf(stderr, folder, place).map((line) => line === "" ? "!" : `! ${line}`),
    ...linesOf(stdout, folder, place),
    ...code === 0 ? [] : [`=> ${code}${changed ? ", changed" : ""}`],
  ];
}

/** What `sql` shows where the database refuses it. */
function refusal(error: unknown): readonly string[] {
  if (error instanceof MigrateError) return [`! ${error.message}`, "=> 1"];
  throw error;
}

/** A text's lines, with names for what differs from run to run. */
function linesOf(text: string, folder: string, place?: Place): readonly string[] {
  const named = place ? withNames(text, place) : text;
  return withoutEmptyEnd(named.replaceAll(folder, "$DIR").split("\n"));
}

function withNames(text: string, { dialect, url }: Place): string {
  if (dialect === "sqlite") return text.replaceAll(url, "$URL");
  const { host, pathname } = new URL(url);
  return text.replaceAll(url, "$URL").replaceAll(host, "$HOST")
    .replaceAll(pathname.slice(1), "$DATABASE");
}
