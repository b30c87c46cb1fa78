import { MigrateError, type Where } from "../errors.ts";
import { didYouMean } from "../suggest.ts";
import { fill, type Template, type Variables } from "./interpolate.ts";
import type { Node } from "./node.ts";

/** One mapping of a config file, to be read key by key. A key whose value is null counts as not there. */
export interface Section {
  readonly entries: ReadonlyMap<string, Node>;
  readonly file: string;
  /** Its dotted key; empty for the whole file. */
  readonly key: string;
  /** Where the keys are that it doesn't have itself. */
  readonly base?: Section;
}

/** A node as a section: null is an empty one. Throws "config" for anything else that is not a mapping. */
export function toSection(node: Node, file: string, key = ""): Section {
  if (node.value instanceof Map) return { entries: node.value, file, key };
  if (node.value === null) return { entries: new Map(), file, key };
  throw wrong(node, "a mapping of keys to values", { file, key });
}

/** Throws "config" for the first key of the section that is not one of `known`, with the nearest that is. */
export function refuseUnknownKeys(section: Section, known: readonly string[]): void {
  for (const key of section.entries.keys()) {
    if (known.includes(key)) continue;
    throw new MigrateError("config", `Unknown key "${key}"`, {
      where: whereIs(section, key),
      hint: didYouMean(key, known) ?? `The keys here are: ${known.join(", ")}`,
    });
  }
}

/** Where a key of the section stands. */
export function whereIs(section: Section, key: string): Where {
  const { file, entries, key: prefix } = holder(section, key);
  return { file, line: entries.get(key)?.line, key: prefix === "" ? key : `${prefix}.${key}` };
}

/** A text, not filled yet. Throws "config" for a value of another type, as the functions below do. */
export function text(section: Section, key: string): Template | undefined {
  const node = present(section, key);
  return node && toTemplate(node, whereIs(section, key));
}

/** Texts, not filled yet; a single one is a list of one. */
export function texts(section: Section, key: string): readonly Template[] | undefined {
  const node = present(section, key);
  if (node === undefined) return undefined;
  if (typeof node.value === "string") return [toTemplate(node, whereIs(section, key))];
  return items(node, whereIs(section, key)).map(([item, where]) => toTemplate(item, where));
}

/** A text, or texts one by one, as they are written. */
export function textOrTexts(
  section: Section,
  key: string,
): Template | readonly Template[] | undefined {
  return isList(section, key) ? texts(section, key) : text(section, key);
}

/** True or false, also as text such as `${VAR:-false}`. */
export function flag(section: Section, key: string, variables: Variables): boolean | undefined {
  const node = present(section, key);
  if (node === undefined) return undefined;
  const where = whereIs(section, key);
  const value = filled(node, where, variables);
  if (typeof value === "boolean") return value;
  if (/^(?:true|false)$/i.test(String(value))) return String(value).toLowerCase() === "true";
  throw wrong({ ...node, value }, "true or false", where);
}

/** A number from 0, also as text such as `${VAR:-5}`; `wanted` names it in errors and says whether it is whole. */
export function amount(
  section: Section,
  key: string,
  { wanted, variables }: {
    readonly wanted: "a number of seconds" | "a whole number";
    readonly variables: Variables;
  },
): number | undefined {
  const node = present(section, key);
  if (node === undefined) return undefined;
  const where = whereIs(section, key);
  const value = filled(node, where, variables);
  const pattern = wanted === "a whole number" ? /^\d+$/ : /^\d+(?:\.\d+)?$/;
  if (pattern.test(String(value))) return Number(value);
  throw wrong({ ...node, value }, wanted, where);
}

/** The name of an environment variable. */
export function variableName(section: Section, key: string): string | undefined {
  const node = present(section, key);
  if (node === undefined) return undefined;
  if (/^[A-Za-z_]\w*$/.test(String(node.value))) return String(node.value);
  throw wrong(node, "the name of an environment variable", whereIs(section, key));
}

/** The mapping under a key. */
export function subsection(section: Section, key: string): Section | undefined {
  const node = present(section, key);
  const where = whereIs(section, key);
  return node && toSection(node, section.file, where.key);
}

/** The list of mappings under a key. */
export function subsections(section: Section, key: string): readonly Section[] {
  const node = present(section, key);
  if (node === undefined) return [];
  return items(node, whereIs(section, key)).map(([item, where]) =>
    toSection(item, section.file, where.key)
  );
}

/** Names apart by commas or spaces. */
export function words(list: string): readonly string[] {
  return list.split(/[\s,]+/).filter(Boolean);
}

/** Whether a list stands under a key. */
export function isList(section: Section, key: string): boolean {
  return Array.isArray(present(section, key)?.value);
}

/** The mapping under a key, or those of a list. */
export function oneOrMore(section: Section, key: string): readonly Section[] | undefined {
  if (isList(section, key)) return subsections(section, key);
  const only = subsection(section, key);
  return only && [only];
}

function present(section: Section, key: string): Node | undefined {
  const node = holder(section, key).entries.get(key);
  return node?.value === null ? undefined : node;
}

/** The section or the base of it that has the key; the section itself where none has. */
function holder(section: Section, key: string): Section {
  for (let at: Section | undefined = section; at !== undefined; at = at.base) {
    if (at.entries.has(key)) return at;
  }
  return section;
}

function items(node: Node, where: Where): readonly (readonly [Node, Where])[] {
  if (!Array.isArray(node.value)) throw wrong(node, "a list", where);
  return node.value.map((item: Node, i) => [
    item,
    { ...where, line: item.line, key: `${where.key}[${i}]` },
  ]);
}

function toTemplate(node: Node, where: Where): Template {
  if (typeof node.value === "string") return { text: node.value, where };
  throw wrong(node, "text", where);
}

function filled(node: Node, where: Where, variables: Variables): Node["value"] {
  return typeof node.value === "string" ? fill({ text: node.value, where }, variables) : node.value;
}

function wrong(node: Node, wanted: string, where: Where): MigrateError {
  const { key = "" } = where;
  const name = key ? `"${key}"` : "The file";
  const example = Object.hasOwn(examples, key) ? examples[key] : undefined;
  return new MigrateError("config", `${name} is ${describe(node.value)}, and must be ${wanted}`, {
    where: { line: node.line, ...where },
    hint: example && `As in ${key}: ${example}`,
  });
}

/** How keys look that hold more than a text. */
const examples: Readonly<Record<string, string>> = {
  databases: '{ app: { url: "sqlite:///app.db" } }',
  naming_convention: '{ ix: "ix_%(table_name)s_%(column_0_name)s" }',
  post_write_hooks: "[{ name: format, executable: deno, options: fmt REVISION_SCRIPT_FILENAME }]",
  target: '{ modules: ["models/*.ts"] }',
  url_from: "{ file: application.yml, key: database.url }",
};

function describe(value: Node["value"]): string {
  if (Array.isArray(value)) return "a list";
  return value instanceof Map ? "a mapping" : JSON.stringify(value);
}
