import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { scanRevisions } from "../../core/revisions/directory.ts";
import { withFiles } from "./files.ts";

function typescript(id: string, down: string | null = null): string {
  const facts = `revision: "${id}", downRevision: ${JSON.stringify(down)}`;
  return `/** add ${id} */\nexport default defineRevision({ ${facts} });\n`;
}

function sql(id: string): string {
  return `-- add ${id}\n-- revision: ${id}\n-- down_revision:\n-- migrate:up\n`;
}

/** What a scan of locations below a folder finds, with paths from the folder on. */
async function scan(folder: string, locations: readonly string[], recursive = false) {
  const { revisions, problems, warnings } = await scanRevisions(
    locations.map((location) => `${folder}/${location}`),
    { recursive },
  );
  const relative = (text: string) => text.replaceAll(`${folder}/`, "");
  return {
    revisions: revisions.map(({ id, file }) => `${id} ${relative(file)}`),
    problems: problems.map(({ message, where }) =>
      [relative(where.file ?? ""), where.line, relative(message)].filter((one) => one !== undefined)
        .join(": ")
    ),
    warnings: warnings.map(relative),
  };
}

Deno.test("scanRevisions() gives revisions by location, then by file name", async () => {
  const files = {
    "b/2.ts": typescript("b2", "b1"),
    "b/10.sql": sql("b10"),
    "b/1.mjs": typescript("b1"),
    "b/B.js": typescript("bB"),
    "b/a/0.ts": typescript("below"),
    "a/1.ts": typescript("a1"),
  };
  await withFiles(files, async (folder) => {
    const found = await scan(folder, ["b", "a"]);
    assert.deepEqual(found, {
      revisions: ["b1 b/1.mjs", "b10 b/10.sql", "b2 b/2.ts", "bB b/B.js", "a1 a/1.ts"],
      problems: [],
      warnings: [],
    });
    const [first] = (await scanRevisions([`${folder}/b`])).revisions;
    assert.deepEqual(first, {
      id: "b1",
      down: [],
      labels: [],
      dependsOn: [],
      doc: "add b1",
      longDoc: "add b1",
      file: `${folder}/b/1.mjs`,
    });
  });
});

Deno.test("scanRevisions() enters subfolders after a folder's own files, if asked to", async () => {
  const files = {
    "v/z.ts": typescript("z"),
    "v/2025/b.ts": typescript("b"),
    "v/2025/01/a.ts": typescript("a"),
    "v/2024/c.ts": typescript("c"),
    "v/.git/d.ts": typescript("d"),
    "v/_old/e.ts": typescript("e"),
  };
  await withFiles(files, async (folder) => {
    assert.deepEqual((await scan(folder, ["v"])).revisions, ["z v/z.ts"]);
    assert.deepEqual((await scan(folder, ["v"], true)).revisions, [
      "z v/z.ts",
      "c v/2024/c.ts",
      "b v/2025/b.ts",
      "a v/2025/01/a.ts",
    ]);
  });
});

Deno.test("scanRevisions() leaves alone what has nothing to do with revisions", async () => {
  const files = {
    "v/helper.ts": "throw new Error('imported');\nexport const revision = 1;",
    "v/data.sql": "INSERT INTO t VALUES ('revision: 1');",
    "v/_factory.ts": "export const make = (revision) => defineRevision({ revision });",
    "v/.#1_lock.ts": typescript("locked"),
    "v/types.d.ts": typescript("declared"),
    "v/a1_test.ts":
      "import { defineRevision } from 'migrate'; Deno.test('x', () => defineRevision({}));",
    "v/notes.md": typescript("noted"),
    "v/__init__.py": "down_revision = None",
    "v/empty.ts": "",
    "v/1_add_test.ts": typescript("tested"),
  };
  await withFiles(files, async (folder) => {
    assert.deepEqual(await scan(folder, ["v"]), {
      revisions: ["tested v/1_add_test.ts"],
      problems: [],
      warnings: [],
    });
  });
});

Deno.test("scanRevisions() imports what computes its facts", async () => {
  const files = {
    "v/1.ts": `import { id } from "./ids.ts";
/** not the header */
export default { revision: id("1"), downRevision: null, dependsOn: ["x", id("0")] };`,
    "v/ids.ts": `export const id = (text: string) => "id" + text;`,
    "v/2.ts":
      `/** second */\nconst it = { revision: "2", downRevision: null };\nexport default it;`,
  };
  await withFiles(files, async (folder) => {
    const { revisions, problems } = await scanRevisions([`${folder}/v`]);
    assert.deepEqual(problems, []);
    assert.deepEqual(revisions.map(({ id, dependsOn, doc }) => [id, dependsOn, doc]), [
      ["id1", ["x", "id0"], ""],
      ["2", [], "second"],
    ]);
  });
});

