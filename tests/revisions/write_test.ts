import assert from "node:assert/strict";
import fc from "fast-check";
import { MigrateError } from "../../core/errors.ts";
import { readSql, readSqlSections } from "../../core/revisions/read_sql.ts";
import { readTypescript } from "../../core/revisions/read_typescript.ts";
import {
  type NewRevision,
  renderRevision,
  type RevisionFormat,
  writeRevision,
} from "../../core/revisions/write.ts";
import { withFiles } from "./files.ts";

const NOW = new Date("2026-11-20T14:30:00.123Z");

const REVISION: NewRevision = {
  id: "a1b2c3d4e5f6",
  down: ["615021cc5b23"],
  labels: [],
  dependsOn: [],
  message: "add user table",
};

const FORMAT: RevisionFormat = {
  language: "ts",
  directory: "/project/versions",
  scriptLocation: "/project/none",
  fileTemplate: "%(rev)s_%(slug)s",
  truncateSlugLength: 40,
  timeZone: "UTC",
};

function render(revision: Partial<NewRevision>, format: Partial<RevisionFormat> = {}) {
  return renderRevision({ ...REVISION, ...revision }, { ...FORMAT, ...format }, NOW);
}

Deno.test("renderRevision() writes TypeScript that is to be filled by hand", () => {
  assert.deepEqual(render({}), {
    file: "/project/versions/a1b2c3d4e5f6_add_user_table.ts",
    text: `/**
 * add user table
 *
 * Revision ID: a1b2c3d4e5f6
 * Revises: 615021cc5b23
 * Create Date: 2026-11-20 14:30:00.123000+00:00
 */
import { defineRevision } from "migrate";

export default defineRevision({
  revision: "a1b2c3d4e5f6",
  downRevision: "615021cc5b23",
  branchLabels: null,
  dependsOn: null,

  upgrade() {
    // Write the change here, with op as parameter: op.execute("…");
  },

  downgrade() {
    // Write what undoes it here, with op as parameter: op.execute("…");
  },
});
`,
  });
});

Deno.test("renderRevision() writes TypeScript with a body, its imports and several parents", () => {
  const { text } = render({
    down: ["615021cc5b23", "715021cc5b23"],
    labels: ["users"],
    dependsOn: ["b2", "c3"],
    message: " ",
    body: {
      upgrades: 'op.createTable("users", {\n  id: t.integer(),\n});\n\nop.f("x");\n',
      downgrades: 'op.dropTable("users");',
      imports: ["t", "check", "t"],
      importLines: ['import { b } from "./b.ts";', 'import { a } from "./a.ts";'],
    },
  }, { timeZone: undefined });
  const local = /Create Date: (2026-11-\d\d \d\d:\d\d:00\.123000)\n/.exec(text)?.[1];
  assert.equal(
    text,
    `/**
 * empty message
 *
 * Revision ID: a1b2c3d4e5f6
 * Revises: 615021cc5b23, 715021cc5b23
 * Create Date: ${local}
 */
import { check, defineRevision, t } from "migrate";
import { a } from "./a.ts";
import { b } from "./b.ts";

export default defineRevision({
  revision: "a1b2c3d4e5f6",
  downRevision: ["615021cc5b23", "715021cc5b23"],
  branchLabels: "users",
  dependsOn: ["b2", "c3"],

  upgrade(op) {
    op.createTable("users", {
      id: t.integer(),
    });

    op.f("x");
  },

  downgrade(op) {
    op.dropTable("users");
  },
});
`,
  );
});

Deno.test("renderRevision() writes SQL", () => {
  assert.deepEqual(
    render({
      down: [],
      body: { upgrades: "SELECT '\n  1';\n", downgrades: "", imports: [] },
    }, { language: "sql" }),
    {
      file: "/project/versions/a1b2c3d4e5f6_add_user_table.sql",
      text: `-- add user table
--
-- revision: a1b2c3d4e5f6
-- down_revision:
-- branch_labels:
-- depends_on:
-- Create Date: 2026-11-20 14:30:00.123000+00:00

-- migrate:up
SELECT '
  1';

-- migrate:down
`,
    },
  );
});

