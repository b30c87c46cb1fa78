/** What the comment at the top of a revision file says. Both are empty where there is none. */
export interface HeaderComment {
  /** Its first paragraph, on one line. */
  readonly doc: string;
  /** The whole, without comment marks. */
  readonly longDoc: string;
}

/** A comment's lines, without comment marks, as a header comment. */
export function toHeaderComment(lines: readonly string[]): HeaderComment {
  const longDoc = lines.map((line) => line.trimEnd()).join("\n").trim();
  const paragraphEnd = longDoc.indexOf("\n\n");
  const paragraph = paragraphEnd < 0 ? longDoc : longDoc.slice(0, paragraphEnd);
  return { doc: paragraph.split("\n").map((line) => line.trim()).join(" "), longDoc };
}

const BLOCK_COMMENT = /^\s*(?:\/\/[^\n]*\n\s*)*\/\*/;
const LINE_COMMENTS = /^\s*((?:\/\/[^\n]*(?:\n\s*|$))+)/;
/** For tools, not for readers. */
const DIRECTIVE = /^\/\/(?:\/|\s*(?:deno-|@ts-|eslint|prettier-|biome-|#))/;

/** The header comment of TypeScript: a block comment before all code, or else the `//` comments there. */
export function readHeaderComment(text: string): HeaderComment {
  const opening = BLOCK_COMMENT.exec(text)?.[0];
  const end = opening === undefined ? -1 : text.indexOf("*/", opening.length);
  if (opening !== undefined && end >= 0) {
    const lines = text.slice(opening.length, end).split("\n");
    return toHeaderComment(lines.map((line) => line.replace(/^\s*\*+ ?/, "")));
  }
  const lines = LINE_COMMENTS.exec(text)?.[1]?.split("\n") ?? [];
  const said = lines.map((line) => line.trim()).filter((line) => !DIRECTIVE.test(line));
  return toHeaderComment(said.map((line) => line.replace(/^\/\/ ?/, "")));
}
