import type { Socket } from "node:net";
import { Readable, type Stream } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import type { Connection, ConnectOptions, Row } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { DatabaseUrl } from "../url.ts";
import { PostgresConnection } from "./connection.ts";
import { fault, lostError } from "./failure.ts";
import { lastWords } from "./last_words.ts";
import { type CancelKey, firstSession, type Login, type Started } from "./servers.ts";
import type { Result, SendOptions, Session } from "./session.ts";
import { type Address, postgresSettings } from "./settings.ts";
import { codecs, parameter } from "./values.ts";

/**
 * Connects to the PostgreSQL database that a URL names; what it leaves open is taken from the environment.
 *
 * Throws "url", and "connection": see `mayComeUp` for whether trying again may help.
 */
export async function connect(
  url: DatabaseUrl,
  options: ConnectOptions = {},
): Promise<Connection> {
  const settings = postgresSettings(url, (name) => Deno.env.get(name));
  const open = () =>
    firstSession(settings, (socket, login) => startSession(socket, login, options));
  return new PostgresConnection(await open(), open);
}

/** Logs in over a socket and starts a session on it. Rejects with what the server or the system says, as it is. */
async function startSession(
  socket: Socket,
  login: Login,
  options: ConnectOptions,
): Promise<Started> {
  const sql = withoutTarget(() => postgres(driverOptions(socket, login, options)));
  const session = new DriverSession(socket, login, sql);
  const [server] = await session.greet();
  return {
    session,
    server: { isStandby: server?.["standby"] === true, isReadOnly: server?.["readonly"] === "on" },
  };
}

class DriverSession implements Session {
  readonly isNested = false;
  isPooled = false;
  readonly #address: Address;
  isOpen = true;
  readonly #socket: Socket;
  readonly #sql: postgres.Sql;
  readonly #login: Login;
  /** For each thing sent that isn't answered yet, what tells its sender that it never will be. */
  readonly #waiting = new Set<() => void>();
  #key?: CancelKey;
  #lastWords: unknown;

