import { MigrateError, type Where } from "../errors.ts";
import { didYouMean } from "../suggest.ts";

/** Names, or one text. As a literal no names are null, one is a string, several are an array. */
export type Fact = string | readonly string[];

/** What a placeholder stands for: a fact is text in a comment and a literal elsewhere; code is put in as it is. */
export type TemplateValue = { readonly fact: Fact } | { readonly code: Code };

/** Code without indentation, or laid out for one: then all lines but the first are indented as they are to be. */
export type Code = string | ((indent: number) => string);

/** How a language takes what is put into it. */
export interface TemplateLanguage {
  /** A fact as a literal, on several lines where one of more than `room` characters can be broken. */
  literal(fact: Fact, room: number): string;
  /** A line of text, such that in a comment it is text and no more. */
  comment(line: string): string;
}

/** A template's text, and the file it is from where that is the user's own. */
export interface Template {
  readonly text: string;
  readonly file?: string;
}

/** `${name}`, `${name:-used if empty}`, `${name:+used if not}`; `$${` is a plain `${`. */
const PLACEHOLDER = /\$\$\{|\$\{([^}]*)\}/g;
const INSIDE = /^(\w+)(?::([-+])(.*))?$/;
/** What makes a line a comment. */
const COMMENT_MARK = /^\s*(?:\/?\*+|\/\/|--) ?/;
const LINE_WIDTH = 80;

/**
 * A template with its placeholders filled.
 *
 * A value of several lines is indented, or commented out, as the line that it is put into. A line with nothing
 * but an empty value is left out. Throws "config" for a placeholder that stands for nothing.
 */
export function renderTemplate(
  template: Template,
  values: { readonly [name: string]: TemplateValue },
  language: TemplateLanguage,
): string {
  return template.text.split(/\r?\n/).flatMap((line, index) => {
    if (!line.includes("${")) return [line];
    const laidOut = layOutIn(line, values);
    if (laidOut !== undefined) return [laidOut];
    const write = factWriter(line, language);
    const filled = line.replaceAll(PLACEHOLDER, (placeholder, inside) => {
      if (inside === undefined) return "${";
      const [, name = "", mode, alternative = ""] = INSIDE.exec(inside) ?? [];
      if (!Object.hasOwn(values, name)) {
        const where = { file: template.file, line: index + 1 };
        throw unknownPlaceholder(placeholder, { name, known: Object.keys(values), where });
      }
      const value = values[name]!;
      const isEmpty = ("code" in value ? value.code : value.fact).length === 0;
      if (mode === "+") return isEmpty ? "" : alternative;
      if (mode === "-" && isEmpty) return alternative;
      return "code" in value ? textOf(value.code, 0) : write(value.fact);
    });
    return filled.trim() === "" ? [] : aligned(filled, line);
  }).join("\n");
}

/** A line that holds nothing but code which lays itself out; undefined for others. */
function layOutIn(
  line: string,
  values: { readonly [name: string]: TemplateValue },
): string | undefined {
  const [, indent = "", name = ""] = /^(\s*)\$\{(\w+)(?::-[^}]*)?\}\s*$/.exec(line) ?? [];
  const value = Object.hasOwn(values, name) ? values[name]! : { fact: "" };
  if (!("code" in value) || typeof value.code === "string") return undefined;
  return indent + textOf(value.code, indent.length);
}

function textOf(code: Code, indent: number): string {
  return typeof code === "string" ? code : code(indent);
}

/** How facts are written into a line of a template. */
function factWriter(line: string, language: TemplateLanguage): (fact: Fact) => string {
  if (!COMMENT_MARK.test(line)) {
    const room = LINE_WIDTH - line.replaceAll(PLACEHOLDER, "").length;
    return (fact) => language.literal(fact, room);
  }
  return (fact) => {
    const text = typeof fact === "string" ? fact : fact.join(", ");
    return text.trim().split(/\r\n|[\r\n\u2028\u2029]/).map(language.comment).join("\n");
  };
}

/** The lines that a filled line makes, all indented or commented out as the template's line is. */
function aligned(filled: string, line: string): readonly string[] {
  const [first = "", ...others] = filled.split("\n");
  const comment = COMMENT_MARK.exec(line)?.[0];
  if (comment === undefined) {
    const indent = /^\s*/.exec(line)![0];
    return [first, ...others.map((other) => other === "" ? "" : indent + other)];
  }
  const mark = comment.replace("/*", " ").replace(/\*+/, "*");
  return [first, ...others.map((other) => mark + other)].map((text) => text.trimEnd());
}

function unknownPlaceholder(
  placeholder: string,
  { name, known, where }: {
    readonly name: string;
    readonly known: readonly string[];
    readonly where: Where;
  },
): MigrateError {
  return new MigrateError("config", `${placeholder} in the template stands for nothing`, {
    where,
    hint: didYouMean(name, known) ?? `There are ${known.join(", ")}. A plain "\${" is "$\${".`,
  });
}
