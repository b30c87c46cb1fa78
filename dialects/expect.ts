import type { Statement } from "../core/dialect.ts";
import { MigrateError } from "../core/errors.ts";

/** The error for a version table of another shape, as another program's is. `name` is quoted. */
export function noVersionTable(name: string): MigrateError {
  return new MigrateError(
    "version-table",
    `${name} is no version table: it has no column version_num`,
    {
      hint: "Is it another program's? The config's version_table names another one.",
    },
  );
}

/** Throws "version-table" where a statement changed another number of rows than it had to. */
export function checkExpected({ expect, text }: Statement, found: number): void {
  if (expect === undefined || expect.rows === found) return;
  throw new MigrateError("version-table", `${expect.otherwise}; ${found} found`, {
    where: { sql: text },
    hint: "Another program may have changed it: see what `migrate current` says.",
  });
}
