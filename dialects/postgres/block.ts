/** Statements of PL/pgSQL as one of SQL, for what depends on what the database holds when its turn comes. */
export function block(
  { variables = [], statements }: {
    readonly variables?: readonly string[];
    readonly statements: readonly string[];
  },
): string {
  const lines = (texts: readonly string[]) => texts.map((text) => `    ${text};\n`).join("");
  const declared = variables.length === 0 ? "" : `DECLARE\n${lines(variables)}`;
  const body = `\n${declared}BEGIN\n${lines(statements)}END\n`;
  const tag = tagFor(body);
  return `DO ${tag}${body}${tag}`;
}

/** A dollar quote that doesn't stand in the text. */
function tagFor(text: string): string {
  let tag = "$$";
  for (let count = 1; text.includes(tag); count++) tag = `$block${count}$`;
  return tag;
}
