import { MigrateError, type Where } from "../errors.ts";
import type { Node } from "./node.ts";

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

/**
 * An option's value with `%(name)s` replaced by other options of the section, and `%%` as a plain `%`: a text for
 * `fill()`. Undefined for an empty one.
 *
 * A name that is no option stands for the environment variable of that name, as projects use it whose `env.py` hands
 * variables over. `${VAR}` means what it means in YAML, other dollars are plain. Throws "config" for a `%` of another
 * form.
 */
export function readOption(ini: Ini, section: string, name: string): Node | undefined {
  const found = lookUp(ini, section, name);
  if (found === undefined || found.value === "") return undefined;
  const where = { file: ini.file, line: found.line, key: `${section}.${name}` };
  const interpolate = (value: string, depth: number): string => {
    if (depth > 10) throw broken(`"${name}" refers to itself`, where);
    const dollars = value.replace(/\$(?!\{)/g, "$$$$");
    return dollars.replace(/%(%|\(([^)]+)\)s)?/g, (_, form?: string, other?: string) => {
      if (form === "%") return "%";
      if (other === undefined) throw badPercent(name, where);
      const option = lookUp(ini, section, other);
      return option === undefined ? `\${${other}}` : interpolate(option.value, depth + 1);
    });
  };
  return { value: interpolate(found.value, 1), line: found.line };
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

function badPercent(name: string, where: Where): MigrateError {
  return new MigrateError("config", `"${name}" has a % that is not followed by % or (name)s`, {
    where,
    hint: "Write %% for the character %, as in p%%40ss for p%40ss.",
  });
}

function broken(message: string, where: Where): MigrateError {
  return new MigrateError("config", message, { where });
}
