import { type Block, code, page, table } from "./page.ts";
import type { Entry } from "./source.ts";

/** Declarations by their names. */
export type Entries = ReadonlyMap<string, Entry>;

/** The groups of operations, as headings, by the name of what holds them. */
const operations = {
  tables: "Tables",
  columns: "Columns",
  constraints: "Constraints",
  indexes: "Indexes",
  data: "Rows and SQL",
  batch: "Several changes of one table",
  enums: "Enums",
  sequences: "Sequences",
  domains: "Domains",
  views: "Views",
  functions: "Functions and procedures",
  triggers: "Triggers",
  schemas: "Schemas",
  extensions: "Extensions",
  invoke: "Operations of your own",
};

/** The page about what a revision's `op` has. */
export function operationsPage(entries: Entries): string {
  const groups = Object.entries(operations);
  requireAll(entries, Object.keys(operations));
  return page("Operations", [
    'What `upgrade(op)` and `downgrade(op)` can do. Each call is put in a queue and runs in the order written, awaited or not. `options` are named in braces: `{ schema: "billing" }`. The types are explained in [types.md](types.md).',
    "## Reading, and other things",
    ...found(entries, "Op").members.flatMap((each) => described(each, "op.")),
    ...groups.flatMap(([name, heading]) => [
      `## ${heading}`,
      ...found(entries, name).members.flatMap((each) => described(each, "op.")),
    ]),
  ]);
}

/** Throws where there is a group of operations that has no heading. */
function requireAll(entries: Entries, known: readonly string[]): void {
  const missing = found(entries, "Builders").signature.matchAll(/typeof (\w+)/g)
    .map(([, name]) => name!).filter((name) => !known.includes(name)).toArray();
  if (missing.length > 0) throw new Error(`No heading for the operations of ${missing}`);
}

/** The page about models, and all else that users' files import besides types. */
export function modelsPage(entries: Entries): string {
  const values = [...entries.values()].filter((each) => each.exported && isFunction(each));
  return page("What files import", [
    'What model files, revisions and `env.ts` import from `"migrate"`, besides `t` and types ([types.md](types.md)).',
    ...values.flatMap((each) => described(each)),
  ]);
}

function isFunction({ signature }: Entry): boolean {
  return /^\w+\(/.test(signature);
}

/** The page about the hooks of `env.ts`. */
export function environmentPage(entries: Entries): string {
  return page("env.ts", [
    "What a project decides by code: `env.ts` in the script location exports `defineEnvironment({ … })` by default. All of it is optional.",
    ...found(entries, "Environment").members.flatMap((each) => described(each)),
  ]);
}

/** What is shown elsewhere, or is the inside of the product. */
const elsewhere = [
  "Op",
  "Environment",
  "Methods",
  "Builders",
  "Kind",
  "Shapes",
  "Shapes2",
  "TypeKind",
  "ColumnDraft",
  "ColumnOf",
  "Entries",
  "ListName",
  "MaybeLater",
  "WithoutFirst",
  "WithoutSecond",
];

/** The page about column types, and the types of all that the other pages show. */
export function typesPage(entries: Entries): string {
  return page("Types", [
    "## Columns",
    "A column begins with its type, and each call says one thing more: `t.string(255).notNull().unique()`.",
    ...table(
      ["type", ""],
      found(entries, "t").members.map(({ signature, doc }) => [code(`t.${signature}`), doc]),
    ),
    "### What is said of a column",
    ...table(
      ["", ""],
      found(entries, "ColumnBuilder").members.filter(({ name }) => name !== "draft")
        .map(({ signature, doc }) => [code(`.${signature}`), doc]),
    ),
    "## Types by name",
    ...typesShown(entries).flatMap(shaped),
  ]);
}

/** A heading, the type, and what it has. */
export function shaped({ name, signature, doc, members }: Entry): readonly Block[] {
  return [
    `### ${name}`,
    ...doc ? [doc] : [],
    code(signature),
    ...table(["", ""], members.map((each) => [code(each.signature), each.doc])),
  ];
}

/** The types that the page about types shows, by name: the exported, and what they and the operations refer to. */
export function typesShown(entries: Entries): readonly Entry[] {
  const wanted = new Set<string>();
  function want(name: string): void {
    const entry = entries.get(name);
    if (!entry || wanted.has(name) || elsewhere.includes(name) || name === "ColumnBuilder") return;
    wanted.add(name);
    for (const each of entry.refersTo) want(each);
  }
  for (const [name, entry] of entries) {
    if (entry.exported || name in operations) {
      for (const each of [name, ...entry.refersTo]) want(each);
    }
  }
  return [...wanted].sort().flatMap((name) => entries.get(name) ?? [])
    .filter(({ signature }) => /^(?:type|interface) /.test(signature));
}

/** A heading, the way to call it, and what is said of it. */
export function described(
  { name, signature, doc, examples }: Entry,
  before = "",
): readonly Block[] {
  return [
    `### ${before}${name}`,
    code(`${before}${signature}`),
    ...doc ? [doc] : [],
    ...examples.map((example) => `\`\`\`ts\n${example}\n\`\`\``),
  ];
}

function found(entries: Entries, name: string): Entry {
  const entry = entries.get(name);
  if (entry) return entry;
  throw new Error(`Nothing is called ${name}`);
}
