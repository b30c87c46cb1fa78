import {
  type Connection,
  type LockOptions,
  type Row,
  scriptText,
  type Statement,
  type TableName,
} from "../../core/dialect.ts";
import { MigrateError, type Where } from "../../core/errors.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import { qualified } from "../../core/sql/standard.ts";
import { transactionControl } from "../../core/sql/transaction_control.ts";
import { checkExpected, noVersionTable } from "../expect.ts";
import { codeOf, statementError } from "./failure.ts";
import { beginLocked, type HeldLock, holdApart, holdHere } from "./lock.ts";
import { literal, quote } from "./quote.ts";
import type { Result, Session } from "./session.ts";

const undefinedTable = "42P01";
const undefinedColumn = "42703";

/** How much is sent before answers are waited for, which are read meanwhile: both must fit in memory. */
const mostStatements = 10_000;
const mostCharacters = 4 * 1024 * 1024;

const transactions = {
  // Under a stricter default, what is read is as it was before the lock was had.
  begin: "BEGIN ISOLATION LEVEL READ COMMITTED",
  commit: "COMMIT",
  rollback: "ROLLBACK",
};

const savepoints = {
  begin: "SAVEPOINT migrate",
  commit: "RELEASE SAVEPOINT migrate",
  rollback: "ROLLBACK TO SAVEPOINT migrate; RELEASE SAVEPOINT migrate",
};

/** A connection to a PostgreSQL server: transactions, the lock, and statements that travel together. */
export class PostgresConnection implements Connection {
  readonly #session: Session;
  readonly #cancelled = new AbortController();
  readonly #another?: () => Promise<Session>;
  #inTransaction = false;
  #isClosed = false;
  /** The lock that goes with transactions. */
  #lock?: LockOptions & { readonly key: string };
  /** What has it between them. */
  #held?: HeldLock;

  /** `another` opens a second session of the same kind, where that can be done. */
  constructor(session: Session, another?: () => Promise<Session>) {
    this.#session = session;
    this.#another = another;
  }

  async execute(statements: readonly Statement[]): Promise<void> {
    let done = 0;
    while (done < statements.length) {
      done += await this.#copyOne(statements, done) || await this.#sendTogether(statements, done);
      this.#inTransaction = openAfter(statements[done - 1]!.text, this.#inTransaction);
    }
  }

  async query(text: string, values: readonly SqlValue[] = []): Promise<readonly Row[]> {
    const { rows } = await this.#send(text, values);
    return rows;
  }

  get isNested(): boolean {
    return this.#session.isNested;
  }

  get isPooled(): boolean {
    return this.#session.isPooled ?? false;
  }

  async begin(): Promise<void> {
    if (!this.#lock || this.#held) return await this.#begin();
    await beginLocked(this.#lock.key, {
      ...this.#lock,
      begin: () => this.#begin(),
      query: (text) => this.query(text),
      rollback: () => this.rollback(),
      signal: this.#cancelled.signal,
    });
  }

