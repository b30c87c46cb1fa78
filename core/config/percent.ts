import { MigrateError, type Where } from "../errors.ts";

/** What `%(name)s` in a value stands for: the name's own value, or undefined where it has none. */
type LookUp = (name: string) => string | undefined;

/**
 * A value with `%(name)s` replaced, and `%%` as a plain `%`, as Python does it: a text for `fill()`.
 *
 * A name that has no value stands for the environment variable of that name, as projects use it whose `env.py` hands
 * variables over. `${VAR}` means what it means in YAML, other dollars are plain. Throws "config" for a `%` of another
 * form, for values that refer to themselves, and for the tokens of file names where they have one `%`; `key` is the
 * value's name.
 */
export function fillPercents(
  value: string,
  { key, where, lookUp }: { readonly key: string; readonly where: Where; readonly lookUp: LookUp },
): string {
  const filled = (text: string, depth: number): string => {
    if (depth > 10) throw new MigrateError("config", `"${key}" refers to itself`, { where });
    const dollars = text.replace(/\$(?!\{)/g, "$$$$");
    return dollars.replace(/%(%|\(([^)]+)\)s)?/g, (_, form?: string, name?: string) => {
      if (form === "%") return "%";
      if (name === undefined) throw badPercent(key, where);
      const found = lookUp(name);
      if (found === undefined && key === "file_template") throw unescapedToken(name, where);
      return found === undefined ? `\${${name}}` : filled(found, depth + 1);
    });
  };
  return filled(value, 1);
}

/** What is filled in for each file is left alone here. */
function unescapedToken(name: string, where: Where): MigrateError {
  return new MigrateError(
    "config",
    `"file_template" has %(${name})s, and there is no key ${name}`,
    {
      where,
      hint: `Write %%(${name})s for a token of the file's name.`,
    },
  );
}

function badPercent(key: string, where: Where): MigrateError {
  return new MigrateError("config", `"${key}" has a % that is not followed by % or (name)s`, {
    where,
    hint: "Write %% for the character %, as in p%%40ss for p%40ss.",
  });
}
