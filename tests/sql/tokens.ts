import fc from "fast-check";
import type { SqlRules } from "../../core/sql/rules.ts";
import { rules as postgres } from "../../dialects/postgres/rules.ts";
import { rules as sqlite } from "../../dialects/sqlite/rules.ts";

/** The rules by which tests cut SQL, by the name that a failing test shows. */
export const dialects: Readonly<Record<"sqlite" | "postgresql", SqlRules>> = {
  sqlite,
  postgresql: postgres,
};

/** Text that is hard to quote: what ends or begins strings, names, comments, statements and parameters. */
export const awkwardText: fc.Arbitrary<string> = fc.array(
  fc.constantFrom(
    ..."'\"`[];:$\\-/* \n\tE()",
    "a",
    "é",
    "$$",
    "$x$",
    "--",
    "/*",
    "*/",
    ";\n",
    "END",
    ":a",
  ),
  { maxLength: 8 },
).map((parts) => parts.join(""));

/** A string literal and what it says. */
export interface Literal {
  readonly sql: string;
  readonly says: string;
}

/** A string written in any of the ways that the rules know. */
export function literal(rules: SqlRules): fc.Arbitrary<Literal> {
  const ways = [plainString];
  if (rules.escapeStrings) ways.push(escapeString);
  if (rules.dollarQuotes) ways.push(dollarString);
  return fc.tuple(awkwardText, fc.constantFrom(...ways)).map(([says, write]) => ({
    sql: write(says),
    says,
  }));
}

function plainString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function escapeString(text: string): string {
  return `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/** With a tag that isn't in the text. */
function dollarString(text: string): string {
  const tag = ["$$", "$x$", "$tag_1$"].find((tag) => !`${text}$`.includes(tag)) ?? "$other$";
  return `${tag}${text}${tag}`;
}

/** A quoted name. */
export function quotedName(rules: SqlRules): fc.Arbitrary<string> {
  const ways = [(name: string) => `"${name.replaceAll('"', '""')}"`];
  if (rules.bracketIdentifiers) {
    ways.push(
      (name) => `\`${name.replaceAll("`", "``")}\``,
      (name) => `[${name.replaceAll("]", "")}]`,
    );
  }
  return fc.tuple(awkwardText, fc.constantFrom(...ways)).map(([name, write]) => write(`n${name}`));
}

/** A comment, with the space that it needs behind it. Only comments hold "#". */
export function comment(rules: SqlRules): fc.Arbitrary<string> {
  return awkwardText.chain((text) => {
    const inside = `#${text.replaceAll(/[/*]/g, "")}`;
    return fc.constantFrom(
      `--#${text.replaceAll("\n", "")}\n`,
      `/*${inside}*/ `,
      rules.nestedComments ? `/*${inside}/* ; */ */ ` : `/*${inside}/* ; */ `,
    );
  });
}