  async #begin(): Promise<void> {
    if (this.#held?.isOpen === false) {
      throw new MigrateError("connection", "The connection that held the lock was lost");
    }
    await this.#send(this.#words.begin);
    this.#inTransaction = true;
  }

  async commit(): Promise<void> {
    if (!this.#inTransaction) return;
    this.#inTransaction = false;
    const { command } = await this.#send(this.#words.commit);
    // A transaction in which a statement has failed ends so, and without an error.
    if (command !== "ROLLBACK") return;
    throw new MigrateError(
      "database",
      "PostgreSQL rolled the transaction back instead of committing it",
      { hint: "A statement in it had failed, and its error was caught: let it through." },
    );
  }

  async rollback(): Promise<void> {
    if (!this.#inTransaction || !this.#session.isOpen) return;
    this.#inTransaction = false;
    await this.#send(this.#words.rollback);
  }

  lock(key: string, options: LockOptions): Promise<void> {
    this.#lock = { key, ...options };
    return Promise.resolve();
  }

  async hold(): Promise<void> {
    // The transaction around all has it to its end.
    if (!this.#lock || this.#held || this.isNested) return;
    const { key } = this.#lock;
    this.#held = this.#another
      ? await holdApart(key, await this.#another())
      : await holdHere(key, this.#session);
  }

  async versionRows(table: TableName): Promise<readonly string[] | undefined> {
    const name = qualified(table, { quote });
    // In a transaction the error of a missing table would be the end of it: there it costs a question.
    if ((this.#inTransaction || this.isNested) && !await this.#hasTable(name)) return undefined;
    const text = `SELECT version_num FROM ${name}`;
    try {
      const { rows } = await this.#session.send(text, { rows: true });
      return rows.map((row) => String(row["version_num"]));
    } catch (error) {
      if (codeOf(error) === undefinedTable) return undefined;
      if (codeOf(error) === undefinedColumn) throw noVersionTable(name);
      throw statementError(error, { sql: text });
    }
  }

  cancel(): void {
    this.#cancelled.abort();
    // Where the server can't be asked, what is under way runs to its end, as it would have without asking.
    if (this.#session.isBusy) this.#session.cancel().catch(() => undefined);
  }

  async reset(): Promise<void> {
    // Whoever still waits for an answer would go on when the transaction is gone.
    if (this.#session.isBusy) throw new MigrateError("connection", "The connection is in use");
    await this.rollback();
    await this.#letGo();
    await this.#send("DISCARD ALL");
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#session.isBusy) this.cancel();
    await this.#session.settle?.();
    if (!this.#session.isBusy && this.#session.isOpen) {
      // The end of the session does it, too; what fails here is not worth a word.
      if (this.#inTransaction) await this.#session.send(this.#words.rollback).catch(ignore);
    }
    await this.#letGo().catch(ignore);
    await this.#session.end();
  }

  async #letGo(): Promise<void> {
    const held = this.#held;
    this.#lock = this.#held = undefined;
    if (held?.isOpen) await held.end();
  }

  get #words() {
    return this.isNested ? savepoints : transactions;
  }

  async #hasTable(name: string): Promise<boolean> {
    const [answer] = await this.query(`SELECT to_regclass(${literal(name)}) IS NOT NULL AS found`);
    return answer?.["found"] === true;
  }

  async #send(text: string, values: readonly SqlValue[] = []): Promise<Result> {
    this.#refuseIfClosed();
    try {
      return await this.#session.send(text, { values, rows: true });
    } catch (error) {
      throw statementError(error, { sql: text });
    }
  }

  /** Sends a statement with what it reads, and gives 1; 0 where that isn't needed or can't be done. */
  async #copyOne(statements: readonly Statement[], at: number): Promise<number> {
    const { text, input } = statements[at]!;
    if (!input || !this.#session.copy) return 0;
    this.#refuseIfClosed();
    try {
      await this.#session.copy(text, input());
    } catch (error) {
      throw statementError(error, { sql: text, statement: at });
    }
    return 1;
  }

  /**
   * Sends statements before the first is answered, and gives how many. What follows a failure in a transaction fails
   * too, and says nothing new.
   */
  async #sendTogether(statements: readonly Statement[], first: number): Promise<number> {
    this.#refuseIfClosed();
    const some = together(statements, first, this.#inTransaction ? mostStatements : 1);
    const answers = await Promise.allSettled(some.map(({ text }) => this.#session.send(text)));
    for (const [index, answer] of answers.entries()) {
      const { statement } = some[index]!;
      const where: Where = { sql: statement.text, statement: first + index };
      if (answer.status === "rejected") throw statementError(answer.reason, where);
      checkExpected(statement, answer.value.count);
    }
    return some.length;
  }

  /** Who went on after the end would do it outside of the transaction that is rolled back there. */
  #refuseIfClosed(): void {
    if (this.#isClosed) throw new MigrateError("interrupted", "Stopped in between");
  }
}

/** A statement, as it travels. */
interface Sent {
  readonly statement: Statement;
  readonly text: string;
}

/** Those of the statements from `first` on, at least one, that may be sent before it is answered. */
function together(statements: readonly Statement[], first: number, most: number): readonly Sent[] {
  const some: Sent[] = [];
  let characters = 0;
  for (const statement of statements.slice(first, first + most)) {
    // What begins or ends a transaction, and fails, must stop what follows it.
    const isAlone = statement.input !== undefined ||
      transactionControl(statement.text) !== undefined;
    if (isAlone && some.length > 0) break;
    // Values travel as literals: parameters would need the server's answer about their types first.
    const text = scriptText(statement);
    characters += text.length;
    if (characters > mostCharacters && some.length > 0) break;
    some.push({ statement, text });
    if (isAlone) break;
  }
  return some;
}

/** Whether a transaction is open after a statement, which may begin or end one. */
function openAfter(text: string, before: boolean): boolean {
  const control = transactionControl(text);
  if (control === undefined || control.isSavepoints) return before;
  return /^(BEGIN|START)$/.test(control.word) || /\band\s+chain\b/i.test(text);
}

function ignore(): void {}
