import type { DialectName } from "../../dialects/url.ts";
import { postgresProblem, type TestDatabase } from "./databases.ts";

/** A Python that has Alembic: `$ALEMBIC_PYTHON`, or `python3` where it has; undefined where there is none. */
export function findAlembic(): string | undefined {
  const named = Deno.env.get("ALEMBIC_PYTHON");
  return [named, "python3"].find((python) => python !== undefined && hasAlembic(python));
}

function hasAlembic(python: string): boolean {
  try {
    const { success } = new Deno.Command(python, {
      args: ["-c", "import alembic"],
      stderr: "null",
    }).outputSync();
    return success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Why Alembic, or SQLAlchemy, can't be asked about a database; undefined where it can. */
export function alembicProblem(dialect: DialectName): string | undefined {
  const python = findAlembic();
  if (python === undefined) return "no Python here has Alembic";
  if (dialect === "sqlite") return undefined;
  const driver = new Deno.Command(python, { args: ["-c", "import pg8000"], stderr: "null" });
  const isThere = driver.outputSync().success;
  return postgresProblem() ?? (isThere ? undefined : "Python has no pg8000");
}

/** The URL by which Python's drivers reach the database. */
export function urlForPython({ dialect, url }: TestDatabase): string {
  return dialect === "sqlite"
    ? url
    : url.replace("postgresql:", "postgresql+pg8000:").replace(/\?.*/, "");
}
