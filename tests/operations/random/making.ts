import type { Random } from "./choices.ts";
import type { State } from "./state.ts";

/** What a part of a random table is made by. */
export interface Making {
  readonly state: State;
  readonly random: Random;
  /** A name that nothing else has. */
  name(): string;
}

const odd = ["c", "CamelCase", "it's", 'say "x"', "semi; --", "a.b", "order", "größe 😀", ":x $1"];

/** How the next operation's parts are made. */
export function makingOf(state: State, random: Random): Making {
  let count = 0;
  const name = () => `${odd[random.below(odd.length)]} ${state.names}_${count++}`;
  return { state, random, name };
}
