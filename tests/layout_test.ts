import assert from "node:assert/strict";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Where the command line, programs and users' files begin. */
const ENTRIES = ["main.ts", "mod.ts", "api.ts"];

/** The lines of core that dialects stand on, too. */
const FOUNDATION = [
  ["core/dialect.ts", "core/hooks.ts"],
  ["core/models/"],
  ["core/operations/"],
  ["core/sql/"],
  ["core/schema/"],
  ["core/import_default.ts"],
  ["core/import_file.ts"],
  ["core/option_names.ts"],
  [
    "core/hex.ts",
    "core/json.ts",
    "core/lines.ts",
    "core/paths.ts",
    "core/read_text_file.ts",
    "core/suggest.ts",
  ],
  ["core/errors.ts"],
];

/** Rooms from the top down: each may import the lines below it in its column; those on one line don't know each other. */
const COLUMNS = [
  [
    ENTRIES,
    ["core/cli/", "api/"],
    ["core/commands/"],
    ["core/config/", "core/autogenerate/", "core/runner/"],
    ["core/revisions/"],
    ["core/statements.ts"],
    ...FOUNDATION,
    ["templates/", "deno.json"],
  ],
  [
    ENTRIES,
    ["api/"],
    ["dialects/registry.ts"],
    ["dialects/sqlite/", "dialects/postgres/"],
    [
      "dialects/expect.ts",
      "dialects/json.ts",
      "dialects/text.ts",
      "dialects/turns.ts",
      "dialects/url.ts",
    ],
    ...FOUNDATION,
  ],
];

/** The one file that may import a package or a driver; a package that isn't here has no place yet. */
const IMPORTERS: Readonly<Record<string, string>> = {
  "node:sqlite": "dialects/sqlite/connect.ts",
  "npm:commander": "core/cli/program.ts",
  "npm:postgres": "dialects/postgres/connect.ts",
  "npm:smol-toml": "core/config/pyproject.ts",
  "npm:yaml": "core/config/full_yaml.ts",
};

/** What takes time to load: the command line has it by `import()` only, where it is needed. */
const LOADED_LATE = [
  "npm:commander",
  "npm:postgres",
  "npm:smol-toml",
  "npm:yaml",
  "core/autogenerate/",
  "dialects/sqlite/introspect.ts",
  "dialects/sqlite/stored.ts",
  "templates/",
];

/** All that a user's `import … from "migrate"` brings with it: no driver, no parser, no command. */
const FOR_USERS = [
  "mod.ts",
  "core/revisions/revision.ts",
  "core/config/environment.ts",
  "dialects/url.ts",
  ...FOUNDATION.flat(),
];

/** One import, between paths from the root; a package is "npm:name". */
interface Import {
  readonly from: string;
  readonly to: string;
  /** "type" is gone when the program runs; "dynamic" loads when it is asked for. */
  readonly kind: "value" | "type" | "dynamic";
}

function isIn(rooms: readonly string[], path: string): boolean {
  return rooms.some((room) => room.endsWith("/") ? path.startsWith(room) : path === room);
}

function roomOf(path: string): string | undefined {
  return COLUMNS.flat(2).find((room) => isIn([room], path));
}

function isPackage(path: string): boolean {
  return path.startsWith("npm:") || path in IMPORTERS;
}

/** The imports between files that neither stay in their room nor go down a column. */
function wrongArrows(imports: readonly Import[]): readonly string[] {
  const goesDown = (column: readonly (readonly string[])[], { from, to }: Import) => {
    const line = column.findIndex((rooms) => isIn(rooms, from));
    return line >= 0 && column.slice(line + 1).some((rooms) => isIn(rooms, to));
  };
  const stays = ({ from, to }: Import) => roomOf(from) !== undefined && roomOf(from) === roomOf(to);
  return imports.filter(({ to }) => !isPackage(to) && !to.startsWith("node:"))
    .filter((arrow) => !stays(arrow) && !COLUMNS.some((column) => goesDown(column, arrow)))
    .map(({ from, to }) => `${from} may not import ${to}`);
}

