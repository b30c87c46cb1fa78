import { MigrateError } from "../errors.ts";
import { requireDistinctLabels } from "../schema/labels.ts";
import type { Operation } from "./operation.ts";

interface InSchema {
  readonly schema?: string;
}

/**
 * The builders of operations on enum types.
 *
 * SQLite has no such types: a column of `t.enum()` has a check there. So nothing is made, renamed or dropped there, and
 * labels are changed with the column: `op.alterColumn("users", "mood", { type: t.enum("mood", ["ok", "fine"]) })`.
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
   * PostgreSQL lets nobody use a new label before it is committed. So what the revision did before is committed, and
   * the label added outside of any transaction: what comes behind may use it, and a run that fails there leaves it.
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

  /** Changes a label of an enum type, wherever it is used. */
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
   * PostgreSQL makes the type and its columns anew: tables are rewritten. Views and functions that depend on the type
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
