import { MigrateError } from "../errors.ts";
import type { Output } from "./context.ts";

/** One of the process's streams. */
interface Stream {
  writeSync(bytes: Uint8Array): number;
  isTerminal(): boolean;
}

/** How a stream is written to. */
export interface StreamStyle {
  /** Without colours, on a terminal too. */
  readonly plain: boolean;
  /** It is the log: what can't be written there is no reason to fail. */
  readonly isLog: boolean;
}

/** A stream as the command line writes to it: at once, and in colour where it is a terminal. Writing throws "file". */
export function streamOutput(stream: Stream, { plain, isLog }: StreamStyle): Output {
  const encoder = new TextEncoder();
  const isTerminal = stream.isTerminal();
  let isClosed = false;
  let shown = "";
  function send(text: string): void {
    try {
      for (let bytes = encoder.encode(text); bytes.length > 0 && !isClosed;) {
        bytes = bytes.subarray(stream.writeSync(bytes));
      }
    } catch (error) {
      // Who reads no further, as `head` does, wants no more.
      isClosed = isLog || error instanceof Deno.errors.BrokenPipe;
      if (!isClosed) throw new MigrateError("file", "Can't write the result", { cause: error });
    }
  }
  function status(line: string): void {
    if (!isTerminal || (line === "" && shown === "")) return;
    shown = line.slice(0, columns() - 1);
    send(`\r${shown}${clearLine}`);
  }
  return {
    isTerminal,
    colored: isTerminal && !plain,
    status,
    flush: () => status(""),
    write(text) {
      status("");
      send(text);
    },
  };
}

/** The terminal's order to clear what is right of the cursor (ECMA-48, "EL"). */
const clearLine = "\x1b[K";

/** How wide the terminal is; some don't say. */
function columns(): number {
  return Deno.consoleSize().columns || 80;
}

/** Writes in large pieces: a script may consist of many small ones. */
export function buffered(output: Output): Output {
  let kept: string[] = [];
  let length = 0;
  function flush(): void {
    const text = kept.join("");
    [kept, length] = [[], 0];
    if (text !== "") output.write(text);
  }
  return {
    ...output,
    flush,
    write(text) {
      kept.push(text);
      length += text.length;
      if (length >= 1 << 16) flush();
    },
  };
}
