import { parse, TomlError } from "smol-toml";
import { MigrateError } from "../errors.ts";
import { directoryOf } from "../paths.ts";
import { alembicKeys } from "./alembic_keys.ts";
import type { Node } from "./node.ts";
import { fillPercents } from "./percent.ts";
import type { Section } from "./section.ts";

/** The name of the table, as errors show it. */
const table = "tool.alembic";

/**
 * The settings of Alembic's in the text of a `pyproject.toml`, the table `[tool.alembic]`; undefined where it has none.
 *
 * In its texts `%(here)s` is the file's folder. `file` is absolute. Throws "config" for text that is not TOML, with the
 * line. Loads a package: to be imported only where there is such a table.
 */
export function parsePyproject(source: string, file: string): Section | undefined {
  const { tool } = parsed(source, file);
  const settings = isTable(tool) ? tool["alembic"] : undefined;
  if (settings === undefined) return undefined;
  if (!isTable(settings)) {
    throw new MigrateError("config", `"${table}" is no table`, { where: { file, key: table } });
  }
  const here = directoryOf(file).replaceAll("%", "%%");
  const entries = Object.entries(settings).map(([key, value]): [string, Node] => {
    const line = lineOf(key, source);
    const where = { file, line, key: `${table}.${key}` };
    const lookUp = (name: string) => name === "here" ? here : undefined;
    // Nobody but its owner knows what form another's value has.
    const fill = (text: string) =>
      alembicKeys.includes(key) ? fillPercents(text, { key, where, lookUp }) : text;
    return [key, toNode(value, { line, fill })];
  });
  return { entries: new Map(entries), file, key: table };
}

function parsed(source: string, file: string): Record<string, unknown> {
  try {
    return parse(source);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // What follows shows the line, which may hold a password.
    const [said = ""] = error.message.replace("Invalid TOML document: ", "").split("\n");
    throw new MigrateError("config", `Broken TOML at column ${error.column}: ${said}`, {
      where: { file, line: error.line },
    });
  }
}

/** The parser's tables have no prototype; its dates have one. */
function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null;
}

/** The line of a key of the table; that of the table where it is not written plainly. */
function lineOf(key: string, source: string): number {
  const bare = (text: string) => text.replace(/["'\s]/g, "");
  const lines = source.split("\n").map(bare);
  const start = lines.indexOf(`[${table}]`);
  const found = lines.findIndex((line, at) => at > start && line.startsWith(`${bare(key)}=`));
  return Math.max(found < 0 ? start : found, 0) + 1;
}

function toNode(
  value: unknown,
  { line, fill }: { readonly line: number; readonly fill: (text: string) => string },
): Node {
  const inner = (each: unknown) => toNode(each, { line, fill });
  if (Array.isArray(value)) return { value: value.map(inner), line };
  if (isTable(value)) {
    return { value: new Map(Object.entries(value).map(([key, each]) => [key, inner(each)])), line };
  }
  if (typeof value === "number" || typeof value === "boolean") return { value, line };
  // As in an ini file, what is empty says nothing.
  return { value: value === "" ? null : fill(String(value)), line };
}
