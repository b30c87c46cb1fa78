import { buildTable, type ColumnInputs, type TableOptions } from "../schema/build_table.ts";
import { find, withEntry, withoutEntry, withTable } from "../schema/edit.ts";
import type { Constraint, ForeignKey, Index, Table } from "../schema/model.ts";
import { call, optional, value } from "../schema/source.ts";
import { tableArguments } from "../schema/table_source.ts";
import { onTable } from "../sql/standard.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

/** The builders of operations on whole tables. */
export const tables = {
  /**
   * Makes a table, then its indexes.
   *
   * @example
   * ```ts
   * op.createTable("users", {
   *   id: t.integer().primaryKey(),
   *   email: t.string(255).notNull(),
   * }, [unique(["email"])]);
   * ```
   */
  createTable(
    name: string,
    columns: ColumnInputs,
    extras: readonly (Constraint | Index)[] = [],
    { ifNotExists, ...options }: TableOptions & { readonly ifNotExists?: boolean } = {},
  ): Operation<"createTable"> {
    return { kind: "createTable", table: buildTable(name, columns, extras, options), ifNotExists };
  },

  /** Drops a table with its rows, indexes and constraints. */
  dropTable(
    table: string,
    options: { readonly schema?: string; readonly ifExists?: boolean } = {},
  ): Operation<"dropTable"> {
    return { kind: "dropTable", table, ...options };
  },

  /** Gives a table another name; its rows, indexes and the references to it stay. */
  renameTable(
    table: string,
    to: string,
    options: { readonly schema?: string } = {},
  ): Operation<"renameTable"> {
    return { kind: "renameTable", table, to, ...options };
  },
};

/** What tables' operations do to a model, how they are undone and printed. */
export const tableRules: Rules<keyof typeof tables> = {
  createTable: {
    apply: (model, { table, ifNotExists }) =>
      ifNotExists && find(model, "tables", table) ? model : withEntry(model, "tables", table),
    reverse({ table: { name, schema }, ifNotExists }, before) {
      if (ifNotExists && find(before, "tables", { name, schema })) return [];
      return [{ kind: "dropTable", table: name, schema }];
    },
    print: ({ table, ifNotExists }) =>
      call("op.createTable", tableArguments(table, { ifNotExists })),
  },

  dropTable: {
    apply(model, { table, schema, ifExists }) {
      if (ifExists && !find(model, "tables", { name: table, schema })) return model;
      const rest = withoutEntry(model, "tables", { name: table, schema });
      return {
        ...rest,
        tables: rest.tables.map((each) => withoutKeysTo(each, { table, schema })),
        triggers: rest.triggers.filter((trigger) => !isOn(trigger, { table, schema })),
      };
    },
    reverse({ table, schema, ifExists }, before) {
      const gone = find(before, "tables", { name: table, schema });
      if (!gone) return ifExists ? [] : undefined;
      return [
        { kind: "createTable", table: gone },
        ...before.triggers.filter((trigger) => isOn(trigger, { table, schema }))
          .map((trigger) => ({ kind: "createTrigger" as const, trigger })),
        ...before.tables.filter((each) => each !== gone).flatMap((each) =>
          keysTo(each, { table, schema }).map((constraint) => ({
            kind: "createForeignKey" as const,
            ...onTable(each),
            constraint,
          }))
        ),
      ];
    },
    print: ({ kind: _, table, ...options }) =>
      call("op.dropTable", [value(table), ...optional(options)]),
  },

  renameTable: {
    apply(model, { table, schema, to }) {
      const renamed = withTable(model, { table, schema }, (each) => ({ ...each, name: to }));
      const follow = (key: Constraint): Constraint =>
        key.kind === "foreignKey" && refersTo(key, { table, schema })
          ? { ...key, references: { ...key.references, table: to } }
          : key;
      return {
        ...renamed,
        tables: renamed.tables.map((each) => ({
          ...each,
          constraints: each.constraints.map(follow),
        })),
        triggers: renamed.triggers.map((trigger) =>
          isOn(trigger, { table, schema }) ? { ...trigger, table: to } : trigger
        ),
      };
    },
    reverse: ({ table, schema, to }) => [{ kind: "renameTable", table: to, to: table, schema }],
    print: ({ table, to, schema }) =>
      call("op.renameTable", [value(table), value(to), ...optional({ schema })]),
  },
};

interface OnTable {
  readonly table: string;
  readonly schema?: string;
}

function isOn(one: OnTable, { table, schema }: OnTable): boolean {
  return one.table === table && one.schema === schema;
}

function refersTo({ references }: ForeignKey, on: OnTable): boolean {
  return isOn(references, on);
}

/** The foreign keys of `table` that lead to another one. */
function keysTo({ constraints }: Table, on: OnTable): readonly ForeignKey[] {
  return constraints.filter((each): each is ForeignKey =>
    each.kind === "foreignKey" && refersTo(each, on)
  );
}

function withoutKeysTo(table: Table, on: OnTable): Table {
  const gone: readonly Constraint[] = keysTo(table, on);
  if (gone.length === 0) return table;
  return { ...table, constraints: table.constraints.filter((each) => !gone.includes(each)) };
}
