import { MigrateError } from "../errors.ts";
import defaultConfig from "../../templates/projects/default/migrate.yaml.tmpl" with {
  type: "text",
};
import usersModel from "../../templates/projects/default/models/users.ts" with { type: "text" };
import productsModel from "../../templates/projects/entity/models/products.ts" with {
  type: "text",
};
import multidbConfig from "../../templates/projects/multidb/migrate.yaml.tmpl" with {
  type: "text",
};
import sqlConfig from "../../templates/projects/sql/migrate.yaml.tmpl" with { type: "text" };
import schemaSql from "../../templates/projects/sql/schema.sql" with { type: "text" };

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
  /** What to do next: what it is for, and commands with their arguments. */
  readonly goal: string;
  readonly next: readonly string[];
}

/** One database, whose tables are described; revisions are made from that, by `command`. */
function described(
  template: Pick<ProjectTemplate, "name" | "summary" | "config" | "files">,
  command = "revision --autogenerate",
): ProjectTemplate {
  const next = [`${command} -m "initial schema"`, "upgrade head"];
  return { ...template, histories: [""], goal: "create your first migration", next };
}

/** What `init` can write; the first is the usual one. */
export const templates: readonly [ProjectTemplate, ...ProjectTemplate[]] = [
  described({
    name: "default",
    summary: "One database, whose tables are described in TypeScript.",
    config: defaultConfig,
    files: { "models/users.ts": usersModel },
  }),
  described({
    name: "sql",
    summary: "One database, whose tables are described in SQL.",
    config: sqlConfig,
    files: { "schema.sql": schemaSql },
  }, "revision --autogenerate --sql"),
  {
    name: "multidb",
    summary: "Several databases, each with revisions of its own.",
    config: multidbConfig,
    histories: ["main", "analytics"],
    files: {},
    goal: "create your first migration",
    next: [
      '-n main revision -m "initial schema"',
      '-n analytics revision -m "initial schema"',
      "-n all upgrade head",
    ],
  },
  described({
    name: "entity",
    summary: "One database of entities: tables with an id, times and tags.",
    config: defaultConfig,
    files: { "models/products.ts": productsModel },
  }),
];

/** The template of a name, or the usual one. Throws "usage" for a name that none has. */
export function findTemplate(name: string = templates[0].name): ProjectTemplate {
  const found = templates.find((template) => template.name === name);
  if (found) return found;
  throw new MigrateError("usage", `No such template "${name}"`, {
    hint: `There are: ${templates.map(({ name }) => name).join(", ")}.`,
  });
}
