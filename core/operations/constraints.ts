import { MigrateError } from "../errors.ts";
import {
  check,
  type CheckOptions,
  exclude,
  type ExcludeOptions,
  foreignKey,
  type ForeignKeyOptions,
  primaryKey,
  type PrimaryKeyOptions,
  unique,
  type UniqueOptions,
} from "../schema/builders.ts";
import { columnsOfConstraint } from "../schema/constraint_columns.ts";
import { tableOf, withTable } from "../schema/edit.ts";
import type { Constraint, ExcludeElement, Model, Table } from "../schema/model.ts";
import { withoutForeignKeys } from "../schema/numbering.ts";
import { call, optional, value } from "../schema/source.ts";
import { commonRules } from "../sql/rules.ts";
import { isSameSql } from "../sql/same.ts";
import { nameSource } from "./name_source.ts";
import type { DropConstraint, Operation } from "./operation.ts";
import type { Rule, Rules } from "./rule.ts";

interface InSchema {
  readonly schema?: string;
}

/** A name as Alembic takes it: null leaves it to the database. */
type Name = string | null;

const named = (name: Name) => name === null ? {} : { name };

/** The builders of operations on constraints. */
export const constraints = {
  /** Makes these columns the primary key of a table that has none. */
  createPrimaryKey(
    name: Name,
    table: string,
    columns: readonly string[],
    { schema, ...options }: InSchema & Omit<PrimaryKeyOptions, "name"> = {},
  ): Operation<"createPrimaryKey"> {
    const constraint = primaryKey(columns, { ...named(name), ...options });
    return { kind: "createPrimaryKey", table, schema, constraint };
  },

  /** No two rows have the same values in these columns any more. */
  createUniqueConstraint(
    name: Name,
    table: string,
    columns: readonly string[],
    { schema, ...options }: InSchema & Omit<UniqueOptions, "name"> = {},
  ): Operation<"createUniqueConstraint"> {
    const constraint = unique(columns, { ...named(name), ...options });
    return { kind: "createUniqueConstraint", table, schema, constraint };
  },

  /**
   * Every row meets the condition, which is SQL, from now on. With `notValid`, on PostgreSQL, those that are there are
   * not looked at until `validateConstraint`, and writers go on.
   */
  createCheckConstraint(
    name: Name,
    table: string,
    condition: string,
    { schema, ...options }: InSchema & Omit<CheckOptions, "name"> = {},
  ): Operation<"createCheckConstraint"> {
    const constraint = check(condition, { ...named(name), ...options });
    return { kind: "createCheckConstraint", table, schema, constraint };
  },

  /**
   * The values of `columns` are found in those of `referent` from now on; none there means its primary key.
   *
   * Tables that refer to each other are made first, then this for one of the keys. With `notValid`, on PostgreSQL, the
   * rows that are there are not looked at until `validateConstraint`, and writers go on.
   */
  createForeignKey(
    name: Name,
    table: string,
    referent: string,
    columns: readonly string[],
    referenced: readonly string[] = [],
    { schema, referentSchema, ...options }: ForeignKeyChange = {},
  ): Operation<"createForeignKey"> {
    const constraint = foreignKey(columns, referent, referenced, {
      ...named(name),
      ...options,
      schema: referentSchema,
    });
    return { kind: "createForeignKey", table, schema, constraint };
  },

  /**
   * No two rows compare so from now on: `[{ column: "during", with: "&&" }]`. PostgreSQL only.
   *
   * @example
   * ```ts
   * op.createExcludeConstraint("no_overlap", "bookings", [
   *   { column: "room", with: "=" },
   *   { column: "during", with: "&&" },
   * ], { using: "gist" });
   * ```
   */
  createExcludeConstraint(
    name: Name,
    table: string,
    elements: readonly ExcludeElement[],
    { schema, ...options }: InSchema & Omit<ExcludeOptions, "name"> = {},
  ): Operation<"createExcludeConstraint"> {
    const constraint = exclude(elements, { ...named(name), ...options });
    return { kind: "createExcludeConstraint", table, schema, constraint };
  },

  /** Gives a constraint another name. */
  renameConstraint(
    name: string,
    table: string,
    to: string,
    options: InSchema = {},
  ): Operation<"renameConstraint"> {
    return { kind: "renameConstraint", table, name, to, ...options };
  },

  /** Has PostgreSQL look whether all rows keep to a constraint that was made with `notValid`. */
  validateConstraint(
    name: string,
    table: string,
    options: InSchema = {},
  ): Operation<"validateConstraint"> {
    return { kind: "validateConstraint", table, name, ...options };
  },

  /**
   * Drops a constraint by its name; where that is unknown (null) by its type and its columns, or a check by its
   * condition (`sql`). Without those it must be the only one of its type.
   *
   * Throws "operation" where neither name nor type is given.
   *
   * @example
   * ```ts
   * op.dropConstraint("uq_users_email", "users");
   * op.dropConstraint(null, "users", { type: "unique", columns: ["email"] });
   * ```
   */
  dropConstraint(
    name: Name,
    table: string,
    options: DropConstraintOptions = {},
  ): Operation<"dropConstraint"> {
    requireOne(name, table, options);
    return { kind: "dropConstraint", table, ...named(name), ...options };
  },
};

