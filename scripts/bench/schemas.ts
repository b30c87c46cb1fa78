import { type Bench, command } from "./bench.ts";
import { makeProject, tables } from "./histories.ts";
import { type Comparison, isThere } from "./measure.ts";
import { execute, startServer } from "./server.ts";

const names = Array.from({ length: 500 }, (_, at) => `tenant_${String(at + 1).padStart(3, "0")}`);

/** A PostgreSQL database with 500 fresh schemas: twenty revisions in each, each a table with an index. */
export async function schemas({ migrate, scratch, say }: Bench): Promise<readonly Comparison[]> {
  if (!isThere("psql")) {
    say("left out: schemas, which psql would be compared on");
    return [];
  }
  const { url, recreate } = await startServer();
  const folder = makeProject(`${scratch}/schemas`, tables(20), { url });
  async function prepare(): Promise<void> {
    await recreate();
    await execute(url, ...names.map((name) => `CREATE SCHEMA ${name}`));
  }
  const ours = (jobs: string) =>
    command(`${migrate} upgrade head --each-schema tenant_* --quiet${jobs}`, folder);
  return [{
    work: "500 schemas, 20 tables in each",
    contenders: [
      {
        name: "psql, a schema after the other",
        command: {
          argv: ["psql", "--no-psqlrc", "--quiet", "--file", writeScripts(migrate, folder), url],
          cwd: folder,
        },
        prepare,
      },
      { name: "migrate --each-schema", command: ours(""), prepare, target: { ratio: 2 } },
      { name: "migrate --each-schema --jobs 1", command: ours(" --jobs 1"), prepare },
    ],
    repetitions: 1,
  }];
}

/** Writes the same as SQL. What is printed for one schema is what is printed for each, but for the name. */
function writeScripts(migrate: string, folder: string): string {
  const [first = ""] = names;
  const { argv: [program = "", ...args], cwd } = command(
    `${migrate} upgrade head --schema ${first} --sql --quiet`,
    folder,
  );
  const { stdout } = new Deno.Command(program, { args, cwd }).outputSync();
  const script = new TextDecoder().decode(stdout);
  const file = `${folder}/schemas.sql`;
  Deno.writeTextFileSync(file, names.map((name) => script.replaceAll(first, name)).join(""));
  return file;
}
