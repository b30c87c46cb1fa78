/*
 * What the product uses of Deno's own functions, for Node. `scripts/package.ts` lets each file of the package that
 * says `Deno` import it from here. The product itself doesn't use Node's functions in their place: loading `node:fs`
 * and `node:process` would take a tenth of the time that the executable takes to start.
 */
import { spawn, type StdioOptions } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import process from "node:process";
import { isatty } from "node:tty";
import { inspect, promisify } from "node:util";

/** A class of errors that Node tells apart by a code. */
function errorClass(code: string) {
  return {
    [Symbol.hasInstance]: (error: unknown) =>
      error instanceof Error && "code" in error && error.code === code,
  };
}

function stream(fd: number) {
  return {
    isTerminal: () => isatty(fd),
    writeSync: (bytes: Uint8Array) => written(fd, bytes),
  };
}

/** Fills a buffer from the input, and gives the number of bytes; null where the input ends. */
async function readInput(buffer: Uint8Array): Promise<number | null> {
  const { bytesRead } = await promisify(fs.read)(0, buffer, 0, buffer.length, null);
  return bytesRead === 0 ? null : bytesRead;
}

/** A pipe that is full makes Node give up, where Deno would wait. */
function written(fd: number, bytes: Uint8Array): number {
  while (true) {
    try {
      return fs.writeSync(fd, bytes);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

interface CommandOptions {
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly stdin?: "inherit" | "null";
  readonly stdout?: "inherit";
  readonly stderr?: "inherit";
}

interface CommandStatus {
  readonly success: boolean;
  readonly code: number;
}

class Command {
  readonly #program: string;
  readonly #options: CommandOptions;

  constructor(program: string, options: CommandOptions = {}) {
    this.#program = program;
    this.#options = options;
  }

  spawn(): { readonly status: Promise<CommandStatus> } {
    return { status: this.#run("inherit").status };
  }

  async output(): Promise<
    CommandStatus & { readonly stdout: Uint8Array; readonly stderr: Uint8Array }
  > {
    const { child, status } = this.#run("pipe");
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
      const chunks: Uint8Array[] = [];
      stream?.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      return chunks;
    });
    return {
      ...await status,
      stdout: Buffer.concat(stdout ?? []),
      stderr: Buffer.concat(stderr ?? []),
    };
  }

  #run(output: "inherit" | "pipe") {
    const { args = [], cwd, stdin } = this.#options;
    const stdio: StdioOptions = [stdin === "null" ? "ignore" : "inherit", output, output];
    const child = spawn(this.#program, [...args], { cwd, stdio });
    const status = new Promise<CommandStatus>((resolve, reject) => {
      child.once("error", reject);
      // A signal has no code: what shells make of it doesn't matter here.
      child.once("close", (code) => resolve({ success: code === 0, code: code ?? 1 }));
    });
    return { child, status };
  }
}

function entryOf(entry: fs.Dirent) {
  return {
    name: entry.name,
    isFile: entry.isFile(),
    isDirectory: entry.isDirectory(),
    isSymlink: entry.isSymbolicLink(),
  };
}

export const Deno = {
  args: process.argv.slice(2),
  build: { os: process.platform === "win32" ? "windows" : process.platform },
  noColor: Boolean(process.env["NO_COLOR"]),
  Command,
  cwd: () => process.cwd(),
  exit: (code: number) => process.exit(code),
  inspect,
  stdin: { isTerminal: () => isatty(0), read: readInput },
  stdout: stream(1),
  stderr: stream(2),
  consoleSize: () => ({ columns: process.stderr.columns ?? process.stdout.columns }),
  addSignalListener: (signal: NodeJS.Signals, listener: () => void) => process.on(signal, listener),
  removeSignalListener: (signal: NodeJS.Signals, listener: () => void) =>
    process.off(signal, listener),
  env: {
    get: (name: string) => process.env[name],
    set: (name: string, value: string) => void (process.env[name] = value),
    delete: (name: string) => void delete process.env[name],
  },
  errors: {
    AlreadyExists: errorClass("EEXIST"),
    BrokenPipe: errorClass("EPIPE"),
    FilesystemLoop: errorClass("ELOOP"),
    NotADirectory: errorClass("ENOTDIR"),
    NotFound: errorClass("ENOENT"),
  },
  makeTempDir: ({ prefix = "" } = {}) => fs.promises.mkdtemp(`${tmpdir()}/${prefix}`),
  mkdirSync: fs.mkdirSync,
  openSync: (path: string, _options: { readonly write: true; readonly createNew: true }) => {
    const fd = fs.openSync(path, "wx");
    return { close: () => fs.closeSync(fd) };
  },
  readDirSync: (path: string) => fs.readdirSync(path, { withFileTypes: true }).map(entryOf),
  readFile: fs.promises.readFile,
  readTextFile: (path: string) => fs.promises.readFile(path, "utf8"),
  readFileSync: (path: string) => fs.readFileSync(path),
  readTextFileSync: (path: string) => fs.readFileSync(path, "utf8"),
  realPathSync: (path: string) => fs.realpathSync(path),
  remove: (path: string, { recursive = false } = {}) => fs.promises.rm(path, { recursive }),
  removeSync: (path: string) => fs.rmSync(path),
  renameSync: fs.renameSync,
  statSync: (path: string) => {
    const found = fs.statSync(path);
    return { isFile: found.isFile(), isDirectory: found.isDirectory() };
  },
  writeFile: fs.promises.writeFile,
  writeTextFileSync: (path: string, text: string) => fs.writeFileSync(path, text),
};
