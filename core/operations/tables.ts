import { MigrateError } from "../errors.ts";
import { buildTable, type ColumnInputs, type TableOptions } from "../schema/build_table.ts";
import { find, tableOf, withEntry, withoutEntry, withTable } from "../schema/edit.ts";
import type { Constraint, ForeignKey, Index, Model, Table } from "../schema/model.ts";
import { withoutForeignKeys } from "../schema/numbering.ts";
import { call, optional, value } from "../schema/source.ts";
import { tableArguments } from "../schema/table_source.ts";
import { onTable } from "../sql/standard.ts";
import { refuseFormerNames } from "./former_names.ts";
import type { Operation } from "./operation.ts";
import type { TableFormChange } from "./table_shapes.ts";
import type { Rules } from "./rule.ts";

interface InSchema {
  readonly schema?: string;
}

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
    refuseFormerNames(columns);
    return { kind: "createTable", table: buildTable(name, columns, extras, options), ifNotExists };
  },

  /** Drops a table with its rows, indexes and constraints; with `cascade`, on PostgreSQL, also what depends on it. */
  dropTable(
    table: string,
    options: InSchema & { readonly ifExists?: boolean; readonly cascade?: boolean } = {},
  ): Operation<"dropTable"> {
    return { kind: "dropTable", table, ...options };
  },

  /**
   * Changes what a table is: each thing that is named, and nothing else. SQLite makes the table anew.
   *
   * Throws "operation" where nothing is named.
   *
   * @example
   * ```ts
   * op.alterTable("events", { unlogged: true, with: { fillfactor: 70 } }); // PostgreSQL
   * op.alterTable("events", { strict: true }); // SQLite
   * ```
   */
  alterTable(
    table: string,
    { schema, ...form }: InSchema & TableFormChange,
  ): Operation<"alterTable"> {
    if (Object.values(form).every((each) => each === undefined)) {
      throw new MigrateError("operation", `Can't change table "${table}": nothing is named`, {
        hint: "Name what changes: strict, withoutRowid, unlogged, tablespace, with.",
      });
    }
    return { kind: "alterTable", table, schema, form };
  },

  /** Says something of a table to people who look at the database. SQLite has no place for it and goes without. */
  createTableComment(
    table: string,
    comment: string,
    options: InSchema = {},
  ): Operation<"createTableComment"> {
    return { kind: "createTableComment", table, comment, ...options };
  },

  /** Takes a table's comment away. */
  dropTableComment(table: string, options: InSchema = {}): Operation<"dropTableComment"> {
    return { kind: "dropTableComment", table, ...options };
  },

  /** Gives a table another name; its rows, indexes and the references to it stay. */
  renameTable(
    table: string,
    to: string,
    options: InSchema = {},
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
        tables: rest.tables.map((each) =>
          withoutForeignKeys(each, (key) => refersTo(key, { table, schema }))
        ),
        triggers: rest.triggers.filter((trigger) => !isOn(trigger, { table, schema })),
      };
    },
    reverse({ table, schema, ifExists, cascade }, before) {
      if (cascade) return undefined;
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

  alterTable: {
    apply: (model, operation) =>
      withTable(model, operation, (table) => withForm(table, operation.form)),
    reverse: ({ table, schema, form }, before) => [
      {
        kind: "alterTable",
        table,
        schema,
        form: formBack(form, tableOf(before, { table, schema })),
      },
    ],
    print: ({ table, schema, form }) =>
      call("op.alterTable", [value(table), value({ ...form, schema })]),
  },

  createTableComment: {
    apply: (model, { comment, ...on }) => withTable(model, on, (table) => ({ ...table, comment })),
    reverse: ({ table, schema }, before) => [commentOf(before, { table, schema })],
    print: ({ table, comment, schema }) =>
      call("op.createTableComment", [value(table), value(comment), ...optional({ schema })]),
  },

  dropTableComment: {
    apply: (model, on) => withTable(model, on, ({ comment: _, ...table }) => table),
    reverse: ({ table, schema }, before) => [commentOf(before, { table, schema })],
    print: ({ table, schema }) =>
      call("op.dropTableComment", [value(table), ...optional({ schema })]),
  },
};

/** The table with what changes of what it is; what is the database's usual isn't said. */
export function withForm(table: Table, { with: parameters, ...form }: TableFormChange): Table {
  const said = Object.entries(form).map(([key, each]) => [key, each || undefined]);
  const set = Object.entries({ ...table.with, ...parameters })
    .flatMap(([name, each]) => each === null ? [] : [[name, each] as const]);
  return {
    ...table,
    ...Object.fromEntries(said),
    with: set.length === 0 ? undefined : Object.fromEntries(set),
  };
}

/** What undoes a change of what a table is: each thing that it names, as it was. */
export function formBack(change: TableFormChange, was: Table): TableFormChange {
  const flags = (["strict", "withoutRowid", "unlogged"] as const)
    .filter((flag) => change[flag] !== undefined)
    .map((flag) => [flag, was[flag] ?? false]);
  const parameters = Object.keys(change.with ?? {}).map((name) => [name, was.with?.[name] ?? null]);
  return {
    ...Object.fromEntries(flags),
    ...change.tablespace !== undefined && { tablespace: was.tablespace ?? "pg_default" },
    ...change.with && { with: Object.fromEntries(parameters) },
  };
}

/** What gives a table the comment that it has in a model, or none. */
function commentOf(
  model: Model,
  on: OnTable,
): Operation<"createTableComment" | "dropTableComment"> {
  const { comment } = tableOf(model, on);
  return comment === undefined
    ? { kind: "dropTableComment", ...on }
    : { kind: "createTableComment", ...on, comment };
}

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
