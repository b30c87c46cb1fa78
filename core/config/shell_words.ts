/**
 * The words of a command line, cut and unquoted as a POSIX shell would: single and double quotes, backslashes.
 * Nothing is expanded. A quote that is never closed ends with the text.
 */
export function shellWords(line: string): readonly string[] {
  const word = /(?:'[^']*(?:'|$)|"(?:[^"\\]|\\[^])*(?:"|$)|\\[^]|[^\s'"\\]|\\$)+/g;
  return (line.match(word) ?? []).map(unquote);
}

function unquote(word: string): string {
  return word.replace(
    /'([^']*)'?|"((?:[^"\\]|\\[^])*)"?|\\([^]?)/g,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\])/g, "$1") ?? escaped ?? "",
  );
}
