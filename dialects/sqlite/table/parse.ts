import { MigrateError } from "../../../core/errors.ts";
import {
  beginsClause,
  beginsConstraint,
  type ColumnClause,
  type ConstraintClause,
  type Placed,
  readColumnClause,
  readTableConstraint,
  type TableConstraint,
} from "./clauses.ts";
import {
  type CreateText,
  folded,
  isName,
  isSame,
  type Name,
  piecesOf,
  readText,
  type Span,
  type TextReader,
  unquoted,
} from "./reader.ts";

/** What stands between the parentheses of CREATE TABLE has a comma behind it; the last may have none. */
interface Listed {
  /** Where that comma is. */
  readonly comma?: number;
}

/** A column as its table's text defines it. */
export interface ColumnText extends Span, Listed {
  readonly name: Name;
  /** Words, parentheses and all; a column may be without a type. */
  readonly type?: Span;
  readonly clauses: readonly ColumnClause[];
}

/** STRICT or WITHOUT ROWID. */
export interface TableOption extends Span {
  readonly kind: "strict" | "withoutRowid";
}

/** A CREATE TABLE statement, and where in it stands what. */
export interface TableText extends CreateText {
  readonly columns: readonly ColumnText[];
  /** Those that stand behind the columns. */
  readonly constraints: readonly (TableConstraint & Listed)[];
  /** The inside of the parentheses. */
  readonly list: Span;
  readonly options: readonly TableOption[];
}

/**
 * Reads a CREATE TABLE statement as SQLite stores it, by SQLite's grammar (https://www.sqlite.org/lang_createtable.html).
 *
 * What SQLite accepted is understood; what it would refuse need not be. Throws "unsupported" for a virtual table, and
 * "operation" for a text of another form.
 */
export function parseTable(text: string): TableText {
  const reader = readText(text);
  reader.expect("CREATE");
  if (reader.peek().word === "VIRTUAL") {
    throw new MigrateError("unsupported", "A virtual table can't be changed, only made anew");
  }
  reader.accept("TEMP") ?? reader.accept("TEMPORARY");
  reader.expect("TABLE");
  reader.accept("IF", "NOT", "EXISTS");
  const named = reader.qualifiedName();
  const { end: start } = reader.expect("(");
  const { columns, constraints } = readList(reader);
  const { start: end } = reader.expect(")");
  const options = readOptions(reader);
  return { text, ...named, columns, constraints, list: { start, end }, options };
}

/** Reads a column definition that stands alone. Throws "operation" where it is anything else, or more. */
export function parseColumn(text: string): ColumnText {
  return whole(text, readColumn);
}

/** Reads a table constraint that stands alone. Throws "operation" where it is anything else, or more. */
export function parseConstraint(text: string): TableConstraint {
  return whole(text, readTableConstraint);
}

function whole<T>(text: string, read: (reader: TextReader) => T): T {
  const reader = readText(text);
  const found = read(reader);
  if (reader.peek().kind !== "end") reader.expect("the end");
  return found;
}

function readList(reader: TextReader): Pick<TableText, "columns" | "constraints"> {
  const columns: ColumnText[] = [];
  const constraints: (TableConstraint & Listed)[] = [];
  while (reader.peek().word !== ")") {
    if (beginsConstraint(reader.peek())) {
      constraints.push(listed(readTableConstraint(reader), reader));
    } else columns.push(listed(readColumn(reader), reader));
  }
  return { columns, constraints };
}

function listed<T extends object>(item: T, reader: TextReader): T & Listed {
  const comma = reader.accept(",");
  return comma ? { comma: comma.start, ...item } : item;
}

function readColumn(reader: TextReader): ColumnText {
  const name = reader.name();
  const type = readType(reader);
  const clauses: ColumnClause[] = [];
  while (beginsClause(reader)) {
    const clause = readColumnClause(reader, name.value);
    if (clause.kind === "deferrable") defer(clauses, clause);
    clauses.push(clause);
  }
  return { start: name.start, end: reader.end, name, ...(type && { type }), clauses };
}

type Deferral = Extract<ColumnClause, { readonly kind: "deferrable" }>;

/** Says of the last foreign key what was said apart from it. */
function defer(clauses: ColumnClause[], { deferrable, initially }: Deferral): void {
  const at = clauses.findLastIndex(({ kind }) => kind === "foreignKey");
  const key = clauses[at];
  if (key?.kind === "foreignKey") clauses[at] = { ...key, deferrable, initially };
}

