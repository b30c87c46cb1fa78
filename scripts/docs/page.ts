/** A paragraph, a heading, a table: what pages are put together of. */
export type Block = string;

/** A page, with the word that it is made and by what. */
export function page(title: string, blocks: readonly Block[]): string {
  const note = "<!-- Made from the code by `deno task docs`: change it there. -->";
  return `${[`# ${title}`, note, ...blocks].join("\n\n")}\n`;
}

/** A table of two columns or more; none where there is no row. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Block[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")];
}

function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|").trim();
}

/** A text as code. */
export function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** A sentence as the code has it, begun and ended as one. */
export function sentence(text: string): string {
  const begun = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.…:]$/.test(begun) ? begun : `${begun}.`;
}