/** The packages and drivers that another file than theirs imports. */
function strayPackages(imports: readonly Import[]): readonly string[] {
  return imports.filter(({ from, to }) => isPackage(to) && IMPORTERS[to] !== from)
    .map(({ from, to }) => `${from} imports ${to}, which is for ${IMPORTERS[to] ?? "nobody"}`);
}

/** All that is loaded at once with `entry`. */
function loadedWith(entry: string, imports: readonly Import[]): ReadonlySet<string> {
  const loaded = new Set([entry]);
  for (const path of loaded) {
    for (const { from, to, kind } of imports) {
      if (from === path && kind === "value") loaded.add(to);
    }
  }
  return loaded;
}

/** The files that load themselves, by values: each circle from every file in it. */
function circles(imports: readonly Import[]): readonly string[] {
  const values = imports.filter(({ kind }) => kind === "value");
  return values.filter(({ from, to }) => loadedWith(to, values).has(from))
    .map(({ from, to }) => `${from} imports ${to}, which loads ${from}`);
}

/** What `mod.ts` loads besides what is for users. */
function notForUsers(imports: readonly Import[]): readonly string[] {
  return [...loadedWith("mod.ts", imports)].filter((path) =>
    isPackage(path) || !(isIn(FOR_USERS, path) || path.startsWith("node:"))
  );
}

/** What the command line loads before it knows whether it is needed. */
function loadedEarly(imports: readonly Import[]): readonly string[] {
  return [...loadedWith("main.ts", imports)].filter((path) => isIn(LOADED_LATE, path));
}

/** The exports without a docstring. */
function undocumented(exports: readonly Export[]): readonly string[] {
  return exports.filter(({ declarations }) => !declarations.some(({ jsDoc }) => jsDoc?.doc))
    .map(({ name }) => name);
}

/** An export as `deno doc --json` has it; overloads are several declarations. */
interface Export {
  readonly name: string;
  readonly declarations: readonly { readonly jsDoc?: { readonly doc?: string } }[];
}

/** A module as `deno info --json` has it. */
interface Module {
  readonly specifier: string;
  /** Why it can't be read. */
  readonly error?: string;
  readonly dependencies?: readonly {
    readonly specifier: string;
    readonly code?: { readonly specifier?: string };
    readonly type?: { readonly specifier?: string };
    readonly isDynamic?: boolean;
  }[];
}

/** The imports of all that the entries reach. */
function readImports(): readonly Import[] {
  const modules = ENTRIES.flatMap((entry) => {
    const graph = deno("info", entry) as { readonly modules: readonly Module[] };
    return graph.modules;
  });
  assert.deepEqual(modules.flatMap(({ error }) => error ?? []), []);
  const unique = new Map(modules.map((module) => [module.specifier, module]));
  return [...unique.values()].flatMap(importsOf);
}

function importsOf({ specifier, dependencies = [] }: Module): readonly Import[] {
  return dependencies.map(({ specifier: written, code, type, isDynamic }) => ({
    from: pathOf(specifier),
    to: pathOf(code?.specifier ?? type?.specifier ?? written),
    kind: code === undefined ? "type" : isDynamic ? "dynamic" : "value",
  }));
}

/** A file's path from the root; a package without its version. */
function pathOf(specifier: string): string {
  if (specifier.startsWith("file:")) return relative(ROOT, fileURLToPath(specifier));
  return specifier.replace(/^npm:\/?(@?[^@]+).*$/, "npm:$1");
}

function readExports(entry: string): readonly Export[] {
  const { nodes } = deno("doc", entry) as {
    readonly nodes: Readonly<Record<string, { readonly symbols: readonly Export[] }>>;
  };
  return Object.values(nodes).flatMap(({ symbols }) => symbols);
}