function readType(reader: TextReader): Span | undefined {
  const { start } = reader.peek();
  if (!isName(reader.peek()) || beginsClause(reader)) return undefined;
  while (isName(reader.peek()) && !beginsClause(reader)) reader.take();
  if (reader.peek().word === "(") reader.parenthesized();
  return { start, end: reader.end };
}

function readOptions(reader: TextReader): readonly TableOption[] {
  const options: TableOption[] = [];
  const read = (kind: TableOption["kind"], word: string, second?: string) => {
    const span = reader.accept(word, second);
    if (span) options.push({ kind, ...span });
    return span !== undefined;
  };
  while (read("strict", "STRICT") || read("withoutRowid", "WITHOUT", "ROWID")) reader.accept(",");
  reader.accept(";");
  if (reader.peek().kind !== "end") reader.expect("the end");
  return options;
}

/** The column of that name, in whichever case. */
export function findColumn({ columns }: TableText, name: string): ColumnText | undefined {
  return columns.find((column) => isSame(column.name.value, name));
}

/** What stands at a place of the text. */
export function textAt({ text }: CreateText, { start, end }: Span): string {
  return text.slice(start, end);
}

/** A column's type as SQLite understands it: "" where there is none. */
export function declaredType(table: TableText, { type }: ColumnText): string {
  if (!type) return "";
  const text = textAt(table, type);
  const [first] = piecesOf(text);
  // Where the first word has quotes they are taken off, and what follows is lost (build.c, sqlite3AddColumn).
  if (first?.kind !== "word") return unquoted(text.slice(0, first?.end));
  return text.replace(/\s*generated\s*always$/i, "");
}

/** A constraint wherever it stands: `column` is the one it stands behind. */
export type AnyConstraint = ConstraintClause & Placed & { readonly column?: string };

/** All primary keys, uniques, checks and foreign keys of a table, in the order of the text. */
export function constraintsOf(table: TableText): readonly AnyConstraint[] {
  const inline = table.columns.flatMap(({ name, clauses }) =>
    clauses.filter(isConstraint).map((clause) => ({ column: name.value, ...clause }))
  );
  return [...inline, ...table.constraints.filter(isConstraint)];
}

const CONSTRAINT_KINDS: readonly string[] = ["primaryKey", "unique", "check", "foreignKey"];

/** Whether a clause is a primary key, unique, check or foreign key. */
export function isConstraint<T extends { readonly kind: string }>(
  clause: T,
): clause is Extract<T, ConstraintClause> {
  return CONSTRAINT_KINDS.includes(clause.kind);
}

/** The table's primary key, if it has one. */
export function primaryKeyOf(
  table: TableText,
): Extract<AnyConstraint, { readonly kind: "primaryKey" }> | undefined {
  return constraintsOf(table).find((constraint) => constraint.kind === "primaryKey");
}

/** A foreign key, wherever it stands. */
export type ForeignKey = Extract<AnyConstraint, { readonly kind: "foreignKey" }>;

/** The table's foreign keys, in the order of the text. */
export function foreignKeysOf(table: TableText): readonly ForeignKey[] {
  return constraintsOf(table).filter((each): each is ForeignKey => each.kind === "foreignKey");
}

/** Whether the table has no rowids. */
export function isWithoutRowid({ options }: TableText): boolean {
  return options.some(({ kind }) => kind === "withoutRowid");
}

/** Whether the table keeps to its types. */
export function isStrict({ options }: TableText): boolean {
  return options.some(({ kind }) => kind === "strict");
}

/** Whether the column's values are computed. */
export function isGenerated({ clauses }: ColumnText): boolean {
  return clauses.some(({ kind }) => kind === "generated");
}

/**
 * The column that is the rowid under another name (https://www.sqlite.org/lang_createtable.html#rowid): an INTEGER that
 * alone is the primary key, unless DESC stands right behind it.
 */
export function rowidAlias(table: TableText): ColumnText | undefined {
  const key = primaryKeyOf(table);
  const [only, ...others] = key?.columns ?? [];
  if (!key || !only || others.length > 0 || isWithoutRowid(table)) return undefined;
  if (key.column !== undefined && only.order === "DESC") return undefined;
  const column = findColumn(table, only.name);
  return column && folded(declaredType(table, column)) === "integer" ? column : undefined;
}
