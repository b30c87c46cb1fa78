import { MigrateError } from "../errors.ts";
import type { SqlValue } from "../schema/model.ts";
import type { SqlRules } from "./rules.ts";
import { scanSql, type SqlTokenKind } from "./scan.ts";
import { splitSql } from "./split.ts";

/** What the names in SQL text stand for. */
export type NamedValues = { readonly [name: string]: SqlValue };

/** SQL text cut where its parameters stand: each value belongs between two neighbouring pieces. */
export interface BoundSql {
  /** One more than values. */
  readonly pieces: readonly string[];
  /** In the order of the text: a name that stands in several places gives its value to each. */
  readonly values: readonly SqlValue[];
}

/**
 * One SQL statement with values for its `:name` parameters.
 *
 * As in SQLAlchemy's `text()` a colon begins no parameter after a letter, a digit or another colon (`x::int`,
 * `a[1:n]`), and `\:` is a plain colon; in strings, quoted names and comments, colons and backslashes mean
 * nothing. Throws "operation" for names that have no value, and for values that no name uses.
 */
export function bindNamed(sql: string, values: NamedValues, rules: SqlRules): BoundSql {
  const cut = cutAtNames(sql, rules);
  checkNames(cut.names, values);
  return bound(cut, values);
}

/** `bindNamed()` for each statement of a text that may hold several, which share the values. */
export function bindEach(sql: string, values: NamedValues, rules: SqlRules): readonly BoundSql[] {
  const cuts = splitSql(sql, rules).map(({ text }) => cutAtNames(text, rules));
  checkNames(cuts.flatMap(({ names }) => names), values);
  return cuts.map((cut) => bound(cut, values));
}

interface CutSql {
  readonly pieces: readonly string[];
  readonly names: readonly string[];
}

function bound({ pieces, names }: CutSql, values: NamedValues): BoundSql {
  return { pieces, values: names.map((name) => values[name]!) };
}

const NAME = /:([\p{L}\p{N}_$]+)/uy;

function cutAtNames(sql: string, rules: SqlRules): CutSql {
  const pieces: string[] = [];
  const names: string[] = [];
  let piece = "";
  let done = 0;
  let before: SqlTokenKind = "space";
  for (const { kind, start } of scanSql(sql, rules)) {
    if (kind === "symbol" && sql[start] === ":") {
      const name = nameAt(sql, start, before);
      if (sql[start - 1] === "\\") {
        piece += sql.slice(done, start - 1);
        done = start;
      } else if (name !== undefined) {
        pieces.push(piece + sql.slice(done, start));
        names.push(name);
        piece = "";
        done = start + 1 + name.length;
      }
    }
    before = kind;
  }
  return { pieces: [...pieces, piece + sql.slice(done)], names };
}

/** The name of the parameter that a colon begins; undefined where it begins none. `before` is the token before it. */
function nameAt(sql: string, colon: number, before: SqlTokenKind): string | undefined {
  if (before === "word" || before === "number" || sql[colon - 1] === ":") return undefined;
  NAME.lastIndex = colon;
  return NAME.exec(sql)?.[1];
}

function checkNames(names: readonly string[], values: NamedValues): void {
  const known = Object.keys(values);
  const missing = [...new Set(names)].filter((name) => !Object.hasOwn(values, name));
  if (missing.length > 0) {
    const given = known.length > 0 ? known.join(", ") : "none";
    throw new MigrateError("operation", `No value is given for ${listed(missing)}`, {
      hint: `Given: ${given}. Where a colon begins no parameter, write "\\:".`,
    });
  }
  const unused = known.filter((name) => !names.includes(name));
  if (unused.length > 0) {
    throw new MigrateError("operation", `The SQL has no place for ${listed(unused)}`, {
      hint: "In strings, quoted names and comments a colon begins no parameter.",
    });
  }
}

function listed(names: readonly string[]): string {
  return names.map((name) => `":${name}"`).join(", ");
}
