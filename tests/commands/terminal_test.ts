import assert from "node:assert/strict";
import { executable, type Program, programProblem, run, source, start } from "../support/cli.ts";
import { testUnless } from "../support/databases.ts";
import { makeProject, type Project } from "../support/project.ts";

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
  { folder, variables }: { readonly folder: string; readonly variables?: Record<string, string> },
): Promise<string> {
  const line = [...command, ...args].map((word) => `'${word}'`).join(" ");
  const recorder = ["script", "--quiet", "--return", "--command", line, "/dev/null"];
  const { stdout } = await start(recorder, { folder, variables }).outcome;
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
