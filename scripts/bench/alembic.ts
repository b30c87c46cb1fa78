import { dirname } from "node:path";
import { type MadeRevision, writeRevisions } from "./histories.ts";
import { type Command, hasPython } from "./measure.ts";
import { pythonRevision } from "./revision_files.ts";

const packages = ["alembic==1.20.1", "sqlalchemy==2.1.9", "psycopg[binary]==3.3.9"];

/** A Python that has Alembic and its drivers. */
export interface Alembic {
  readonly python: string;
}

/** Finds Alembic, or installs it into a folder for caches; undefined where that can't be done, which is said. */
export function findAlembic(say: (line: string) => void): Alembic | undefined {
  const home = Deno.env.get("XDG_CACHE_HOME") ?? `${Deno.env.get("HOME")}/.cache`;
  const folder = `${home}/migrate-bench-alembic-1.20.1`;
  const python = `${folder}/bin/python`;
  if (hasPython && (isInstalled(python) || install(folder))) return { python };
  say("left out: Alembic, which can't be installed here");
}

function isInstalled(python: string): boolean {
  return succeeds(python, ["-c", "import alembic, sqlalchemy, psycopg"]);
}

function install(folder: string): boolean {
  const pip = ["install", "--quiet", "--disable-pip-version-check", ...packages];
  return succeeds("python3", ["-m", "venv", folder]) && succeeds(`${folder}/bin/pip`, pip);
}

function succeeds(program: string, args: readonly string[]): boolean {
  try {
    return new Deno.Command(program, { args: [...args], stderr: "null" }).outputSync().success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Makes a project of Alembic's in `folder`, as `alembic init` does, with these revisions. */
export function makeAlembicProject(
  alembic: Alembic,
  folder: string,
  { revisions, url }: { readonly revisions: readonly MadeRevision[]; readonly url: string },
): void {
  Deno.mkdirSync(folder, { recursive: true });
  const { argv: [program, ...args] } = alembicCommand(alembic, folder, "init", "alembic");
  new Deno.Command(program!, { args, cwd: folder }).outputSync();
  const settings = `${folder}/alembic.ini`;
  const text = Deno.readTextFileSync(settings).replace(
    /^sqlalchemy.url = .*$/m,
    `sqlalchemy.url = ${url}`,
  );
  Deno.writeTextFileSync(settings, text);
  writeRevisions(`${folder}/alembic/versions`, revisions, {
    extension: "py",
    print: pythonRevision,
  });
}

/** Alembic's command line, as its own script starts it. */
export function alembicCommand(alembic: Alembic, cwd: string, ...args: string[]): Command {
  return { argv: [`${dirname(alembic.python)}/alembic`, ...args], cwd };
}
