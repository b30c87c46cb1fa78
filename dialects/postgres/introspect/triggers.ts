import type { Trigger } from "../../../core/schema/model.ts";
import { said } from "../said.ts";

/** A trigger of a table or a view. */
export interface TriggerRow {
  readonly name: string;
  readonly relation: string;
  readonly table: string;
  readonly schema: string | null;
  readonly constraint: boolean;
  readonly definition: string;
  /** What the definition calls its table. */
  readonly on: string;
}

/** The query for them, without those that foreign keys are made of, or that a partition has from its parent. */
export const triggerRows = `
  SELECT tgname AS name, r.oid AS relation, relname AS table, schema, tgconstraint <> 0 AS constraint,
         pg_get_triggerdef(t.oid, true) AS definition, r.oid::regclass::text AS on
    FROM trigger_rows t JOIN relations r ON r.oid = tgrelid
   WHERE NOT tgisinternal AND coalesce(parent, 0) = 0
   ORDER BY schema NULLS FIRST, relname, tgname`;

/** What a trigger is. */
export function readTrigger(row: TriggerRow): Trigger {
  const { name, table, schema, constraint, definition, on } = row;
  const [head = "", event = ""] = HEAD.exec(definition) ?? [];
  const action = definition.slice(head.length + on.length + 1);
  return { name, table, ...said({ schema, constraint }), event, action };
}

/** `CREATE TRIGGER "a" BEFORE UPDATE OF "b" ON `: a name in quotes may hold anything. */
const HEAD =
  /^CREATE (?:CONSTRAINT )?TRIGGER (?:[^" ]+|"(?:[^"]|"")*") ((?:[^"]|"(?:[^"]|"")*")*?) ON /;
