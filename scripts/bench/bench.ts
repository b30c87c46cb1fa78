import type { Alembic } from "./alembic.ts";
import type { Executables } from "./executables.ts";
import type { Command, Comparison } from "./measure.ts";

/** What the parts of the benchmark work with. */
export interface Bench extends Executables {
  /** Undefined where there is none. */
  readonly alembic?: Alembic;
  /** A folder for all that is made. */
  readonly scratch: string;
  /** Tells the user. */
  readonly say: (line: string) => void;
}

/** Makes what it takes, and gives what is to be compared. */
export type Part = (bench: Bench) => readonly Comparison[] | Promise<readonly Comparison[]>;

/** A command line, cut at its spaces, in a folder. */
export function command(line: string, cwd: string): Command {
  return { argv: line.split(" "), cwd };
}
