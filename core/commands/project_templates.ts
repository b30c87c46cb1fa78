import { MigrateError } from "../errors.ts";
import defaultConfig from "../../templates/projects/default/migrate.yaml.tmpl" with {
  type: "text",
};
import multidbConfig from "../../templates/projects/multidb/migrate.yaml.tmpl" with {
  type: "text",
};

/** Something that `init` can write. */
export interface ProjectTemplate {
  readonly name: string;
  /** What it is for, on one line. */
  readonly summary: string;
  /** The config file. In it `{{directory}}` is the script location, and `{{url}}` the database's URL. */
  readonly config: string;
  /** The folders of the script location that hold revisions each; the script location itself where it is "". */
  readonly histories: readonly string[];
  /** Files beside the config, by their names. */
  readonly files: Readonly<Record<string, string>>;
  /** What to do next: commands with their arguments. */
  readonly next: readonly string[];
}

/** What `init` can write; the first is the usual one. */
export const templates: readonly [ProjectTemplate, ...ProjectTemplate[]] = [
  {
    name: "default",
    summary: "One database, with an SQLite file to begin with.",
    config: defaultConfig,
    histories: [""],
    files: {},
    next: ['revision -m "initial schema"', "upgrade head"],
  },
  {
    name: "multidb",
    summary: "Several databases, each with revisions of its own.",
    config: multidbConfig,
    histories: ["main", "analytics"],
    files: {},
    next: [
      '-n main revision -m "initial schema"',
      '-n analytics revision -m "initial schema"',
      "-n all upgrade head",
    ],
  },
];

/** The template of a name, or the usual one. Throws "usage" for a name that none has. */
export function findTemplate(name: string = templates[0].name): ProjectTemplate {
  const found = templates.find((template) => template.name === name);
  if (found) return found;
  throw new MigrateError("usage", `No such template "${name}"`, {
    hint: `There are: ${templates.map(({ name }) => name).join(", ")}.`,
  });
}
