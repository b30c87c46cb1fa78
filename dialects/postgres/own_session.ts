import type { Row } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import { codeOf, lostError } from "./failure.ts";
import type { Result, SendOptions, Session } from "./session.ts";
import { codecs, parameter } from "./values.ts";

/** What is used of postgres.js. */
export interface Driver {
  unsafe(text: string, values?: readonly unknown[], options?: UnsafeOptions): Query;
  typed(value: unknown, type: number): unknown;
  /** An instance has it. */
  reserve?(): Promise<Driver>;
  /** A reserved connection has it. */
  release?(): void;
}

interface UnsafeOptions {
  /** Told which link the query travels on; the driver's `begin` uses it so, too. */
  readonly onexecute?: (link: Link) => boolean;
}

interface Query extends PromiseLike<unknown> {
  raw(): Query;
  forEach(take: (row: unknown) => void): Query;
}

/** The driver's own connection, below reserved ones. */
interface Link {
  onclose?: ((reason: unknown) => void) | null;
}

/** Rows as the server sent them; what the program has the driver make of values doesn't matter then. */
interface Answer extends ReadonlyArray<readonly (Uint8Array | null)[]> {
  readonly columns?: readonly { readonly name: string; readonly type: number }[];
  readonly command?: string;
  readonly count?: number | null;
}

/** A stream that the driver gives for COPY. */
interface CopyStream {
  once(event: "close", listener: () => void): unknown;
  on(event: "error", listener: () => void): unknown;
  resume?(): unknown;
  destroy(error?: Error): unknown;
}

/** `pg_type.oid` of "unknown": the server finds the type out, and no serializer of the program's is asked. */
const unknownType = 705;

/** What there is to know of a program's connection. */
export interface OwnOptions {
  /** Whether a transaction may be open on it. */
  readonly mayBeNested: boolean;
  /** Called at the end. */
  readonly giveBack: (isLost: boolean) => void;
}

/** A session on a connection that a program has made, which goes on when the session ends. */
export class OwnSession implements Session {
  readonly #sql: Driver;
  readonly #options: OwnOptions;
  readonly #waiting = new Set<Promise<unknown>>();
  #isNested = false;
  #isOpen = true;
  /** What the driver said when the connection was gone. */
  #lost?: { readonly reason: unknown };

  constructor(sql: Driver, options: OwnOptions) {
    this.#sql = sql;
    this.#options = options;
  }

  get isNested(): boolean {
    return this.#isNested;
  }

  get isOpen(): boolean {
    return this.#isOpen && this.#lost === undefined;
  }

  get isBusy(): boolean {
    return this.#waiting.size > 0;
  }

  /** Looks at the connection, before anything else is sent. Throws "unsupported" for one that changes answers. */
  async greet(): Promise<void> {
    // The driver would go on writing to a socket that is gone, which ends the program: so it must be known.
    const onexecute = (link: Link) => {
      const { onclose } = link;
      link.onclose = (reason) => {
        this.#lost ??= { reason };
        onclose?.(reason);
      };
      return true;
    };
    const answer = await this.#sql.unsafe("SELECT 1 AS a_b", [], { onexecute }).raw() as Answer;
    const [row] = answer;
    if (answer.columns?.[0]?.name !== "a_b" || !Array.isArray(row)) throw transforming();
    this.#isNested = this.#options.mayBeNested && await this.#hasTransaction();
  }

  async send(text: string, { values = [], rows = false }: SendOptions = {}): Promise<Result> {
    if (!this.isOpen) throw lostError(undefined, this.#lost?.reason);
    const query = this.#sql.unsafe(text, values.map((value) => this.#parameter(value))).raw();
    const answer = Promise.resolve(rows ? query : query.forEach(ignore));
    this.#waiting.add(answer);
    try {
      const found = await answer;
      if (!Array.isArray(found)) throw await withoutCopy(found as CopyStream);
      return readResult(found);
    } catch (error) {
      if (!isLoss(error)) throw error;
      this.#lost ??= { reason: error };
      throw lostError(undefined, error);
    } finally {
      this.#waiting.delete(answer);
    }
  }

  /** The driver can ask, but doesn't tell when that is done: it could stop what the program does next. */
  cancel(): Promise<void> {
    return Promise.reject(new Error("the driver doesn't tell when it has cancelled"));
  }

  async settle(): Promise<void> {
    await Promise.allSettled(this.#waiting);
  }

  end(): Promise<void> {
    if (this.#isOpen) this.#options.giveBack(this.#lost !== undefined);
    this.#isOpen = false;
    return Promise.resolve();
  }

  /** Outside of a transaction a savepoint is refused, without harm. */
  async #hasTransaction(): Promise<boolean> {
    try {
      await this.send("SAVEPOINT migrate");
    } catch (error) {
      if (codeOf(error) === noTransaction) return false;
      throw error;
    }
    await this.send("RELEASE SAVEPOINT migrate");
    return true;
  }

  #parameter(value: SqlValue): unknown {
    // A list is JSON or an array, as the server says; the driver knows both.
    if (Array.isArray(value)) return this.#sql.typed(value, 0);
    return this.#sql.typed(parameter(value), unknownType);
  }
}

const noTransaction = "25P01";

function transforming(): MigrateError {
  return new MigrateError(
    "unsupported",
    "The instance of postgres.js that was given renames columns or changes rows (transform)",
    { hint: "Give one without, or a URL: revisions expect the names that the database has." },
  );
}

/** Whether the connection is gone: said by the driver or the system, not by the server. */
function isLoss(error: unknown): boolean {
  return /^(?:CONNECTION_\w+|E[A-Z]{3,})$/.test(codeOf(error));
}

/** Ends a COPY that waits for rows or sends them, and gives the error to throw. */
async function withoutCopy(stream: CopyStream): Promise<MigrateError> {
  const closed = new Promise<void>((resolve) => stream.once("close", resolve));
  stream.on("error", ignore);
  if (stream.resume) stream.resume();
  else stream.destroy(new Error("migrate has no rows for it"));
  await closed;
  return new MigrateError("unsupported", "COPY to or from the client doesn't work here", {
    hint: "Write INSERT, or COPY with a file on the server.",
  });
}

function ignore(): void {}

/** The driver gives one answer, or a list of them for several statements. */
function readResult(found: readonly unknown[]): Result {
  const last = ("command" in found ? found : found.at(-1)) as Answer;
  const columns = last.columns ?? [];
  return {
    rows: Array.from(last, (values) => readRow(values, columns)),
    count: last.count ?? 0,
    command: last.command ?? "",
  };
}

function readRow(
  values: readonly (Uint8Array | null)[],
  columns: NonNullable<Answer["columns"]>,
): Row {
  return Object.fromEntries(columns.map(({ name, type }, index) => {
    const bytes = values[index] ?? null;
    return [name, bytes === null ? null : readValue(new TextDecoder().decode(bytes), type)];
  }));
}

function readValue(text: string, type: number): unknown {
  return parsers.get(type)?.(text) ?? text;
}

const parsers = new Map(codecs.map(({ oid, parse }) => [oid, parse]));
