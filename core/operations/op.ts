import type { SqlValue } from "../schema/model.ts";
import { columns } from "./columns.ts";
import { data } from "./data.ts";
import { indexes } from "./indexes.ts";
import type { Operation } from "./operation.ts";
import { tables } from "./tables.ts";

const builders = { ...tables, ...columns, ...indexes, ...data };
// Not `typeof builders`: the type of a spread has no docs in declarations.
type Builders = typeof tables & typeof columns & typeof indexes & typeof data;

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
 * passed to helper functions, sync or async.
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
   */
  autocommitBlock(work: () => unknown): Queued;
  /** Says that a name is final: no naming convention changes it. */
  f(name: string): string;
}

/** Where the user's file asked for an operation. */
export interface Origin {
  /** Begins at the user's call. Read only for an error: formatting it is slow. */
  readonly stack?: string;
  /** The line in the revision's file, from 1, where it is known without a stack. */
  readonly line?: number;
}

/** An operation, and where the user's file asked for it. */
export interface QueuedOperation {
  readonly operation: Operation;
  readonly origin: Origin;
}

/** What the queue does its work by. */
export interface Executor {
  readonly dialect: string;
  readonly isOffline: boolean;
  perform(operations: readonly QueuedOperation[]): Promise<void>;
  query(
    sql: string,
    parameters: { readonly [name: string]: SqlValue } | undefined,
    origin: Origin,
  ): Promise<readonly QueriedRow[]>;
  /** Commits and stays outside of transactions until `leaveAutocommit`. */
  enterAutocommit(): Promise<void>;
  leaveAutocommit(): Promise<void>;
}

/** An `op`, and the way to run what is still queued when the revision's function has returned. */
export interface Queue {
  readonly op: Op;
  /**
   * Runs what must be run one by one, and gives the operations behind it, which nobody waits for.
   *
   * Throws what failed first, also if the revision caught it.
   */
  finish(): Promise<readonly QueuedOperation[]>;
}

type Entry = QueuedOperation | (() => Promise<void>);

/** A promise that nobody needs to await: what it rejects with, `finish()` throws too. */
function reportedByFinish<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** An `op` whose operations go to `executor`. */
export function createQueue(executor: Executor): Queue {
  const entries: Entry[] = [];
  const openBlocks: Promise<unknown>[] = [];
  // One drain at a time; a failed one fails all later ones, so that nothing runs after a gap.
  let drained: Promise<void> = Promise.resolve();

  function drain(): Promise<void> {
    drained = drained.then(runEntries);
    return drained;
  }

  async function runEntries(): Promise<void> {
    while (entries.length > 0) {
      const task = entries.findIndex((entry) => typeof entry === "function");
      const batch = entries.splice(0, task < 0 ? entries.length : Math.max(task, 1));
      const [first] = batch;
      if (typeof first === "function") await first();
      else await executor.perform(batch as QueuedOperation[]);
    }
  }

  // deno-lint-ignore ban-types
  function originOf(method: Function): Origin {
    const origin = {};
    Error.captureStackTrace(origin, method);
    return origin;
  }

  const queued: Queued = {
    then: (fulfilled, rejected) => drain().then(fulfilled, rejected),
  };

  function method(build: (...args: never[]) => Operation): (...args: never[]) => Queued {
    return function call(...args) {
      entries.push({ operation: build(...args), origin: originOf(call) });
      return queued;
    };
  }

  const methods = Object.fromEntries(
    Object.entries(builders).map(([name, build]) => [name, method(build)]),
  ) as unknown as Methods;

  const op: Op = {
    ...methods,
    dialect: executor.dialect,
    isOffline: executor.isOffline,
    f: (name) => name,
    query<R extends QueriedRow>(
      sql: string,
      parameters?: { readonly [name: string]: SqlValue },
    ) {
      const origin = originOf(op.query);
      let rows: readonly QueriedRow[] = [];
      entries.push(async () => {
        rows = await executor.query(sql, parameters, origin);
      });
      return reportedByFinish(drain().then(() => rows as readonly R[]));
    },
    autocommitBlock(work) {
      entries.push(() => executor.enterAutocommit());
      const result = work();
      const leave = () => void entries.push(() => executor.leaveAutocommit());
      if (!(result instanceof Promise)) {
        leave();
        return queued;
      }
      const block = reportedByFinish(result.then(leave));
      openBlocks.push(block);
      return { then: (done, failed) => block.then(() => drain()).then(done, failed) };
    },
  };

  return {
    op,
    async finish() {
      await Promise.all(openBlocks);
      await drained;
      const tail = entries.findLastIndex((entry) => typeof entry === "function") + 1;
      const rest = entries.splice(tail) as QueuedOperation[];
      await drain();
      return rest;
    },
  };
}
