import { MigrateError } from "../errors.ts";
import { baseName } from "../paths.ts";
import { untilAborted } from "../runner/interrupt.ts";
import type { Host } from "./context.ts";

/** One answer to choose, and the word that it may be typed as. */
interface Choice {
  readonly word: string;
  readonly text: string;
}

/**
 * The URL of a new project's database, as the user at the terminal says; undefined for the usual one.
 *
 * Throws "interrupted" where the input ends or the user stops it.
 */
export async function askForUrl(host: Host): Promise<string | undefined> {
  const database = await choose(host, "Which database?", [
    { word: "sqlite", text: "SQLite, a file in this folder" },
    { word: "postgresql", text: "PostgreSQL" },
  ]);
  if (database === "sqlite") return undefined;
  const usual = `postgresql://localhost/${encodeURIComponent(baseName(host.workingDirectory))}`;
  while (true) {
    const url = await ask(host, `Its URL [${usual}]: `) || usual;
    try {
      await requirePlainUrl(host, url);
      return url;
    } catch (error) {
      if (!(error instanceof MigrateError)) throw error;
      host.stdout.write(`${[error.message, error.hint].filter(Boolean).join(". ")}\n`);
    }
  }
}

/** The template of a new project, as the user at the terminal says. Throws as `askForUrl` does. */
export async function askForTemplate(host: Host): Promise<string> {
  return await choose(host, "Where are its tables described?", [
    { word: "default", text: "in TypeScript, models/*.ts" },
    { word: "sql", text: "in SQL, schema.sql" },
  ]);
}

/** Throws "url" for a URL that can't be understood, and "usage" for one that doesn't belong in a file. */
export async function requirePlainUrl(host: Host, url: string): Promise<void> {
  const { displayUrl } = await host.open(url, host.workingDirectory);
  if (displayUrl === url.trim()) return;
  throw new MigrateError("usage", "The URL holds a password, which is none of a config file's", {
    hint: "Leave it out, and set DATABASE_URL to the whole URL where migrate is run",
  });
}

/** One of the choices, by its word. Asks until the answer is one of them; the first is taken for an empty one. */
async function choose(
  host: Host,
  question: string,
  choices: readonly [Choice, ...Choice[]],
): Promise<string> {
  const lines = choices.map(({ text }, at) => `  ${at + 1}  ${text}\n`);
  host.stdout.write(`${question}\n${lines.join("")}`);
  while (true) {
    const answer = await ask(host, "[1]: ") || "1";
    const found = choices.find(({ word }, at) =>
      answer === String(at + 1) || word.startsWith(answer.toLowerCase())
    );
    if (found) return found.word;
    host.stdout.write(`Type a number from 1 to ${choices.length}.\n`);
  }
}

/** Whether the user says yes; asked until the answer is yes or no. Throws "interrupted" as `askForUrl` does. */
export async function confirm(host: Host, question: string): Promise<boolean> {
  while (true) {
    const answer = (await ask(host, `${question} [y/n]: `)).toLowerCase();
    if (answer !== "" && "yes".startsWith(answer)) return true;
    if (answer !== "" && "no".startsWith(answer)) return false;
    host.stdout.write("Type y or n.\n");
  }
}

async function ask({ stdin, stdout, signal }: Host, question: string): Promise<string> {
  stdout.write(question);
  stdout.flush();
  const answer = await untilAborted(signal, () => stdin.readLine());
  if (answer !== undefined) return answer;
  stdout.write("\n");
  throw new MigrateError("interrupted", "Nobody answers, and nothing was written", {
    hint: "In scripts, say it by options: see --help of the command",
  });
}
