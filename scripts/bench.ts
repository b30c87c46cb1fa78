/**
 * Speed beside other tools, as ratios in one run: `deno task bench`.
 *
 * It times the executable that MIGRATE_EXECUTABLE names, or dist/migrate, which `deno task compile` makes.
 */
// deno-lint-ignore-file no-console
import { resolve } from "node:path";
import { line, type MadeRevision, tables, writeProject } from "./bench/histories.ts";
import { type Contender, isThere, measure, type Measured, run } from "./bench/measure.ts";

const root = resolve(import.meta.dirname!, "..");
const executable = resolve(Deno.env.get("MIGRATE_EXECUTABLE") ?? `${root}/dist/migrate`);
const scratch = Deno.makeTempDirSync({ prefix: "bench-" });

/** A project with an SQLite file of its own. */
function project(name: string, revisions: readonly MadeRevision[]): string {
  const folder = `${scratch}/${name}`;
  writeProject(folder, revisions, "url: sqlite:///app.db");
  return folder;
}

function migrate(name: string, cwd: string, ...args: string[]): Contender {
  return { name, command: { argv: [executable, ...args], cwd } };
}

/** The least that any command takes: to start, and to say the version. */
const start = migrate("migrate --version", scratch, "--version");

function nothingToDo(count: number): void {
  const folder = project(`nothing-${count}`, line(count));
  run({ argv: [executable, "upgrade", "head"], cwd: folder });
  const contender = migrate("migrate upgrade head", folder, "upgrade", "head");
  print(`Nothing to do, ${count} revisions`, measure([start, contender], 9));
}

function freshSqlite(count: number): void {
  const folder = project(`fresh-${count}`, tables(count));
  const script = `${scratch}/fresh.sql`;
  const { stdout } = new Deno.Command(executable, {
    args: ["upgrade", "head", "--sql", "--quiet"],
    cwd: folder,
  }).outputSync();
  Deno.writeFileSync(script, stdout);
  // An empty file is an empty database.
  const prepare = () => Deno.writeTextFileSync(`${folder}/app.db`, "");
  const shell: Contender = {
    name: "sqlite3, the same SQL in one transaction",
    command: { argv: ["sqlite3", "app.db", `.read ${script}`], cwd: folder },
    prepare,
  };
  const ours = { ...migrate("migrate upgrade head", folder, "upgrade", "head"), prepare };
  const contenders = isThere("sqlite3") ? [shell, ours] : [ours];
  if (contenders.length === 1) console.log("no sqlite3 here: nothing to compare with");
  print(
    `Fresh SQLite database, ${count} revisions of a table and an index`,
    measure(contenders, 3),
  );
}

function script(count: number): void {
  const folder = project(`script-${count}`, tables(count));
  const contender = migrate("migrate upgrade head --sql", folder, "upgrade", "head", "--sql", "-q");
  print(`Script of ${count} revisions`, measure([start, contender], 3));
}

/** A table in Markdown; ratios are to the first contender. */
function print(title: string, measured: readonly Measured[]): void {
  const first = measured[0]!.cost;
  const rows = measured.map(({ name, cost: { wall, cpu, memory } }) =>
    `| ${name} | ${wall.toFixed(0)} | ${cpu?.toFixed(0) ?? ""} | ${memory?.toFixed(0) ?? ""} | ` +
    `${(wall / first.wall).toFixed(2)} |`
  );
  console.log(
    [`\n${title}\n`, "| | ms | CPU ms | MB | ratio |", "|---|--:|--:|--:|--:|", ...rows].join("\n"),
  );
}

try {
  for (const count of [100, 1_000]) nothingToDo(count);
  freshSqlite(1_000);
  for (const count of [1_000, 10_000]) script(count);
} finally {
  Deno.removeSync(scratch, { recursive: true });
}
