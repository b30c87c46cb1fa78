/**
 * Writes `docs/reference/`: what there is to know of each command, config key, operation, type and error code, from the
 * code itself. `deno task docs`.
 */
import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { apiPage } from "./docs/api.ts";
import { commandsPage } from "./docs/commands.ts";
import { environmentPage, modelsPage, operationsPage, typesPage } from "./docs/declarations.ts";
import { code, page, table } from "./docs/page.ts";
import { entriesIn, labels, parse } from "./docs/source.ts";
import { DECLARATIONS, moduleDeclarations } from "./types.ts";

const ROOT = resolve(import.meta.dirname!, "..");

/** Where the pages are kept. */
export const REFERENCE = join(ROOT, "docs", "reference");

/** The pages by their names, as they are to be. Reads the sources. */
export function pages(): Readonly<Record<string, string>> {
  const entries = entriesIn(parse(Deno.readTextFileSync(DECLARATIONS)));
  const made = {
    "api.md": apiPage(entriesIn(parse(moduleDeclarations("api"))), entries),
    "commands.md": commandsPage(),
    "config.md": configPage(),
    "environment.md": environmentPage(entries),
    "errors.md": errorsPage(),
    "models.md": modelsPage(entries),
    "operations.md": operationsPage(entries),
    "types.md": typesPage(entries),
  };
  return Object.fromEntries(Object.entries(made).map(([name, text]) => [name, format(text)]));
}

function configPage(): string {
  const source = parse(Deno.readTextFileSync(join(ROOT, "core/config/keys.ts")));
  const rows = ["SettingKey", "TopKey", "InnerKey"].flatMap((name) => labels(source, name));
  return page("Config keys", [
    "What `migrate.yaml` may say. It is looked for as `-c FILE`, `$MIGRATE_CONFIG`, `migrate.yaml`, `config/migrate.yaml`, and then Alembic's files ([alembic.md](../alembic.md)). Paths are relative to the file; `${VAR}` and `${VAR:-default}` are filled from the environment. Behind the semicolon is what holds where the key isn't there.",
    ...table(["key", ""], rows.map(([key, doc]) => [code(key), doc])),
    "The keys of `naming_convention` are `ix`, `uq`, `ck`, `fk` and `pk`: see [NamingConvention](types.md#namingconvention).",
  ]);
}

function errorsPage(): string {
  const source = parse(Deno.readTextFileSync(join(ROOT, "core/errors.ts")));
  return page("Error codes", [
    "Every error has a code, for programs: `error.code` in [the library](../library.md), and in what [`--json`](../json.md) prints.",
    ...table(
      ["code", "what it means"],
      labels(source, "ErrorCode").map(([c, doc]) => [code(c), doc]),
    ),
    "What is none of these is an error of migrate itself: any other in the library, and the code `defect` in JSON.",
  ]);
}

function format(text: string): string {
  const args = ["fmt", "--quiet", "--ext=md", "-"];
  return execFileSync(Deno.execPath(), args, { cwd: ROOT, input: text, encoding: "utf8" });
}

if (import.meta.main) {
  Deno.mkdirSync(REFERENCE, { recursive: true });
  for (const [name, text] of Object.entries(pages())) {
    Deno.writeTextFileSync(join(REFERENCE, name), text);
  }
}
