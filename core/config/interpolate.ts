import { MigrateError, type Where, withinSync } from "../errors.ts";

/** Gives an environment variable's value; undefined where it is not set. */
export type Variables = (name: string) => string | undefined;

/** The variables of this process. */
export const processVariables: Variables = (name) => Deno.env.get(name);

/** A text of a config file that is filled by `fill()` when it is needed, and where it stands. */
export interface Template {
  readonly text: string;
  readonly where: Where;
}

/**
 * The template's text with `${VAR}` and `${VAR:-default}` replaced, and `$$` as a plain `$`.
 *
 * The default is taken where the variable is not set or empty, and may hold further `${…}`. What a variable
 * holds is not looked into. Throws "unset-variable" for one that is neither set nor has a default, and "config"
 * for a `${` of another form.
 */
export function fill(template: Template, variables: Variables): string {
  return withinSync(template.where, () => expand(template.text, variables));
}

/** A text that `fill()` gives back as it is. */
export function escape(text: string): string {
  return text.replaceAll("$", "$$$$");
}

function expand(text: string, variables: Variables): string {
  let filled = "";
  let at = 0;
  for (let dollar = text.indexOf("$"); dollar >= 0; dollar = text.indexOf("$", at)) {
    filled += text.slice(at, dollar);
    if (text[dollar + 1] === "{") {
      const end = closingBrace(text, dollar);
      filled += valueOf(text.slice(dollar + 2, end), variables);
      at = end + 1;
    } else {
      filled += "$";
      at = dollar + (text[dollar + 1] === "$" ? 2 : 1);
    }
  }
  return filled + text.slice(at);
}

/** Where the `${` that starts at `start` ends. */
function closingBrace(text: string, start: number): number {
  let open = 0;
  for (const { 0: brace, index } of text.slice(start).matchAll(/\$\$|\$\{|\}/g)) {
    if (brace === "${") open++;
    if (brace === "}" && --open === 0) return start + index;
  }
  throw malformed(text.slice(start + 2));
}

/** What `${body}` stands for. */
function valueOf(body: string, variables: Variables): string {
  const [, name, fallback] = /^([A-Za-z_]\w*)(?::-([^]*))?$/.exec(body) ?? [];
  if (name === undefined) throw malformed(body);
  const value = variables(name);
  if (fallback !== undefined) return value || expand(fallback, variables);
  if (value !== undefined) return value;
  throw new MigrateError("unset-variable", `The environment variable ${name} is not set`, {
    hint: `Set it, or write a default: \${${name}:-…}`,
  });
}

function malformed(body: string): MigrateError {
  // Only the name is repeated: what follows it may be a password.
  const name = /^\w*/.exec(body)?.[0] ?? "";
  return new MigrateError("config", `Can't understand "\${${name}…"`, {
    hint: "Write ${VAR} or ${VAR:-default}, and $$ for the character $.",
  });
}
