import type { Node, Scalar } from "./node.ts";

/*
 * Config files are written in a small part of YAML. Reading that part here takes well under a millisecond; loading
 * and running the whole language takes about as long as starting the program, on every start.
 */

/**
 * The contents of YAML text, or undefined where it uses more of the language than this part of it:
 * block mappings and lists indented by spaces, `[…]` and `{…}` on one line, strings without escapes, plain
 * scalars of printable ASCII, comments.
 *
 * What it gives is what the whole language gives. What is wrong is undefined too: `full_yaml.ts` says why.
 */
export function parsePlainYaml(source: string): Node | undefined {
  const lines = linesOf(source);
  if (lines === undefined) return undefined;
  const first = lines[0];
  if (first === undefined) return { value: null, line: 1 };
  const cursor: Cursor = { lines, at: 0 };
  const root = parseBlock(cursor, first.indent);
  return cursor.at === lines.length ? root : undefined;
}

interface Line {
  readonly indent: number;
  readonly text: string;
  readonly number: number;
}

interface Cursor {
  readonly lines: Line[];
  at: number;
}

/** A key and what follows it on its line. Quoted keys and keys with other characters are not read here. */
const entry = /^([A-Za-z_][\w.-]*):(?: +(.*))?$/;

/** The lines that say something; undefined where one holds what is not read here. */
function linesOf(source: string): Line[] | undefined {
  const lines: Line[] = [];
  for (const [index, raw] of source.replaceAll("\r\n", "\n").split("\n").entries()) {
    const text = raw.replace(/^ +| +$/g, "");
    if (text === "" || text.startsWith("#")) continue;
    if (/[^\x20-\x7e]/.test(text) || /^(?:---|\.\.\.|%)/.test(text)) return undefined;
    lines.push({ indent: raw.search(/[^ ]/), text, number: index + 1 });
  }
  return lines;
}

function parseBlock(cursor: Cursor, indent: number): Node | undefined {
  return isItem(cursor.lines[cursor.at]!)
    ? parseList(cursor, indent)
    : parseMapping(cursor, indent);
}

function parseMapping(cursor: Cursor, indent: number): Node | undefined {
  const entries = new Map<string, Node>();
  const start = cursor.lines[cursor.at]!.number;
  for (let line = lineAt(cursor, indent); line; line = lineAt(cursor, indent)) {
    const [, key, rest = ""] = entry.exec(line.text) ?? [];
    if (key === undefined || entries.has(key)) return undefined;
    cursor.at++;
    const value = parseAfter(cursor, { ...line, text: rest }, isItem);
    if (value === undefined) return undefined;
    entries.set(key, { value: value.value, line: line.number });
  }
  return { value: entries, line: start };
}

function parseList(cursor: Cursor, indent: number): Node | undefined {
  const items: Node[] = [];
  const start = cursor.lines[cursor.at]!.number;
  for (let line = lineAt(cursor, indent); line; line = lineAt(cursor, indent)) {
    if (!isItem(line)) break;
    const rest = line.text.replace(/^- */, "");
    let item: Node | undefined;
    if (entry.test(rest) || rest === "-" || rest.startsWith("- ")) {
      // "- key: value" starts a block as if the dash were a space.
      const inner = { ...line, indent: indent + line.text.length - rest.length, text: rest };
      cursor.lines[cursor.at] = inner;
      item = parseBlock(cursor, inner.indent);
    } else {
      cursor.at++;
      item = parseAfter(cursor, { ...line, text: rest }, () => false);
    }
    if (item === undefined) return undefined;
    items.push(item);
  }
  return { value: items, line: start };
}

/** The next line, if it is indented so. */
function lineAt(cursor: Cursor, indent: number): Line | undefined {
  const line = cursor.lines[cursor.at];
  return line?.indent === indent ? line : undefined;
}

