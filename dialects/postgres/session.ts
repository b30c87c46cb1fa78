import type { SqlValue } from "../../core/schema/model.ts";
import type { Row } from "../../core/dialect.ts";

/** What a statement gave. */
export interface Result {
  readonly rows: readonly Row[];
  /** Rows that were changed or read; 0 where that has no meaning. */
  readonly count: number;
  /** First words of the server's answer: "SELECT", "COMMIT", "CREATE TABLE". */
  readonly command: string;
}

/** How to send a statement. */
export interface SendOptions {
  /** What `$1`, `$2`, … stand for; the text is then one statement. */
  readonly values?: readonly SqlValue[];
  /** The rows are wanted. */
  readonly rows?: boolean;
}

/** An open connection to a server, below transactions and locks: the driver's side. */
export interface Session {
  /** Whether a transaction is open on it that somebody else began and will end. */
  readonly isNested: boolean;
  /**
   * Sends a text at once, also while others are under way: they are answered in order. Of several statements' results
   * it gives the last. Rejects with the server's error as it is, and "connection" where the connection is lost.
   */
  send(text: string, options?: SendOptions): Promise<Result>;
  /**
   * Sends a COPY from the client, and what it reads; while others are under way, it waits for them. Rejects as `send`.
   * Not there where the server can't be given anything so.
   */
  copy?(text: string, input: Iterable<string>): Promise<void>;
  /** Whether a pooler is in between, which may give each transaction another session of the server's. */
  readonly isPooled?: boolean;
  /** Whether the connection is still there. */
  readonly isOpen: boolean;
  /** Whether something was sent that isn't answered yet. */
  readonly isBusy: boolean;
  /** Asks the server, over a connection of its own, to stop what it is doing. Rejects where it can't be asked. */
  cancel(): Promise<void>;
  /** Waits until all is answered, where the session goes on after its end. */
  settle?(): Promise<void>;
  /** Says goodbye, and waits until the server has closed the connection; after some seconds just goes. */
  end(): Promise<void>;
}
