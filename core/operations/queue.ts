import { AsyncLocalStorage } from "node:async_hooks";
import { MigrateError } from "../errors.ts";
import type { Operation } from "./operation.ts";

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
export interface QueueExecutor {
  perform(operations: readonly QueuedOperation[]): Promise<void>;
  /** Commits and stays outside of transactions until `leaveAutocommit`. */
  enterAutocommit(): Promise<void>;
  leaveAutocommit(): Promise<void>;
}

/** What stands in a queue: an operation, something else to be done in its turn, or a block of entries. */
type Entry = QueuedOperation | (() => Promise<void>) | Block;

/** Entries that are run outside of transactions. */
interface Block {
  readonly entries: Entry[];
  /** Whether more may come. */
  isOpen: boolean;
  /** Resolves when the blocks that were opened before it have ended. */
  readonly ready: Promise<void>;
}

/** What a revision asks for: run in the order asked, as soon as somebody waits for it or the revision ends. */
export class Queue {
  readonly #executor: QueueExecutor;
  readonly #entries: Entry[] = [];
  /** Tells what a block asks for from what is asked for beside it, while it waits for something. */
  readonly #blocks = new AsyncLocalStorage<Block>();
  #blocksEnded = Promise.resolve();
  /** The block that is being run. */
  #running?: Block;
  /** One drain at a time; a failed one fails all later ones, so that nothing runs after a gap. */
  #drained = Promise.resolve();
  /** Something has been run. */
  #isUsed = false;
  #isClosed = false;
  #isOver = false;

  constructor(executor: QueueExecutor) {
    this.#executor = executor;
  }

  /** Queues an entry for `caller`, a method's name. Awaiting what it gives runs all up to it. */
  add(entry: Entry, caller: string): PromiseLike<void> {
    const block = this.#blocks.getStore();
    if (this.#isClosed || block?.isOpen === false) return this.#refuse(caller);
    (block?.entries ?? this.#entries).push(entry);
    return this.#drainAfter(block?.ready ?? this.#blocksEnded);
  }

  /** Queues `work` and at once runs all up to it; gives what it gives. */
  ask<T>(work: () => Promise<T>, caller: string): Promise<T> {
    const answer = new Promise<T>((resolve, reject) => {
      let found: T;
      const keep = async () => void (found = await work());
      this.add(keep, caller).then(() => resolve(found), reject);
    });
    // `finish` throws it, whether or not anybody else waits for it.
    answer.catch(() => undefined);
    return answer;
  }

  /**
   * Queues what `work` asks for as a block, which ends when `work` does. Blocks inside of blocks are one.
   *
   * What `work` throws fails the queue.
   */
  addBlock(work: () => unknown, caller: string): PromiseLike<void> {
    const outer = this.#blocks.getStore();
    const block = outer ?? { entries: [], isOpen: true, ready: this.#blocksEnded };
    if (!outer) this.add(block, caller);
    const ended = this.#blocks.run(block, async () => void await work())
      .catch((error) => this.#fail(error))
      .then(() => {
        if (!outer) block.isOpen = false;
      });
    this.#blocksEnded = Promise.all([this.#blocksEnded, ended]).then(() => undefined);
    return this.#drainAfter(ended);
  }

  /**
   * Runs what must be run in turn, and hands the operations behind it, which nobody waits for, to `performLast`.
   *
   * Throws what failed first, also if somebody caught it, and "operation" where somebody still asks for more.
   */
  async finish(
    performLast: (rest: readonly QueuedOperation[]) => Promise<void>,
  ): Promise<void> {
    let seen;
    do {
      seen = this.#drained;
      await this.#blocksEnded;
      const isIdle = !this.#running && this.#entries.every(isOperation);
      await (isIdle ? seen : this.#drain());
      // Whoever waited for something, and is not waited for, may have more to ask for.
      if (this.#isUsed) await new Promise((resolve) => setImmediate(resolve));
    } while (seen !== this.#drained);
    this.#isClosed = true;
    await performLast(this.#entries.splice(0).filter(isOperation));
    await this.#drained;
    this.#isOver = true;
  }

  /** Runs what is queued, up to the end of a block that is open. */
  #drain(): Promise<void> {
    return this.#then(() => this.#run());
  }

  #fail(error: unknown): void {
    void this.#then(() => Promise.reject(error));
  }

  #then(work: () => Promise<void>): Promise<void> {
    this.#drained = this.#drained.then(work);
    // `finish` throws it, whether or not anybody else waits for it.
    this.#drained.catch(() => undefined);
    return this.#drained;
  }

  #drainAfter(ready: Promise<void>): PromiseLike<void> {
    return {
      then: (done, failed) => {
        const result = ready.then(() => this.#drain()).then(done, failed);
        result.catch((error) => this.#fail(error));
        return result;
      },
    };
  }

  async #run(): Promise<void> {
    this.#isUsed = true;
    while (true) {
      const entries = this.#running?.entries ?? this.#entries;
      const [next] = entries;
      if (next === undefined) {
        if (!this.#running || this.#running.isOpen) return;
        this.#running = undefined;
        await this.#executor.leaveAutocommit();
      } else if (isOperation(next)) {
        const others = entries.findIndex((entry) => !isOperation(entry));
        const batch = entries.splice(0, others < 0 ? entries.length : others);
        await this.#executor.perform(batch.filter(isOperation));
      } else {
        entries.shift();
        if (typeof next === "function") await next();
        else {
          this.#running = next;
          await this.#executor.enterAutocommit();
        }
      }
    }
  }

  /** Nothing may be lost without a word: who still asks when the revision is being closed has not been waited for. */
  #refuse(caller: string): PromiseLike<void> {
    const error = new MigrateError(
      "operation",
      `op.${caller}() was called when what it belongs to had ended`,
      { hint: "Await the function that calls it." },
    );
    if (this.#isOver) throw error;
    this.#fail(error);
    return new Promise(() => {});
  }
}

function isOperation(entry: Entry): entry is QueuedOperation {
  return "operation" in entry;
}
