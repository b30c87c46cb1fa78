import { type ErrorCode, MigrateError } from "./errors.ts";
import { didYouMean } from "./suggest.ts";

/** The names of what a type of options has: the compiler asks for each. */
export type Names<Options> = { readonly [Name in AnyKey<Options>]: true };

type AnyKey<Options> = Options extends unknown ? keyof Options : never;

/**
 * Throws for an option of another name. Users' files run without a look at their types, and a slip must not leave an
 * option at its default.
 */
export function requireKnown(
  options: object,
  known: Readonly<Record<string, true>>,
  code: ErrorCode = "operation",
): void {
  for (const name in options) {
    if (!Object.hasOwn(known, name)) throw unknownOption(name, Object.keys(known), code);
  }
}

function unknownOption(name: string, known: readonly string[], code: ErrorCode): MigrateError {
  return new MigrateError(code, `There is no option "${name}"`, {
    hint: didYouMean(name, known) ?? `The options are: ${known.join(", ")}`,
  });
}
