/** Something that is to be exported: what it is called elsewhere, and what it is, as names end that tell it from others. */
export interface Wanted {
  readonly name: string;
  readonly kind: string;
}

/**
 * A name for each that a constant can have, none twice: `userAccounts` for "user_accounts".
 *
 * Of several of one name the table gets it, and the others what they are behind it: `statusEnum`.
 */
export function exportNames(wanted: readonly Wanted[]): readonly string[] {
  const taken = new Set(reserved);
  const names = new Map<Wanted, string>();
  const isTable = ({ kind }: Wanted) => kind === "Table";
  for (const each of [...wanted.filter(isTable), ...wanted.filter((one) => !isTable(one))]) {
    const name = freeName(each, taken);
    names.set(each, name);
    taken.add(name);
  }
  return wanted.map((each) => names.get(each)!);
}

function freeName({ name, kind }: Wanted, taken: ReadonlySet<string>): string {
  const plain = identifier(name);
  if (!taken.has(plain)) return plain;
  const whole = `${plain}${kind}`;
  let found = whole;
  for (let nth = 2; taken.has(found); nth++) found = `${whole}${nth}`;
  return found;
}

function identifier(name: string): string {
  const [first = "", ...others] = name.split(/[^\p{ID_Continue}]+|_+/u).filter(Boolean);
  const words = [lowerFirst(first), ...others.map(upperFirst)].join("");
  return /^\p{ID_Start}/u.test(words) ? words : `_${words}`;
}

/** `Users` as `users`, and `USERS` as `users`. */
function lowerFirst(word: string): string {
  return word === word.toUpperCase()
    ? word.toLowerCase()
    : word.charAt(0).toLowerCase() + word.slice(1);
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What no constant of a module may be called, and what model files import. */
const reserved = (
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
  "false finally for function if implements import in instanceof interface let new null package private protected " +
  "public return static super switch this throw true try typeof undefined var void while with yield " +
  "check domain enumType exclude extension foreignKey index primaryKey routine schema sequence sql t table trigger unique view"
).split(" ");
