import { MigrateError } from "../errors.ts";
import { isDirectory, isFile, relativePath, resolvePath } from "../paths.ts";
import { writeNewFile } from "../revisions/write_file.ts";
import configTemplate from "../../templates/migrate.yaml.tmpl" with { type: "text" };
import declarations from "../../templates/migrate.d.ts" with { type: "text" };

/** Something that `init` can write. */
export interface ProjectTemplate {
  readonly name: string;
  /** What it is for, on one line. */
  readonly summary: string;
  readonly config: string;
}

/** What `init` can write; the first is the usual one. */
export const templates: readonly [ProjectTemplate, ...ProjectTemplate[]] = [
  {
    name: "default",
    summary: "One database, with an SQLite file to begin with.",
    config: configTemplate,
  },
];

/** What a new project is made from. */
export interface InitRequest {
  /** Absolute: where the config file goes. */
  readonly workingDirectory: string;
  /** The script location; "migrations" where undefined. */
  readonly directory?: string;
  /** A template's name; the first where undefined. */
  readonly template?: string;
}

/** What was made. */
export interface InitResult {
  /** Absolute paths of the files that were written. */
  readonly files: readonly string[];
  /** What to tell the user: a line for each file, then what to do next. */
  readonly lines: readonly string[];
}

/**
 * Starts a project: a config file, a folder for revisions, and what editors need to understand them.
 *
 * Files that are there already stay as they are. Throws "usage" for an unknown template, and "file" where the
 * script location holds something already, or can't be written to.
 */
export function init(request: InitRequest): InitResult {
  const { workingDirectory, directory = "migrations" } = request;
  const template = findTemplate(request.template);
  const scriptLocation = resolvePath(directory, workingDirectory);
  requireEmpty(scriptLocation, directory);
  const inside = relativePath(workingDirectory, scriptLocation);
  Deno.mkdirSync(`${scriptLocation}/versions`, { recursive: true });
  const written = [
    // Git keeps no empty folder: who clones the project would have none, and no way to make one.
    writeUnlessThere(`${scriptLocation}/versions/.gitkeep`, ""),
    writeUnlessThere(
      `${workingDirectory}/migrate.yaml`,
      template.config.replace("{{directory}}", yamlScalar(inside)),
    ),
    { file: writeTypes(scriptLocation), isNew: true },
    ...editorConfig(workingDirectory, inside),
  ];
  return {
    files: written.filter(({ isNew }) => isNew).map(({ file }) => file),
    lines: [
      `Creating directory ${inside}/versions ...  done`,
      ...written.map(({ file, isNew }) => outcome(relativePath(workingDirectory, file), isNew)),
      ...importHint(workingDirectory, inside),
      ...locationHint(workingDirectory, inside),
      "",
      "To create your first migration:",
      '  migrate revision -m "initial schema"',
      "  migrate upgrade head",
    ],
  };
}

function findTemplate(name: string = templates[0].name): ProjectTemplate {
  const found = templates.find((template) => template.name === name);
  if (found) return found;
  throw new MigrateError("usage", `No such template "${name}"`, {
    hint: `There are: ${templates.map(({ name }) => name).join(", ")}.`,
  });
}

function requireEmpty(path: string, name: string): void {
  if (!isDirectory(path) || [...Deno.readDirSync(path)].length === 0) return;
  throw new MigrateError("file", `Directory ${name} already exists and is not empty`, {
    hint: "Name another one: migrate init DIRECTORY",
  });
}

/** Writes the type declarations of what users' files import from "migrate", over those that are there. */
export function writeTypes(scriptLocation: string): string {
  const file = `${scriptLocation}/migrate.d.ts`;
  Deno.writeTextFileSync(file, declarations);
  return file;
}

/** A path as YAML text: quoted unless it can be nothing else. */
function yamlScalar(path: string): string {
  return /^[A-Za-z./][\w./-]*$/.test(path) ? path : JSON.stringify(path);
}

interface Written {
  readonly file: string;
  /** False where it was there already, and stayed. */
  readonly isNew: boolean;
}

function writeUnlessThere(file: string, text: string): Written {
  if (isFile(file)) return { file, isNew: false };
  writeNewFile(file, text);
  return { file, isNew: true };
}

/**
 * Deno's tools find "migrate" by an import map. TypeScript finds the declarations by itself, so a project of
 * Node's needs nothing more.
 */
function editorConfig(workingDirectory: string, inside: string): readonly Written[] {
  const others = ["deno.json", "deno.jsonc", "package.json", "tsconfig.json"];
  if (others.some((name) => isFile(`${workingDirectory}/${name}`))) return [];
  const config = { imports: { migrate: `./${inside}/migrate.d.ts` } };
  return [
    writeUnlessThere(`${workingDirectory}/deno.json`, `${JSON.stringify(config, null, 2)}\n`),
  ];
}

/** What to add to a `deno.json` that was there before. */
function importHint(workingDirectory: string, inside: string): readonly string[] {
  const there = ["deno.json", "deno.jsonc"].find((name) => isFile(`${workingDirectory}/${name}`));
  if (!there || Deno.readTextFileSync(`${workingDirectory}/${there}`).includes("/migrate.d.ts")) {
    return [];
  }
  return ["", `For editors, add to "imports" in ${there}: "migrate": "./${inside}/migrate.d.ts"`];
}

/** What to change in a `migrate.yaml` that was there before. */
function locationHint(workingDirectory: string, inside: string): readonly string[] {
  const setting = `script_location: ${yamlScalar(inside)}`;
  const config = Deno.readTextFileSync(`${workingDirectory}/migrate.yaml`);
  return config.includes(setting) ? [] : ["", `To use it, set in migrate.yaml: ${setting}`];
}

function outcome(path: string, isNew: boolean): string {
  return isNew ? `Generating ${path} ...  done` : `File ${path} already exists, skipping`;
}
