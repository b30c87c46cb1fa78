import { MigrateError } from "../errors.ts";
import { didYouMean } from "../suggest.ts";
import type { CommandDefinition } from "./definition.ts";

/** What other tools call it: the command that does it here. */
const otherWords: Readonly<Record<string, string>> = {
  apply: "upgrade head",
  autogenerate: 'revision --autogenerate -m "…"',
  create: 'revision -m "…"',
  deploy: "upgrade head",
  down: "downgrade -1",
  generate: 'revision --autogenerate -m "…"',
  latest: "upgrade head",
  make: 'revision -m "…"',
  makemigrations: 'revision --autogenerate -m "…"',
  migrate: "upgrade head",
  new: 'revision -m "…"',
  rollback: "downgrade -1",
  up: "upgrade head",
  version: "--version",
};

/** The parser's message as the product's own error: its second line is a suggestion, else an example is given. */
export function usageError(message: string, definition?: CommandDefinition): MigrateError {
  const [first = "", second = ""] = message.replace(/^error: /, "").split("\n");
  const said = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/\.$/, "");
  const [, command = ""] = /^Unknown command '(.*)'$/.exec(said) ?? [];
  const [, suggestion] = /^\(Did you mean (.*)\?\)$/.exec(second) ?? [];
  return new MigrateError("usage", said, {
    hint: wordHere(command) ??
      (suggestion ? `Did you mean "${suggestion}"?` : exampleOf(definition)),
  });
}

/** `help` of what is no command. */
export function unknownCommand(name: string, names: readonly string[]): MigrateError {
  return new MigrateError("usage", `Unknown command '${name}'`, {
    hint: wordHere(name) ?? didYouMean(name, names) ?? exampleOf(undefined),
  });
}

function wordHere(command: string): string | undefined {
  return Object.hasOwn(otherWords, command)
    ? `Here that is: migrate ${otherWords[command]}`
    : undefined;
}

function exampleOf(definition: CommandDefinition | undefined): string {
  if (definition === undefined) return "As in: migrate upgrade head. All commands: migrate --help";
  const [[example] = [""]] = definition.examples;
  const [name] = definition.usage.split(" ");
  return `As in: ${example}. More: migrate ${name} --help`;
}
