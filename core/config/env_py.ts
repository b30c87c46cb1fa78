import { MigrateError } from "../errors.ts";
import { isFile } from "../paths.ts";
import { environmentFile } from "./environment.ts";
import { readText } from "./read_text.ts";

/** Something that an `env.py` may decide. */
interface Decision {
  /** How it looks in a line of it. */
  readonly pattern: RegExp;
  readonly what: string;
  /** Where it is said here. */
  readonly instead: string;
  /** The key that says it in Alembic's config: where that is there, nothing is missing. */
  readonly key?: string;
}

const decisions: readonly Decision[] = [
  {
    pattern: /set_main_option\(\s*["']sqlalchemy\.url|\bcreate_(?:async_)?engine\(/,
    what: "which database it is",
    instead: "${VAR} in sqlalchemy.url, $DATABASE_URL, --url, or url in env.ts",
  },
  ...Object.entries({
    version_table: /\bversion_table\s*=/,
    version_table_schema: /\bversion_table_schema\s*=/,
    transaction_per_migration: /\btransaction_per_migration\s*=\s*True/,
  }).map(([key, pattern]) => ({
    pattern,
    what: key,
    instead: `the key ${key} beside script_location`,
    key,
  })),
  {
    pattern: /\bget_x_argument\(/,
    what: "what -x means",
    instead: "env.ts, which gets it as x; -x db=URL names the database",
  },
  {
    pattern: /search_path|schema_translate_map/,
    what: "which schema is worked in",
    instead: "--schema and --each-schema",
  },
  ...Object.entries({
    include_object: "includeObject",
    include_name: "includeName",
    compare_type: "compareType",
    compare_server_default: "compareServerDefault",
    render_item: "renderItem",
    process_revision_directives: "processRevisionDirectives",
    on_version_apply: "onVersionApply",
  }).map(([name, hook]) => ({
    // "True" is how all of it is compared here, too.
    pattern: new RegExp(`\\b${name}\\s*=(?!\\s*True\\b)`),
    what: name,
    instead: `${hook} in env.ts`,
  })),
];

/**
 * What the `env.py` of a script location (absolute) decides, which isn't run here, and where that is said instead.
 *
 * Nothing where there is an `env.ts`, too: who wrote it knows. `isSaid` tells whether the config has a key.
 */
export function envPyNotes(
  scriptLocation: string,
  isSaid: (key: string) => boolean,
): readonly MigrateError[] {
  const file = `${scriptLocation}/env.py`;
  if (!isFile(file) || isFile(environmentFile(scriptLocation))) return [];
  const lines = readText(file).split("\n").map((line) => line.replace(/#.*/, ""));
  return decisions.flatMap(({ pattern, what, instead, key }) => {
    const at = lines.findIndex((line) => pattern.test(line));
    if (at < 0 || (key !== undefined && isSaid(key))) return [];
    return [
      new MigrateError("config", `env.py decides ${what}, and is not run here`, {
        where: { file, line: at + 1 },
        hint: `Here that is said by ${instead}.`,
      }),
    ];
  });
}
