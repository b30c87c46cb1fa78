import { MigrateError } from "../errors.ts";
import { didYouMean } from "../suggest.ts";
import type { ClockTime } from "./create_date.ts";

/**
 * A message as part of a file name: its words in lower case, joined by "_".
 *
 * A longer one is cut to `longest` characters, back to the end of a whole word, and ends in "_", as in Alembic.
 */
export function slugOf(message: string, longest: number): string {
  const slug = [...(message.match(/[\p{L}\p{N}_]+/gu) ?? []).join("_").toLowerCase()];
  if (slug.length <= longest) return slug.join("");
  const cut = slug.slice(0, longest).join("");
  const lastWord = cut.lastIndexOf("_");
  return `${lastWord < 0 ? cut : cut.slice(0, lastWord)}_`;
}

/** What a file template's tokens stand for. */
export interface FileNameParts {
  readonly rev: string;
  readonly slug: string;
  readonly time: ClockTime;
}

/** `%%`, or `%(month).2d`: name, zeros, width, precision, conversion. Any other "%" is one too many. */
const TOKEN = /%(?:%|\((\w+)\)(0?)(\d*)(?:\.(\d+))?([ds]))?/g;

/**
 * A revision's file name without extension, from a template such as `%(year)d%(month).2d_%(rev)s_%(slug)s`.
 *
 * It may hold "/", for subfolders. Throws "config" for a token that isn't known or of the wrong type.
 */
export function fileName(template: string, { rev, slug, time }: FileNameParts): string {
  const { epoch, year, month, day, hour, minute, second } = time;
  const values: { readonly [token: string]: string | number } = {
    // An id may hold a "/" that must not lead to another folder.
    rev: rev.replaceAll(/[/\\]/g, "_"),
    slug,
    epoch,
    year,
    month,
    day,
    hour,
    minute,
    second,
  };
  return template.replaceAll(TOKEN, (token, name, zeros, width, precision, conversion) => {
    if (token === "%%") return "%";
    const value = name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw unknownToken(token, name, Object.keys(values));
    if (conversion === "d" && typeof value === "string") throw notANumber(token, name);
    const text = conversion === "d"
      ? String(value).padStart(Number(precision ?? 0), "0")
      : String(value).slice(0, precision === undefined ? undefined : Number(precision));
    return text.padStart(Number(width), zeros && conversion === "d" ? "0" : " ");
  });
}

function unknownToken(
  token: string,
  name: string | undefined,
  known: readonly string[],
): MigrateError {
  const hint = name === undefined
    ? 'A token is written like "%(rev)s" or "%(month).2d", a percent sign "%%".'
    : didYouMean(name, known) ?? `There are ${known.join(", ")}.`;
  return new MigrateError("config", `"${token}" in the file template is no token`, {
    where: { key: "file_template" },
    hint,
  });
}

function notANumber(token: string, name: string): MigrateError {
  return new MigrateError("config", `"${token}" in the file template asks for a number`, {
    where: { key: "file_template" },
    hint: `Write "%(${name})s".`,
  });
}
