/** What a config file says at one place, whatever its syntax, and where that place is. */
export interface Node {
  readonly value: Scalar | readonly Node[] | ReadonlyMap<string, Node>;
  /** From 1. Of a mapping's entry, the line that its key is on. */
  readonly line: number;
}

/** A value that holds no others. */
export type Scalar = string | number | boolean | null;