Deno.test("renderRevision() writes what deno fmt and deno lint leave alone", async () => {
  const bodies = [undefined, {
    upgrades: 'op.createTable("t", { id: t.integer() }, [unique(["id"]), check("id")]);\n' +
      'op.f(index(["id"]), foreignKey(["a"], table));',
    downgrades: 'op.dropTable("t");',
    imports: ["t", "unique", "check", "index", "foreignKey", "table"],
  }];
  const many = Array.from({ length: 6 }, (_, at) => `${at}15021cc5b23`);
  await withFiles({ "deno.json": "{}\n" }, (folder) => {
    for (const [at, body] of bodies.entries()) {
      const { text } = render({ body, down: at === 0 ? many : [], message: "line\n\n * two" });
      Deno.writeTextFileSync(`${folder}/${at}.ts`, text);
    }
    for (const args of [["fmt", "--check"], ["lint"]]) {
      const { success, stderr } = new Deno.Command(Deno.execPath(), { args, cwd: folder })
        .outputSync();
      assert.ok(success, new TextDecoder().decode(stderr));
    }
  });
});

for (const language of ["ts", "sql"] as const) {
  Deno.test(`renderRevision() writes what reads back the same, whatever the message (${language})`, () => {
    const name = fc.stringMatching(/^[a-z0-9_'"`$\\{}*/]{1,8}$/);
    const awkward = fc.array(
      fc.constantFrom(
        "*/",
        "/",
        "*",
        "\n",
        "\r",
        "\u2028",
        "--",
        "${x}",
        "`",
        '"',
        "\\",
        "revision: evil",
        "depends_on: x",
        "depends: x",
        "migrate:down",
        "export default",
        " ",
        "a",
      ),
      { maxLength: 8 },
    ).map((all) => all.join(""));
    const revision = fc.record({
      id: name.filter((id) => !["head", "heads", "base", "current"].includes(id)),
      down: fc.array(name, { maxLength: 3 }),
      labels: fc.array(name, { maxLength: 2 }),
      dependsOn: fc.array(name, { maxLength: 2 }),
      message: awkward,
    });
    fc.assert(fc.property(revision, (wanted) => {
      const isNone = (names: readonly string[]) =>
        names.length === 1 && /^(none|null)$/.test(names[0]!);
      fc.pre(language === "ts" || ![wanted.down, wanted.labels, wanted.dependsOn].some(isNone));
      const { file, text } = render(wanted, { language });
      if (language === "sql") {
        const { id, down, labels, dependsOn } = readSql(text, file);
        assert.deepEqual(
          [id, down, labels, dependsOn],
          [wanted.id, wanted.down, wanted.labels, wanted.dependsOn],
        );
        assert.equal(readSqlSections(text, file).down?.text, "");
        return;
      }
      const runs = text.replace(/^import .*$/m, "").replace(
        "export default defineRevision",
        "return ",
      );
      const stated = new Function(runs)();
      const literal = (names: readonly string[]) => names.length > 1 ? names : names[0] ?? null;
      assert.deepEqual(
        [stated.revision, stated.downRevision, stated.branchLabels, stated.dependsOn],
        [wanted.id, ...[wanted.down, wanted.labels, wanted.dependsOn].map(literal)],
      );
      const read = readTypescript(text, file);
      if (read) assert.deepEqual([read.id, read.down], [wanted.id, wanted.down]);
    }));
  });
}

Deno.test("renderRevision() takes the project's own template", async () => {
  const template = `// \${message}
\${imports}

export default defineRevision({
  revision: \${revision},
  downRevision: \${down_revision},
  upgrade(op) {
    op.execute("SET lock_timeout = '5s'");
    \${upgrades}
  },
});
`;
  await withFiles({ "script.ts.tmpl": template }, (scriptLocation) => {
    const body = { upgrades: 'op.execute("1");', downgrades: "", imports: [] };
    assert.equal(
      render({ body }, { scriptLocation }).text,
      `// add user table
import { defineRevision } from "migrate";

export default defineRevision({
  revision: "a1b2c3d4e5f6",
  downRevision: "615021cc5b23",
  upgrade(op) {
    op.execute("SET lock_timeout = '5s'");
    op.execute("1");
  },
});
`,
    );
    assert.throws(() => render({ labels: ["x", "y"] }, { scriptLocation }), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.equal(error.code, "config");
      assert.equal(
        error.message,
        "Version a1b2c3d4e5f6 specified branch_labels x, y, however the migration file " +
          "/project/versions/a1b2c3d4e5f6_add_user_table.ts does not have them; have you upgraded your " +
          "script template to include the 'branch_labels' section?",
      );
      return true;
    });
    assert.throws(
      () => render({ dependsOn: ["x"] }, { scriptLocation }),
      /specified depends_on x, however/,
    );
  });
});

Deno.test("renderRevision() leaves to the template what it computes", async () => {
  const template = "export default tenantRevision(${revision});\n";
  await withFiles({ "script.ts.tmpl": template }, (scriptLocation) => {
    const { text } = render({ labels: ["x"] }, { scriptLocation });
    assert.equal(text, 'export default tenantRevision("a1b2c3d4e5f6");\n');
  });
});

Deno.test("renderRevision() names the template that makes no revision", async () => {
  await withFiles({ "script.ts.tmpl": "defineRevision({});\n" }, (scriptLocation) => {
    assert.throws(() => render({}, { scriptLocation }), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.equal(error.where.file, `${scriptLocation}/script.ts.tmpl`);
      return true;
    });
  });
});

