import type { ConflictAction, ReferentialAction } from "../../../core/schema/model.ts";
import type { Name, Piece, Span, TextReader } from "./reader.ts";

/** One column of a key. */
export interface KeyColumn {
  readonly name: string;
  readonly collation?: string;
  readonly order?: "ASC" | "DESC";
}

/** PRIMARY KEY, behind a column or of the table. */
export interface PrimaryKeyClause {
  readonly kind: "primaryKey";
  readonly columns: readonly KeyColumn[];
  readonly onConflict?: ConflictAction;
  /** The word AUTOINCREMENT, where it is. */
  readonly autoIncrement?: Span;
  /** Where it would be. */
  readonly autoIncrementAt: number;
}

/** UNIQUE, behind a column or of the table. */
export interface UniqueClause {
  readonly kind: "unique";
  readonly columns: readonly KeyColumn[];
  readonly onConflict?: ConflictAction;
}

/** CHECK, behind a column or of the table. */
export interface CheckClause {
  readonly kind: "check";
  /** What the parentheses hold. */
  readonly expression: Span;
}

/** FOREIGN KEY, or REFERENCES behind a column. */
export interface ForeignKeyClause {
  readonly kind: "foreignKey";
  readonly columns: readonly string[];
  readonly table: string;
  /** Empty means the table's primary key. */
  readonly references: readonly string[];
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  readonly match?: string;
  readonly deferrable?: boolean;
  readonly initially?: "DEFERRED" | "IMMEDIATE";
}

interface ColumnClauses {
  notNull: { readonly onConflict?: ConflictAction };
  /** NULL, which says nothing. */
  null: object;
  /** Its value, with the parentheses of an expression. */
  default: { readonly value: Span };
  collate: { readonly collation: string };
  generated: { readonly expression: Span; readonly stored: boolean };
  /** DEFERRABLE with other clauses between it and the REFERENCES that it is about. */
  deferrable: Pick<ForeignKeyClause, "deferrable" | "initially">;
  /** `CONSTRAINT name` with no constraint behind it, which SQLite lets pass. */
  nameOnly: object;
}

/** What may stand behind a column only. */
type ColumnOnlyClause = {
  [K in keyof ColumnClauses]: { readonly kind: K } & ColumnClauses[K];
}[keyof ColumnClauses];

/** A constraint that may stand behind a column as well as behind all of them. */
export type ConstraintClause =
  | PrimaryKeyClause
  | UniqueClause
  | CheckClause
  | ForeignKeyClause;

/** Where a clause stands, `CONSTRAINT name` included. */
export interface Placed extends Span {
  readonly name?: Name;
}

/** A clause behind a column. */
export type ColumnClause = (ConstraintClause | ColumnOnlyClause) & Placed;

/** A constraint of the table. */
export type TableConstraint = (ConstraintClause | { readonly kind: "nameOnly" }) & Placed;