/** What may tell a constraint from others, and how it goes. */
export interface DropConstraintOptions extends InSchema {
  readonly type?: Constraint["kind"];
  readonly columns?: readonly string[];
  /** The condition of a check. */
  readonly sql?: string;
  readonly ifExists?: boolean;
  /** Drops what depends on it, too, on PostgreSQL. */
  readonly cascade?: boolean;
}

function requireOne(
  name: Name,
  table: string,
  { type, columns, sql }: DropConstraintOptions,
): void {
  const fault = name === null && type === undefined
    ? `Which constraint of "${table}" is to go?`
    : type === "check" && columns !== undefined
    ? `A check of "${table}" is told by its condition, not by columns`
    : type !== "check" && sql !== undefined
    ? `Only a check of "${table}" is told by its condition`
    : undefined;
  if (fault === undefined) return;
  throw new MigrateError("operation", fault, {
    hint: 'Name it, or say what it is: { type: "unique", columns: ["email"] } ' +
      'or { type: "check", sql: "age > 17" }',
  });
}

/** What a new foreign key may say besides its columns; `schema` is that of its own table. */
export interface ForeignKeyChange extends Omit<ForeignKeyOptions, "name"> {
  /** Schema of the table referred to. */
  readonly referentSchema?: string;
}

/** The kinds of operations that add a constraint. */
export type CreateConstraintKind =
  | "createPrimaryKey"
  | "createUniqueConstraint"
  | "createCheckConstraint"
  | "createForeignKey"
  | "createExcludeConstraint";

interface OnTable extends InSchema {
  readonly table: string;
}

/** The operation that adds a constraint to a table. */
export function createConstraint(
  on: OnTable,
  constraint: Constraint,
): Operation<CreateConstraintKind> {
  switch (constraint.kind) {
    case "primaryKey":
      return { kind: "createPrimaryKey", ...on, constraint };
    case "unique":
      return { kind: "createUniqueConstraint", ...on, constraint };
    case "check":
      return { kind: "createCheckConstraint", ...on, constraint };
    case "foreignKey":
      return { kind: "createForeignKey", ...on, constraint };
    case "exclude":
      return { kind: "createExcludeConstraint", ...on, constraint };
  }
}

/**
 * The operations that add a constraint to a table that is to be `table` then.
 *
 * A primary key makes its columns refuse NULL; SQLite has keys that take it.
 */
export function addedConstraint(
  constraint: Constraint,
  table: Pick<Table, "name" | "schema" | "columns">,
): readonly Operation[] {
  const on = { table: table.name, schema: table.schema };
  const keys = constraint.kind === "primaryKey" ? constraint.columns : [];
  return [
    createConstraint(on, constraint),
    ...table.columns.filter(({ name, nullable }) => nullable && keys.includes(name))
      .map(({ name: column }) => ({ kind: "alterColumn" as const, ...on, column, nullable: true })),
  ];
}

