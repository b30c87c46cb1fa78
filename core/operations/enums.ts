import { MigrateError } from "../errors.ts";
import { entryOf, find, withChanged } from "../schema/edit.ts";
import { requireDistinctLabels, withLabel } from "../schema/labels.ts";
import type { Column, Enum, Model, Named, SqlValue } from "../schema/model.ts";
import { call, optional, value } from "../schema/source.ts";
import type { ColumnType } from "../schema/types.ts";
import { dropped, made } from "./entries.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

interface InSchema {
  readonly schema?: string;
}

/**
 * The builders of operations on enum types.
 *
 * SQLite has no such types: a column of `t.enum()` has a check there, of the enum's name. So nothing is made or dropped
 * there, and what changes the enum changes all columns that have such a check.
 */
export const enums = {
  /**
   * Makes an enum type, whose values sort in the order of its labels.
   *
   * A table or column of `t.enum()` makes its type where it isn't there, so this is for types that are wanted before.
   *
   * Throws "operation" for a label that is there twice.
   */
  createEnum(
    name: string,
    labels: readonly string[],
    { schema, ifNotExists }: InSchema & { readonly ifNotExists?: boolean } = {},
  ): Operation<"createEnum"> {
    requireDistinctLabels(name, labels);
    return { kind: "createEnum", enum: { name, schema, labels }, ifNotExists };
  },

  /** Drops an enum type; `cascade` drops the columns that are of it, too. */
  dropEnum(
    name: string,
    options: InSchema & { readonly ifExists?: boolean; readonly cascade?: boolean } = {},
  ): Operation<"dropEnum"> {
    return { kind: "dropEnum", name, ...options };
  },

  /** Gives an enum type another name, in the same schema. */
  renameEnum(name: string, to: string, options: InSchema = {}): Operation<"renameEnum"> {
    return { kind: "renameEnum", name, to, ...options };
  },

  /**
   * Adds a label to an enum type: before or after another one, else at the end. One that is there stays as it is.
   *
   * SQLite makes the tables with such columns anew. PostgreSQL lets nobody use a new label before it is committed: so
   * what the revision did before is committed, and the label added outside of any transaction: what comes behind may
   * use it, and a run that fails there leaves it. It stands best at the beginning of its revision, so that no half of
   * one can be left.
   *
   * Throws "operation" for a place both before and after others.
   *
   * @example
   * ```ts
   * op.addEnumValue("mood", "great", { after: "good" });
   * op.execute("UPDATE users SET mood = 'great' WHERE mood = 'good'");
   * ```
   */
  addEnumValue(
    name: string,
    value: string,
    options: InSchema & { readonly before?: string; readonly after?: string } = {},
  ): Operation<"addEnumValue"> {
    if (options.before !== undefined && options.after !== undefined) {
      throw new MigrateError("operation", `Is "${value}" to come before or after another label?`);
    }
    return { kind: "addEnumValue", name, value, ...options };
  },

  /**
   * Changes a label of an enum type, wherever it is used.
   *
   * SQLite makes the tables with such columns anew. There it is an error where something else says the label, such as
   * another check, an index, a view or a trigger: it would go on to say it.
   */
  renameEnumValue(
    name: string,
    value: string,
    to: string,
    options: InSchema = {},
  ): Operation<"renameEnumValue"> {
    return { kind: "renameEnumValue", name, value, to, ...options };
  },

  /**
   * Takes a label out of an enum type. Rows and defaults have `replaceWith` in its place; without it none may have it.
   *
   * The type and its columns are made anew: tables are rewritten. Views and functions that depend on the type
   * are to be dropped before, and made again behind it.
   *
   * Throws "operation" where a label is to replace itself.
   */
  dropEnumValue(
    name: string,
    value: string,
    options: InSchema & { readonly replaceWith?: string } = {},
  ): Operation<"dropEnumValue"> {
    if (options.replaceWith === value) {
      throw new MigrateError("operation", `The label "${value}" can't take its own place`);
    }
    return { kind: "dropEnumValue", name, value, ...options };
  },
};

