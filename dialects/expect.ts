import type { Statement } from "../core/dialect.ts";
import { MigrateError } from "../core/errors.ts";

/** Throws "version-table" where a statement changed another number of rows than it had to. */
export function checkExpected({ expect, text }: Statement, found: number): void {
  if (expect === undefined || expect.rows === found) return;
  throw new MigrateError("version-table", `${expect.otherwise}; ${found} found`, {
    where: { sql: text },
    hint: "Another program may have changed it: see what `migrate current` says.",
  });
}
