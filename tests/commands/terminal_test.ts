import assert from "node:assert/strict";
import {
  executable,
  type Program,
  programProblem,
  run,
  type RunOptions,
  source,
  start,
} from "../support/cli.ts";
import { testUnless } from "../support/databases.ts";
import { filesIn, makeProject, type Project } from "../support/project.ts";

/** A project whose run is long. */
function longProject(): Project {
  const ids = Array.from({ length: 30 }, (_, at) => `r${at + 1}`);
  const revisions = ids.map((id, at) => [
    `migrations/versions/${id}.sql`,
    `-- number ${at + 1}
--
-- revision: ${id}
-- down_revision: ${ids[at - 1] ?? ""}
-- migrate:up
CREATE TABLE t${at + 1} (id INTEGER);
`,
  ]);
  return makeProject({
    "migrate.yaml": "url: sqlite:///app.db\n",
    ...Object.fromEntries(revisions),
  });
}

/** What a terminal of 80 columns gets. */
async function onTerminal(
  { command }: Program,
  args: readonly string[],
  options: RunOptions,
): Promise<string> {
  const line = [...command, ...args].map((word) => `'${word}'`).join(" ");
  const recorder = ["script", "--quiet", "--return", "--command", line, "/dev/null"];
  const { stdout } = await start(recorder, options).outcome;
  return stdout.replaceAll("\x1b[K", "<clear>");
}

function terminalProblem(): string | undefined {
  try {
    const { stdout } = new Deno.Command("script", { args: ["--version"] }).outputSync();
    const isKnown = new TextDecoder().decode(stdout).includes("util-linux");
    return isKnown ? undefined : "script is not that of util-linux";
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "script is not installed";
    throw error;
  }
}

const red = "\x1b[31mFAILED:\x1b[0m";

for (const program of [source, executable]) {
  const problem = programProblem(program) ?? terminalProblem();

  testUnless(problem, `a long run shows as one line on a terminal (${program.name})`, async () => {
    using project = longProject();
    const text = await onTerminal(program, ["upgrade", "head"], project);
    const [shown = "", ended = "", rest] = text.split("\r\n");
    // A step that takes long is shown again, with another time.
    const lines = new Set(shown.replaceAll(/\d+ s\b/g, "T").split("\r"));
    const told = [...lines].filter((line) => line !== "" && line !== "<clear>");
    assert.equal(told.length, 31);
    assert.equal(told[0], "[1/30, T] Running upgrade  -> r1, number 1<clear>");
    assert.equal(told[29], "[30/30, T] Running upgrade r29 -> r30, number 30<clear>");
    assert.equal(told[30], "<clear>INFO  [migrate] Ran 30 steps in T");
    assert.deepEqual([ended, rest], ["", undefined]);
  });

  testUnless(problem, `a long run that fails leaves no line behind (${program.name})`, async () => {
    using project = longProject();
    project.write({
      "migrations/versions/r30.sql":
        "-- revision: r30\n-- down_revision: r29\n-- migrate:up\nnonsense\n",
    });
    const text = await onTerminal(program, ["upgrade", "head"], project);
    assert.ok(text.includes(`\r<clear>${red} SQLite refused the statement: `), text);
    assert.ok(!text.includes("Ran "), text);
  });

  testUnless(problem, `few steps are told one by one on a terminal (${program.name})`, async () => {
    using project = longProject();
    const text = await onTerminal(program, ["upgrade", "r2"], project);
    assert.equal(
      text,
      "INFO  [migrate] Running upgrade  -> r1, number 1\r\n" +
        "INFO  [migrate] Running upgrade r1 -> r2, number 2\r\n",
    );
  });

  testUnless(
    problem,
    `an error is red on a terminal, if colours are wanted (${program.name})`,
    async () => {
      using project = longProject();
      const { folder } = project;
      const message =
        "Can't locate revision identified by 'x': no revision or branch label begins so\r\n";
      const plain = `FAILED: ${message}`;
      const args = ["upgrade", "x"];
      assert.equal(await onTerminal(program, args, { folder }), `${red} ${message}`);
      assert.equal(await onTerminal(program, [...args, "--no-color"], { folder }), plain);
      assert.equal(
        await onTerminal(program, args, { folder, variables: { NO_COLOR: "1" } }),
        plain,
      );
    },
  );

  testUnless(
    problem,
    `init asks which database it is, and where tables are described (${program.name})`,
    async () => {
      using project = makeProject();
      const input = "3\npost\nmysql://h/d\npostgresql://db/app\nsql\n";
      const text = await onTerminal(program, ["init"], { ...project, input });
      // What is typed shows wherever the terminal has it.
      assert.match(
        text,
        /^[^]*Which database\?\r\n {2}1 {2}SQLite.*\r\n {2}2 {2}PostgreSQL\r\n\[1\]: [^]*Type a number from 1 to 2\./,
      );
      assert.match(
        text,
        /Its URL \[postgresql:.*\]: [^]*"mysql" is not known\.[^]*Its URL \[.*\]: [^]*Where are its tables described\?\r\n {2}1 {2}in TypeScript, models\/\*\.ts\r\n {2}2 {2}in SQL, schema\.sql\r\n\[1\]: [^]*Creating directory/,
      );
      assert.match(
        filesIn(project.folder)["migrate.yaml"]!,
        /^url: .*:-postgresql:\/\/db\/app\}$/m,
      );
      assert.ok("schema.sql" in filesIn(project.folder));
    },
  );

  testUnless(
    problem,
    `init writes the usual where nothing is typed (${program.name})`,
    async () => {
      using project = makeProject();
      await onTerminal(program, ["init"], { ...project, input: "\n\n" });
      assert.match(filesIn(project.folder)["migrate.yaml"]!, /^url: .*:-sqlite:\/\/\/app\.db\}$/m);
      assert.ok("models/users.ts" in filesIn(project.folder));
    },
  );

  testUnless(problem, `init writes nothing where nobody answers (${program.name})`, async () => {
    using project = makeProject();
    const text = await onTerminal(program, ["init"], { ...project, input: "" });
    assert.ok(text.includes("Nobody answers, and nothing was written"), text);
    assert.deepEqual(filesIn(project.folder), {});
  });

  for (const option of ["--template=sql", "--models=src/*.ts"]) {
    testUnless(problem, `init asks for what ${option} leaves open (${program.name})`, async () => {
      using project = makeProject();
      const text = await onTerminal(program, ["init", option], { ...project, input: "\n" });
      assert.ok(text.includes("Which database?"), text);
      assert.ok(!text.includes("Where are its tables described?"), text);
      assert.ok("migrate.yaml" in filesIn(project.folder));
    });
  }

  for (const option of ["--yes", "--json", "--quiet", "--template=multidb"]) {
    testUnless(problem, `init asks nothing with ${option} (${program.name})`, async () => {
      using project = makeProject();
      const text = await onTerminal(program, ["init", option], project);
      assert.ok(!text.includes("Which database?"), text);
      assert.ok("migrate.yaml" in filesIn(project.folder));
    });
  }

  testUnless(
    programProblem(program),
    `a long run in a pipe is a line for each step (${program.name})`,
    async () => {
      using project = longProject();
      const { stderr } = await run(program, ["upgrade", "head"], project);
      const lines = stderr.split("\n");
      assert.equal(lines.length, 31);
      assert.equal(lines[29], "INFO  [migrate] Running upgrade r29 -> r30, number 30");
    },
  );
}