  constructor(socket: Socket, login: Login, sql: postgres.Sql) {
    this.#address = login.address;
    this.#socket = socket;
    this.#sql = sql;
    this.#login = login;
    socket
      .on("data", (chunk: Uint8Array) => this.#lastWords = lastWords(chunk) ?? this.#lastWords)
      .on("error", (error) => this.#lose(error))
      .on("close", () => this.#lose(undefined));
  }

  get isBusy(): boolean {
    return this.#waiting.size > 0;
  }

  /** Makes the driver log in, and asks the server what it is. Rejects with what was said last, as it is. */
  async greet(): Promise<readonly Row[]> {
    const query = this.#sql.unsafe(
      "SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') AS readonly, " +
        "pg_backend_pid() AS pid",
    );
    const closed = fault("CONNECTION_CLOSED", "the connection was closed");
    const answer = await this.#unlessLost(query, () => this.#lastWords ?? closed);
    this.#key = answer.state;
    // A pooler has processes of its own to tell of.
    this.isPooled = answer[0]?.["pid"] !== answer.state.pid;
    return answer;
  }

  async send(text: string, { values = [], rows = false }: SendOptions = {}): Promise<Result> {
    // Of type 0 the server says what it wants. The driver would guess, and take each Date for one with a zone.
    const parameters = values.map((value) => this.#sql.typed(parameter(value), 0));
    const query = this.#sql.unsafe(text, parameters);
    const answer: Promise<unknown> = rows ? query : query.forEach(ignore);
    const found = await this.#unlessLost(answer, () => lostError(this.#address, this.#lastWords));
    if (Array.isArray(found)) return readResult(found);
    this.#endCopy(found as Stream);
    throw new MigrateError("unsupported", "COPY to or from the client doesn't work here", {
      hint: "Write INSERT, or COPY with a file on the server.",
    });
  }

  async copy(text: string, input: Iterable<string>): Promise<void> {
    const query: Rejecting = this.#sql.unsafe(text);
    // What the server says after the last row the driver tells nobody but the query, which it has answered by then.
    const refused = new Promise<never>((_, reject) => {
      const rejectQuery = query.reject;
      query.reject = (error) => {
        rejectQuery?.(error);
        reject(error);
      };
    });
    const copied = query.writable().then((stream) => pipeline(Readable.from(input), stream));
    await this.#unlessLost(
      Promise.race([copied, refused]),
      () => lostError(this.#address, this.#lastWords),
    );
  }

  async cancel(): Promise<void> {
    if (this.#key) await this.#login.cancel(this.#key);
  }

  async end(): Promise<void> {
    await this.#sql.end({ timeout: this.isOpen ? endTimeout : 0 });
    this.#socket.destroy();
  }

  #lose(error: unknown): void {
    this.isOpen = false;
    this.#lastWords ??= error;
    for (const tell of this.#waiting) tell();
  }

  /** The driver never answers what is in its queue when the connection is lost, nor what is sent after that. */
  #unlessLost<T>(answer: Promise<T>, reason: () => unknown): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const tell = () => reject(reason());
      this.#waiting.add(tell);
      if (!this.isOpen) tell();
      answer.then(resolve, reject).finally(() => this.#waiting.delete(tell));
    });
  }

  /** The server waits for rows, or sends them; only the end of the connection ends that. */
  #endCopy(stream: Stream): void {
    stream.on("error", ignore);
    this.#lose(undefined);
    this.#socket.destroy();
  }
}

/** The driver's way to tell a query's sender of an error. */
type Rejecting = postgres.PendingQuery<postgres.Row[]> & { reject?: (error: unknown) => void };

/** Seconds that a statement under way, and the server's goodbye, may take. */
const endTimeout = 5;

/**
 * The driver speaks the protocol. It is kept from pooling, from connecting again, and from closing what is old or idle:
 * the lock and the transaction would be gone.
 */
function driverOptions(socket: Socket, login: Login, { onNotice }: ConnectOptions) {
  const sockets = [socket];
  return {
    // One connection, over our socket, once.
    max: 1,
    max_pipeline: Infinity,
    socket() {
      const next = sockets.pop();
      if (next === undefined) throw fault("CONNECTION_CLOSED", "the connection was closed");
      return next;
    },
    ssl: false,
    connect_timeout: 0,
    idle_timeout: 0,
    max_lifetime: null,
    // A pooler may give each transaction another session, which doesn't know the statements of the one before.
    prepare: false,
    // The types that matter are known: asking for all of them would take another round trip.
    fetch_types: false,
    types: Object.fromEntries(
      codecs.map(({ oid, parse, serialize }) => [oid, { to: oid, from: [oid], parse, serialize }]),
    ),
    // Named lest the driver asks the environment.
    host: "localhost",
    port: login.address.port,
    user: login.user,
    password: login.password ?? "",
    database: login.database,
    connection: login.parameters,
    // The driver would print them.
    onnotice: ({ severity = "NOTICE", message = "" }: { severity?: string; message?: string }) =>
      onNotice?.({ severity, message }),
  };
}

/** The driver follows the environment's choice of servers, knows less of its values, and ends sessions by it. */
function withoutTarget<T>(work: () => T): T {
  const name = "PGTARGETSESSIONATTRS";
  const value = Deno.env.get(name);
  if (value === undefined) return work();
  Deno.env.delete(name);
  try {
    return work();
  } finally {
    Deno.env.set(name, value);
  }
}

function ignore(): void {}

/** The driver gives one result, or a list of them for several statements. */
function readResult(found: readonly unknown[]): Result {
  const last = ("command" in found ? found : found.at(-1)) as ArrayLike<Row> & Partial<Result>;
  return { rows: Array.from(last), count: last.count ?? 0, command: last.command ?? "" };
}
