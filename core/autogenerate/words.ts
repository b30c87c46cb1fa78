import type { Operation } from "../operations/operation.ts";
import { find } from "../schema/edit.ts";
import type { Check, Column, Constraint, ForeignKey, Model, Table } from "../schema/model.ts";
import { columnsOfConstraint } from "../schema/constraint_columns.ts";
import { isNumbered, withoutForeignKeys } from "../schema/numbering.ts";
import type { ColumnType } from "../schema/types.ts";

/**
 * Operations that were found between what a database holds, in the words of the target that is to be reached: its types,
 * its defaults, its constraints without names.
 */
export function inWordsOf(
  target: Model,
  operations: readonly Operation[],
): readonly Operation[] {
  return operations.map((operation) => reworded(operation, target));
}

function reworded(operation: Operation, target: Model): Operation {
  switch (operation.kind) {
    case "createTable": {
      const said = find(target, "tables", operation.table);
      return said ? { ...operation, table: withKeysOf(operation.table, said) } : operation;
    }
    case "addColumn": {
      const table = tableOf(target, operation);
      const said = columnOf(target, operation, operation.column.name);
      if (!table || !said || !isAlike(said.type, operation.column.type)) return operation;
      // It is no key yet, by which alone it would number the rows.
      const { type, autoIncrement } = isNumbered(said, table) ? operation.column : said;
      return { ...operation, column: { ...said, type, autoIncrement } };
    }
    case "alterColumn": {
      const said = columnOf(target, operation, operation.column);
      return said ? { ...operation, ...inWords(operation, said) } : operation;
    }
    case "createIndex": {
      const said = tableOf(target, operation)?.indexes
        .find(({ name }) => name === operation.index.name);
      return said ? { ...operation, index: said } : operation;
    }
    case "createCheckConstraint": {
      const checks = tableOf(target, operation)?.constraints.filter((each) =>
        each.kind === "check"
      );
      return { ...operation, constraint: saidOf(operation.constraint, checks ?? []) };
    }
    case "createDomain": {
      const { domain } = operation;
      return { ...operation, domain: find(target, "domains", domain) ?? domain };
    }
    case "alterDomain": {
      const { checks = [] } = find(target, "domains", operation) ?? {};
      const { addChecks } = operation;
      return addChecks
        ? { ...operation, addChecks: addChecks.map((each) => saidOf(each, checks)) }
        : operation;
    }
    case "createView":
      return { ...operation, view: find(target, "views", operation.view) ?? operation.view };
    case "createFunction": {
      const { routine } = operation;
      return { ...operation, routine: find(target, "routines", routine) ?? routine };
    }
    case "createTrigger": {
      const { trigger } = operation;
      return { ...operation, trigger: find(target, "triggers", trigger) ?? trigger };
    }
    default:
      return operation;
  }
}

/** A check as it was said, which is known by its name. */
function saidOf(check: Check, said: readonly Check[]): Check {
  return said.find(({ name }) => name !== undefined && name === check.name) ?? check;
}

interface OnTable {
  readonly table: string;
  readonly schema?: string;
}

function tableOf(target: Model, { table, schema }: OnTable): Table | undefined {
  return find(target, "tables", { name: table, schema });
}

function columnOf(target: Model, on: OnTable, name: string): Column | undefined {
  return tableOf(target, on)?.columns.find((column) => column.name === name);
}

/** The table as it was said, without the foreign keys that wait, and without the indexes, which stand apart. */
function withKeysOf({ constraints }: Table, said: Table): Table {
  const isLater = (key: ForeignKey) => !constraints.some((other) => isSameKey(other, key));
  return { ...withoutForeignKeys(said, isLater), indexes: [] };
}

function isSameKey(one: Constraint, other: ForeignKey): boolean {
  return one.kind === "foreignKey" &&
    columnsOfConstraint(one).join("\0") === columnsOfConstraint(other).join("\0") &&
    one.references.table === other.references.table;
}

/** What is changed of a column, as it was said. */
function inWords(
  change: Operation<"alterColumn">,
  said: Column,
): Partial<Operation<"alterColumn">> {
  return {
    ...change.type && isAlike(said.type, change.type) && { type: said.type },
    ...change.default && said.default && { default: said.default },
    ...change.generated && said.generated && { generated: said.generated },
    ...change.identity && said.identity && { identity: said.identity },
  };
}

/** Whether both are enums or neither is: what SQLite reads as an enum may be said as text with a check, or the reverse. */
function isAlike(said: ColumnType, found: ColumnType): boolean {
  return said.kind === "defined" || (said.kind === "enum") === (found.kind === "enum");
}