/**
 * The operation that drops a constraint: by its name, or by what it says where it has none. It says both where the
 * tables that it may be run on have more of that name, as SQLite's can.
 */
export function dropConstraint(
  on: OnTable,
  constraint: Constraint,
  tables: readonly Table[] = [],
): Operation<"dropConstraint"> {
  const { kind: type, name } = constraint;
  const kind = "dropConstraint";
  const isAlone = name !== undefined && !tables.some((table) => isShared(name, table));
  if (isAlone) return { kind, ...on, name, type };
  const named = { kind, ...on, ...name !== undefined && { name }, type } as const;
  if (constraint.kind === "check") return { ...named, sql: constraint.sql };
  return { ...named, columns: columnsOfConstraint(constraint) };
}

/** Whether several constraints have a name, or one that SQLite has behind a column of an enum. */
function isShared(name: string, { columns, constraints }: Table): boolean {
  return constraints.filter((each) => each.name === name).length > 1 ||
    columns.some(({ type }) => type.kind === "enum" && type.name === name);
}

/** What constraints' operations do to a model, how they are undone and printed. */
export const constraintRules: Rules<keyof typeof constraints> = {
  createPrimaryKey: {
    ...created("createPrimaryKey"),
    // A key's columns refuse NULL, and still do so when it is gone.
    apply: (model, { constraint, ...on }) =>
      withTable(withConstraint(model, on, constraint), on, (table) => ({
        ...table,
        columns: table.columns.map((column) =>
          constraint.columns.includes(column.name) ? { ...column, nullable: false } : column
        ),
      })),
    reverse: ({ table, schema, constraint }, before) => [
      dropConstraint({ table, schema }, constraint),
      ...tableOf(before, { table, schema }).columns
        .filter(({ name, nullable }) => nullable && constraint.columns.includes(name))
        .map(({ name }) => ({
          kind: "alterColumn" as const,
          table,
          schema,
          column: name,
          nullable: true,
        })),
    ],
    print: ({ table, schema, constraint: { kind: _, name, columns, ...options } }, final) =>
      call("op.createPrimaryKey", [
        nameSource(name, final),
        value(table),
        value(columns),
        ...optional({ ...options, schema }),
      ]),
  },

  createUniqueConstraint: {
    ...created("createUniqueConstraint"),
    print: ({ table, schema, constraint: { kind: _, name, columns, ...options } }, final) =>
      call("op.createUniqueConstraint", [
        nameSource(name, final),
        value(table),
        value(columns),
        ...optional({ ...options, schema }),
      ]),
  },

  createCheckConstraint: {
    ...created("createCheckConstraint"),
    print: ({ table, schema, constraint: { kind: _, name, sql, ...options } }, final) =>
      call("op.createCheckConstraint", [
        nameSource(name, final),
        value(table),
        value(sql),
        ...optional({ ...options, schema }),
      ]),
  },

  createForeignKey: {
    ...created("createForeignKey"),
    print(
      { table, schema, constraint: { kind: _, name, columns, references, ...options } },
      final,
    ) {
      const settings = optional({ ...options, schema, referentSchema: references.schema });
      return call("op.createForeignKey", [
        nameSource(name, final),
        value(table),
        value(references.table),
        value(columns),
        ...references.columns.length > 0 || settings.length > 0 ? [value(references.columns)] : [],
        ...settings,
      ]);
    },
  },

  createExcludeConstraint: {
    ...created("createExcludeConstraint"),
    print: ({ table, schema, constraint: { kind: _, name, elements, ...options } }, final) =>
      call("op.createExcludeConstraint", [
        nameSource(name, final),
        value(table),
        value(elements),
        ...optional({ ...options, schema }),
      ]),
  },

  dropConstraint: {
    apply: (model, operation) =>
      withTable(model, operation, (table) => {
        const gone = meant(table.constraints, operation);
        if (gone.length === 0 && !operation.ifExists) throw noSuchConstraint(operation);
        const rest = withoutForeignKeys(table, (key) => gone.includes(key));
        return { ...rest, constraints: rest.constraints.filter((each) => !gone.includes(each)) };
      }),
    reverse(operation, before) {
      if (operation.cascade) return undefined;
      const table = tableOf(before, operation);
      return meant(table.constraints, operation)
        .flatMap((constraint) => addedConstraint(constraint, table));
    },
    print: ({ kind: _, table, name, ...options }, final) =>
      call("op.dropConstraint", [nameSource(name, final), value(table), ...optional(options)]),
  },

  renameConstraint: {
    apply: (model, { name, to, ...on }) =>
      withNamed(model, { name, on }, (constraint) => ({ ...constraint, name: to })),
    reverse: ({ name, to, table, schema }) => [
      { kind: "renameConstraint", table, schema, name: to, to: name },
    ],
    print: ({ kind: _, table, name, to, ...options }, final) =>
      call("op.renameConstraint", [
        nameSource(name, final),
        value(table),
        nameSource(to, final),
        ...optional(options),
      ]),
  },

  validateConstraint: {
    apply: (model, { name, ...on }) =>
      withNamed(model, { name, on }, (constraint) => ({ ...constraint, notValid: undefined })),
    // That rows keep to it needs no undoing.
    reverse: () => [],
    print: ({ kind: _, table, name, ...options }, final) =>
      call("op.validateConstraint", [nameSource(name, final), value(table), ...optional(options)]),
  },
};

