import { withoutDefaultNames } from "../autogenerate/default_names.ts";
import { modelFiles } from "../autogenerate/model_source.ts";
import { sqlBody } from "../autogenerate/sql_body.ts";
import type { Aim } from "../autogenerate/target.ts";
import type { Operation } from "../operations/operation.ts";
import { emptyModel, find } from "../schema/edit.ts";
import type { Model } from "../schema/model.ts";
import { between, type Compared, targetFor } from "./comparison.ts";
import type { ProjectTemplate } from "./project_templates.ts";

/** How a database is described: what takes the place of a template's own files, and what those say. */
export interface Description extends Pick<ProjectTemplate, "files" | "goal" | "next"> {
  /** What the files say, as a model: found by reading them. */
  readonly said: Model;
  /** What the database holds, as people write it: without the names that it gave. */
  readonly model: Model;
}

/**
 * Files that describe what a database holds, as a template wants it: models in TypeScript, or SQL.
 *
 * Throws what reading them throws: they are none of the project's yet.
 */
export async function describe(
  compared: Compared,
  found: Model,
  { name }: ProjectTemplate,
): Promise<Description> {
  const model = withoutDefaultNames(found, await compared.database.dialect.differences());
  const description = name === "sql"
    ? await describedInSql(compared, model)
    : await describedInTypescript(compared, model);
  return { ...description, model };
}

type Described = Omit<Description, "model">;

async function describedInTypescript(compared: Compared, model: Model): Promise<Described> {
  const files = modelFiles(model);
  return {
    files: Object.fromEntries([...files].map(([name, text]) => [`models/${name}`, text])),
    goal: "change it, edit models/schema.ts, then",
    next: ['revision --autogenerate -m "what was changed"', "upgrade head"],
    said: await importedFrom(files, (aim) => targetFor(compared, aim, model)),
  };
}

/** Runs `work` on model files that are in no project yet. */
async function importedFrom<T>(
  files: ReadonlyMap<string, string>,
  work: (aim: Aim) => Promise<T>,
): Promise<T> {
  const folder = await Deno.makeTempDir({ prefix: "migrate-" });
  try {
    for (const [name, text] of files) Deno.writeTextFileSync(`${folder}/${name}`, text);
    return await work([{ modules: [`${folder}/*.ts`], sql: [], where: {} }]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function describedInSql(compared: Compared, model: Model): Promise<Described> {
  const { operations, sides, scratch } = await between(compared, emptyModel, model);
  const upgrade = scratch.rules.refersAhead ? withKeysInside(operations, model) : operations;
  const { upgrades } = await sqlBody(sides, { upgrade, downgrade: [] }, { scratch });
  const input = `${header}\n${upgrades}\n`;
  return {
    files: { "schema.sql": input },
    goal: "change it, edit schema.sql, then",
    next: ['revision --autogenerate --sql -m "what was changed"', "upgrade head"],
    said: await targetFor(compared, { input }, model),
  };
}

const header =
  `-- The database is to have what stands here. Change it, then have the difference written as a revision, in SQL:
-- migrate revision --autogenerate --sql -m "what was changed"
`;

/** What makes a model, with the foreign keys of tables that refer to each other in the tables. */
function withKeysInside(operations: readonly Operation[], model: Model): readonly Operation[] {
  return operations.flatMap((operation): readonly Operation[] => {
    if (operation.kind === "createForeignKey") return [];
    if (operation.kind !== "createTable") return [operation];
    const { constraints } = find(model, "tables", operation.table)!;
    return [{ ...operation, table: { ...operation.table, constraints } }];
  });
}
