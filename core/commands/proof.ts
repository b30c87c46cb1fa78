import { type Proof, prove } from "../autogenerate/prove.ts";
import type { BothWays } from "../autogenerate/source.ts";
import { messageOf, MigrateError } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import { print } from "../operations/rules.ts";
import type { ForeignKey } from "../schema/model.ts";
import { layOut } from "../schema/source.ts";
import { didYouMean } from "../suggest.ts";
import type { Comparison } from "./comparison.ts";

/** What came of trying a revision's operations, or why they couldn't be tried. */
export type Tried = Proof | { readonly unverified: string };

/** Tries operations in scratch, both ways. Throws "unproven" where one of them fails. */
export async function tried({ sides, scratch }: Comparison, ways: BothWays): Promise<Tried> {
  try {
    return await prove(sides, ways, scratch);
  } catch (error) {
    if (error instanceof MigrateError && isBeyondScratch(error)) {
      return { unverified: error.message };
    }
    throw unproven(`The revision would fail: ${messageOf(error)}`, error);
  }
}

/**
 * Throws "unproven" for a foreign key to a table that is nowhere. PostgreSQL refuses it in scratch; SQLite takes it,
 * and would refuse the rows.
 */
export function requireReferred(
  operations: readonly Operation[],
  { sides: { before, after }, scratch: { aside } }: Comparison,
): void {
  const tables = [before, after, aside].flatMap((side) => side.tables.map(({ name }) => name));
  const known = new Set(tables.map((name) => name.toLowerCase()));
  for (const { table, columns, references } of operations.flatMap(foreignKeysOf)) {
    if (known.has(references.table.toLowerCase())) continue;
    const from = `"${table}" (${columns.join(", ")})`;
    throw new MigrateError(
      "unproven",
      `A foreign key leads from ${from} to "${references.table}", and there is no such table`,
      { hint: didYouMean(references.table, tables) ?? "--no-verify writes it all the same." },
    );
  }
}

function foreignKeysOf(operation: Operation): readonly (ForeignKey & { readonly table: string })[] {
  const [table, constraints] = operation.kind === "createTable"
    ? [operation.table.name, operation.table.constraints]
    : operation.kind === "addColumn"
    ? [operation.table, operation.constraints]
    : operation.kind === "createForeignKey"
    ? [operation.table, [operation.constraint]]
    : ["", []];
  return constraints.flatMap((each) => each.kind === "foreignKey" ? { ...each, table } : []);
}

/** Throws "unproven" where operations don't come to the target, or not back. */
export function requireNothingLeft(proof: Tried): void {
  if ("unverified" in proof) return;
  const { up: [up], down: [down] } = proof;
  if (up) throw unproven(`The revision would leave something to do: ${codeOf(up)}`);
  if (down) throw unproven(`Its downgrade would leave something to do: ${codeOf(down)}`);
}

/** Whether it isn't the operations that can't be tried. */
function isBeyondScratch({ code }: MigrateError): boolean {
  return code === "unsupported" || code === "connection";
}

/** An operation as a revision has it, on one line. */
export function codeOf(operation: Operation): string {
  return layOut(print(operation), { width: Infinity });
}

/** What is generated doesn't do what it should. */
export function unproven(message: string, cause?: unknown): MigrateError {
  const where = cause instanceof MigrateError ? cause.where : {};
  return new MigrateError("unproven", message, {
    where,
    cause: cause instanceof MigrateError ? cause.cause : cause,
    hint: "--no-verify writes it all the same, to be mended by hand.",
  });
}
