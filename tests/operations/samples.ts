import { t } from "../../mod.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import type { ColumnBuilder } from "../../core/schema/column_builder.ts";
import type { Work } from "./run.ts";

/** Names that must be quoted, or look like something else. */
export const oddNames = {
  keyword: "select",
  capitals: "CamelCase",
  spaced: " two  words ",
  quoted: `it's "quoted"`,
  hostile: `x"); DROP TABLE users; --`,
  emoji: "naïve 😀",
  marks: ":name $1 ?1 %s \\ $$",
};

/** Texts that look like something else. */
export const oddTexts = {
  empty: "",
  quoted: `it's "quoted"`,
  hostile: "x'); DROP TABLE users; --",
  backslashes: "\\' \\\\ \\n",
  lines: "one\ntwo\r\nthree\rfour\ttab",
  tagged: "$tag$ $$ ; $tag$",
  marks: ":name $1 ?1 %s 100%",
  emoji: "naïve 😀",
  keyword: "CURRENT_TIMESTAMP",
  nothing: "NULL",
};

/** A value of each kind, with a column that it fits. */
export const values: {
  readonly [name: string]: { readonly column: ColumnBuilder; readonly value: SqlValue };
} = {
  text: { column: t.text(), value: "text" },
  integer: { column: t.integer(), value: 42 },
  negative: { column: t.integer(), value: -42 },
  big: { column: t.bigInteger(), value: 9007199254740993n },
  fraction: { column: t.double(), value: -0.125 },
  tiny: { column: t.double(), value: 1e-300 },
  infinite: { column: t.double(), value: -Infinity },
  exact: { column: t.numeric(10, 2), value: "1234.50" },
  yes: { column: t.boolean(), value: true },
  no: { column: t.boolean(), value: false },
  missing: { column: t.text(), value: null },
  moment: { column: t.dateTime(), value: new Date("2026-11-20T14:30:00.123Z") },
  zoned: { column: t.dateTime({ withTimeZone: true }), value: new Date("2026-11-20T14:30:00Z") },
  day: { column: t.date(), value: new Date("2026-11-20T00:00:00Z") },
  bytes: { column: t.binary(), value: new Uint8Array([0, 39, 92, 255]) },
  object: { column: t.json(), value: { it: "'s", deep: [1, null, true, { a: 2n ** 60n }] } },
  list: { column: t.jsonb(), value: [] },
};

/** A table that others can refer to, with two rows. */
export const users: Work = (op) => {
  op.createTable("users", {
    id: t.integer().primaryKey(),
    name: t.string(40).notNull(),
    age: t.integer(),
  });
  op.bulkInsert("users", [{ id: 1, name: "Ann", age: 30 }, { id: 2, name: "O'Hara", age: null }]);
};

/** A schema besides the one that is there, on the databases that make them; the name of one. */
export function schemaOn(dialect: string): string {
  return dialect === "sqlite" ? "main" : "App";
}

/** Makes what `schemaOn` names. */
export const makeSchema: Work = (op) => {
  if (op.dialect !== "sqlite") op.execute(`CREATE SCHEMA "App"`);
};
