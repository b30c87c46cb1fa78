import { MigrateError, type Where } from "../errors.ts";
import type { Node } from "./node.ts";
import { fillPercents } from "./percent.ts";

/** An ini file: each section with its options, and the options that hold in all of them. */
export interface Ini {
  readonly file: string;
  readonly sections: ReadonlyMap<string, Options>;
  readonly defaults: Options;
}

/** Option names, in lower case, to their values. */
export type Options = ReadonlyMap<string, Option>;

/** One option as it is written, with its `%(…)s`. */
export interface Option {
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/**
 * An ini file by the rules of Python's ConfigParser: `key = value` or `key: value`, comments on lines of their own,
 * deeper lines continue a value, [DEFAULT] holds in every section.
 *
 * `file` is only named in errors. Throws "config" with the line for what is none of these, or there twice.
 */
export function parseIni(source: string, file: string): Ini {
  const sections = new Map<string, Map<string, Option>>();
  const defaults = new Map<string, Option>();
  let current: Map<string, Option> | undefined;
  for (const { text, more, line } of entriesOf(source)) {
    const where = { file, line };
    const header = headerOf(text);
    if (header === "DEFAULT") {
      current = defaults;
    } else if (header !== undefined) {
      if (sections.has(header)) throw broken(`[${header}] is there twice`, where);
      sections.set(header, current = new Map());
    } else {
      if (current === undefined) throw broken("There is no [section] above this line", where);
      const [, key = "", start = ""] = /^(.*?)\s*[=:]\s*(.*)$/.exec(text) ?? [];
      if (key === "") throw broken("This line is not of the form key = value", where);
      const name = key.toLowerCase();
      if (current.has(name)) throw broken(`"${key}" is there twice`, where);
      current.set(name, { value: [start, ...more].join("\n").trimEnd(), line });
    }
  }
  return { file, sections, defaults };
}

/** An option's value as a text for `fill()`: see `fillPercents()`. Undefined for an empty one. */
export function readOption(ini: Ini, section: string, name: string): Node | undefined {
  const found = lookUp(ini, section, name);
  if (found === undefined || found.value === "") return undefined;
  const value = fillPercents(found.value, {
    key: name,
    where: { file: ini.file, line: found.line, key: `${section}.${name}` },
    lookUp: (other) => lookUp(ini, section, other)?.value,
  });
  return { value, line: found.line };
}

/** A header or an option with its first line, and the lines that continue it. */
interface Entry {
  readonly text: string;
  readonly more: string[];
  readonly line: number;
}

function entriesOf(source: string): readonly Entry[] {
  const entries: Entry[] = [];
  let indent = 0;
  for (const [index, raw] of source.split(/\r?\n/).entries()) {
    const text = raw.trim();
    if (/^[#;]/.test(text)) continue;
    const last = entries.at(-1);
    const depth = raw.search(/\S/);
    if (text === "" || last && headerOf(last.text) === undefined && depth > indent) {
      last?.more.push(text);
    } else {
      entries.push({ text, more: [], line: index + 1 });
      indent = depth;
    }
  }
  return entries;
}

function headerOf(text: string): string | undefined {
  return /^\[(.+)\]/.exec(text)?.[1];
}

function lookUp(ini: Ini, section: string, name: string): Option | undefined {
  const key = name.toLowerCase();
  return ini.sections.get(section)?.get(key) ?? ini.defaults.get(key);
}

function broken(message: string, where: Where): MigrateError {
  return new MigrateError("config", message, { where });
}
