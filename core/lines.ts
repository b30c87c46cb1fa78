/** How many line breaks stand between two positions of a text, the second at or behind the first. */
export function countLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
    count++;
  }
  return count;
}

/** A text without its line breaks, as a comment of one line needs it. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\n\r\u2028\u2029]+/g, " ");
}

/** The line that a position of a text is on, from 1. */
export function lineAt(text: string, position: number): number {
  return 1 + countLines(text, 0, position);
}