/** Words that end a column's type: none of them can be a name without quotes. */
const CLAUSE_WORDS: ReadonlySet<string> = new Set([
  ..."CONSTRAINT DEFAULT NULL NOT PRIMARY UNIQUE CHECK REFERENCES DEFERRABLE COLLATE AS".split(" "),
]);
const CONSTRAINT_WORDS: ReadonlySet<string> = new Set(
  "CONSTRAINT PRIMARY UNIQUE CHECK FOREIGN".split(" "),
);
/** A number, of which the scanner makes several tokens where it has a sign or begins with a point. */
const NUMBER = /0x[\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?/iy;

/** Whether a clause behind a column begins here. */
export function beginsClause(reader: TextReader): boolean {
  const { word } = reader.peek();
  return CLAUSE_WORDS.has(word) ||
    word === "GENERATED" && reader.peek(1).word === "ALWAYS" && reader.peek(2).word === "AS";
}

/** Whether a constraint of the table begins here. */
export function beginsConstraint({ word }: Piece): boolean {
  return CONSTRAINT_WORDS.has(word);
}

/** Reads one clause behind the column `column`. */
export function readColumnClause(reader: TextReader, column: string): ColumnClause {
  return readPlaced(
    reader,
    () =>
      beginsClause(reader) && reader.peek().word !== "CONSTRAINT"
        ? columnClause(reader, column)
        : { kind: "nameOnly" },
  );
}

/** Reads one constraint of the table. */
export function readTableConstraint(reader: TextReader): TableConstraint {
  return readPlaced(
    reader,
    () =>
      beginsConstraint(reader.peek()) && reader.peek().word !== "CONSTRAINT"
        ? tableConstraint(reader)
        : { kind: "nameOnly" },
  );
}

function readPlaced<T extends { readonly kind: string }>(
  reader: TextReader,
  read: () => T,
): T & Placed {
  const { start } = reader.peek();
  const name = reader.accept("CONSTRAINT") && reader.name();
  const clause = read();
  const { end } = reader;
  return name ? { start, end, name, ...clause } : { start, end, ...clause };
}

function columnClause(reader: TextReader, column: string): ConstraintClause | ColumnOnlyClause {
  if (reader.accept("NOT", "NULL")) return { kind: "notNull", ...onConflict(reader) };
  if (reader.accept("NULL")) {
    onConflict(reader);
    return { kind: "null" };
  }
  if (reader.accept("DEFAULT")) return { kind: "default", value: defaultValue(reader) };
  if (reader.accept("COLLATE")) return { kind: "collate", collation: reader.name().value };
  if (reader.accept("PRIMARY", "KEY")) return inlinePrimaryKey(reader, column);
  if (reader.accept("UNIQUE")) {
    return { kind: "unique", columns: [{ name: column }], ...onConflict(reader) };
  }
  if (reader.accept("CHECK")) return { kind: "check", expression: reader.parenthesized() };
  if (reader.accept("REFERENCES")) return references(reader, [column]);
  if (reader.accept("GENERATED", "ALWAYS", "AS") ?? reader.accept("AS")) return generated(reader);
  const deferral = deferrability(reader);
  if (deferral.deferrable === undefined) reader.expect("DEFERRABLE");
  return { kind: "deferrable", ...deferral };
}

function inlinePrimaryKey(reader: TextReader, column: string): PrimaryKeyClause {
  const order = sortOrder(reader);
  const conflict = onConflict(reader);
  return {
    kind: "primaryKey",
    columns: [{ name: column, ...order }],
    ...conflict,
    ...autoIncrement(reader),
  };
}

function generated(reader: TextReader): ColumnOnlyClause {
  const expression = reader.parenthesized();
  const stored = reader.accept("STORED") !== undefined;
  if (!stored) reader.accept("VIRTUAL");
  return { kind: "generated", expression, stored };
}

function defaultValue(reader: TextReader): Span {
  const { start, word } = reader.peek();
  if (word === "(") {
    reader.parenthesized();
    return { start, end: reader.end };
  }
  if (word === "+" || word === "-") reader.take();
  const first = reader.peek();
  NUMBER.lastIndex = first.start;
  if (NUMBER.test(reader.text)) reader.skipTo(NUMBER.lastIndex);
  else {
    reader.name();
    // x'ab': a word with a string at its end.
    const next = reader.peek();
    if (first.word === "X" && next.kind === "string" && next.start === first.end) reader.take();
  }
  return { start, end: reader.end };
}

function tableConstraint(reader: TextReader): ConstraintClause {
  if (reader.accept("CHECK")) {
    const clause = { kind: "check" as const, expression: reader.parenthesized() };
    onConflict(reader);
    return clause;
  }
  if (reader.accept("FOREIGN", "KEY")) {
    const columns = nameList(reader);
    reader.expect("REFERENCES");
    return references(reader, columns);
  }
  const isPrimary = reader.accept("PRIMARY", "KEY");
  if (!isPrimary) reader.expect("UNIQUE");
  reader.expect("(");
  const columns = listOf(reader, () => keyColumn(reader));
  const counted = autoIncrement(reader);
  reader.expect(")");
  const conflict = onConflict(reader);
  if (!isPrimary) return { kind: "unique", columns, ...conflict };
  return { kind: "primaryKey", columns, ...conflict, ...counted };
}

function autoIncrement(
  reader: TextReader,
): Pick<PrimaryKeyClause, "autoIncrement" | "autoIncrementAt"> {
  const { end: autoIncrementAt } = reader;
  const autoIncrement = reader.accept("AUTOINCREMENT");
  return { autoIncrementAt, ...(autoIncrement && { autoIncrement }) };
}

function keyColumn(reader: TextReader): KeyColumn {
  const { value: name } = reader.name();
  const collation = reader.accept("COLLATE") && reader.name().value;
  return { name, ...(collation !== undefined && { collation }), ...sortOrder(reader) };
}

function sortOrder(reader: TextReader): { readonly order?: "ASC" | "DESC" } {
  if (reader.accept("ASC")) return { order: "ASC" };
  return reader.accept("DESC") ? { order: "DESC" } : {};
}

/** Reads a foreign key from the name of the table on. */
function references(reader: TextReader, columns: readonly string[]): ForeignKeyClause {
  const table = reader.name().value;
  const referred = reader.peek().word === "(" ? nameList(reader) : [];
  return {
    kind: "foreignKey",
    columns,
    table,
    references: referred,
    ...referenceArguments(reader),
    ...deferrability(reader),
  };
}

function referenceArguments(
  reader: TextReader,
): Pick<ForeignKeyClause, "onDelete" | "onUpdate" | "match"> {
  const found: { onDelete?: ReferentialAction; onUpdate?: ReferentialAction; match?: string } = {};
  for (;;) {
    if (reader.accept("MATCH")) found.match = reader.name().value;
    else if (reader.accept("ON", "DELETE")) found.onDelete = action(reader);
    else if (reader.accept("ON", "UPDATE")) found.onUpdate = action(reader);
    // SQLite reads ON INSERT, and forgets it.
    else if (reader.accept("ON", "INSERT")) action(reader);
    else return found;
  }
}

function action(reader: TextReader): ReferentialAction {
  if (reader.accept("CASCADE")) return "CASCADE";
  if (reader.accept("RESTRICT")) return "RESTRICT";
  if (reader.accept("SET", "NULL")) return "SET NULL";
  if (reader.accept("SET", "DEFAULT")) return "SET DEFAULT";
  reader.expect("NO", "ACTION");
  return "NO ACTION";
}

function deferrability(
  reader: TextReader,
): Pick<ForeignKeyClause, "deferrable" | "initially"> {
  if (reader.accept("DEFERRABLE")) return { deferrable: true, ...initially(reader) };
  return reader.accept("NOT", "DEFERRABLE") ? { deferrable: false, ...initially(reader) } : {};
}

function initially(reader: TextReader): { readonly initially?: "DEFERRED" | "IMMEDIATE" } {
  if (reader.accept("INITIALLY", "DEFERRED")) return { initially: "DEFERRED" };
  return reader.accept("INITIALLY", "IMMEDIATE") ? { initially: "IMMEDIATE" } : {};
}

function onConflict(reader: TextReader): { readonly onConflict?: ConflictAction } {
  if (!reader.accept("ON", "CONFLICT")) return {};
  for (const action of ["ROLLBACK", "ABORT", "FAIL", "IGNORE"] as const) {
    if (reader.accept(action)) return { onConflict: action };
  }
  reader.expect("REPLACE");
  return { onConflict: "REPLACE" };
}

/** `(a, b)`: names in parentheses. SQLite lets a COLLATE and an order follow each, and ignores them. */
function nameList(reader: TextReader): readonly string[] {
  reader.expect("(");
  const names = listOf(reader, () => keyColumn(reader).name);
  reader.expect(")");
  return names;
}

function listOf<T>(reader: TextReader, read: () => T): readonly T[] {
  const items = [read()];
  while (reader.accept(",")) items.push(read());
  return items;
}