/** What enums' operations do to a model, how they are undone and printed. */
export const enumRules: Rules<keyof typeof enums> = {
  createEnum: {
    apply: (model, { enum: entry, ...making }) => made(model, { list: "enums", entry }, making),
    reverse({ enum: { name, schema }, ifNotExists }, before) {
      const isKept = ifNotExists && find(before, "enums", { name, schema });
      return isKept ? [] : [{ kind: "dropEnum", name, schema }];
    },
    print: ({ enum: { name, labels, ...options }, ifNotExists }) =>
      call("op.createEnum", [value(name), value(labels), ...optional({ ...options, ifNotExists })]),
  },

  dropEnum: {
    apply: (model, operation) => dropped(model, { list: "enums", key: operation }, operation),
    reverse({ name, schema, cascade }, before) {
      const gone = find(before, "enums", { name, schema });
      if (cascade) return undefined;
      return gone ? [{ kind: "createEnum", enum: gone }] : [];
    },
    print: ({ kind: _, name, ...options }) =>
      call("op.dropEnum", [value(name), ...optional(options)]),
  },

  renameEnum: {
    apply: (model, { name, to, schema }) =>
      withEnum(model, { name, schema }, (each) => ({ ...each, name: to })),
    reverse: ({ name, to, schema }) => [{ kind: "renameEnum", name: to, to: name, schema }],
    print: ({ kind: _, name, to, ...options }) =>
      call("op.renameEnum", [value(name), value(to), ...optional(options)]),
  },

  addEnumValue: {
    apply: (model, operation) =>
      withEnum(
        model,
        operation,
        (each) => ({ ...each, labels: withLabel(each.labels, operation) }),
      ),
    reverse({ name, schema, value }, before) {
      const isThere = entryOf(before, "enums", { name, schema }).labels.includes(value);
      return isThere ? [] : [{ kind: "dropEnumValue", name, schema, value }];
    },
    print: ({ kind: _, name, value: label, ...options }) =>
      call("op.addEnumValue", [value(name), value(label), ...optional(options)]),
  },

  renameEnumValue: {
    apply: (model, { name, schema, value, to }) =>
      withEnum(withLabelReplaced(model, { name, schema, value, to }), { name, schema }, (each) => ({
        ...each,
        labels: each.labels.map((label) => label === value ? to : label),
      })),
    reverse: ({ name, schema, value, to }) => [
      { kind: "renameEnumValue", name, schema, value: to, to: value },
    ],
    print: ({ kind: _, name, value: label, to, ...options }) =>
      call("op.renameEnumValue", [value(name), value(label), value(to), ...optional(options)]),
  },

  dropEnumValue: {
    apply: (model, { name, schema, value, replaceWith: to = value }) =>
      withEnum(withLabelReplaced(model, { name, schema, value, to }), { name, schema }, (each) => ({
        ...each,
        labels: each.labels.filter((label) => label !== value),
      })),
    reverse({ name, schema, value }, before) {
      const { labels } = entryOf(before, "enums", { name, schema });
      const next = labels[labels.indexOf(value) + 1];
      return [{
        kind: "addEnumValue",
        name,
        schema,
        value,
        ...next !== undefined && { before: next },
      }];
    },
    print: ({ kind: _, name, value: label, ...options }) =>
      call("op.dropEnumValue", [value(name), value(label), ...optional(options)]),
  },
};

/** The model with an enum type changed, in the columns that have it, too. */
function withEnum(model: Model, { name, schema }: Named, change: (type: Enum) => Enum): Model {
  const before = entryOf(model, "enums", { name, schema });
  const changed = withChanged(model, { list: "enums", key: before, change });
  const { name: to, labels } = change(before);
  const follow = (type: ColumnType): ColumnType => {
    if (type.kind === "array") return { ...type, of: follow(type.of) };
    return isOf(type, before) ? { ...type, name: to, labels } : type;
  };
  return withColumns(changed, (column) => ({ ...column, type: follow(column.type) }));
}

/** The model with another label in the defaults that have this one. */
function withLabelReplaced(
  model: Model,
  { name, schema, value, to }: Named & { readonly value: string; readonly to: string },
): Model {
  const replaced = (given: SqlValue): SqlValue => {
    if (isList(given)) return given.map(replaced);
    return given === value ? to : given;
  };
  return withColumns(model, (column) => {
    const type = column.type.kind === "array" ? column.type.of : column.type;
    if (!isOf(type, { name, schema }) || column.default?.kind !== "literal") return column;
    return { ...column, default: { ...column.default, value: replaced(column.default.value) } };
  });
}

function isOf(type: ColumnType, { name, schema }: Named): type is ColumnType<"enum"> {
  return type.kind === "enum" && type.name === name && type.schema === schema;
}

// `Array.isArray` doesn't tell readonly arrays from objects.
function isList(given: SqlValue): given is readonly SqlValue[] {
  return Array.isArray(given);
}

function withColumns(model: Model, change: (column: Column) => Column): Model {
  return {
    ...model,
    tables: model.tables.map((table) => ({ ...table, columns: table.columns.map(change) })),
  };
}
