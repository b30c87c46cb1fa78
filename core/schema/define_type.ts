import { MigrateError } from "../errors.ts";
import { column, type ColumnBuilder } from "./column_builder.ts";
import { requireExportName } from "./export_name.ts";
import type { ColumnType } from "./types.ts";

/** A column type of your own. */
export interface TypeDefinition {
  /** The name that its module exports it by. */
  readonly name: string;
  /** How generated files import that module: its URL, `import.meta.url`, or a bare specifier such as "@app/types". */
  readonly module: string;
  /** What each database holds, by its name in `op.dialect`: a type, or SQL. */
  readonly storage: { readonly [dialect: string]: ColumnBuilder | string };
}

/**
 * Makes a column type of your own: another one on each database, under one name.
 *
 * Throws "operation" for a name that can't be imported.
 *
 * @example
 * ```ts
 * export const price = defineType({
 *   name: "price",
 *   module: import.meta.url,
 *   storage: { sqlite: "INTEGER", postgresql: t.numeric(12, 2) },
 * });
 *
 * op.createTable("orders", { total: price().notNull() });
 * ```
 */
export function defineType({ name, module, storage }: TypeDefinition): () => ColumnBuilder {
  requireExportName(name, "A type");
  const types = Object.entries(storage).map(([dialect, stored]) =>
    [dialect, typeof stored === "string" ? custom(stored) : stored.draft.column.type] as const
  );
  return () => column({ kind: "defined", name, module, storage: Object.fromEntries(types) });
}

function custom(sql: string): ColumnType {
  return { kind: "custom", sql };
}

/**
 * What a dialect holds for a type: the type itself, unless it is of the user's own.
 *
 * Throws "unsupported" where that says nothing of the dialect.
 */
export function storageOn(dialect: string, type: ColumnType): Exclude<ColumnType, Defined> {
  if (type.kind !== "defined") return type;
  const { name, storage } = type;
  const stored = Object.hasOwn(storage, dialect) ? storage[dialect] : undefined;
  if (stored) return storageOn(dialect, stored);
  throw new MigrateError("unsupported", `The type "${name}" has no storage for ${dialect}`, {
    hint: `defineType() gives it for ${Object.keys(storage).join(", ") || "nothing"}.`,
  });
}

type Defined = ColumnType<"defined">;
