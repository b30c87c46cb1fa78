import type {
  Check,
  Column,
  Constraint,
  ForeignKey,
  Index,
  IndexKey,
  ServerDefault,
  SqlValue,
} from "../schema/model.ts";

/** How a dialect writes the words that SQL clauses are made of. */
export interface Words {
  quote(name: string): string;
  literal(value: SqlValue): string;
}

/** `schema.table`, quoted where it must be. */
export function qualified(
  { name, schema }: { readonly name: string; readonly schema?: string },
  { quote }: Words,
): string {
  return schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
}

/** `a, b`, quoted where they must be. */
export function nameList(names: readonly string[], { quote }: Words): string {
  return names.map(quote).join(", ");
}

/** What follows DEFAULT. An expression gets parentheses unless it stands for itself. */
function defaultClause(value: ServerDefault, { literal }: Words): string {
  return value.kind === "literal" ? literal(value.value) : value.sql;
}

/** A constraint as it stands in CREATE TABLE or after ADD. */
export function constraintClause(constraint: Constraint, words: Words): string {
  return named(constraint, words) + constraintBody(constraint, words) + deferrability(constraint);
}

function constraintBody(constraint: Constraint, words: Words): string {
  switch (constraint.kind) {
    case "primaryKey":
      return `PRIMARY KEY (${nameList(constraint.columns, words)})`;
    case "unique":
      return `UNIQUE (${nameList(constraint.columns, words)})`;
    case "check":
      return checkBody(constraint);
    case "foreignKey":
      return `FOREIGN KEY(${nameList(constraint.columns, words)}) ` +
        referencesClause(constraint, words);
  }
}

/** `CHECK (…)`. The line break keeps a trailing `--` comment from eating the parenthesis. */
function checkBody({ sql }: Check): string {
  return `CHECK (${sql}${sql.includes("--") ? "\n" : ""})`;
}

/** A constraint of one column as it stands behind that column. */
export function inlineConstraint(constraint: Constraint, words: Words): string {
  switch (constraint.kind) {
    case "unique":
      return named(constraint, words) + "UNIQUE" + deferrability(constraint);
    case "foreignKey":
      return named(constraint, words) + referencesClause(constraint, words) +
        deferrability(constraint);
    default:
      return constraintClause(constraint, words);
  }
}

function named(constraint: Constraint, { quote }: Words): string {
  return constraint.name === undefined ? "" : `CONSTRAINT ${quote(constraint.name)} `;
}

/** `REFERENCES t (c) ON DELETE …`, as it stands in a foreign key or behind a column. */
function referencesClause(key: ForeignKey, words: Words): string {
  const { table, schema, columns } = key.references;
  return [
    `REFERENCES ${qualified({ name: table, schema }, words)}`,
    columns.length > 0 ? ` (${nameList(columns, words)})` : "",
    key.match ? ` MATCH ${key.match}` : "",
    key.onDelete ? ` ON DELETE ${key.onDelete}` : "",
    key.onUpdate ? ` ON UPDATE ${key.onUpdate}` : "",
  ].join("");
}

/** ` DEFERRABLE INITIALLY DEFERRED`, or nothing where it isn't said. */
function deferrability(constraint: Constraint): string {
  if (constraint.kind !== "unique" && constraint.kind !== "foreignKey") return "";
  const { deferrable, initially } = constraint;
  const able = deferrable === undefined ? "" : deferrable ? " DEFERRABLE" : " NOT DEFERRABLE";
  return able + (initially ? ` INITIALLY ${initially}` : "");
}

/** `(a, lower(b) DESC)`: the keys of an index. */
export function indexKeys(index: Index, words: Words): string {
  return `(${index.keys.map((key) => indexKey(key, words)).join(", ")})`;
}

function indexKey({ column, expression, order, nulls }: IndexKey, { quote }: Words): string {
  const term = column === undefined ? expressionTerm(expression!) : quote(column);
  return [term, order, nulls && `NULLS ${nulls}`].filter(Boolean).join(" ");
}

/** A call stands for itself in an index's keys; all other expressions need parentheses. */
function expressionTerm(expression: string): string {
  return /^\w+\([^()]*\)$/.test(expression) ? expression : `(${expression})`;
}

/** Lines of a column or constraint list, indented, in parentheses. */
export function clauseList(clauses: readonly string[]): string {
  return `(\n${clauses.map((clause) => `    ${clause}`).join(",\n")}\n)`;
}

/** INSERT statements of at most `size` rows each: none for no rows. */
export function insertStatements(
  target: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  words: Words,
): readonly string[] {
  const head = `INSERT INTO ${target} (${nameList(columns, words)}) VALUES`;
  const texts: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    const chunk = rows.slice(at, at + ROWS_PER_INSERT);
    const tuples = chunk.map((row) => `(${row.map(words.literal).join(", ")})`);
    texts.push(
      tuples.length === 1 ? `${head} ${tuples[0]}` : `${head}\n    ${tuples.join(",\n    ")}`,
    );
  }
  return texts;
}

/** Long enough that parsing dominates, short enough that a statement stays readable and small. */
const ROWS_PER_INSERT = 500;

/** The parts of a column definition after its name and type that SQL words the same everywhere. */
export function columnTail(column: Column, words: Words): string {
  return [
    column.collation ? ` COLLATE ${words.quote(column.collation)}` : "",
    column.default ? ` DEFAULT ${defaultClause(column.default, words)}` : "",
    column.generated
      ? ` GENERATED ALWAYS AS (${column.generated.sql}) ${
        column.generated.stored ? "STORED" : "VIRTUAL"
      }`
      : "",
    column.nullable ? "" : " NOT NULL",
  ].join("");
}
