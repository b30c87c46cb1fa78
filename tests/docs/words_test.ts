import assert from "node:assert/strict";
import { groups } from "../../core/cli/commands.ts";
import { directoryOf, resolvePath } from "../../core/paths.ts";
import { entriesIn, parse } from "../../scripts/docs/source.ts";
import { DECLARATIONS } from "../../scripts/types.ts";
import { parse as parseYaml } from "yaml";

const root = resolvePath("../..", import.meta.dirname!);

/** What people read, by its path from the root. */
const texts = new Map(
  ["README.md", "CHANGELOG.md", ...markdownIn("docs"), ...markdownIn("examples")]
    .map((name) => [name, Deno.readTextFileSync(`${root}/${name}`)]),
);

function markdownIn(folder: string): readonly string[] {
  return [...Deno.readDirSync(`${root}/${folder}`)].flatMap(({ name, isDirectory }) => {
    const path = `${folder}/${name}`;
    if (isDirectory) return markdownIn(path);
    return name.endsWith(".md") ? [path] : [];
  });
}

Deno.test("links lead to files that are there", async () => {
  for (const [name, text] of texts) {
    for (const [, target = "", part] of text.matchAll(/\]\(([^)#\s]+)(?:#([^)]*))?\)/g)) {
      if (/^https?:/.test(target)) continue;
      const path = resolvePath(target, directoryOf(`${root}/${name}`));
      assert(await Deno.stat(path).catch(() => undefined), `${name}: ${target}`);
      if (part !== undefined) assert(partsOf(path).includes(part), `${name}: ${target}#${part}`);
    }
  }
});

/** How a page's headings are named in links to them. */
function partsOf(path: string): readonly string[] {
  return Deno.readTextFileSync(path).matchAll(/^#+ (.*)$/gm)
    .map(([, heading = ""]) =>
      heading.toLowerCase().replace(/[^\w\s-]/g, "").trim().replaceAll(" ", "-")
    ).toArray();
}

Deno.test("every section of the guides has its place", () => {
  const rows = texts.get("docs/guides.md")!.matchAll(/^\|(.*)\|$/gm)
    .map(([, row = ""]) => row.split(" | ").map((cell) => cell.trim())).toArray();
  assert(rows.length > 80);
  for (const row of rows) {
    assert.equal(row.length, 3, row.join());
    assert(row.every((cell) => cell !== ""), row.join());
  }
});

Deno.test("commands that are spoken of are there", () => {
  const known = groups.flatMap(([, commands]) => commands.map(({ usage }) => usage.split(" ")[0]));
  for (const [name, text] of texts) {
    for (const [, word] of text.matchAll(/(?:`|^\$ |^)migrate ([a-z_]+)/gm)) {
      // The image is called so, too.
      if (word === "image") continue;
      assert(known.includes(word), `${name}: migrate ${word}`);
    }
  }
});

Deno.test("operations, column types and hooks that are spoken of are there", () => {
  const entries = entriesIn(parse(Deno.readTextFileSync(DECLARATIONS)));
  const members = (name: string) => entries.get(name)!.members.map((each) => each.name);
  const builders = entries.get("Builders")!.signature.matchAll(/typeof (\w+)/g)
    .flatMap(([, name]) => members(name!));
  const known = { op: [...members("Op"), ...builders], t: members("t") };
  for (const [name, text] of texts) {
    for (const [, of, word] of text.matchAll(/\b(op|t)\.([a-z]+[A-Z]\w*|[a-z]+)\b(?=[(`<])/g)) {
      // Alembic's own are spoken of, too.
      if (name === "docs/coming-from-alembic.md" && ["create", "invoke"].includes(word!)) continue;
      assert(known[of as "op" | "t"].includes(word!), `${name}: ${of}.${word}`);
    }
  }
});

Deno.test("what is in YAML can be read", () => {
  let count = 0;
  for (const text of texts.values()) {
    for (const [, yaml = ""] of text.matchAll(/^```yaml.*\n([^]*?)^```$/gm)) {
      parseYaml(yaml);
      count++;
    }
  }
  assert(count > 10);
});

/** Languages whose blocks are read elsewhere than in a script, or by other tools. */
const unrun = ["yaml", "dockerfile", "python"];

/** What fetches something, and is run where the product is built. */
const fetching = /^(?:(?:npx|npm) .*\n)+$/;

Deno.test("what can be run stands where the tests run it", () => {
  for (const [name, text] of texts) {
    if (name.startsWith("docs/reference/")) continue;
    const blocks = text.matchAll(/^```(\w+)(.*)\n([^]*?)^```$/gm);
    for (const [, language = "", words = "", body = ""] of blocks) {
      const isRun = language === "console" || words.trim() !== "" || fetching.test(body);
      assert(isRun || unrun.includes(language), `${name}: a block of ${language}`);
    }
  }
});
