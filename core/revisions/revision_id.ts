/** The version table's column is VARCHAR(32), as Alembic makes it. */
const LONGEST = 32;
/** Characters with a meaning on the command line: `label@id`, `id-1`, `id+1`, `id:id`. */
const FORBIDDEN = /[@+:\s-]/g;
const SYMBOLS: readonly string[] = ["head", "heads", "base", "current"];

/** A new random revision id: 12 hexadecimal digits. */
export function newRevisionId(): string {
  return crypto.randomUUID().slice(-12);
}

/** Why a string can't be a revision's id, as a sentence; undefined where it can. */
export function revisionIdFault(id: string): string | undefined {
  if (id === "") return "A revision identifier can't be empty";
  if (SYMBOLS.includes(id)) {
    return `'${id}' can't be a revision identifier: it stands for other revisions`;
  }
  const forbidden = [...new Set(id.match(FORBIDDEN))].sort();
  if (forbidden.length > 0) {
    const characters = forbidden.map((character) => `'${character}'`).join(", ");
    return `Character(s) ${characters} not allowed in revision identifier '${id}'`;
  }
  if (id.length > LONGEST) {
    return `Revision identifier '${id}' has ${id.length} characters: the version table holds ${LONGEST}`;
  }
  return undefined;
}
