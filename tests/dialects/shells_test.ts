import assert from "node:assert/strict";
import { databases, dialectNames, postgresProblem, testUnless } from "../support/databases.ts";
import { runScript, shellProblem } from "../support/shells.ts";

for (const dialect of dialectNames) {
  const problem = shellProblem(dialect) ?? (dialect === "postgresql" && postgresProblem());
  testUnless(
    problem,
    `runScript() runs a script until it fails (${dialect})`,
    () =>
      databases[dialect](async (database) => {
        const script = await Deno.makeTempFile();
        try {
          const run = async (text: string) => {
            await Deno.writeTextFile(script, text);
            return await runScript(database, script);
          };
          const done = await run(
            "CREATE TABLE t (a int);\nINSERT INTO t VALUES (7);\nSELECT a FROM t;\n",
          );
          assert.equal(done.success, true, done.stderr);
          assert.match(done.stdout, /7/);
          const failed = await run("SELECT * FROM nope;\nINSERT INTO t VALUES (8);\n");
          assert.equal(failed.success, false);
          assert.match(failed.stderr, /nope/);
          const connection = await database.connect();
          assert.deepEqual(await connection.query("SELECT a FROM t"), [{ a: 7 }]);
        } finally {
          await Deno.remove(script);
        }
      }),
  );
}
