import { MigrateError, within } from "../errors.ts";
import type { Op } from "../operations/op.ts";
import { baseName } from "../paths.ts";
import { readTextFile } from "../read_text_file.ts";
import { importRevision } from "../revisions/import_revision.ts";
import type { SqlSection } from "../revisions/read_sql.ts";
import { readSqlSections } from "../revisions/read_sql.ts";
import type { Step } from "../revisions/plan.ts";
import type { Revision } from "../revisions/revision.ts";

/** What a revision does in one direction: a function of its file, or SQL. */
type Way =
  | { readonly kind: "function"; readonly run: (op: Op) => unknown }
  | { readonly kind: "sql"; readonly section: SqlSection };

/** The ways up and down of a revision; undefined where its file has none. */
interface Ways {
  readonly upgrade?: Way;
  readonly downgrade?: Way;
}

/** What a step runs: one way of one revision. */
export type Script = Way & { readonly revision: Revision };

/** A step that is ready to run. Stamps have no script. */
export interface PreparedStep {
  readonly step: Step;
  readonly script?: Script;
}

/**
 * Loads what the steps run; `.ts` files are imported and so executed.
 *
 * Throws "revision-file" for a file that can't be read or imported, and "irreversible" for a downgrade
 * through a revision that has no way back: so nothing has run yet when either is found.
 */
export async function prepareSteps(steps: readonly Step[]): Promise<PreparedStep[]> {
  const prepared: PreparedStep[] = [];
  while (prepared.length < steps.length) {
    const next = steps.slice(prepared.length, prepared.length + importedTogether);
    prepared.push(...await Promise.all(next.map(prepareStep)));
  }
  return prepared;
}

/** One by one takes longer, and so do all at once, which take more memory as well. */
const importedTogether = 50;

async function prepareStep(step: Step): Promise<PreparedStep> {
  if (step.kind === "stamp") return { step };
  const way = (await loadWays(step.revision))[step.kind];
  if (way) return { step, script: { ...way, revision: step.revision } };
  // An upgrade without a function is a revision that only joins others, such as a merge.
  if (step.kind === "upgrade") return { step };
  throw irreversible(step.revision);
}

function irreversible({ id, file }: Revision): MigrateError {
  const way = file.endsWith(".sql") ? "a -- migrate:down section" : "a downgrade() function";
  return new MigrateError(
    "irreversible",
    `Revision ${id} can't be downgraded: it has no way back`,
    {
      where: { file, revision: id },
      hint: `Write ${way}, or stop above it: migrate downgrade ${id}`,
    },
  );
}

async function loadWays(revision: Revision): Promise<Ways> {
  if (revision.file.endsWith(".sql")) return loadSql(revision);
  const exported = await within({ revision: revision.id }, () => importRevision(revision.file));
  return {
    upgrade: asWay(exported.upgrade, "upgrade", revision),
    downgrade: asWay(exported.downgrade, "downgrade", revision),
  };
}

function loadSql({ file }: Revision): Ways {
  const { up, down } = readSqlSections(readTextFile(file, { what: baseName(file) }), file);
  return {
    upgrade: up && { kind: "sql", section: up },
    downgrade: down && { kind: "sql", section: down },
  };
}

function asWay(value: unknown, name: string, { id, file }: Revision): Way | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "function") return { kind: "function", run: value as (op: Op) => unknown };
  throw new MigrateError("revision-file", `${name} of revision ${id} is not a function`, {
    where: { file, revision: id },
    hint: `Write: ${name}(op) { … },`,
  });
}
