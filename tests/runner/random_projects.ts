import fc from "fast-check";
import type { Revision } from "../../core/revisions/revision.ts";
import { defined } from "../revisions/by_definition.ts";
import { revisionsUpTo } from "../revisions/histories.ts";
import { revisionFile } from "./history.ts";

/** A history with revision files, and commands for it. */
export interface RandomProject {
  readonly files: Readonly<Record<string, string>>;
  readonly commands: readonly {
    readonly command: "upgrade" | "downgrade";
    readonly to: string;
    readonly transactionPerMigration: boolean;
  }[];
}

/** Something that a revision does, still without the table that it does it to. */
interface Action {
  readonly kind:
    | "createTable"
    | "renameTable"
    | "addColumn"
    | "createIndex"
    | "bulkInsert"
    | "execute"
    | "query";
  /** Chooses among the tables that are there. */
  readonly table: number;
  readonly text: string;
  /** Outside of the transaction, where that makes a difference. */
  readonly outside: boolean;
}

/** A table that a revision finds, and its columns of text. */
interface KnownTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** An action's code, and what later revisions find of it. */
interface Written {
  readonly up: string;
  readonly down: string;
  readonly table?: KnownTable;
}

const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "",
    "it's",
    "$tag$ ; $tag$",
    "a\\'b",
    "-- no",
    ":name",
    "one\r\ntwo\nthree",
    "😀",
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }).filter((each) => !each.includes("\0")),
);

const action: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom<Action["kind"][]>(
    "createTable",
    "createTable",
    "renameTable",
    "addColumn",
    "createIndex",
    "bulkInsert",
    "bulkInsert",
    "execute",
    "query",
  ),
  table: fc.nat(),
  text,
  outside: fc.boolean(),
});

/** Random projects, whose revisions make tables and change those that revisions before them have made. */
export const randomProject: fc.Arbitrary<RandomProject> = revisionsUpTo(8).chain((revisions) =>
  fc.record({
    files: fc
      .array(fc.array(action, { minLength: 1, maxLength: 4 }), {
        minLength: revisions.length,
        maxLength: revisions.length,
      })
      .map((actions) => filesOf(revisions, actions)),
    commands: fc.array(
      fc.record({
        command: fc.constantFrom("upgrade", "upgrade", "downgrade"),
        to: fc.constantFrom("heads", "heads", "base", "+1", "-1", ...revisions.map(({ id }) => id)),
        transactionPerMigration: fc.boolean(),
      }),
      { minLength: 2, maxLength: 5 },
    ),
  })
);

function filesOf(
  revisions: readonly Revision[],
  actions: readonly (readonly Action[])[],
): Readonly<Record<string, string>> {
  const { before } = defined(revisions);
  const found = new Map<string, readonly KnownTable[]>();
  const order = revisions.toSorted((one, other) => before([one.id]).size - before([other.id]).size);
  return Object.fromEntries(order.map((revision, position) => {
    const { id } = revision;
    const tables = [...before([id])].flatMap((other) => found.get(other) ?? []);
    const written = actions[position]!.map((action, at) => {
      const number = 10 * position + at;
      const done = write(action, number, tables);
      if (done.table) tables.push(done.table);
      return done;
    });
    found.set(id, written.flatMap(({ table }) => table ?? []));
    return [`${id}.ts`, fileOf(revision, written)];
  }));
}

function fileOf({ id, down, labels, dependsOn }: Revision, written: readonly Written[]): string {
  const facts = `branchLabels: ${js(labels)}, dependsOn: ${js(dependsOn)},`;
  return revisionFile({
    id,
    down,
    upgrade: written.map(({ up }) => up).join("\n"),
    downgrade: written.map(({ down }) => down).reverse().join("\n"),
  }).replace("async upgrade", () => `${facts}\n  async upgrade`);
}

const js = (value: unknown) => JSON.stringify(value);
const inSql = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The code of an action; `number` is no other's. */
function write(action: Action, number: number, tables: readonly KnownTable[]): Written {
  const { kind, text, outside } = action;
  const table = tables[action.table % tables.length];
  if (!table || kind === "createTable" || kind === "renameTable") {
    return createTable(action, number, table);
  }
  const name = js(table.name);
  const sqlName = inSql(table.name);
  const column = table.columns[action.table % table.columns.length]!;
  const rows = [{ id: number, a: text }, { id: number + 1000, a: `${text}2` }];
  switch (kind) {
    case "addColumn":
      // On SQLite a default with a carriage return is an expression, which a column that is added can't have.
      return {
        up: `op.addColumn(${name}, "c_${number}", t.text().notNull().default(${
          js(text.replaceAll("\r", ""))
        }));`,
        down: `op.dropColumn(${name}, "c_${number}");`,
        table: { name: table.name, columns: [`c_${number}`] },
      };
    case "createIndex":
      return {
        up: `op.createIndex("ix_${number}", ${name}, [${
          js(column)
        }], { concurrently: ${outside} });`,
        down: `op.dropIndex("ix_${number}", ${name}, { concurrently: ${outside} });`,
      };
    case "bulkInsert":
      return {
        up: `op.bulkInsert(${name}, ${js(rows)});`,
        down: `op.execute(${js(`DELETE FROM ${sqlName} WHERE id IN (:one, :two)`)}, ` +
          `{ one: ${number}, two: ${number + 1000} });`,
      };
    case "execute": {
      const update = `op.execute(${js(`UPDATE ${sqlName} SET a = :text WHERE id < :id`)}, ` +
        `{ text: ${js(text)}, id: ${number} });`;
      return {
        up: outside ? `op.autocommitBlock(async () => { await ${update} });` : update,
        down: "",
      };
    }
    case "query":
      return {
        up: `if (!op.isOffline) await op.query(${js(`SELECT count(*) FROM ${sqlName}`)});`,
        down: "",
      };
  }
}

function createTable({ kind, text, outside }: Action, number: number, other?: KnownTable): Written {
  const name = outside ? `Table "${number}"` : `t_${number}`;
  const first = kind === "renameTable" ? `first_${number}` : name;
  const rename = (from: string, to: string) =>
    from === to ? "" : `op.renameTable(${js(from)}, ${js(to)});`;
  const parent = other ? `parent: t.integer().references(${js(`${other.name}.id`)}),` : "";
  return {
    up: `op.createTable(${js(first)}, {
      id: t.integer().primaryKey().autoIncrement(${outside}),
      a: t.text().default(${js(text)}).comment(${js(text)}),
      b: t.numeric(10, 2).notNull().default(1.5).check("b > 0").index({ name: "ix_b_${number}" }),
      ${parent}
    }, [unique(["id", "a"], { name: "uq_${number}" })], { comment: ${js(text)} });
    ${rename(first, name)}`,
    down: `${rename(name, first)} op.dropTable(${js(first)});`,
    table: { name, columns: ["a"] },
  };
}
