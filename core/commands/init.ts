import { usualFiles } from "../config/locate.ts";
import { MigrateError } from "../errors.ts";
import {
  directoryOf,
  entriesOf,
  isDirectory,
  isFile,
  pathFrom,
  relativePath,
  resolvePath,
} from "../paths.ts";
import {
  importHint,
  writeEditorConfig,
  writeTypes,
  writeUnlessThere,
  type Written,
} from "./editor_files.ts";
import { findTemplate, type ProjectTemplate } from "./project_templates.ts";

/** What a new project is made from. */
export interface InitRequest {
  /** Absolute. */
  readonly workingDirectory: string;
  /** The script location; "migrations" where undefined. */
  readonly directory?: string;
  /** The config file; "migrate.yaml" where undefined. */
  readonly configFile?: string;
  /** A template's name; the first where undefined. */
  readonly template?: string;
  /** Patterns of the model files that are there, or will be; an example of the template's where undefined. */
  readonly models?: readonly string[];
  /**
   * The database, where `$DATABASE_URL` doesn't name another; an SQLite file where undefined, and no other where null.
   * Holds no password.
   */
  readonly url?: string | null;
}

/** What was made. */
export interface InitResult {
  /** Absolute paths of the files that were written. */
  readonly files: readonly string[];
  /** What to tell the user of them, a line for each. */
  readonly lines: readonly string[];
  /** What to do next, as lines. */
  readonly next: readonly string[];
}

/**
 * Starts a project: a config file, folders for revisions, what editors need to understand them, and what the template
 * has besides.
 *
 * Files that are there already stay as they are. Throws "usage" for an unknown template, for a URL or models that it
 * has no place for, and a config file that isn't YAML; and "file" where the script location holds something already, or
 * can't be written to.
 */
export function init(
  request: InitRequest,
  template: ProjectTemplate = findTemplate(request.template),
): InitResult {
  const { workingDirectory, directory = "migrations", configFile = "migrate.yaml" } = request;
  checkInit(request);
  const config = resolvePath(configFile, workingDirectory);
  const scripts = resolvePath(directory, workingDirectory);
  const location = pathFrom(directoryOf(config), scripts);
  const text = configText(template, location, request);
  const folders = template.histories.map((name) => resolvePath(`./${name}/versions`, scripts));
  // Examples are what the template's config speaks of.
  const wantsExamples = !isFile(config) && request.models === undefined;
  const written = [
    // Git keeps no empty folder: who clones the project would have none, and no way to make one.
    ...folders.map((folder) => writeUnlessThere(`${folder}/.gitkeep`, "")),
    writeUnlessThere(config, text),
    ...wantsExamples ? writeExamples(template, directoryOf(config)) : [],
    { file: writeTypes(scripts), isNew: true },
    ...writeEditorConfig(workingDirectory, scripts),
  ];
  const shown = (path: string) => relativePath(workingDirectory, path);
  const isUsual = usualFiles.includes(shown(config));
  return {
    files: written.filter(({ isNew }) => isNew).map(({ file }) => file),
    lines: [
      ...folders.map((folder) => `Creating directory ${shown(folder)} ...  done`),
      ...written.map((each) => outcome(shown(each.file), each)),
      ...importHint(workingDirectory, scripts),
      ...locationHint(template, { config, location, shown: shown(config) }),
    ],
    next: [
      "",
      `To ${template.goal}:`,
      ...template.next.map((line) => `  migrate ${isUsual ? "" : `-c ${shown(config)} `}${line}`),
    ],
  };
}

function outcome(path: string, { isNew, file }: Written): string {
  if (isNew) return `Generating ${path} ...  done`;
  return isFile(file)
    ? `File ${path} already exists, skipping`
    : `Skipping ${path}: there are others beside it`;
}

/** Files go into folders of their own, unless something is there: whoever has a folder "models" means it. */
function writeExamples({ files }: ProjectTemplate, directory: string): readonly Written[] {
  const found = Object.entries(files).map(([name, text]) => {
    const file = resolvePath(name, directory);
    return { file, text, isTaken: name.includes("/") && !isEmpty(directoryOf(file)) };
  });
  return found.map(({ file, text, isTaken }) =>
    isTaken ? { file, isNew: false } : writeUnlessThere(file, text)
  );
}

/** Whether a folder holds nothing, or isn't there. */
export function isEmpty(path: string): boolean {
  return !isDirectory(path) || entriesOf(path).length === 0;
}

/** Throws what `init` would throw, as far as that can be known before anything is written. */
export function checkInit(request: InitRequest): void {
  const { workingDirectory, directory = "migrations", configFile = "migrate.yaml" } = request;
  requirePlaces(findTemplate(request.template), request);
  requireYaml(configFile);
  requireEmpty(resolvePath(directory, workingDirectory), directory);
}

/** Throws for what the template's config has no place for. */
function requirePlaces({ name, config }: ProjectTemplate, { url, models }: InitRequest): void {
  if (typeof url === "string" && !config.includes("{{url}}")) {
    throw new MigrateError(
      "usage",
      `--url names one database, and the template ${name} has several`,
    );
  }
  if (models && !config.includes("{{models}}")) {
    throw new MigrateError(
      "usage",
      `--models says where tables are described in TypeScript, and the template ${name} has none`,
    );
  }
}

/** The template's config for a script location, as the config names it. */
function configText(
  { config }: ProjectTemplate,
  location: string,
  { url, models = ["models/*.ts"] }: Pick<InitRequest, "url" | "models">,
): string {
  const patterns = models.map((each) => JSON.stringify(each.replaceAll("$", "$$$$")));
  return config
    .replaceAll(/\{\{directory\}\}(\S*)/g, (_, inner: string) => yamlScalar(location + inner))
    .replace(
      "{{url}}",
      () => url === null ? "${DATABASE_URL}" : yamlScalar(defaultingTo(url)),
    )
    .replace("{{models}}", () => patterns.join(", "));
}

/** A variable with a URL as its default, which ends at the next brace. */
function defaultingTo(url = "sqlite:///app.db"): string {
  const escaped = url.replaceAll("$", "$$$$").replaceAll("{", "%7B").replaceAll("}", "%7D");
  return `\${DATABASE_URL:-${escaped}}`;
}

/** A text as YAML: quoted unless it can be nothing else. */
function yamlScalar(text: string): string {
  return /^[A-Za-z./$][\w./:@?&=%+,{}$-]*$/.test(text) ? text : JSON.stringify(text);
}

function requireYaml(config: string): void {
  if (/\.ya?ml$/.test(config)) return;
  throw new MigrateError("usage", `migrate init writes YAML, and "${config}" is none`, {
    hint: "Give the config file a name that ends in .yaml or .yml.",
  });
}

function requireEmpty(path: string, name: string): void {
  if (isEmpty(path)) return;
  throw new MigrateError("file", `Directory ${name} already exists and is not empty`, {
    hint: "Name another one: migrate init DIRECTORY",
  });
}

/** What to change in a config file that was there before. */
function locationHint(
  { histories }: ProjectTemplate,
  { config, location, shown }: {
    readonly config: string;
    readonly location: string;
    readonly shown: string;
  },
): readonly string[] {
  const setting = `script_location: ${yamlScalar(location)}`;
  if (histories.length > 1 || Deno.readTextFileSync(config).includes(setting)) return [];
  return ["", `To use it, set in ${shown}: ${setting}`];
}