Deno.test("renderRevision() refuses an id that can't be one", () => {
  assert.throws(() => render({ id: "a-b" }), (error) => {
    assert.ok(error instanceof MigrateError);
    assert.equal(error.code, "usage");
    assert.equal(error.message, "Character(s) '-' not allowed in revision identifier 'a-b'");
    return true;
  });
});

Deno.test("writeRevision() makes the folders, and leaves nothing else in them", async () => {
  await withFiles({}, (folder) => {
    const format = { ...FORMAT, directory: `${folder}/versions`, fileTemplate: "%(year)d/%(rev)s" };
    const file = writeRevision(REVISION, format, NOW);
    assert.equal(file, `${folder}/versions/2026/a1b2c3d4e5f6.ts`);
    assert.equal(Deno.readTextFileSync(file), render({}).text);
    assert.deepEqual([...Deno.readDirSync(`${folder}/versions/2026`)].length, 1);
  });
});

Deno.test("writeRevision() replaces no file", async () => {
  await withFiles({ "a1b2c3d4e5f6_add_user_table.ts": "mine" }, (folder) => {
    const file = `${folder}/a1b2c3d4e5f6_add_user_table.ts`;
    assert.throws(() => writeRevision(REVISION, { ...FORMAT, directory: folder }, NOW), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.deepEqual([error.code, error.where.file], ["file", file]);
      assert.match(error.message, /is there already/);
      return true;
    });
    assert.equal(Deno.readTextFileSync(file), "mine");
    assert.equal([...Deno.readDirSync(folder)].length, 1);
  });
});

Deno.test("writeRevision() leaves nothing of a file that it can't write", async () => {
  const draft = ".a1b2c3d4e5f6_add_user_table.ts.tmp/x";
  await withFiles({ [draft]: "in the way" }, (folder) => {
    assert.throws(() => writeRevision(REVISION, { ...FORMAT, directory: folder }, NOW), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.equal(error.code, "file");
      return true;
    });
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), [draft.slice(0, -2)]);
  });
});