Deno.test("scanRevisions() tells each broken file with its line, and gives the others", async () => {
  const files = {
    "v/1.ts": "// downRevision\n\nexport default 5 5;",
    "v/2.ts": "// downRevision\nthrow new Error('boom\\nbang');\nexport default it;",
    "v/3.ts": "import './gone.ts';\nexport default of(downRevision);",
    "v/4.ts": "// downRevision\nexport default 5;",
    "v/5.ts": "\nexport default defineRevision({ revision: '5' });",
    "v/6.sql": "-- revision: 6\nSELECT 1;\n-- migrate:up",
    "v/7.ts": "// downRevision\nexport default { revision: 7, downRevision: null };",
    "v/8.ts": typescript("8"),
  };
  await withFiles(files, async (folder) => {
    const { revisions, problems } = await scan(folder, ["v"]);
    assert.deepEqual(revisions, ["8 v/8.ts"]);
    assert.match(problems[0]!, /^v\/1\.ts: 3: Can't import the revision file: [^\n]+$/);
    assert.equal(problems[1], "v/2.ts: 2: Can't import the revision file: boom");
    assert.match(
      problems[2]!,
      /^v\/3\.ts: 1: Can't import the revision file: Module not found "[^"]*v\/gone\.ts"/,
    );
    assert.deepEqual(problems.slice(3), [
      "v/4.ts: The default export is no revision",
      "v/5.ts: 2: The revision file doesn't state its downRevision",
      'v/6.sql: 2: This stands above "-- migrate:up", and would never run',
      "v/7.ts: revision must be a string, and is 7",
    ]);
  });
});

Deno.test("scanRevisions() tells errors without the colours that Deno gives them", async () => {
  await withFiles(
    { "v/1.ts": "import './gone.ts';\nexport default of(downRevision);" },
    async (folder) => {
      const directory = new URL("../../core/revisions/directory.ts", import.meta.url);
      const code = `import { scanRevisions } from "${directory}";
      const { problems: [problem] } = await scanRevisions(["${folder}/v"]);
      console.log(JSON.stringify([problem.message, problem.where.line]));`;
      const { NO_COLOR: _, ...env } = Deno.env.toObject();
      const { stdout } = await new Deno.Command(Deno.execPath(), {
        args: ["eval", code],
        clearEnv: true,
        env,
      }).output();
      const [message, line] = JSON.parse(new TextDecoder().decode(stdout));
      assert.equal(
        message,
        `Can't import the revision file: Module not found "file://${folder}/v/gone.ts".`,
      );
      assert.equal(line, 1);
    },
  );
});

Deno.test("scanRevisions() loads once what it meets twice, and tells", async () => {
  await withFiles({ "v/1.ts": typescript("1"), "v/sub/2.ts": typescript("2") }, async (folder) => {
    Deno.symlinkSync(`${folder}/v`, `${folder}/link`);
    Deno.symlinkSync("1.ts", `${folder}/v/3.ts`);
    Deno.symlinkSync("..", `${folder}/v/sub/up`);
    const found = await scan(folder, ["v", "link", "v/sub"], true);
    assert.deepEqual(found.revisions, ["1 v/1.ts", "2 v/sub/2.ts"]);
    assert.deepEqual(
      found.warnings,
      ["v/3.ts", "v/sub/up", "link", "v/sub"].map((path) =>
        `File ${path} loaded twice! ignoring. Please ensure version_locations is unique.`
      ),
    );
  });
});

Deno.test("scanRevisions() follows links, and tells those that lead nowhere", async () => {
  await withFiles({ "other/1.ts": typescript("1"), "v/": "" }, async (folder) => {
    Deno.symlinkSync("../other/1.ts", `${folder}/v/1.ts`);
    Deno.symlinkSync("gone.ts", `${folder}/v/2.ts`);
    Deno.symlinkSync("3.ts", `${folder}/v/3.ts`);
    assert.deepEqual(await scan(folder, ["v"]), {
      revisions: ["1 v/1.ts"],
      problems: ["v/2.ts: Can't read 2.ts", "v/3.ts: Can't read 3.ts"],
      warnings: [],
    });
  });
});

Deno.test("scanRevisions() tells files that are not UTF-8: they would be run as something else", async () => {
  await withFiles({ "v/1.ts": typescript("1") }, async (folder) => {
    const text = "-- revision: 2\n-- down_revision: 1\n-- migrate:up\nSELECT '\xE4'\n";
    Deno.writeFileSync(
      `${folder}/v/2.sql`,
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    );
    assert.deepEqual(await scan(folder, ["v"]), {
      revisions: ["1 v/1.ts"],
      problems: ["v/2.sql: 4: Can't read 2.sql: it is not UTF-8"],
      warnings: [],
    });
  });
});

Deno.test("scanRevisions() says once what to do with Alembic's own files", async () => {
  const python = 'revision = "a"\ndown_revision = None\n';
  const files = {
    "v/1.py": python,
    "v/2.py": python,
    "v/helper.py": "x = 'down_revision'",
    "v/3.ts": typescript("3"),
  };
  await withFiles(files, async (folder) => {
    const { revisions, problems } = await scanRevisions([`${folder}/v`]);
    assert.deepEqual(revisions.map(({ id }) => id), ["3"]);
    assert.deepEqual(problems.map(({ code, message, where }) => [code, message, where.file]), [
      [
        "revision-file",
        "2 revisions of Alembic's, in Python, can't be run here",
        `${folder}/v/1.py`,
      ],
    ]);
    assert.match(problems[0]?.hint ?? "", /with its id/);
  });
});

Deno.test("scanRevisions() throws where a location is no folder", async () => {
  await withFiles({ "v/1.ts": typescript("1") }, async (folder) => {
    const rejection = (location: string) => (error: unknown) => {
      assert.ok(error instanceof MigrateError);
      assert.equal(error.code, "file");
      assert.equal(error.where.file, `${folder}/${location}`);
      return true;
    };
    await assert.rejects(scan(folder, ["v", "gone"]), (error: MigrateError) => {
      assert.match(error.message, /^Path doesn't exist: .*\/gone$/);
      assert.match(error.hint ?? "", /migrate init/);
      return rejection("gone")(error);
    });
    await assert.rejects(scan(folder, ["v/1.ts"]), rejection("v/1.ts"));
  });
});
