import type { Statement } from "../dialect.ts";
import { MigrateError } from "../errors.ts";
import { transactionControl } from "../sql/transaction_control.ts";

/**
 * Throws "operation" where a statement would begin or end a transaction: what comes before it would be kept where the
 * revision fails behind it, and no row would tell.
 */
export function refuseTransactionControl(statements: readonly Statement[]): void {
  for (const [statement, { text }] of statements.entries()) {
    const control = transactionControl(text);
    if (control === undefined || control.isSavepoints) continue;
    throw new MigrateError(
      "operation",
      `${control.word} can't be in a revision: its transaction is the run's to begin and to end`,
      {
        where: { sql: text, statement },
        hint:
          "Leave it out. For what has to run outside of transactions there is op.autocommitBlock(), " +
          "and in a .sql file transaction:false.",
      },
    );
  }
}