/** What follows a key or a dash: the rest of its line, or a block on the next ones. */
function parseAfter(
  cursor: Cursor,
  { indent, text, number }: Line,
  mayStandAtSameIndent: (line: Line) => boolean,
): Node | undefined {
  // A deeper line would continue the value: nothing takes it, and the whole is left alone.
  if (text !== "" && !text.startsWith("#")) return parseInline(text, number);
  const next = cursor.lines[cursor.at];
  if (next && next.indent > indent) return parseBlock(cursor, next.indent);
  if (next?.indent === indent && mayStandAtSameIndent(next)) return parseList(cursor, indent);
  return { value: null, line: number };
}

function isItem(line: Line): boolean {
  return line.text === "-" || line.text.startsWith("- ");
}

/** A value on one line, perhaps with a comment after it. */
function parseInline(text: string, line: number): Node | undefined {
  if (/^["'[{]/.test(text)) {
    const flow: Flow = { text, at: 0, line };
    const value = parseFlow(flow);
    return /^(?: +#.*)?$/.test(text.slice(flow.at)) ? value : undefined;
  }
  const plain = text.replace(/ +#.*$/, "");
  if (/^[\s\-?:,\]}#&*!|>%@`]/.test(plain) || /:(?: |$)/.test(plain)) return undefined;
  return plainScalar(plain, line);
}

interface Flow {
  readonly text: string;
  at: number;
  readonly line: number;
}

function parseFlow(flow: Flow): Node | undefined {
  switch (flow.text[flow.at]) {
    case "[":
      return parseFlowList(flow);
    case "{":
      return parseFlowMapping(flow);
    case '"':
    case "'": {
      const quoted = take(flow, /"([^"\\]*)"|'([^']*)'/y);
      return quoted && { value: quoted[1] ?? quoted[2] ?? "", line: flow.line };
    }
    default: {
      const plain = take(flow, /[A-Za-z0-9_./$][^\s,[\]{}#"'`]*/y);
      return plain && !plain[0].endsWith(":") ? plainScalar(plain[0], flow.line) : undefined;
    }
  }
}

function parseFlowList(flow: Flow): Node | undefined {
  const items: Node[] = [];
  take(flow, /\[ */y);
  while (!take(flow, /\]/y)) {
    const item = parseFlow(flow);
    if (item === undefined || !take(flow, / *(?:, *|(?=\]))/y)) return undefined;
    items.push(item);
  }
  return { value: items, line: flow.line };
}

function parseFlowMapping(flow: Flow): Node | undefined {
  const entries = new Map<string, Node>();
  take(flow, /\{ */y);
  while (!take(flow, /\}/y)) {
    const key = take(flow, /([A-Za-z_][\w.-]*): +/y)?.[1];
    if (key === undefined || entries.has(key)) return undefined;
    const value = parseFlow(flow);
    if (value === undefined || !take(flow, / *(?:, *|(?=\}))/y)) return undefined;
    entries.set(key, value);
  }
  return { value: entries, line: flow.line };
}

/** Moves over what the sticky pattern finds here; undefined, and no move, where it finds nothing. */
function take(flow: Flow, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = flow.at;
  const found = pattern.exec(flow.text);
  if (found === null) return undefined;
  flow.at = pattern.lastIndex;
  return found;
}

const words: Readonly<Record<string, Scalar>> = { true: true, false: false, null: null, "~": null };

/** An unquoted scalar; undefined where it may be a number or a word in one of YAML's rarer spellings. */
function plainScalar(text: string, line: number): Node | undefined {
  if (Object.hasOwn(words, text)) return { value: words[text]!, line };
  if (/^(?:true|false|null)$/i.test(text)) return undefined;
  if (/^\d{1,15}(?:\.\d{1,15})?$/.test(text)) return { value: Number(text), line };
  if (/^[-+]?\.?\d|^[-+]?\.[a-z]/i.test(text)) return undefined;
  return { value: text, line };
}
