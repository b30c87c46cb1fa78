import type { Address, PostgresSettings } from "./settings.ts";

/** Whom a password is for. */
type Login = Pick<PostgresSettings, "passwordFile" | "database" | "user"> & {
  readonly address: Address;
};

/**
 * The password that libpq's password file (`~/.pgpass`) has for a login; undefined where it has none, or there is no
 * file.
 *
 * As libpq, takes the first line that matches, `*` matches all, and a file that others may read is not used.
 */
export function filedPassword(
  { passwordFile, address, database, user }: Login,
): string | undefined {
  const text = readPrivate(passwordFile);
  // A socket in a folder counts as this machine.
  const host = address.host.startsWith("/") ? "localhost" : address.host;
  const wanted = [host, String(address.port), database, user];
  for (const line of text.split("\n").filter((each) => !each.startsWith("#"))) {
    const fields = splitFields(line.trimEnd());
    if (fields.length !== 5) continue;
    if (wanted.every((each, index) => [each, "*"].includes(fields[index]!))) return fields[4];
  }
  return undefined;
}

/** Colons part the fields; a backslash before a colon or a backslash makes it a plain letter. */
function splitFields(line: string): readonly string[] {
  return (line.match(/(?<=^|:)(?:\\.|[^:\\])*/g) ?? []).map((field) =>
    field.replace(/\\(.)/g, "$1")
  );
}

/** As libpq: a file that can't be read is as none. */
function readPrivate(path: string): string {
  try {
    const { isFile, mode } = Deno.statSync(path);
    const isPrivate = mode === null || (mode & 0o077) === 0;
    return isFile && isPrivate ? Deno.readTextFileSync(path) : "";
  } catch {
    return "";
  }
}