/** How an operation that adds a constraint is applied and undone. */
function created<K extends CreateConstraintKind>(_: K): Pick<Rule<K>, "apply" | "reverse"> {
  return {
    apply: (model, { constraint, ...on }) => withConstraint(model, on, constraint),
    reverse: ({ table, schema, constraint }, before) => {
      const on = { table, schema };
      return [dropConstraint(on, constraint, [withOther(tableOf(before, on), constraint)])];
    },
  };
}

function withConstraint(model: Model, on: OnTable, constraint: Constraint): Model {
  return withTable(model, on, (table) => withOther(table, constraint));
}

function withOther(table: Table, constraint: Constraint): Table {
  return { ...table, constraints: [...table.constraints, constraint] };
}

/** The model with the constraint of that name changed. Throws "operation" where there is none. */
function withNamed(
  model: Model,
  { name, on }: { readonly name: string; readonly on: OnTable },
  change: (constraint: Constraint) => Constraint,
): Model {
  return withTable(model, on, (table) => {
    if (meant(table.constraints, { name }).length === 0) {
      throw noSuchConstraint({ name, table: table.name });
    }
    return {
      ...table,
      constraints: table.constraints.map((each) => each.name === name ? change(each) : each),
    };
  });
}

/** The constraints that fit all that is said of the one to drop. */
function meant(
  constraints: readonly Constraint[],
  { name, type, columns, sql }: Omit<DropConstraint, "table">,
): readonly Constraint[] {
  return constraints.filter((each) =>
    (name === undefined || each.name === name) &&
    (type === undefined || each.kind === type) &&
    (columns === undefined || columns.join("\0") === columnsOfConstraint(each).join("\0")) &&
    (sql === undefined || each.kind === "check" && isSameSql(each.sql, sql, commonRules))
  );
}

/** Whether a table has a constraint that says the same. */
export function hasConstraint({ constraints, name }: Table, constraint: Constraint): boolean {
  return meant(constraints, dropConstraint({ table: name }, constraint)).length > 0;
}

function noSuchConstraint({ name, table }: DropConstraint): MigrateError {
  const which = name === undefined ? "such constraint" : `constraint "${name}"`;
  return new MigrateError("operation", `Table "${table}" has no ${which}`);
}
