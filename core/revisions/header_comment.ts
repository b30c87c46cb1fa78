/** What the comment at the top of a revision file says. Both are empty where there is none. */
export interface HeaderComment {
  /** Its first paragraph, on one line. */
  readonly doc: string;
  /** The whole, without comment marks. */
  readonly longDoc: string;
}

/** A comment's text, without comment marks, as a header comment. */
export function toHeaderComment(text: string): HeaderComment {
  const longDoc = text.replace(LINE_END, "\n").trim();
  const paragraphEnd = longDoc.indexOf("\n\n");
  const paragraph = paragraphEnd < 0 ? longDoc : longDoc.slice(0, paragraphEnd);
  return { doc: paragraph.replace(/\s*\n\s*/g, " "), longDoc };
}

const LINE_END = /[^\S\n]+\n/g;

const BLOCK_COMMENT = /^\s*(?:\/\/[^\n]*\n\s*)*\/\*/;
/** What stands in front of a block comment's lines. */
const LINE_MARK = /^[^\S\n]*\*+ ?/gm;
const LINE_COMMENTS = /^\s*((?:\/\/[^\n]*(?:\n\s*|$))+)/;
/** For tools, not for readers. */
const DIRECTIVE = /^\/\/(?:\/|\s*(?:deno-|@ts-|eslint|prettier-|biome-|#))/;

/** The header comment of TypeScript: a block comment before all code, or else the `//` comments there. */
export function readHeaderComment(text: string): HeaderComment {
  const opening = BLOCK_COMMENT.exec(text)?.[0];
  const end = opening === undefined ? -1 : text.indexOf("*/", opening.length);
  if (opening !== undefined && end >= 0) {
    return toHeaderComment(text.slice(opening.length, end).replace(LINE_MARK, ""));
  }
  const lines = LINE_COMMENTS.exec(text)?.[1]?.split("\n") ?? [];
  const said = lines.map((line) => line.trim()).filter((line) => !DIRECTIVE.test(line));
  return toHeaderComment(said.map((line) => line.replace(/^\/\/ ?/, "")).join("\n"));
}
