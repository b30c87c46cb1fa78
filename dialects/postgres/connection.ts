import type { Connection, LockOptions, Row, Statement, TableName } from "../../core/dialect.ts";
import { MigrateError, type Where } from "../../core/errors.ts";
import type { SqlValue } from "../../core/schema/model.ts";
import { qualified } from "../../core/sql/standard.ts";
import { checkExpected } from "../expect.ts";
import { codeOf, statementError } from "./failure.ts";
import { releaseText, takeLock } from "./lock.ts";
import { literal, quote } from "./quote.ts";
import type { Result, Session } from "./session.ts";

const undefinedTable = "42P01";

/** How much is sent before answers are waited for: it must fit in memory here and in the server's and system's buffers. */
const mostStatements = 200;
const mostCharacters = 256 * 1024;

const transactions = { begin: "BEGIN", commit: "COMMIT", rollback: "ROLLBACK" };

const savepoints = {
  begin: "SAVEPOINT migrate",
  commit: "RELEASE SAVEPOINT migrate",
  rollback: "ROLLBACK TO SAVEPOINT migrate; RELEASE SAVEPOINT migrate",
};

/** A connection to a PostgreSQL server: transactions, the lock, and statements that travel together. */
export class PostgresConnection implements Connection {
  readonly #session: Session;
  readonly #cancelled = new AbortController();
  #inTransaction = false;
  #isClosed = false;
  /** The keys of the locks that are held. */
  readonly #locks: string[] = [];

  constructor(session: Session) {
    this.#session = session;
  }

  async execute(statements: readonly Statement[]): Promise<void> {
    let done = 0;
    while (done < statements.length) {
      const rest = statements.slice(done, done + mostStatements);
      const count = this.#inTransaction ? countTogether(rest) : 1;
      await this.#sendTogether(rest.slice(0, count), done);
      this.#inTransaction = openAfter(rest[count - 1]!.text, this.#inTransaction);
      done += count;
    }
  }

  async query(text: string, values: readonly SqlValue[] = []): Promise<readonly Row[]> {
    const { rows } = await this.#send(text, values);
    return rows;
  }

  get isNested(): boolean {
    return this.#session.isNested;
  }

  async begin(): Promise<void> {
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

  async lock(key: string, options: LockOptions): Promise<void> {
    const query = (text: string) => this.query(text);
    await takeLock(key, { ...options, query, signal: this.#cancelled.signal });
    this.#locks.push(key);
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
    await this.#send("DISCARD ALL");
    this.#locks.length = 0;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#session.isBusy) this.cancel();
    await this.#session.settle?.();
    if (!this.#session.isBusy && this.#session.isOpen) {
      const last = [
        ...this.#inTransaction ? [this.#words.rollback] : [],
        ...this.#locks.map(releaseText),
      ];
      // The end of the session does both, too; what fails here is not worth a word.
      await Promise.allSettled(last.map((text) => this.#session.send(text)));
    }
    await this.#session.end();
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

  /** Sends all before the first is answered. What follows a failure in a transaction fails too, and says nothing new. */
  async #sendTogether(statements: readonly Statement[], first: number): Promise<void> {
    this.#refuseIfClosed();
    const answers = await Promise.allSettled(
      // Values travel as literals: parameters would need the server's answer about their types first.
      statements.map(({ text, inlined = text }) => this.#session.send(inlined)),
    );
    for (const [index, answer] of answers.entries()) {
      const statement = statements[index]!;
      const where: Where = { sql: statement.text, statement: first + index };
      if (answer.status === "rejected") throw statementError(answer.reason, where);
      checkExpected(statement, answer.value.count);
    }
  }

  /** Who went on after the end would do it outside of the transaction that is rolled back there. */
  #refuseIfClosed(): void {
    if (this.#isClosed) throw new MigrateError("interrupted", "Stopped in between");
  }
}

/** Statements that begin or end transactions or savepoints, below comments; one that fails must stop what follows it. */
const transactionControl =
  /^(?:\s|--.*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(begin|start|commit|end|abort|rollback|savepoint|release|prepare\s+transaction)\b/i;

/** How many of the statements, at least one, may be sent before the first is answered. */
function countTogether(statements: readonly Statement[]): number {
  let characters = 0;
  const end = statements.findIndex(({ text, inlined = text }) => {
    characters += inlined.length;
    return characters > mostCharacters || transactionControl.test(text);
  });
  return end < 0 ? statements.length : Math.max(end, 1);
}

/** Whether a transaction is open after a statement, which a revision's author may have ended. */
function openAfter(text: string, before: boolean): boolean {
  const [control, word = ""] = transactionControl.exec(text) ?? [];
  if (control === undefined) return before;
  if (/^(begin|start)$/i.test(word) || /\band\s+chain\b/i.test(text)) return true;
  const isSavepoint = /^(savepoint|release)$/i.test(word) || /rollback\s+(\w+\s+)?to\b/i.test(text);
  return isSavepoint && before;
}
