import { MigrateError } from "../errors.ts";
import { columnsOfConstraint } from "../schema/constraint_columns.ts";
import { tableOf, withTable } from "../schema/edit.ts";
import type { Constraint, Model, Table } from "../schema/model.ts";
import { withoutForeignKeys } from "../schema/numbering.ts";
import { call, optional, value } from "../schema/source.ts";
import { commonRules } from "../sql/rules.ts";
import { isSameSql } from "../sql/same.ts";
import { nameSource } from "./name_source.ts";
import type { DropConstraint, OnTable } from "./table_shapes.ts";
import type { Rule, Rules } from "./rule.ts";
import {
  addedConstraint,
  type CreateConstraintKind,
  dropConstraint,
} from "./constraint_operations.ts";
import type { constraints } from "./constraints.ts";

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

/** The constraints that fit all that is said of the one to drop; of several that say the same, those without a name. */
function meant(
  constraints: readonly Constraint[],
  { name, type, columns, sql }: Omit<DropConstraint, "table">,
): readonly Constraint[] {
  const found = constraints.filter((each) =>
    (name === undefined || each.name === name) &&
    (type === undefined || each.kind === type) &&
    (columns === undefined || columns.join("\0") === columnsOfConstraint(each).join("\0")) &&
    (sql === undefined || each.kind === "check" && isSameSql(each.sql, sql, commonRules))
  );
  const isTold = name !== undefined || (columns ?? sql) === undefined;
  const unnamed = isTold ? [] : found.filter((each) => each.name === undefined);
  return unnamed.length > 0 ? unnamed : found;
}

/** Whether a table has a constraint that says the same. */
export function hasConstraint({ constraints, name }: Table, constraint: Constraint): boolean {
  return meant(constraints, dropConstraint({ table: name }, constraint)).length > 0;
}

function noSuchConstraint({ name, table }: DropConstraint): MigrateError {
  const which = name === undefined ? "such constraint" : `constraint "${name}"`;
  return new MigrateError("operation", `Table "${table}" has no ${which}`);
}
