import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { MigrateError } from "../errors.ts";
import type { Node, Scalar } from "./node.ts";

/**
 * The contents of YAML text, by the whole language: anchors, merges, block scalars and all.
 *
 * `file` is only named in errors. Throws "config" for text that is not YAML, with the line. Loads a large package: to
 * be imported only where `plain_yaml.ts` gives up.
 */
export function parseFullYaml(source: string, file: string): Node {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, merge: true, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    const isUnquoted = /[[{,] *[^'"]*\$\{/.test(source.split("\n")[line - 1] ?? "");
    // Some messages end with a piece of the text, which may be a password.
    const said = error.message.replace(/: "[^]*$/, "");
    throw new MigrateError("config", `Broken YAML at column ${col}: ${said}`, {
      where: { file, line },
      hint: isUnquoted ? "Inside [ ] and { }, a value with ${…} needs quotes." : undefined,
    });
  }
  return toNode(valueOf(document, file), { part: document.contents, line: 1 }, lines);
}

function valueOf(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ mapAsMap: true });
  } catch (cause) {
    // An alias of nothing, or of so much that it is an attack.
    throw new MigrateError("config", "Broken YAML", { where: { file }, cause });
  }
}

/** What a value was made from. Where an alias or a merge brought it in, there is no part. */
interface Origin {
  readonly part: unknown;
  readonly line: number;
}

function toNode(value: unknown, { part, line }: Origin, lines: LineCounter): Node {
  if (value instanceof Map) {
    const pairs = isMap(part) ? part.items : [];
    const entries = [...value].map(([key, child]): [string, Node] => {
      const pair = pairs.find((pair) => isScalar(pair.key) && pair.key.value === key);
      // As it is written: "1.0" and "Null" are names here, no values.
      const name = isScalar(pair?.key) ? pair.key.source : undefined;
      const origin = { part: pair?.value, line: lineOf(pair?.key, lines) ?? line };
      return [name ?? String(key), toNode(child, origin, lines)];
    });
    return { value: new Map(entries), line };
  }
  if (Array.isArray(value)) {
    const parts = isSeq(part) ? part.items : [];
    const items = value.map((item, i) =>
      toNode(item, { part: parts[i], line: lineOf(parts[i], lines) ?? line }, lines)
    );
    return { value: items, line };
  }
  return { value: isPlain(value) ? value : String(value), line };
}

function lineOf(part: unknown, lines: LineCounter): number | undefined {
  const start = isMap(part) || isSeq(part) || isScalar(part) ? part.range?.[0] : undefined;
  return start === undefined ? undefined : lines.linePos(start).line;
}

function isPlain(value: unknown): value is Scalar {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
