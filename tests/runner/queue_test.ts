import assert from "node:assert/strict";
import { createOp, type Op } from "../../core/operations/op.ts";
import type { QueuedOperation } from "../../core/operations/queue.ts";

/** What an `upgrade` does, and what becomes of it. */
interface Row {
  readonly name: string;
  /** `ending` is over when the last of it is being done. */
  readonly upgrade: (op: Op, ending: Promise<void>) => unknown;
  /**
   * What was done, in order: SQL that travelled together on one line, "?" before what was asked for, "(" and ")" for
   * the ends of an autocommit block. What travels with the version table's rows comes last, behind "last:".
   */
  readonly does: readonly string[];
  /** The message of the error. SQL that begins with "fail" fails. */
  readonly fails?: RegExp;
}

async function later(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

function helper(op: Op): void {
  op.execute("h1");
  op.execute("h2");
}

async function asyncHelper(op: Op): Promise<void> {
  await op.execute("h1");
  await later();
  op.execute("h2");
}

const orders: readonly Row[] = [
  {
    name: "what nobody awaits goes together, last",
    upgrade(op) {
      op.execute("a");
      op.execute("b");
    },
    does: ["last: a b"],
  },
  {
    name: "what is awaited is done at once, with what was queued before it",
    async upgrade(op) {
      await op.execute("a");
      op.execute("b");
      await op.execute("c");
      op.execute("d");
    },
    does: ["a", "b c", "last: d"],
  },
  {
    name: "an operation may be awaited later, and twice",
    async upgrade(op) {
      const a = op.execute("a");
      op.execute("b");
      await a;
      await a;
      op.execute("c");
    },
    does: ["a b", "last: c"],
  },
  {
    name: "helpers queue in their place",
    async upgrade(op) {
      op.execute("a");
      helper(op);
      op.execute("b");
      await asyncHelper(op);
      op.execute("c");
    },
    does: ["a h1 h2 b h1", "last: h2 c"],
  },
  {
    name: "methods need no object",
    upgrade: ({ execute }) => void execute("a"),
    does: ["last: a"],
  },
  {
    name: "what is returned is awaited",
    upgrade: (op) => op.execute("a"),
    does: ["a", "last:"],
  },
  {
    name: "a question is asked when all before it is done",
    async upgrade(op) {
      op.execute("a");
      const [row] = await op.query("q");
      op.execute(`b ${row?.["sql"]}`);
    },
    does: ["a", "? q", "last: b q"],
  },
  {
    name: "questions are asked though nobody awaits them",
    upgrade(op) {
      op.execute("a");
      op.query("q1");
      op.execute("b");
      op.query("q2");
      op.execute("c");
    },
    does: ["a", "? q1", "b", "? q2", "c", "last:"],
  },
  {
    name: "questions may be awaited together",
    async upgrade(op) {
      const answers = await Promise.all([op.query("q1"), op.query("q2")]);
      op.execute(answers.flat().map(({ sql }) => sql).join(" "));
    },
    does: ["? q1", "? q2", "last: q1 q2"],
  },
  {
    name: "what follows from an answer comes behind what was queued before it came",
    upgrade(op) {
      op.query("q").then(([row]) => op.execute(`from ${row?.["sql"]}`));
      op.execute("a");
    },
    does: ["? q", "a", "from q", "last:"],
  },
  {
    name: "helpers that wait for operations alone need not be awaited",
    upgrade(op) {
      const insert = async (name: string) => {
        const [row] = await op.query(name);
        await op.execute(`${row?.["sql"]}1`);
        op.execute(`${row?.["sql"]}2`);
      };
      insert("a");
      insert("b");
      op.execute("c");
    },
    does: ["? a", "? b", "c", "a1", "b1", "last: a2 b2"],
  },
  {
    name: "a block runs in its place",
    upgrade(op) {
      op.execute("a");
      op.autocommitBlock(() => {
        op.execute("b");
        helper(op);
      });
      op.execute("c");
    },
    does: ["a", "(", "b h1 h2", ")", "c", "last:"],
  },
  {
    name: "a block may be one operation",
    async upgrade(op) {
      await op.autocommitBlock(() => op.execute("a"));
      op.execute("b");
    },
    does: ["(", "a", ")", "last: b"],
  },
  {
    name: "an async block is done when it is awaited",
    async upgrade(op) {
      await op.autocommitBlock(async () => {
        await later();
        const [row] = await op.query("q");
        await asyncHelper(op);
        op.execute(`b ${row?.["sql"]}`);
      });
      op.execute("c");
    },
    does: ["(", "? q", "h1", "h2 b q", ")", "last: c"],
  },
  {
    name: "what is written behind an async block waits for it, awaited or not",
    upgrade(op) {
      op.execute("a");
      op.autocommitBlock(async () => {
        op.execute("b");
        await later();
        op.execute("c");
      });
      op.execute("d");
    },
    does: ["a", "(", "b c", ")", "d", "last:"],
  },
  {
    name: "what is awaited behind an async block waits for it, too",
    async upgrade(op) {
      op.autocommitBlock(async () => {
        await later();
        await op.execute("a");
        await later();
        op.execute("b");
      });
      await op.execute("c");
      await later();
      op.execute("d");
    },
    does: ["(", "a", "b", ")", "c", "last: d"],
  },
  {
    name: "async blocks that nobody awaits come one after the other",
    upgrade(op) {
      for (const name of ["a", "b"]) {
        op.autocommitBlock(async () => {
          await op.execute(`${name}1`);
          await later();
          await op.execute(`${name}2`);
        });
      }
    },
    does: ["(", "a1", "a2", ")", "(", "b1", "b2", ")", "last:"],
  },
  {
    name: "a block in a block is part of it",
    async upgrade(op) {
      await op.autocommitBlock(async () => {
        op.execute("a");
        await op.autocommitBlock(async () => {
          await later();
          op.execute("b");
        });
        op.autocommitBlock(() => op.execute("c"));
        op.execute("d");
      });
    },
    does: ["(", "a b", "c d", ")", "last:"],
  },
];

const failures: readonly Row[] = [
  {
    name: "an awaited operation",
    async upgrade(op) {
      op.execute("a");
      await op.execute("fail");
      op.execute("b");
    },
    does: ["a fail"],
    fails: /^fail$/,
  },
  {
    name: "what the revision catches, and nothing runs behind it",
    async upgrade(op) {
      try {
        await op.execute("fail");
      } catch {
        await op.execute("a").then(undefined, () => undefined);
      }
      op.execute("b");
    },
    does: ["fail"],
    fails: /^fail$/,
  },
  {
    name: "a question that nobody awaits",
    upgrade(op) {
      op.query("fail");
      op.execute("a");
    },
    does: ["? fail"],
    fails: /^fail$/,
  },
  {
    name: "what is done with an operation's end",
    upgrade(op) {
      op.execute("a").then(() => {
        throw new Error("thrown");
      });
      op.execute("b");
    },
    does: ["a b"],
    fails: /^thrown$/,
  },
  {
    name: "an operation that nobody awaits and somebody listens to",
    upgrade(op) {
      op.execute("fail").then(() => undefined);
    },
    does: ["fail"],
    fails: /^fail$/,
  },
  {
    name: "an operation in a block",
    async upgrade(op) {
      await op.autocommitBlock(async () => {
        await op.execute("fail");
        op.execute("a");
      });
      op.execute("b");
    },
    does: ["(", "fail"],
    fails: /^fail$/,
  },
  {
    name: "what a block throws",
    upgrade(op) {
      op.autocommitBlock(() => {
        op.execute("a");
        throw new Error("thrown");
      });
      op.execute("b");
    },
    does: [],
    fails: /^thrown$/,
  },
  {
    name: "what an async block throws, caught or not",
    async upgrade(op) {
      const block = op.autocommitBlock(async () => {
        await op.execute("a");
        throw new Error("thrown");
      });
      await block.then(undefined, () => undefined);
      op.execute("b");
    },
    does: ["(", "a"],
    fails: /^thrown$/,
  },
  {
    name: "a helper that nobody awaits, when it goes on behind the end",
    upgrade(op, ending) {
      ending.then(() => op.execute("late"));
      op.execute("a");
    },
    does: ["last: a"],
    fails: /^op\.execute\(\) was called when what it belongs to had ended$/,
  },
  {
    name: "a helper that a block doesn't await",
    upgrade(op) {
      const ended = Promise.withResolvers<void>();
      op.autocommitBlock(() => {
        ended.promise.then(() => op.query("late"));
      });
      op.autocommitBlock(async () => {
        await later();
        ended.resolve();
        await later();
      });
    },
    does: [],
    fails: /^op\.query\(\) was called when what it belongs to had ended$/,
  },
];

/** Runs an upgrade by an executor that notes what it does. */
async function runRow({ upgrade }: Row): Promise<readonly string[]> {
  const done: string[] = [];
  const ending = Promise.withResolvers<void>();
  async function perform(queued: readonly QueuedOperation[], what = ""): Promise<void> {
    const texts = queued.map(({ operation }) => operation.kind === "execute" ? operation.sql : "");
    done.push([what, ...texts].filter(Boolean).join(" "));
    await later();
    if (texts.includes("fail")) throw new Error("fail");
  }
  async function note(text: string): Promise<void> {
    await later();
    done.push(text);
  }
  const { op, queue } = createOp({
    dialect: "sqlite",
    isOffline: false,
    literal: (value) => `${value}`,
    perform,
    enterAutocommit: () => note("("),
    leaveAutocommit: () => note(")"),
    async query(sql) {
      done.push(`? ${sql}`);
      await later();
      if (sql === "fail") throw new Error("fail");
      return [{ sql }];
    },
  });
  try {
    await upgrade(op, ending.promise);
    await queue.finish((rest) => {
      ending.resolve();
      return perform(rest, "last:");
    });
  } catch (error) {
    assert.ok(error instanceof Error);
    done.push(`error: ${error.message}`);
  }
  return done;
}

for (const row of orders) {
  Deno.test(`op: ${row.name}`, async () => assert.deepEqual(await runRow(row), row.does));
}

for (const row of failures) {
  Deno.test(`op fails on ${row.name}`, async () => {
    const done = await runRow(row);
    assert.deepEqual(done.slice(0, -1), row.does);
    assert.match(done.at(-1)!.slice("error: ".length), row.fails!);
  });
}
