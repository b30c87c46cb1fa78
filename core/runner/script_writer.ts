import { scriptText, type Statement } from "../dialect.ts";
import type { SqlRules } from "../sql/rules.ts";
import { scanSql } from "../sql/scan.ts";

/** Writes statements and transactions as a script. */
export interface ScriptWriter {
  begin(): void;
  commit(): void;
  comment(text: string): void;
  statements(statements: readonly Statement[]): void;
  /** Statements outside of the transaction: it ends before them, and a new one begins before what comes next. */
  outside(statements: readonly Statement[]): void;
  /** Writes what is held back. To be called at the end, also where something has failed. */
  end(): void;
}

/** A transaction is held back until its end: only then is known what has to be said before it. */
export function scriptWriter(write: (text: string) => void, rules: SqlRules): ScriptWriter {
  const lineOf = (text: string) => `${text}${endsInComment(text, rules) ? "\n" : ""};\n\n`;
  const said = new Set<string>();
  let held: string[] = [];
  let isOutside = false;

  const add = (statements: readonly Statement[]) => {
    for (const statement of statements) {
      const { beforehand } = statement;
      held.push(lineOf(scriptText(statement)));
      if (beforehand === undefined || said.has(beforehand)) continue;
      said.add(beforehand);
      write(lineOf(beforehand));
    }
  };
  const end = () => {
    write(held.join(""));
    held = [];
  };
  const leave = () => {
    if (!isOutside) held.push(lineOf("COMMIT"));
    end();
  };
  return {
    begin: () => void held.push(lineOf("BEGIN")),
    commit() {
      leave();
      isOutside = false;
    },
    comment: (text) => void held.push(`-- ${text}\n\n`),
    statements(statements) {
      if (isOutside) held.push(lineOf("BEGIN"));
      isOutside = false;
      add(statements);
    },
    outside(statements) {
      leave();
      isOutside = true;
      add(statements);
    },
    end,
  };
}

/** Whether a semicolon right behind the text would be part of a comment. */
function endsInComment(text: string, rules: SqlRules): boolean {
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  return lastLine.includes("--") && [...scanSql(text, rules)].at(-1)?.kind === "comment";
}
