import { MigrateError } from "../errors.ts";
import { requireExportName } from "../schema/export_name.ts";
import type { SqlValue } from "../schema/model.ts";
import { call, value } from "../schema/source.ts";
import { requireSqlValue } from "../schema/values.ts";
import type { DialectSql, Invoke, Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

/** The builder of operations that are data already. */
export const invoke = {
  /**
   * Does an operation that was made elsewhere: one of your own, see `defineOperation`, or any other as data.
   *
   * Throws "operation" for what is none.
   *
   * @example
   * ```ts
   * import { createRole } from "../roles.ts";
   *
   * op.invoke(createRole("reader"));
   * op.invoke({ kind: "dropTable", table: "users", cascade: true });
   * ```
   */
  invoke(operation: Operation): Operation {
    const kind: unknown = Object(operation).kind;
    if (typeof kind === "string") return operation;
    throw new MigrateError("operation", "op.invoke() was given no operation", {
      hint: 'Give it what defineOperation() has made, called, or data: { kind: "dropTable", … }',
    });
  },
};

/** What an operation of the user's own is to a model: nothing is known of it but what undoes it. */
export const invokeRules: Rules<keyof typeof invoke> = {
  invoke: {
    apply: (model) => model,
    reverse: (operation) => operation.reverse === undefined ? undefined : [reversed(operation)],
    print({ name, module, arguments: args, isReverse }) {
      const made = call(isReverse ? `${name}.reverse` : name, args.map(value), module);
      return call("op.invoke", [made]);
    },
  },
};

function reversed({ sql, reverse = "", isReverse, ...operation }: Operation<"invoke">) {
  return { ...operation, sql: reverse, reverse: sql, ...!isReverse && { isReverse: true } };
}

/** An operation of your own. */
export interface OperationDefinition<Arguments extends readonly SqlValue[]> {
  /** The name that its module exports it by. */
  readonly name: string;
  /** How generated files import that module: its URL, `import.meta.url`, or a bare specifier such as "@app/roles". */
  readonly module: string;
  /** SQL that does it: one for each database, or by the name in `op.dialect`; "" where nothing is to be done. */
  readonly sql: (...args: Arguments) => DialectSql;
  /** SQL that undoes it. Without it nothing does. */
  readonly reverse?: (...args: Arguments) => DialectSql;
}

/** What `defineOperation` makes: called with its arguments it gives the data that `op.invoke()` takes. */
export interface DefinedOperation<Arguments extends readonly SqlValue[]> {
  (...args: Arguments): Operation<"invoke">;
  /** The operation that undoes it. Throws "operation" where nothing does. */
  reverse(...args: Arguments): Operation<"invoke">;
}

/**
 * Makes an operation of your own, which is called with its arguments, and undone by its `reverse` with the same ones.
 *
 * Throws "operation" for a name that can't be imported; what it gives does for an argument that SQL has no literal for.
 *
 * @example
 * ```ts
 * export const createRole = defineOperation({
 *   name: "createRole",
 *   module: import.meta.url,
 *   sql: (role: string) => ({ postgresql: `CREATE ROLE ${role}`, sqlite: "" }),
 *   reverse: (role) => ({ postgresql: `DROP ROLE ${role}`, sqlite: "" }),
 * });
 *
 * op.invoke(createRole("reader"));
 * op.invoke(createRole.reverse("reader"));
 * ```
 */
export function defineOperation<Arguments extends readonly SqlValue[]>(
  { name, module, sql, reverse }: OperationDefinition<Arguments>,
): DefinedOperation<Arguments> {
  requireExportName(name, "An operation");
  function make(...args: Arguments): Operation<"invoke"> {
    for (const [at, arg] of args.entries()) {
      requireSqlValue(arg, () => `Argument ${at + 1} of ${name}()`);
    }
    const undone = reverse && { reverse: reverse(...args) };
    return { kind: "invoke", name, module, arguments: args, sql: sql(...args), ...undone };
  }
  return Object.assign(make, {
    reverse(...args: Arguments): Operation<"invoke"> {
      if (reverse) return reversed(make(...args));
      throw new MigrateError("operation", `Nothing undoes ${name}()`, {
        hint: "Its defineOperation() can say what does: reverse: (…) => `…`",
      });
    },
  });
}

/** What an operation of the user's own does on a dialect. Throws "unsupported" where it says nothing of it. */
export function sqlOn(dialect: string, { name, sql }: Invoke): string {
  if (typeof sql === "string") return sql;
  if (Object.hasOwn(sql, dialect)) return sql[dialect]!;
  throw new MigrateError("unsupported", `The operation "${name}" has no SQL for ${dialect}`, {
    hint: `Its defineOperation() gives some for ${Object.keys(sql).join(", ") || "nothing"}: ` +
      '"" where nothing is to be done.',
  });
}
