import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { type PostWriteHook, runPostWriteHooks } from "../../core/revisions/post_write_hooks.ts";
import { withFiles } from "./files.ts";

/** A hook that runs a line of JavaScript with Deno. */
function hook(name: string, code: string, ...args: string[]): PostWriteHook {
  return { name, command: [Deno.execPath(), "eval", code, ...args] };
}

async function run(hooks: readonly PostWriteHook[], file: string): Promise<readonly string[]> {
  const lines: string[] = [];
  await runPostWriteHooks(hooks, file, (line) => lines.push(line));
  return lines;
}

Deno.test("runPostWriteHooks() runs programs on the file, in order", async () => {
  await withFiles({ "$& a.ts": "1" }, async (folder) => {
    const append =
      "const [file, text] = Deno.args; Deno.writeTextFileSync(file, text, { append: true });";
    const say = "console.log(Deno.args.join(), Deno.cwd()); console.error('done');";
    const file = `${folder}/$& a.ts`;
    const lines = await run([
      hook("first", append, "REVISION_SCRIPT_FILENAME", "2"),
      hook("second", append, "REVISION_SCRIPT_FILENAME", "3"),
      { ...hook("third", say, "in=REVISION_SCRIPT_FILENAME"), cwd: folder },
    ], file);
    assert.equal(Deno.readTextFileSync(file), "123");
    assert.deepEqual(lines, [
      "Running post write hook 'first' ...",
      "Running post write hook 'second' ...",
      "Running post write hook 'third' ...",
      `in=${file} ${folder}\ndone`,
    ]);
  });
});

Deno.test("runPostWriteHooks() stops at a hook that fails, and keeps the file", async () => {
  await withFiles({ "a.ts": "1" }, async (folder) => {
    const file = `${folder}/a.ts`;
    const hooks = [
      hook("bad", "console.error('no such option'); Deno.exit(3);"),
      hook("next", `Deno.removeSync(${JSON.stringify(file)})`),
    ];
    await assert.rejects(run(hooks, file), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.equal(error.code, "program");
      assert.equal(error.message, "Post write hook 'bad' failed with exit code 3");
      assert.deepEqual([error.where.file, error.cause], [file, "no such option"]);
      assert.match(error.hint ?? "", /stays/);
      return true;
    });
    assert.equal(Deno.readTextFileSync(file), "1");
  });
});

Deno.test("runPostWriteHooks() tells of a program that isn't there", async () => {
  const gone: PostWriteHook = {
    name: "fmt",
    command: ["no-such-program", "REVISION_SCRIPT_FILENAME"],
  };
  await assert.rejects(run([gone], "/x.ts"), (error) => {
    assert.ok(error instanceof MigrateError);
    assert.equal(error.code, "program");
    assert.equal(error.message, `Post write hook 'fmt' can't run "no-such-program"`);
    return true;
  });
});
