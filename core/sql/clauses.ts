import type {
  Check,
  Column,
  Constraint,
  Deferrability,
  Exclude,
  ForeignKey,
  Index,
  IndexKey,
  KeyForm,
  PrimaryKey,
  ServerDefault,
  Unique,
} from "../schema/model.ts";
import type { ColumnType } from "../schema/types.ts";
import { enclosed } from "./expression.ts";
import { nameList, qualified, type Words } from "./standard.ts";

/** Lines of a list of columns and constraints, indented, in parentheses. */
export function clauseList(clauses: readonly string[]): string {
  if (clauses.length === 0) return "()";
  return `(\n${clauses.map((clause) => `    ${clause}`).join(",\n")}\n)`;
}

/** `c VARCHAR DEFAULT 'x' NOT NULL`; the type is what the dialect calls it. */
export function columnClause(column: Column, type: string, words: Words): string {
  const { name, collation, default: value, generated, nullable } = column;
  return [
    `${words.quote(name)} ${type}`,
    collation === undefined ? "" : ` COLLATE ${words.quote(collation)}`,
    value ? ` DEFAULT ${defaultClause({ value, type: column.type }, words)}` : "",
    generated ? ` GENERATED ALWAYS AS ${generatedClause(generated)}` : "",
    nullable ? "" : " NOT NULL",
  ].join("");
}

/** What stands after DEFAULT; `type` is the column's, where it is known. */
export function defaultClause(
  { value, type }: { readonly value: ServerDefault; readonly type?: ColumnType },
  words: Words,
): string {
  return value.kind === "literal"
    ? words.literal(value.value, type)
    : words.defaultExpression(value.sql);
}

function generatedClause({ sql, stored }: NonNullable<Column["generated"]>): string {
  return `${enclosed(sql)} ${stored ? "STORED" : "VIRTUAL"}`;
}

/** A constraint as it stands in CREATE TABLE or after ADD. */
export function constraintClause(constraint: Constraint, words: Words): string {
  return named(constraint, words) + constraintBody(constraint, words);
}

function constraintBody(constraint: Constraint, words: Words): string {
  switch (constraint.kind) {
    case "primaryKey":
      return `PRIMARY KEY (${keyColumns(constraint, words)})${onConflict(constraint)}`;
    case "unique":
      return `UNIQUE ${distinctness(constraint)}(${keyColumns(constraint, words)})${
        uniqueEnd(constraint, words)
      }`;
    case "check":
      return `CHECK ${enclosed(constraint.sql)}${checkEnd(constraint)}`;
    case "foreignKey":
      return `FOREIGN KEY(${nameList(constraint.columns, words)}) ${references(constraint, words)}`;
    case "exclude":
      return excludeBody(constraint, words);
  }
}

function distinctness({ nullsNotDistinct }: Unique): string {
  return nullsNotDistinct ? "NULLS NOT DISTINCT " : "";
}

function uniqueEnd(constraint: Unique, words: Words): string {
  const include = constraint.include ? ` INCLUDE (${nameList(constraint.include, words)})` : "";
  return `${include}${onConflict(constraint)}${deferrability(constraint)}`;
}

/** `a COLLATE nocase, b DESC`: the columns of a key. */
function keyColumns({ columns, sorting = {} }: PrimaryKey | Unique, words: Words): string {
  return columns.map((column) => keyClause({ column, ...sorting[column] }, words)).join(", ");
}

function onConflict({ onConflict: action }: KeyForm): string {
  return action === undefined ? "" : ` ON CONFLICT ${action}`;
}

function checkEnd({ noInherit, notValid }: Check): string {
  return `${noInherit ? " NO INHERIT" : ""}${notValid ? " NOT VALID" : ""}`;
}

function excludeBody({ using, elements, where, ...constraint }: Exclude, words: Words): string {
  const each = elements.map(({ column, expression, operatorClass, with: operator }) => {
    const term = column === undefined ? keyExpression(expression) : words.quote(column);
    return `${term}${operatorClass ? ` ${operatorClass}` : ""} WITH ${operator}`;
  });
  return [
    "EXCLUDE ",
    using === undefined ? "" : `USING ${words.quote(using)} `,
    `(${each.join(", ")})`,
    where === undefined ? "" : ` WHERE ${enclosed(where)}`,
    deferrability(constraint),
  ].join("");
}

/** A constraint of one column as it stands behind that column. */
export function inlineConstraint(constraint: Constraint, words: Words): string {
  return named(constraint, words) + inlineBody(constraint, words);
}

function inlineBody(constraint: Constraint, words: Words): string {
  switch (constraint.kind) {
    case "primaryKey": {
      const { order } = constraint.sorting?.[constraint.columns[0]!] ?? {};
      return `PRIMARY KEY${order ? ` ${order}` : ""}${onConflict(constraint)}`;
    }
    case "unique":
      return `UNIQUE${constraint.nullsNotDistinct ? " NULLS NOT DISTINCT" : ""}${
        uniqueEnd(constraint, words)
      }`;
    case "check":
    case "exclude":
      return constraintBody(constraint, words);
    case "foreignKey":
      return references(constraint, words);
  }
}

function named({ name }: Constraint, { quote }: Words): string {
  return name === undefined ? "" : `CONSTRAINT ${quote(name)} `;
}

/** `REFERENCES t (c) ON DELETE …`. */
function references(key: ForeignKey, words: Words): string {
  const { table, schema, columns } = key.references;
  return [
    `REFERENCES ${qualified({ name: table, schema }, words)}`,
    columns.length > 0 ? ` (${nameList(columns, words)})` : "",
    key.match ? ` MATCH ${key.match}` : "",
    key.onDelete ? ` ON DELETE ${key.onDelete}` : "",
    key.onDeleteColumns ? ` (${nameList(key.onDeleteColumns, words)})` : "",
    key.onUpdate ? ` ON UPDATE ${key.onUpdate}` : "",
    deferrability(key),
    key.notValid ? " NOT VALID" : "",
  ].join("");
}

/** ` DEFERRABLE INITIALLY DEFERRED`; SQLite wants the first word before the others. */
function deferrability({ deferrable, initially }: Deferrability): string {
  if (deferrable === undefined && initially === undefined) return "";
  const able = deferrable ?? initially === "DEFERRED";
  return `${able ? "" : " NOT"} DEFERRABLE${initially ? ` INITIALLY ${initially}` : ""}`;
}

/** `(a, lower(b) DESC)`: the keys of an index. */
export function indexKeys({ keys }: Index, words: Words): string {
  return `(${keys.map((key) => keyClause(key, words)).join(", ")})`;
}

function keyClause(
  { column, expression, collation, operatorClass, order, nulls }: IndexKey,
  { quote }: Words,
): string {
  return [
    column === undefined ? keyExpression(expression) : quote(column),
    collation === undefined ? "" : `COLLATE ${quote(collation)}`,
    operatorClass,
    order,
    nulls && `NULLS ${nulls}`,
  ].filter(Boolean).join(" ");
}

/** A call stands for itself among an index's keys; all other expressions need parentheses. */
function keyExpression(expression: string): string {
  return /^\w+\([^()]*\)$/.test(expression) ? expression : enclosed(expression);
}
