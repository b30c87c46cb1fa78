import assert from "node:assert/strict";
import { filesMatching } from "../../core/autogenerate/globs.ts";
import { makeProject } from "../support/project.ts";

const files = Object.fromEntries(
  [
    "models/users.ts",
    "models/orders.ts",
    "models/shop/items.ts",
    "models/shop/deep/more.ts",
    "models/[id].ts",
    "models/readme.md",
    "models/.hidden.ts",
    "models/.hidden/x.ts",
    "models/node_modules/y.ts",
    "domain/shop/models.ts",
    "domain/blog/models.ts",
    "domain/models.ts",
    "schema.sql",
  ].map((name) => [name, ""]),
);

/** A pattern, from the project's folder, and what it names. */
const patterns: { readonly [pattern: string]: readonly string[] } = {
  "models/*.ts": ["models/[id].ts", "models/orders.ts", "models/users.ts"],
  "models/u*s.ts": ["models/users.ts"],
  "models/user?.ts": ["models/users.ts"],
  "models/[id].ts": ["models/[id].ts"],
  "models/*": ["models/[id].ts", "models/orders.ts", "models/readme.md", "models/users.ts"],
  "models/shop": ["models/shop/deep/more.ts", "models/shop/items.ts"],
  "models/shop/**": ["models/shop/deep/more.ts", "models/shop/items.ts"],
  "**/models.ts": ["domain/blog/models.ts", "domain/models.ts", "domain/shop/models.ts"],
  "domain/*/models.ts": ["domain/blog/models.ts", "domain/shop/models.ts"],
  "models/**/*.ts": [
    "models/[id].ts",
    "models/orders.ts",
    "models/shop/deep/more.ts",
    "models/shop/items.ts",
    "models/users.ts",
  ],
  "{domain/blog,models/{shop,none}}/*.ts": ["domain/blog/models.ts", "models/shop/items.ts"],
  "models/.*.ts": ["models/.hidden.ts"],
  "models/node_modules/*.ts": ["models/node_modules/y.ts"],
  "schema.sql": ["schema.sql"],
  "schema.sql/*": [],
  "nowhere/*.ts": [],
  "nowhere.ts": [],
};

for (const [pattern, expected] of Object.entries(patterns)) {
  Deno.test(`filesMatching() finds ${expected.length} for ${pattern}`, () => {
    using project = makeProject(files);
    const found = filesMatching(`${project.folder}/${pattern}`);
    assert.deepEqual(found, expected.map((name) => `${project.folder}/${name}`));
  });
}

Deno.test("filesMatching() follows links to files and folders, but not for **", () => {
  using project = makeProject({ "models/a.ts": "", "other/b.ts": "" });
  const { folder } = project;
  Deno.symlinkSync(`${folder}/models`, `${folder}/models/again`);
  Deno.symlinkSync(`${folder}/other`, `${folder}/linked`);
  Deno.symlinkSync(`${folder}/other/b.ts`, `${folder}/models/c.ts`);
  const found = (pattern: string) =>
    filesMatching(`${folder}/${pattern}`).map((file) => file.replace(`${folder}/`, ""));
  assert.deepEqual(found("models/**/*.ts"), ["models/a.ts", "models/c.ts"]);
  assert.deepEqual(found("linked/*.ts"), ["linked/b.ts"]);
});
