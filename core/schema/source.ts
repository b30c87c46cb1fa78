import type { ColumnType } from "./types.ts";

/**
 * A piece of TypeScript as a tree, so that it can be laid out in lines when the room for it is known.
 *
 * Calls tell the module that their function is imported from, where it is.
 */
export type Source =
  | { readonly kind: "text"; readonly text: string; readonly imports?: readonly Imported[] }
  /** What begins a column of a type: a project may have its own words for it. */
  | { readonly kind: "type"; readonly type: ColumnType; readonly source: Source }
  | {
    readonly kind: "call";
    readonly callee: string;
    readonly args: readonly Source[];
    /** Where the callee's first word is imported from. */
    readonly module?: string;
  }
  | {
    readonly kind: "object";
    readonly entries: readonly (readonly [key: string, value: Source])[];
    /** Written on lines of its own even where it would fit on one. */
    readonly open?: boolean;
  }
  | { readonly kind: "list"; readonly items: readonly Source[] }
  /** A function of statements, each on lines of its own: `(batch) => { … }`. */
  | { readonly kind: "function"; readonly parameters: string; readonly body: readonly Source[] }
  /** Methods called one on the other: `t.text().notNull()`. */
  | {
    readonly kind: "chain";
    readonly head: Source;
    readonly calls: readonly { readonly method: string; readonly args: readonly Source[] }[];
  };

/** `import { name } from "module"`. */
export interface Imported {
  readonly name: string;
  readonly module: string;
}

/** Code as it is, with what it needs. */
export function text(code: string, imports: readonly Imported[] = []): Source {
  return { kind: "text", text: code, ...(imports.length > 0 && { imports }) };
}

/** A call of a function, imported from `module` where that is given. */
export function call(callee: string, args: readonly Source[], module?: string): Source {
  return { kind: "call", callee, args, ...(module !== undefined && { module }) };
}

/** A list of sources as an array. */
export function list(items: readonly Source[]): Source {
  return { kind: "list", items };
}

/** A function that does what statements say. */
export function block(parameters: string, body: readonly Source[]): Source {
  return { kind: "function", parameters, body };
}

/** An object; entries without a value are left out. */
export function object(
  entries: { readonly [key: string]: Source | undefined },
  { open = false }: { readonly open?: boolean } = {},
): Source {
  const given = Object.entries(entries)
    .flatMap(([key, source]) => source === undefined ? [] : [[key, source] as const]);
  return { kind: "object", entries: given, ...(open && { open }) };
}

/** A chain of method calls, or its head alone where there are none. */
export function chain(
  head: Source,
  calls: readonly { readonly method: string; readonly args: readonly Source[] }[],
): Source {
  return calls.length === 0 ? head : { kind: "chain", head, calls };
}

/** A value as code that gives it. SQL of several lines keeps them. */
export function value(given: unknown): Source {
  if (typeof given === "string") return text(stringText(given));
  if (typeof given === "bigint") return text(`${given}n`);
  if (given instanceof Date) return text(`new Date(${JSON.stringify(given.toISOString())})`);
  if (given instanceof Uint8Array) return call("new Uint8Array", [list([...given].map(value))]);
  if (Array.isArray(given)) return list(given.map(value));
  if (typeof given === "object" && given !== null) return object(values(given));
  return text(Object.is(given, -0) ? "-0" : String(given));
}

/** The values of an object as code. Those that are undefined are left out. */
export function values(given: object): { readonly [key: string]: Source } {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, each]) => each === undefined ? [] : [[key, value(each)]]),
  );
}

/** `[…, options]` where some of the options are given, else none: the last argument of most calls. */
export function optional(options: object): readonly Source[] {
  const given = values(options);
  return Object.keys(given).length === 0 ? [] : [object(given)];
}

