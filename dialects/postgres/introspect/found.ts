import type { Catalog, Scope } from "../../../core/dialect.ts";
import {
  type CollatedTypeRow,
  collatedTypeRows,
  type CollationRow,
  collationRows,
} from "./collations.ts";
import { type ColumnRow, columnRows } from "./columns.ts";
import { type CommentRow, commentRows } from "./comments.ts";
import { type ConstraintRow, constraintRows } from "./constraints.ts";
import { type DomainRow, domainRows } from "./domains.ts";
import { type ExtensionRow, extensionRows } from "./extensions.ts";
import { type IndexRow, indexRows } from "./indexes.ts";
import { type OperatorClassRow, operatorClassRows } from "./operator_classes.ts";
import { type RoutineRow, routineRows } from "./routines.ts";
import { type SchemaRow, schemaRows, scopeSql } from "./scope.ts";
import { type SequenceRow, sequenceRows } from "./sequences.ts";
import { type TableRow, tableRows } from "./tables.ts";
import { type TriggerRow, triggerRows } from "./triggers.ts";
import { type TypeRow, typeRows } from "./types.ts";
import { type ViewRow, viewRows } from "./views.ts";

/** What the catalog is asked for. */
interface Rows {
  schemas: SchemaRow;
  extensions: ExtensionRow;
  types: TypeRow;
  sequences: SequenceRow;
  domains: DomainRow;
  routines: RoutineRow;
  tables: TableRow;
  columns: ColumnRow;
  constraints: ConstraintRow;
  indexes: IndexRow;
  comments: CommentRow;
  collations: CollationRow;
  collatedTypes: CollatedTypeRow;
  operatorClasses: OperatorClassRow;
  views: ViewRow;
  triggers: TriggerRow;
}

/** What it answers. */
export type Found = { readonly [K in keyof Rows]: readonly Rows[K][] };

const queries: { readonly [K in keyof Rows]: string } = {
  schemas: schemaRows,
  extensions: extensionRows,
  types: typeRows,
  sequences: sequenceRows,
  domains: domainRows,
  routines: routineRows,
  tables: tableRows,
  columns: columnRows,
  constraints: constraintRows,
  indexes: indexRows,
  comments: commentRows,
  collations: collationRows,
  collatedTypes: collatedTypeRows,
  operatorClasses: operatorClassRows,
  views: viewRows,
  triggers: triggerRows,
};

/** Asks for everything in one statement: as of one moment, and in one round trip. */
export async function ask(catalog: Catalog, scope: Scope): Promise<Found> {
  const lists = Object.entries(queries)
    .map(([name, rows]) => `(SELECT coalesce(json_agg(r), '[]') FROM (${rows}) r) AS "${name}"`);
  const [found] = await catalog.query(`WITH ${scopeSql(scope)}\nSELECT ${lists.join(",\n")}`);
  return found as unknown as Found;
}
