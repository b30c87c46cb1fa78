/**
 * Speed beside other tools on the same work, as ratios in one run: `deno task bench [PART…]`.
 *
 * The parts are those below; all of them where none is named. Says on stderr what it does and what it has to leave out,
 * and at the end prints one table in Markdown.
 */
// deno-lint-ignore-file no-console
import { findAlembic } from "./bench/alembic.ts";
import { autogenerate } from "./bench/autogenerate.ts";
import type { Bench, Part } from "./bench/bench.ts";
import { makeExecutables } from "./bench/executables.ts";
import { graph } from "./bench/graph.ts";
import { hasPython, measure } from "./bench/measure.ts";
import { operations } from "./bench/operations.ts";
import { postgresql } from "./bench/postgresql.ts";
import { rebuild } from "./bench/rebuild.ts";
import { rows } from "./bench/rows.ts";
import { schemas } from "./bench/schemas.ts";
import { script } from "./bench/script.ts";
import { sqlite } from "./bench/sqlite.ts";
import { start } from "./bench/start.ts";
import { type Measured, tableOf } from "./bench/table.ts";

const parts: Readonly<Record<string, Part>> = {
  start,
  sqlite,
  postgresql,
  schemas,
  script,
  graph,
  autogenerate,
  rebuild,
  rows,
  operations,
};

function chosenParts(names: readonly string[]): readonly Part[] {
  const unknown = names.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}": there are ${Object.keys(parts).join(", ")}`);
    Deno.exit(2);
  }
  return names.length === 0 ? Object.values(parts) : names.map((name) => parts[name]!);
}

async function run(chosen: readonly Part[], scratch: string): Promise<void> {
  const say = (line: string) => console.error(line);
  if (!hasPython) say("left out: processor time and memory, which Python 3 would tell");
  say("making the executables");
  const executables = makeExecutables(scratch);
  const bench: Bench = { ...executables, alembic: findAlembic(say), scratch, say };
  const measured: Measured[] = [];
  for (const part of chosen) {
    for (const comparison of await part(bench)) {
      say(comparison.work);
      measured.push({ ...comparison, costs: await measure(comparison) });
    }
  }
  console.log(tableOf(measured));
}

const chosen = chosenParts(Deno.args);
const scratch = Deno.makeTempDirSync({ prefix: "bench-" });
try {
  await run(chosen, scratch);
} finally {
  Deno.removeSync(scratch, { recursive: true });
}
