import type { Constraint, ExcludeElement, Model, Named } from "../../../core/schema/model.ts";
import { standsAlone } from "../../../core/sql/expression.ts";
import { scanSql } from "../../../core/sql/scan.ts";
import { longestName } from "../quote.ts";
import { rules } from "../rules.ts";

/** The names of a schema that are taken: tables, views, sequences and indexes share theirs, and so do constraints. */
export interface TakenNames {
  readonly relations: Set<string>;
  readonly constraints: Set<string>;
}

/** The names that a model itself gives in a schema; undefined is the default one. */
export function namesGivenIn(schema: string | undefined, model: Model): TakenNames {
  const isHere = (each: Named) => each.schema === schema;
  const tables = model.tables.filter(isHere);
  const constraints = tables.flatMap((table) => table.constraints);
  const named = [
    ...[...tables, ...model.views.filter(isHere), ...model.sequences.filter(isHere)],
    ...[...tables, ...model.views.filter(isHere)].flatMap(({ indexes = [] }) => indexes),
    ...constraints.filter(hasIndex),
  ];
  return { relations: namesOf(named), constraints: namesOf(constraints) };
}

function namesOf(named: readonly { readonly name?: string }[]): Set<string> {
  return new Set(named.flatMap(({ name }) => name ?? []));
}

function hasIndex({ kind }: Constraint): boolean {
  return kind === "primaryKey" || kind === "unique" || kind === "exclude";
}

/**
 * The name that PostgreSQL gives a constraint without one, which is taken by that: `users_email_key`, and
 * `users_email_key1` where that is taken (ChooseIndexName, ChooseConstraintName).
 *
 * `columns` are all of the table's.
 */
export function nameFor(
  constraint: Constraint,
  table: { readonly name: string; readonly columns: ReadonlySet<string> },
  { relations, constraints }: TakenNames,
): string {
  const [addition, label] = partsFor(constraint, table.columns);
  const isIndexed = hasIndex(constraint);
  for (let pass = 0;; pass++) {
    const name = joined(table.name, addition, pass === 0 ? label : `${label}${pass}`);
    if (constraints.has(name) || isIndexed && relations.has(name)) continue;
    constraints.add(name);
    if (isIndexed) relations.add(name);
    return name;
  }
}

function partsFor(
  constraint: Constraint,
  columns: ReadonlySet<string>,
): [addition: string | undefined, label: string] {
  switch (constraint.kind) {
    case "primaryKey":
      return [undefined, "pkey"];
    case "unique":
      return [keyNames(constraint.columns, constraint.include).join("_"), "key"];
    case "exclude":
      return [keyNames(constraint.elements.map(elementName)).join("_"), "excl"];
    case "foreignKey":
      return [constraint.columns.join("_"), "fkey"];
    case "check": {
      const [only, ...others] = mentioned(constraint.sql, columns);
      return [others.length === 0 ? only : undefined, "check"];
    }
  }
}

/** What the columns of an index are called: each by its name, and a number where that is taken (ChooseIndexColumnNames). */
function keyNames(keys: readonly string[], include: readonly string[] = []): readonly string[] {
  const names: string[] = [];
  for (const plain of [...keys, ...include]) {
    let name = plain;
    for (let pass = 1; names.includes(name); pass++) {
      name = `${clipped(plain, longestName - String(pass).length)}${pass}`;
    }
    names.push(name);
  }
  return names;
}

/** An expression is called by its function (FigureIndexColname). */
function elementName({ column, expression }: ExcludeElement): string {
  return column ?? calledFunction(expression) ?? "expr";
}

/** The name of the function that an expression is a call of. */
function calledFunction(expression: string): string | undefined {
  const [, name, list = ""] = /^(?:\w+\.)?(\w+)\s*(\(.*\))$/s.exec(expression.trim()) ?? [];
  return name !== undefined && standsAlone(list, rules) ? name.toLowerCase() : undefined;
}

/** The columns that an expression names. A word before a parenthesis is a function, and one behind `::` a type. */
function mentioned(sql: string, columns: ReadonlySet<string>): readonly string[] {
  const tokens = [...scanSql(sql, rules)]
    .filter(({ kind }) => kind !== "space" && kind !== "comment")
    .map(({ kind, start, end }) => ({ kind, text: sql.slice(start, end) }));
  const names = tokens.flatMap(({ kind, text }, at) => {
    if (kind !== "word" && kind !== "identifier") return [];
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    if (before?.text === ":" || after?.kind === "string" || /^[(.]$/.test(after?.text ?? "")) {
      return [];
    }
    const name = kind === "word" ? text.toLowerCase() : text.slice(1, -1).replaceAll('""', '"');
    return columns.has(name) ? [name] : [];
  });
  return [...new Set(names)];
}

/** The parts with `_` between them; of the longer of the first two so much is cut that all fits (makeObjectName). */
function joined(table: string, addition: string | undefined, label: string): string {
  const parts = [table, ...addition === undefined ? [] : [addition]];
  const whole = [...parts, label].join("_");
  if (byteLength(whole) <= longestName) return whole;
  const room = longestName - label.length - parts.length;
  const lengths = parts.map(byteLength);
  while (lengths.reduce((sum, length) => sum + length) > room) {
    const [first = 0, second = 0] = lengths;
    lengths[first > second ? 0 : 1]!--;
  }
  return [...parts.map((part, at) => clipped(part, lengths[at]!)), label].join("_");
}

const encoder = new TextEncoder();

function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** As many characters as fit into these bytes. */
function clipped(text: string, bytes: number): string {
  let [kept, size] = ["", 0];
  for (const character of text) {
    size += byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}
