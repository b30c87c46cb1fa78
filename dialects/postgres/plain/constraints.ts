import type {
  Constraint,
  Deferrability,
  ForeignKey,
  ReferentialAction,
} from "../../../core/schema/model.ts";
import { notPlain, type PlainReader } from "./reader.ts";

/** Reads a constraint, with its name where it has one. */
export function namedConstraint(reader: PlainReader, read: () => Constraint): Constraint {
  const name = reader.accept("CONSTRAINT") ? { name: reader.name() } : {};
  return { ...read(), ...name };
}

/** Whether a constraint of the table comes next, and no column. */
export function beginsConstraint(reader: PlainReader): boolean {
  const { word } = reader.peek();
  return ["CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK"].includes(word);
}

/** Reads a constraint that stands behind a column. */
export function ownConstraint(reader: PlainReader, column: string): Constraint {
  if (reader.accept("PRIMARY", "KEY")) return { kind: "primaryKey", columns: [column] };
  if (reader.accept("UNIQUE")) return { kind: "unique", columns: [column] };
  if (reader.accept("CHECK")) return { kind: "check", sql: reader.parenthesized() };
  return foreignKey(reader, [column]);
}

/** Reads a constraint that stands behind all columns. */
export function tableConstraint(reader: PlainReader): Constraint {
  if (reader.accept("PRIMARY", "KEY")) return { kind: "primaryKey", columns: reader.names() };
  if (reader.accept("UNIQUE")) {
    return { kind: "unique", columns: reader.names(), ...deferrability(reader) };
  }
  if (reader.accept("CHECK")) return { kind: "check", sql: reader.parenthesized() };
  reader.expect("FOREIGN", "KEY");
  return foreignKey(reader, reader.names());
}

function foreignKey(reader: PlainReader, columns: readonly string[]): ForeignKey {
  reader.expect("REFERENCES");
  const table = reader.relation();
  const referred = reader.peek().word === "(" ? reader.names() : [];
  const actions: { onDelete?: ReferentialAction; onUpdate?: ReferentialAction } = {};
  for (;;) {
    if (reader.accept("ON", "DELETE")) actions.onDelete = action(reader);
    else if (reader.accept("ON", "UPDATE")) actions.onUpdate = action(reader);
    else break;
  }
  const references = { table, columns: referred };
  return { kind: "foreignKey", columns, references, ...actions, ...deferrability(reader) };
}

function action(reader: PlainReader): ReferentialAction {
  if (reader.accept("CASCADE")) return "CASCADE";
  if (reader.accept("RESTRICT")) return "RESTRICT";
  if (reader.accept("SET", "NULL")) return allSet(reader, "SET NULL");
  if (reader.accept("SET", "DEFAULT")) return allSet(reader, "SET DEFAULT");
  if (reader.accept("NO", "ACTION")) return "NO ACTION";
  throw notPlain;
}

function allSet<A extends ReferentialAction>(reader: PlainReader, action: A): A {
  if (reader.peek().word === "(") throw notPlain;
  return action;
}

function deferrability(reader: PlainReader): Deferrability {
  if (!reader.accept("DEFERRABLE")) return {};
  if (reader.accept("INITIALLY", "DEFERRED")) return { deferrable: true, initially: "DEFERRED" };
  reader.accept("INITIALLY", "IMMEDIATE");
  return { deferrable: true };
}
