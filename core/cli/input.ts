import type { Input } from "./context.ts";

/** The process's input. */
interface Stream {
  read(buffer: Uint8Array): Promise<number | null>;
  isTerminal(): boolean;
}

/** A stream that is read line by line, and only when somebody asks. */
export function lineInput(stream: Stream): Input {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(4096);
  let rest = "";
  return {
    get isTerminal() {
      return stream.isTerminal();
    },
    async readLine() {
      while (!rest.includes("\n")) {
        const count = await stream.read(buffer);
        if (count === null) return undefined;
        rest += decoder.decode(buffer.subarray(0, count), { stream: true });
      }
      const [line = "", ...more] = rest.split("\n");
      rest = more.join("\n");
      return line.trim();
    },
  };
}
