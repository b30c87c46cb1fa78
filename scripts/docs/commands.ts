import { globalOptions, groups } from "../../core/cli/commands.ts";
import type { CommandDefinition, OptionDefinition } from "../../core/cli/definition.ts";
import { type Block, code, page, sentence, table } from "./page.ts";

/** The page about the command line. */
export function commandsPage(): string {
  return page("Commands", [
    "`migrate COMMAND --help` tells the same. What a revision may be called: an id or the beginning of one, a branch label, `head`, `heads`, `base`, `current`, `+2`, `-1`, `ae10+2`, `label@head`. Exit codes: 0 done, 1 failed or differences found, 2 a command line that makes no sense.",
    "## Options of all commands",
    ...options(globalOptions),
    ...groups.flatMap(([heading, commands]) => [
      `## ${heading.replace(/:$/, "")}`,
      ...commands.flatMap(command),
    ]),
  ]);
}

function command(definition: CommandDefinition): readonly Block[] {
  const { usage, summary, details, examples, options: own = [] } = definition;
  return [
    `### ${usage.split(" ")[0]}`,
    code(`migrate ${usage}`),
    [sentence(summary), details].filter(Boolean).join(" "),
    ...options(own),
    ...table(["for example", ""], examples.map(([line, what]) => [code(line), what])),
  ];
}

function options(definitions: readonly OptionDefinition[]): readonly Block[] {
  return table(
    ["option", ""],
    definitions.map(({ flags, summary, repeatable }) => [
      code(flags),
      `${summary}${repeatable ? " (any number of times)" : ""}`,
    ]),
  );
}
