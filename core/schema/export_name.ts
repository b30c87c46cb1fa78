import { MigrateError } from "../errors.ts";

/** Throws "operation" for a name that no constant can be exported by. `what` tells whose it is, as a message begins. */
export function requireExportName(name: string, what: string): void {
  if (/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name)) return;
  throw new MigrateError("operation", `${what} can't be called "${name}"`, {
    hint: "Its name is that of the constant it is exported as.",
  });
}
