import type { SqlRules } from "./rules.ts";

/**
 * Takes the pieces of one statement one by one: words in upper case, symbols, and "" for anything else that
 * isn't space or comment. Says whether the piece is the semicolon that ends the statement.
 */
export type StatementEnd = (piece: string) => boolean;

/** "EXPLAIN QUERY PLAN CREATE TEMP TRIGGER": later words don't tell what a statement is. */
const TELLING_WORDS = 6;
const TRIGGER = /^ (?:EXPLAIN (?:QUERY PLAN )?)?CREATE (?:TEMP |TEMPORARY )?TRIGGER$/;
const ROUTINE = /^ CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE)$/;
const RULE = /^ CREATE (?:OR REPLACE )?RULE$/;

/** Watches for the end of a statement that begins now. */
export function statementEnd(rules: SqlRules): StatementEnd {
  let beginning = "";
  let pieces = 0;
  let body: StatementEnd | undefined;
  return (piece) => {
    if (body) return body(piece);
    if (piece === ";") return true;
    if (pieces++ < TELLING_WORDS) {
      beginning += ` ${piece}`;
      body = bodyAfter(beginning, rules);
    }
    return false;
  };
}

/** What finds the end of a statement that begins so, where it may hold semicolons. */
function bodyAfter(beginning: string, rules: SqlRules): StatementEnd | undefined {
  if (rules.triggerBodies && TRIGGER.test(beginning)) return triggerBody();
  if (rules.atomicBodies && ROUTINE.test(beginning)) return atomicBody();
  if (rules.atomicBodies && RULE.test(beginning)) return parenthesizedBody();
  return undefined;
}

/** A trigger ends at "; END ;", and CASE … END can't be mistaken for it: SQLite's sqlite3_complete() goes by this. */
function triggerBody(): StatementEnd {
  let before = "";
  return (piece) => {
    if (piece === ";" && before === "; END") return true;
    if (piece === "END" && before === ";") before = "; END";
    else before = piece;
    return false;
  };
}

/** Like psql, but for BEGIN, which is a name too where ATOMIC doesn't follow. */
function atomicBody(): StatementEnd {
  let depth = 0;
  let before = "";
  return (piece) => {
    if (piece === ";") return depth === 0;
    if (depth === 0 ? piece === "ATOMIC" && before === "BEGIN" : piece === "CASE") depth++;
    else if (depth > 0 && piece === "END") depth--;
    before = piece;
    return false;
  };
}

/** `CREATE RULE … DO (…; …)`. */
function parenthesizedBody(): StatementEnd {
  let depth = 0;
  return (piece) => {
    if (piece === ";") return depth <= 0;
    if (piece === "(") depth++;
    else if (piece === ")") depth--;
    return false;
  };
}
