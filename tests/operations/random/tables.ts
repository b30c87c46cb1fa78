import type { Column, Constraint, PrimaryKey, Table } from "../../../core/schema/model.ts";
import { canNumber } from "../../../core/schema/numbering.ts";
import { defaultFor, expressionOf, isOrdered, isText, repeats, typeFor } from "./columns.ts";
import { keyForm, nameOf, randomCheck, randomForeignKey, randomUnique } from "./constraints.ts";
import { randomIndex } from "./indexes.ts";
import type { Making } from "./making.ts";
import { keyOf } from "./state.ts";

/** A table that fits beside those that are there. */
export function randomTable(making: Making): Table {
  const { state: { dialect, model }, random, name } = making;
  const schema = random.once(4) ? random.pick(model.schemas) : undefined;
  const plain = Array.from({ length: 2 + random.below(4) }, () => randomColumn(making));
  const key = random.once(5) ? undefined : keyOn(plain, making);
  const withKey = key ? plain.map((column) => inKey(column, key, making)) : plain;
  const source = random.pick(withKey)!;
  const computed = random.once(3) ? generatedFrom(source, making) : undefined;
  const columns = [...withKey, ...computed ? [computed] : []];
  const table = { name: name(), schema, columns, constraints: key ? [key] : [], indexes: [] };
  const filled = [...constraintsFor(table, making)].reduce(withConstraint, table);
  return {
    ...filled,
    ...formFor(filled, making),
    indexes: random.once(2) ? [randomIndex(filled, making)] : [],
    ...dialect === "postgresql" && random.once(3) && { comment: "it's; --" },
  };
}

function withConstraint(table: Table, constraint: Constraint): Table {
  return { ...table, constraints: [...table.constraints, constraint] };
}

function* constraintsFor(table: Table, making: Making): Iterable<Constraint> {
  const { random } = making;
  const unique = random.once(2) && randomUnique(table, making);
  if (unique) yield unique;
  if (random.once(2)) yield randomCheck(table, making);
  const foreignKey = random.once(2) && randomForeignKey(table, making);
  if (foreignKey) yield foreignKey;
}

/** What a table is besides its columns. */
function formFor(table: Table, { state: { dialect }, random }: Making): Partial<Table> {
  if (dialect === "postgresql") return random.once(4) ? { with: { fillfactor: 70 } } : {};
  const isCounted = table.columns.some(({ autoIncrement }) => autoIncrement);
  return {
    ...random.once(4) && { strict: true },
    ...random.once(4) && keyOf(table).length > 0 && !isCounted && { withoutRowid: true },
  };
}

/** A column that isn't generated. */
export function randomColumn({ state: { dialect, model }, random, name }: Making): Column {
  const enums = model.enums.map((each) => ({ kind: "enum", ...each }) as const);
  const type = typeFor(dialect, random, enums);
  return {
    name: name(),
    type,
    nullable: !random.once(3),
    ...random.once(3) && { default: defaultFor(type, random) },
    ...isText(type) && random.once(3) && { collation: dialect === "sqlite" ? "NOCASE" : "C" },
    // Otherwise a key may change what it is: SQLite makes it an INTEGER, PostgreSQL gives it a sequence.
    ...canNumber(type) && (dialect !== "sqlite" || type.kind !== "integer") && {
      autoIncrement: false,
    },
    ...dialect === "postgresql" && random.once(4) && { comment: `it's "${type.kind}"; --` },
  };
}

/** A column that is computed from another one. */
export function generatedFrom(source: Column, { state, random, name }: Making): Column | undefined {
  const sql = expressionOf(source, random);
  if (sql === undefined || source.generated) return undefined;
  const stored = state.dialect === "postgresql" || random.once(2);
  const { type } = source;
  return { name: name(), type, nullable: true, generated: { sql, stored } };
}

/** The column as it is in a primary key: it may be what the rows are numbered by. */
function inKey(column: Column, { columns }: PrimaryKey, { state, random }: Making): Column {
  if (!columns.includes(column.name)) return column;
  const { default: _, ...rest } = column;
  const key = { ...rest, nullable: false };
  const isLone = columns.length === 1;
  if (state.dialect === "sqlite") {
    return isLone && column.type.kind === "integer" && random.once(2)
      ? { ...key, autoIncrement: true }
      : key;
  }
  if (!isLone || !canNumber(column.type)) return key;
  if (random.once(2)) return { ...key, autoIncrement: true };
  const { autoIncrement: __, ...counted } = key;
  return { ...counted, identity: { always: false } };
}

function keyOn(columns: readonly Column[], making: Making): PrimaryKey | undefined {
  const { random, name } = making;
  const able = columns.filter((column) => isOrdered(column) && !repeats(column));
  if (able.length === 0) return undefined;
  const names = random.some(able, 2).map((column) => column.name);
  return {
    kind: "primaryKey",
    ...nameOf(making, name),
    columns: names,
    ...keyForm(names, making),
  };
}