/** SQL of several lines stands in backquotes, as it was; all else in the quotes that need fewer escapes. */
function stringText(given: string): string {
  if (/^[^\r\0]*\n[^\r\0]*$/.test(given) && given.isWellFormed()) {
    return `\`${given.replace(/[\\`]|\$\{/g, "\\$&")}\``;
  }
  const inDouble = JSON.stringify(given);
  const count = (quote: string) => given.split(quote).length;
  if (count('"') <= count("'")) return inDouble;
  return `'${inDouble.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The names that sources need, by the module that they are imported from, as `specifier` has it. */
export function importsOf(
  sources: readonly Source[],
  specifier = (module: string): string => module,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { name, module } of sources.flatMap(importedBy)) {
    const names = found.get(specifier(module)) ?? new Set();
    found.set(specifier(module), names.add(name));
  }
  return found;
}

function importedBy(source: Source): readonly Imported[] {
  return [...ownImports(source), ...partsOf(source).flatMap(importedBy)];
}

/** A source with other words for some of its types. */
export function mapTypes(
  source: Source,
  words: (type: ColumnType) => Source | undefined,
): Source {
  return mapParts(source, (part) => part.kind === "type" ? words(part.type) : undefined);
}

/** A source with other words for some of its parts, which are looked at no further. */
export function mapParts(source: Source, words: (part: Source) => Source | undefined): Source {
  const inner = (part: Source) => mapParts(part, words);
  const other = words(source);
  if (other) return other;
  switch (source.kind) {
    case "text":
      return source;
    case "type":
      return { ...source, source: inner(source.source) };
    case "call":
      return { ...source, args: source.args.map(inner) };
    case "list":
      return { ...source, items: source.items.map(inner) };
    case "function":
      return { ...source, body: source.body.map(inner) };
    case "object":
      return { ...source, entries: source.entries.map(([key, each]) => [key, inner(each)]) };
    case "chain":
      return {
        ...source,
        head: inner(source.head),
        calls: source.calls.map(({ method, args }) => ({ method, args: args.map(inner) })),
      };
  }
}

function ownImports(source: Source): readonly Imported[] {
  if (source.kind === "text") return source.imports ?? [];
  if (source.kind !== "call" || source.module === undefined) return [];
  const [name = ""] = source.callee.split(".");
  return [{ name, module: source.module }];
}

function partsOf(source: Source): readonly Source[] {
  switch (source.kind) {
    case "text":
      return [];
    case "type":
      return [source.source];
    case "call":
      return source.args;
    case "object":
      return source.entries.map(([, each]) => each);
    case "list":
      return source.items;
    case "function":
      return source.body;
    case "chain":
      return [source.head, ...source.calls.flatMap(({ args }) => args)];
  }
}

/** How much room there is. */
interface Room {
  /** Columns of a line. */
  readonly width: number;
  /** Those that the code's lines are indented by. */
  readonly indent: number;
  /** Those that stand before the code on its first line. */
  readonly before: number;
  /** Those that follow it on its last. */
  readonly after: number;
}

/**
 * Code laid out in lines as `deno fmt` leaves them, but for strings that are longer than a line.
 *
 * The first line isn't indented. `before` is what stands before it on that line, `after` what still has to fit behind
 * the last, such as a semicolon: numbers of characters.
 */
export function layOut(
  source: Source,
  { indent = 0, before = 0, width = 80, after = 1 }: {
    readonly indent?: number;
    readonly before?: number;
    readonly width?: number;
    readonly after?: number;
  } = {},
): string {
  return laidOut(source, { width, indent, before: indent + before, after });
}

function laidOut(source: Source, room: Room): string {
  const flat = flatText(source);
  if (flat !== undefined && fits(flat, room)) return flat;
  switch (source.kind) {
    case "text":
      return source.text;
    case "type":
      return laidOut(source.source, room);
    case "object":
      return opened(
        ["{", "}"],
        source.entries.map(([key, each]) => [`${keyText(key)}: `, each]),
        room,
      );
    case "list":
      return opened(["[", "]"], source.items.map((item) => ["", item]), room);
    case "function":
      return functionText(source, room);
    case "call":
      return `${source.callee}${argumentText(source.args, within(room, source.callee))}`;
    case "chain":
      return chainText(source, room);
  }
}

function fits(flat: string, { width, before, after }: Room): boolean {
  const [first = "", ...more] = flat.split("\n");
  return before + first.length + (more.length === 0 ? after : 0) <= width;
}

/** The same room behind some code. */
function within(room: Room, code: string): Room {
  return { ...room, before: room.before + code.length };
}

/** Code on one line; undefined for what wants to stand on several. */
function flatText(source: Source): string | undefined {
  if (source.kind === "function" && source.body.length > 0) return undefined;
  const parts = partsOf(source).map(flatText);
  if (parts.includes(undefined)) return undefined;
  const isLong = parts.some((part) => part?.includes("\n"));
  const isAlone = parts.length === 1 && (source.kind === "call" || source.kind === "type");
  if (isLong && !isAlone) return undefined;
  switch (source.kind) {
    case "text":
      return source.text;
    case "type":
      return parts[0];
    case "call":
      return `${source.callee}(${parts.join(", ")})`;
    case "list":
      return `[${parts.join(", ")}]`;
    case "function":
      return `(${source.parameters}) => {}`;
    case "object": {
      if (source.open && parts.length > 0) return undefined;
      const entries = source.entries.map(([key], at) => `${keyText(key)}: ${parts[at]}`);
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
    case "chain": {
      const calls = source.calls.map(({ method, args }) =>
        `.${method}(${args.map(flatText).join(", ")})`
      );
      return `${parts[0]}${calls.join("")}`;
    }
  }
}

/** What stands between brackets, a line each. */
function opened(
  [open, close]: readonly [open: string, close: string],
  items: readonly (readonly [label: string, item: Source])[],
  room: Room,
): string {
  if (items.length === 0) return open + close;
  const indent = room.indent + 2;
  const margin = " ".repeat(indent);
  const lines = items.map(([label, item]) => {
    const before = indent + label.length;
    const code = laidOut(item, { ...room, indent, before, after: 1 });
    // A label that leaves no room for its text stands alone.
    const alone = label !== "" && item.kind === "text" &&
      !fits(code, { ...room, before, after: 1 });
    return `${margin}${alone ? `${label.trimEnd()}\n${margin}  ` : label}${code},\n`;
  });
  return `${open}\n${lines.join("")}${" ".repeat(room.indent)}${close}`;
}

function functionText(
  { parameters, body }: Extract<Source, { kind: "function" }>,
  { width, indent }: Room,
): string {
  const inner = indent + 2;
  const lines = body.map((each) =>
    `${" ".repeat(inner)}${layOut(each, { indent: inner, width, after: 1 })};\n`
  );
  return `(${parameters}) => {\n${lines.join("")}${" ".repeat(indent)}}`;
}

/** Arguments in their parentheses: on the line of the call where only objects and lists open, else a line each. */
function argumentText(args: readonly Source[], room: Room): string {
  return hugged(args, room) ?? opened(["(", ")"], args.map((arg) => ["", arg]), room);
}

/** Arguments of which the last ones open on the call's line; undefined where they can't. */
function hugged(args: readonly Source[], room: Room): string | undefined {
  const first = args.findIndex(canOpen);
  const last = args.slice(first);
  if (first < 0 || !last.every(canOpen)) return undefined;
  if (last.length > 2 && last[0]!.kind !== "object") return undefined;
  const leading = args.slice(0, first).map(flatText);
  if (leading.some((each) => each === undefined || each.includes("\n"))) return undefined;
  let code = `(${leading.map((each) => `${each}, `).join("")}`;
  for (const [at, arg] of last.entries()) {
    const lastLine = code.slice(code.lastIndexOf("\n") + 1);
    const before = (lastLine === code ? room.before : 0) + lastLine.length;
    const isLast = at === last.length - 1;
    const following = isLast ? "" : restAfter(last.slice(at + 1));
    const part = laidOut(arg, { ...room, before, after: room.after + 1 + following.length });
    // Formatters take what fits on a line between two that are open for a reason to open all.
    if (at > 0 && !isLast && !part.includes("\n")) return undefined;
    code += isLast ? `${part})` : `${part}, `;
  }
  const [head = "", ...more] = code.split("\n");
  const isInside = room.before + head.length <= room.width &&
    (more.at(-1)?.length ?? 0) + room.after <= room.width;
  return isInside ? code : undefined;
}

/** What has to follow on the line where an argument ends: all of the others, or the first of their brackets. */
function restAfter(others: readonly Source[]): string {
  const flat = others.map(flatText);
  return flat.includes(undefined) ? ", [" : `, ${flat.join(", ")}`;
}

function canOpen({ kind }: Source): boolean {
  return kind === "object" || kind === "list" || kind === "function";
}

/** The head, then a line for each method. */
function chainText({ head, calls }: Extract<Source, { kind: "chain" }>, room: Room): string {
  const indent = room.indent + 2;
  const lines = calls.map(({ method, args }, at) => {
    const name = `.${method}`;
    const after = at === calls.length - 1 ? room.after : 0;
    const place = { ...room, indent, before: indent, after };
    return `\n${" ".repeat(indent)}${laidOut({ kind: "call", callee: name, args }, place)}`;
  });
  return laidOut(head, { ...room, after: 0 }) + lines.join("");
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
