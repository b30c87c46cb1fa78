import {
  type CreateText,
  isName,
  type Piece,
  readText,
  type Span,
  type TextReader,
  unquoted,
} from "./reader.ts";

/** One key of an index. */
export interface IndexKeyText extends Span {
  /** Without its collation and order. */
  readonly expression: Span;
  /** The name, where that is one alone. */
  readonly column?: string;
  readonly collation?: string;
  readonly order?: "ASC" | "DESC";
}

/** A CREATE INDEX statement, and where in it stands what. */
export interface IndexText extends CreateText {
  readonly unique: boolean;
  readonly keys: readonly IndexKeyText[];
  /** The condition of a partial index. */
  readonly where?: Span;
}

/** Reads a CREATE INDEX statement as SQLite stores it. Throws "operation" for a text of another form. */
export function parseIndex(text: string): IndexText {
  const reader = readText(text);
  reader.expect("CREATE");
  const unique = reader.accept("UNIQUE") !== undefined;
  reader.expect("INDEX");
  reader.accept("IF", "NOT", "EXISTS");
  const named = reader.qualifiedName();
  reader.expect("ON");
  reader.name();
  reader.expect("(");
  const keys = [readKey(reader)];
  while (reader.accept(",")) keys.push(readKey(reader));
  reader.expect(")");
  const where = reader.accept("WHERE") && rest(reader);
  return { text, ...named, unique, keys, ...(where && { where }) };
}

function readKey(reader: TextReader): IndexKeyText {
  const { start } = reader.peek();
  const pieces: Piece[] = [];
  while (![",", ")"].includes(reader.peek().word) && reader.peek().kind !== "end") {
    const piece = reader.peek();
    if (piece.word === "(") reader.parenthesized();
    else reader.take();
    pieces.push({ ...piece, end: reader.end });
  }
  const { end } = reader;
  const last = pieces.at(-1)?.word;
  const order = last === "ASC" || last === "DESC" ? last : undefined;
  if (order) pieces.pop();
  const collation = pieces.at(-2)?.word === "COLLATE" ? pieces.splice(-2)[1] : undefined;
  const only = pieces.length === 1 && isName(pieces[0]!) ? pieces[0] : undefined;
  const nameIn = (piece: Span) => unquoted(reader.text.slice(piece.start, piece.end));
  return {
    start,
    end,
    expression: { start, end: pieces.at(-1)!.end },
    ...(only && { column: nameIn(only) }),
    ...(collation && { collation: nameIn(collation) }),
    ...(order && { order }),
  };
}

/** Takes all that comes. */
function rest(reader: TextReader): Span {
  const { start } = reader.peek();
  while (reader.peek().kind !== "end") reader.take();
  return { start, end: reader.end };
}
