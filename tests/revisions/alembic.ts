import type { Revision } from "../../core/revisions/revision.ts";

/** A command for Alembic, and the rows that it finds. */
export interface AlembicRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly rows: readonly string[];
  readonly purge: boolean;
}

/** What Alembic did. */
export interface AlembicResult {
  readonly status: "ok" | "error" | "crash";
  readonly message: string;
  /** Kind and ids of each step. */
  readonly steps: readonly (readonly string[])[];
  /** The rows after each step, sorted. */
  readonly after: readonly (readonly string[])[];
  /** The rows at the end, sorted. */
  readonly rows: readonly string[];
  readonly revisions: readonly string[];
}

/** What Alembic makes of a history. */
export interface AlembicReply {
  /** Why the history can't be read; the rest is not there then. */
  readonly broken?: string;
  readonly facts: {
    readonly heads: readonly string[];
    readonly realHeads: readonly string[];
    readonly bases: readonly string[];
    readonly labels: Readonly<Record<string, readonly string[]>>;
  };
  readonly results: readonly AlembicResult[];
}

/** Asks one Python process about many histories, one after the other. */
export interface Alembic {
  ask(revisions: readonly Revision[], runs: readonly AlembicRun[]): Promise<AlembicReply>;
  close(): Promise<void>;
}

/** Starts `python` with the program beside this file. */
export function startAlembic(python: string): Alembic {
  const process = new Deno.Command(python, {
    args: [new URL("alembic_oracle.py", import.meta.url).pathname],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const writer = process.stdin.getWriter();
  const lines = linesOf(process.stdout);
  return {
    async ask(revisions, runs) {
      await writer.write(new TextEncoder().encode(`${JSON.stringify({ revisions, runs })}\n`));
      const { value } = await lines.next();
      if (value === undefined) throw new Error("Alembic's process ended");
      return JSON.parse(value);
    },
    async close() {
      await writer.close();
      await lines.return(undefined);
      await process.status;
    },
  };
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  let rest = "";
  for await (const chunk of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