function deno(command: string, entry: string): unknown {
  const args = [command, "--json", entry];
  const { success, stdout, stderr } = new Deno.Command(Deno.execPath(), { args, cwd: ROOT })
    .outputSync();
  assert.ok(success, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

const value = (from: string, to: string): Import => ({ from, to, kind: "value" });
const type = (from: string, to: string): Import => ({ from, to, kind: "type" });
const dynamic = (from: string, to: string): Import => ({ from, to, kind: "dynamic" });

/** Each rule with an import or a few that break it, and what it says then; `fine` ones it lets pass. */
const RULES = [
  {
    title: "every import goes down its column",
    rule: wrongArrows,
    broken: [
      type("core/schema/model.ts", "core/operations/op.ts"),
      value("core/runner/step.ts", "core/config/file.ts"),
      value("core/runner/step.ts", "dialects/sqlite/quote.ts"),
      value("dialects/sqlite/quote.ts", "dialects/postgres/quote.ts"),
      dynamic("dialects/sqlite/quote.ts", "core/revisions/plan.ts"),
      value("core/helper.ts", "core/errors.ts"),
    ],
    finds: [
      "core/schema/model.ts may not import core/operations/op.ts",
      "core/runner/step.ts may not import core/config/file.ts",
      "core/runner/step.ts may not import dialects/sqlite/quote.ts",
      "dialects/sqlite/quote.ts may not import dialects/postgres/quote.ts",
      "dialects/sqlite/quote.ts may not import core/revisions/plan.ts",
      "core/helper.ts may not import core/errors.ts",
    ],
    fine: [
      value("main.ts", "dialects/registry.ts"),
      value("core/runner/step.ts", "core/runner/place.ts"),
      value("dialects/sqlite/render.ts", "core/schema/model.ts"),
    ],
  },
  {
    title: "a package or driver has one importer",
    rule: strayPackages,
    broken: [value("core/runner/online.ts", "node:sqlite"), value("main.ts", "npm:left-pad")],
    finds: [
      "core/runner/online.ts imports node:sqlite, which is for dialects/sqlite/connect.ts",
      "main.ts imports npm:left-pad, which is for nobody",
    ],
    fine: [value("dialects/sqlite/connect.ts", "node:sqlite"), value("main.ts", "node:path")],
  },
  {
    title: "no file loads itself",
    rule: circles,
    broken: [value("a.ts", "b.ts"), value("b.ts", "a.ts")],
    finds: ["a.ts imports b.ts, which loads a.ts", "b.ts imports a.ts, which loads b.ts"],
    fine: [value("a.ts", "b.ts"), type("b.ts", "a.ts"), dynamic("b.ts", "a.ts")],
  },
  {
    title: "mod.ts brings what users need, and no more",
    rule: notForUsers,
    broken: [
      value("mod.ts", "core/config/environment.ts"),
      value("core/config/environment.ts", "npm:yaml"),
    ],
    finds: ["npm:yaml"],
    fine: [type("mod.ts", "core/commands/upgrade.ts"), value("mod.ts", "core/schema/builders.ts")],
  },
  {
    title: "main.ts loads what takes time when it is needed",
    rule: loadedEarly,
    broken: [value("main.ts", "core/cli/program.ts"), value("core/cli/program.ts", "npm:yaml")],
    finds: ["npm:yaml"],
    fine: [dynamic("main.ts", "npm:postgres")],
  },
];

const imports = readImports();

for (const { title, rule, broken, finds, fine } of RULES) {
  Deno.test(`layout: ${title}`, () => {
    assert.deepEqual(rule(imports), []);
  });
  Deno.test(`layout: a break of "${title}" is found`, () => {
    assert.deepEqual(rule(broken), finds);
    assert.deepEqual(rule(fine), []);
  });
}

for (const entry of ["mod.ts", "api.ts"]) {
  Deno.test(`layout: every export of ${entry} has a docstring`, () => {
    assert.deepEqual(undocumented(readExports(entry)), []);
  });
}

Deno.test("layout: an export without a docstring is found", () => {
  const documented = { name: "t", declarations: [{}, { jsDoc: { doc: "Types." } }] };
  const bare = { name: "column", declarations: [{}] };
  assert.deepEqual(undocumented([documented, bare]), ["column"]);
});
