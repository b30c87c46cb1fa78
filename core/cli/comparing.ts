import type { Candidate } from "../autogenerate/rename_candidates.ts";
import type { NewRevisionOptions } from "../commands/new_revision.ts";
import { newRevisionData } from "../commands/results.ts";
import { MigrateError } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import type { Context } from "./context.ts";
import type { CommandFlags } from "./definition.ts";
import { detected } from "./detected.ts";
import { readOptions } from "./read_options.ts";

/** `revision --autogenerate`. */
export async function runAutogenerate(
  context: Context,
  flags: CommandFlags,
  options: NewRevisionOptions,
): Promise<void> {
  const { autogenerate } = await import("../commands/autogenerate.ts");
  const project = await context.project();
  const { operations, written, proof } = await autogenerate(project, flags.head, {
    ...options,
    verify: flags.verify,
    allowEmpty: flags.allowEmpty,
    failOnDrop: flags.failOnDrop,
    read: {
      ...readOptions(context),
      renames: flags.rename,
      ask: canAsk(context) ? (candidate) => askWhetherRenamed(context, candidate) : undefined,
    },
  });
  for (const line of operations.flatMap(detected)) context.log("INFO", `Detected ${line}`);
  if (!written) return context.result({ operations }, "No changes detected, no file written");
  const lines = [
    `Generating ${written.file} ...  done`,
    ...proof ? [proofText(proof, operations)] : [],
  ];
  const verified = proof === undefined ? undefined : proof === "verified";
  context.result({ ...newRevisionData(written), operations, verified }, lines.join("\n"));
}

/** Whether there is somebody to ask. */
function canAsk({ host: { stdin, stdout }, flags: { json, quiet } }: Context): boolean {
  return stdin.isTerminal && stdout.isTerminal && !json && !quiet;
}

async function askWhetherRenamed(
  { host }: Context,
  { table, column, from }: Candidate,
): Promise<boolean> {
  const { confirm } = await import("./questions.ts");
  const [was, is] = column === undefined
    ? [`table "${from}"`, `"${table}"`]
    : [`column "${from}" of "${table}"`, `"${column}"`];
  return await confirm(host, `Is ${was} called ${is} now?`);
}

function proofText(
  proof: "verified" | { readonly unverified: string },
  operations: readonly Operation[],
): string {
  if (proof !== "verified") return `not verified: ${proof.unverified}`;
  const count = operations.length;
  return `verified: up, down (${count} operation${count === 1 ? "" : "s"}, 0 differences)`;
}

/** `check`. Throws "differences" where there are any. */
export async function runCheck(context: Context): Promise<void> {
  const { check } = await import("../commands/check.ts");
  const operations = await check(await context.project(), readOptions(context));
  const lines = operations.flatMap(detected);
  if (operations.length === 0) {
    return context.result({ operations, detected: lines }, "No new upgrade operations detected.");
  }
  context.result({ operations, detected: lines }, lines.map((line) => `  ${line}`).join("\n"));
  const count = operations.length;
  throw new MigrateError(
    "differences",
    `New upgrade operations detected: ${count} operation${count === 1 ? "" : "s"}`,
    { hint: 'Write them down: migrate revision --autogenerate -m "…"' },
  );
}

/** `diff`. */
export async function runDiff(
  context: Context,
  names: { readonly before: string; readonly after: string },
  { sql, ts }: CommandFlags,
): Promise<void> {
  const { diff } = await import("../commands/diff.ts");
  const project = await context.project();
  const { operations, sides, scratch } = await diff(project, names, readOptions(context));
  const lines = operations.flatMap(detected);
  const ways = { upgrade: operations, downgrade: [] };
  let text = lines.join("\n");
  if (sql) {
    const { sqlBody } = await import("../autogenerate/sql_body.ts");
    text = String((await sqlBody(sides, ways, scratch)).upgrades);
  } else if (ts) {
    const { operationsCode } = await import("../autogenerate/source.ts");
    text = operationsCode(operations, { directory: project.workingDirectory });
  }
  const isEqual = operations.length === 0;
  context.result({ operations, detected: lines }, isEqual ? "No differences" : text);
}
