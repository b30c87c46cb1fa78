import type { Connection } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import type { RevisionBody } from "../revisions/write.ts";
import { dueStatements, parts } from "../statements.ts";
import type { Sides } from "./sides.ts";
import { concerned } from "./prove.ts";
import { inScratch, make, type Scratch } from "./settle.ts";
import type { BothWays } from "./source.ts";

/**
 * A revision's body in SQL that does these operations. What depends on what the database holds is found in scratch.
 *
 * Throws "unsupported" for what a transaction can't hold, as all of a `.sql` revision runs in one.
 */
export async function sqlBody(
  sides: Sides,
  ways: BothWays,
  scratch: Scratch,
): Promise<RevisionBody & { readonly upgrades: string }> {
  const { before } = concerned(sides, ways);
  return await inScratch(scratch, async (connection) => {
    await make(before, connection, scratch);
    const upgrades = await scriptOf(ways.upgrade, connection, scratch);
    const downgrades = await scriptOf(ways.downgrade, connection, scratch);
    return { upgrades, downgrades, imports: [] };
  });
}

/** The statements of operations, which are run, too: those that come later may depend on them. */
async function scriptOf(
  operations: readonly Operation[],
  connection: Connection,
  { database: { dialect } }: Scratch,
): Promise<string> {
  const rendered = operations.flatMap((operation, at) =>
    dialect.render([operation], operations.slice(0, at))
  );
  const texts: string[] = [];
  for (const part of parts(rendered)) {
    const statements = await dueStatements(part, () => Promise.resolve(connection));
    for (const { text, inlined, outsideTransaction } of statements) {
      if (outsideTransaction) throw apart(text);
      texts.push(`${inlined ?? text};`);
    }
    await connection.execute(statements);
  }
  return texts.join("\n\n");
}

function apart(text: string): MigrateError {
  return new MigrateError("unsupported", "A transaction can't hold a statement of the revision", {
    where: { sql: text },
    hint: "Leave --sql out: a revision in TypeScript steps out of the transaction by itself.",
  });
}
