import { MigrateError, withinSync } from "../errors.ts";
import type { ColumnBuilder } from "../schema/column_builder.ts";
import type { SqlValue } from "../schema/model.ts";
import type { ColumnType } from "../schema/types.ts";
import type { Naming, NamingConvention } from "../schema/naming_convention.ts";
import { requireSqlValue } from "../schema/values.ts";
import { batch } from "./batch.ts";
import { columns } from "./columns.ts";
import { constraints } from "./constraints.ts";
import { data, requireParameters } from "./data.ts";
import { domains } from "./domains.ts";
import { enums } from "./enums.ts";
import { extensions } from "./extensions.ts";
import { functions } from "./functions.ts";
import { indexes } from "./indexes.ts";
import { invoke } from "./invoke.ts";
import { named } from "./named.ts";
import type { Operation } from "./operation.ts";
import { checkOptions } from "./operation_options.ts";
import { type Origin, Queue, type QueueExecutor } from "./queue.ts";
import { schemas } from "./schemas.ts";
import { sequences } from "./sequences.ts";
import { tables } from "./tables.ts";
import { triggers } from "./triggers.ts";
import { views } from "./views.ts";

const builders = {
  ...tables,
  ...columns,
  ...constraints,
  ...indexes,
  ...schemas,
  ...enums,
  ...sequences,
  ...domains,
  ...extensions,
  ...views,
  ...functions,
  ...triggers,
  ...batch,
  ...invoke,
  ...data,
};
// Not `typeof builders`: the type of a spread has no docs in declarations.
type Builders =
  & typeof tables
  & typeof columns
  & typeof constraints
  & typeof indexes
  & typeof schemas
  & typeof enums
  & typeof sequences
  & typeof domains
  & typeof extensions
  & typeof views
  & typeof functions
  & typeof triggers
  & typeof batch
  & typeof invoke
  & typeof data;

/** What an `op` method returns: awaiting it runs all that was queued so far; not awaiting it is fine too. */
export type Queued = PromiseLike<void>;

/** Rows as `op.query` gives them: column name to value. */
export type QueriedRow = Record<string, unknown>;

type Methods = {
  readonly [Name in keyof Builders]: (...args: Parameters<Builders[Name]>) => Queued;
};

/**
 * What a revision's `upgrade` and `downgrade` receive.
 *
 * Its methods queue operations, which run in the order written whether they are awaited or not. It may be
 * passed to helper functions, sync or async; an async one must be awaited.
 */
export interface Op extends Methods {
  /** "sqlite" or "postgresql". */
  readonly dialect: string;
  /** Whether SQL is printed (`--sql`) rather than run: there are no rows to read then. */
  readonly isOffline: boolean;
  /**
   * Runs what is queued, then this statement, and gives its rows. `:name` stands for a parameter.
   *
   * Throws "unsupported" when `isOffline`.
   */
  query<R extends QueriedRow = QueriedRow>(
    sql: string,
    parameters?: { readonly [name: string]: SqlValue },
  ): Promise<readonly R[]>;
  /**
   * Commits what came before, then runs what `work` does outside of any transaction, statement by
   * statement; after it a new transaction begins. For statements that refuse to run inside one.
   *
   * `work` may be async: what is written behind the block waits for its end, awaited or not.
   */
  autocommitBlock(work: () => unknown): Queued;
  /** Says that a name is final: no naming convention changes it. */
  f(name: string): string;
  /**
   * A value as SQL, for where `:name` can't stand: `SET DEFAULT ${op.inlineLiteral("it's")}`. `type` is that of the
   * column that it is for, where it makes a difference.
   */
  inlineLiteral(value: SqlValue, type?: ColumnBuilder): string;
}

/** What an `op` does its work by. */
export interface OpExecutor extends QueueExecutor {
  readonly dialect: string;
  readonly isOffline: boolean;
  /** The project's names for what is given none. */
  readonly namingConvention?: NamingConvention;
  /** How many characters the dialect has for a name; any number where undefined. */
  readonly longestName?: number;
  /** A value as the dialect's SQL. */
  literal(value: SqlValue, type?: ColumnType): string;
  /** Gives the rows of a statement. */
  query(
    sql: string,
    parameters: { readonly [name: string]: SqlValue } | undefined,
    origin: Origin,
  ): Promise<readonly QueriedRow[]>;
}

/** An `op`, and the queue of what it was asked for. */
export function createOp(executor: OpExecutor): { readonly op: Op; readonly queue: Queue } {
  const queue = new Queue(executor);
  const finalNames = new Set<string>();
  const naming: Naming = {
    convention: executor.namingConvention ?? {},
    isFinal: (name) => finalNames.has(name),
    longest: executor.longestName,
  };

  function method(name: string, build: (...args: never[]) => Operation) {
    return function call(...args: never[]): Queued {
      const operation = withinSync({ operation: name }, () => {
        checkOptions(name, args);
        try {
          return named(build(...args), naming);
        } catch (error) {
          throw unfit(name, error);
        }
      });
      return queue.add({ operation, origin: originOf(call) }, name);
    };
  }

  const methods = Object.fromEntries(
    Object.entries(builders).map(([name, build]) => [name, method(name, build)]),
  ) as unknown as Methods;

  const op: Op = {
    ...methods,
    dialect: executor.dialect,
    isOffline: executor.isOffline,
    f(name) {
      finalNames.add(name);
      return name;
    },
    inlineLiteral(value, type) {
      requireSqlValue(value, () => "A literal");
      return executor.literal(value, type?.draft.column.type);
    },
    query: function query<R extends QueriedRow>(
      sql: string,
      parameters?: { readonly [name: string]: SqlValue },
    ): Promise<readonly R[]> {
      requireParameters(parameters);
      const origin = originOf(query);
      return queue.ask(
        () => executor.query(sql, parameters, origin) as Promise<readonly R[]>,
        "query",
      );
    },
    autocommitBlock: (work) => queue.addBlock(work, "autocommitBlock"),
  };
  return { op, queue };
}

/** What methods `op` has. */
export const methodNames: readonly string[] = [
  ...Object.keys(builders),
  ...["query", "autocommitBlock", "f", "inlineLiteral"],
];

/** Files run without a look at their types: a builder may be given what it can't work with. */
function unfit(name: string, error: unknown): unknown {
  if (!(error instanceof TypeError)) return error;
  return new MigrateError("operation", `op.${name}() doesn't take what it was given`, {
    hint: "What it takes is in its documentation, which editors show.",
  });
}

/** The place from which a method was called. */
// deno-lint-ignore ban-types
function originOf(method: Function): Origin {
  const origin = {};
  Error.captureStackTrace(origin, method);
  return origin;
}
