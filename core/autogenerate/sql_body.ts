import { type Connection, type Dialect, isLate, scriptText, type Statement } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import { onOneLine } from "../lines.ts";
import type { Operation } from "../operations/operation.ts";
import type { RevisionBody } from "../revisions/write.ts";
import { dueStatements, type Part, parts } from "../statements.ts";
import type { Sides } from "./sides.ts";
import { concerned } from "./prove.ts";
import { inScratch, make, type Scratch } from "./settle.ts";
import { type BothWays, ownRemarks, type Remarks } from "./source.ts";

/**
 * A revision's body in SQL that does these operations. What depends on what the database holds is found in scratch.
 *
 * Throws "unsupported" for what a transaction can't hold, as all of a `.sql` revision runs in one.
 */
export async function sqlBody(
  sides: Sides,
  ways: BothWays,
  { scratch, remarks = () => [] }: { readonly scratch: Scratch; readonly remarks?: Remarks },
): Promise<RevisionBody & { readonly upgrades: string }> {
  const { before } = concerned(sides, ways);
  const { dialect } = scratch.database;
  return await inScratch(scratch, async (connection) => {
    await make(before, connection, scratch);
    const upgrades = await scriptOf(ways.upgrade, { dialect, connection, remarks });
    const downgrades = await scriptOf(ways.downgrade, { dialect, connection, remarks });
    return { upgrades, downgrades, imports: [] };
  });
}

/** The statements of operations. They are run, in a transaction: those that come later may depend on them. */
async function scriptOf(
  operations: readonly Operation[],
  { dialect, connection, remarks }: {
    readonly dialect: Dialect;
    readonly connection: Connection;
    readonly remarks: Remarks;
  },
): Promise<string> {
  const rendered = operations.flatMap((operation, at) =>
    dialect.render([operation], operations.slice(0, at))
  );
  const texts: string[] = [];
  let risks = false;
  await connection.begin();
  for (const part of parts(rendered)) {
    const statements = await dueStatements(part, () => Promise.resolve(connection));
    risks ||= statements.some(({ worksInside }) => worksInside);
    await executeInside(statements, connection, risks);
    texts.push(...scriptTexts(part, statements, remarks));
  }
  await connection.commit();
  return texts.join("\n\n");
}

/**
 * Executes what a transaction can hold. `risks` says that something was made in it which can't be used before its end.
 *
 * Throws "unsupported" for what no transaction can hold.
 */
async function executeInside(
  statements: readonly Statement[],
  connection: Connection,
  risks: boolean,
): Promise<void> {
  const apart = statements.find(isApart);
  if (apart) throw beyondTransaction(apart.text);
  try {
    await connection.execute(statements);
  } catch (error) {
    throw risks && error instanceof MigrateError ? beyondTransaction(error.message, error) : error;
  }
}

/** Statements as a script has them. Remarks stand above the first of an operation, or of those that are done together. */
function scriptTexts(
  part: Part,
  statements: readonly Statement[],
  remarks: Remarks,
): readonly string[] {
  const isTogether = part.some(isLate);
  return statements.map((statement, at) => {
    const { operation } = statement;
    const isFirst = at === 0 || !isTogether && operation !== statements[at - 1]?.operation;
    const begun = isTogether ? part.map((each) => each.operation) : [operation];
    const comments = isFirst
      ? begun.flatMap((each) => each ? [...remarks(each), ...ownRemarks(each)] : [])
      : [];
    const lines = [...comments.map((comment) => `-- ${onOneLine(comment)}`), scriptText(statement)];
    return `${lines.join("\n")};`;
  });
}

function isApart({ outsideTransaction, worksInside }: Statement): boolean {
  return outsideTransaction === true && !worksInside;
}

function beyondTransaction(
  what: string,
  { where, cause }: Partial<MigrateError> = {},
): MigrateError {
  return new MigrateError("unsupported", `A transaction can't hold all of the revision: ${what}`, {
    where,
    cause,
    hint: "Leave --sql out: a revision in TypeScript steps out of the transaction by itself.",
  });
}
