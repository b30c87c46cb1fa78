import { MigrateError, withinSync } from "../errors.ts";
import { lineAt } from "../lines.ts";
import { FACT_NAMES, type StatedFacts, toRevision } from "./facts.ts";
import { readHeaderComment } from "./header_comment.ts";
import type { Revision } from "./revision.ts";

/** Whether a TypeScript file's text has to do with making a revision: other files are helpers. */
export function mentionsRevision(text: string): boolean {
  return text.includes("defineRevision") || text.includes("downRevision");
}

/**
 * The revision that a TypeScript file's text states, without running it.
 *
 * Undefined where only running the file can tell: a fact is computed or stands behind the functions, or the
 * default export is no object literal. Throws "revision-file" for a text without default export, and for
 * facts that are missing or not of the accepted form. `file` is the absolute path.
 */
export function readTypescript(text: string, file: string): Revision | undefined {
  const exported = text.indexOf(EXPORT);
  if (exported < 0) {
    if (OTHER_DEFAULT_EXPORT.test(text)) return undefined;
    throw noDefaultExport(text, file);
  }
  // One of two stands in a comment or a string; which, only running the file can tell.
  if (text.includes(EXPORT, exported + 1)) return undefined;
  const facts = readFacts({ text, at: exported + EXPORT.length });
  if (facts === undefined) return undefined;
  return withinSync(
    () => ({ line: lineAt(text, exported) }),
    () => toRevision(facts, readHeaderComment(text), file),
  );
}

const EXPORT = "export default";
const OTHER_DEFAULT_EXPORT = /\b(?:export|as)\s+default\b/;

function noDefaultExport(text: string, file: string): MigrateError {
  return new MigrateError("revision-file", "The revision file has no default export", {
    where: { file, line: lineAt(text, text.search(/\bdefineRevision\s*\(|downRevision/)) },
    hint: `Write ${EXPORT} defineRevision({ … }). A helper's name begins with "_".`,
  });
}

/** How far a text is read. */
interface Cursor {
  readonly text: string;
  at: number;
}

const TRIVIA = /(?:\s+|\/\/.*|\/\*[^]*?\*\/)*/y;
const OBJECT = /(?:defineRevision\s*\(\s*)?\{/y;
const KEY = /(?:([A-Za-z_$][\w$]*)|"([\w$]+)"|'([\w$]+)')\s*:/y;
const STRING = /"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`\\$]*)`/y;
const NULL = /null\b/y;
const ARRAY = /\[/y;
const ARRAY_END = /\]/y;
const COMMA = /,/y;
/** `as const`, `satisfies string[]`. */
const ASSERTION = /(?:as|satisfies)\s[^,{}()]*/y;
const PROPERTY_END = /,|(?=\})/y;

/** The facts of the object literal at the cursor; undefined where they can't be told. */
function readFacts(cursor: Cursor): StatedFacts | undefined {
  skipTrivia(cursor);
  if (take(cursor, OBJECT) === undefined) return undefined;
  const facts: { -readonly [Name in keyof StatedFacts]: StatedFacts[Name] } = {};
  for (;;) {
    skipTrivia(cursor);
    const property = cursor.at;
    const key = take(cursor, KEY);
    if (!isFactName(key)) return hasMoreFacts(cursor.text, property, facts) ? undefined : facts;
    facts[key] = readValue(cursor);
    if (facts[key] === undefined || take(cursor, PROPERTY_END) === undefined) return undefined;
  }
}

function isFactName(key: string | undefined): key is keyof StatedFacts {
  return (FACT_NAMES as readonly (string | undefined)[]).includes(key);
}

/** A spread, unless it is the first in a list: of arguments, of elements, of another object's properties. */
const SPREAD = /(?:^|,|\*\/|\/\/.*\n)\s*\.\.\./;

/**
 * Whether facts may stand behind `at`, where the functions begin.
 *
 * Nobody but a parser can tell a property from the same word in a function; where the word is absent, though,
 * so is the property.
 */
function hasMoreFacts(text: string, at: number, facts: StatedFacts): boolean {
  if (FACT_NAMES.some((name) => !(name in facts) && text.includes(name, at))) return true;
  return text.includes("...", at) && SPREAD.test(text.slice(at));
}

/** A string, an array of strings or null, with what asserts its type; undefined for anything else. */
function readValue(cursor: Cursor): string | readonly string[] | null | undefined {
  skipTrivia(cursor);
  const value = take(cursor, NULL) !== undefined
    ? null
    : take(cursor, ARRAY) !== undefined
    ? readElements(cursor)
    : take(cursor, STRING);
  skipTrivia(cursor);
  take(cursor, ASSERTION);
  return value;
}

function readElements(cursor: Cursor): readonly string[] | undefined {
  const elements: string[] = [];
  for (;;) {
    skipTrivia(cursor);
    if (take(cursor, ARRAY_END) !== undefined) return elements;
    const element = take(cursor, STRING);
    if (element === undefined) return undefined;
    elements.push(element);
    skipTrivia(cursor);
    if (take(cursor, COMMA) === undefined) {
      return take(cursor, ARRAY_END) === undefined ? undefined : elements;
    }
  }
}

function skipTrivia(cursor: Cursor): void {
  TRIVIA.lastIndex = cursor.at;
  TRIVIA.test(cursor.text);
  cursor.at = TRIVIA.lastIndex;
}

/** What a sticky pattern matches at the cursor, or its group where it has one; the cursor moves behind it. */
function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (!match) return undefined;
  cursor.at = pattern.lastIndex;
  return match[1] ?? match[2] ?? match[3] ?? match[0];
}
