import { MigrateError } from "../core/errors.ts";

/** Throws "operation" for text that would reach no database as it is: half a surrogate pair, or a NUL character. */
export function checkText(text: string, { nulAllowed }: { readonly nulAllowed: boolean }): void {
  if (!text.isWellFormed()) {
    throw new MigrateError("operation", `${JSON.stringify(text)} is not valid Unicode`, {
      hint: "It holds half of a surrogate pair.",
    });
  }
  if (!nulAllowed && text.includes("\0")) {
    throw new MigrateError("operation", `${JSON.stringify(text)} holds the NUL character`, {
      hint: "No database can hold it there: remove it, or give bytes.",
    });
  }
}
