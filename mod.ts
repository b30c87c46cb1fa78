/**
 * What a project's own files import from `"migrate"`: revisions, tables, columns, settings.
 *
 * @module
 */
export { defineRevision } from "./core/revisions/revision.ts";
export type { RevisionScript } from "./core/revisions/revision.ts";
export type { Op, QueriedRow, Queued } from "./core/operations/op.ts";
export { defineOperation } from "./core/operations/invoke.ts";
export type { DefinedOperation, OperationDefinition } from "./core/operations/invoke.ts";
export type { Operation } from "./core/operations/operation.ts";
export {
  check,
  exclude,
  foreignKey,
  index,
  primaryKey,
  sql,
  unique,
} from "./core/schema/builders.ts";
export type {
  ExcludeOptions,
  ForeignKeyOptions,
  IndexKeyInput,
  IndexOptions,
  IndexOver,
  Over,
  PrimaryKeyOptions,
  SqlExpression,
  UniqueOptions,
} from "./core/schema/builders.ts";
export type { TableOptions } from "./core/schema/build_table.ts";
export type { ColumnBuilder } from "./core/schema/column_builder.ts";
export { t } from "./core/schema/column_types.ts";
export { defineType } from "./core/schema/define_type.ts";
export type { TypeDefinition } from "./core/schema/define_type.ts";
export type { SqlValue } from "./core/schema/model.ts";
export { entity, table } from "./core/models/table.ts";
export type { EntityColumn, ModelTableOptions, TableExtra } from "./core/models/table.ts";
export {
  domain,
  enumType,
  extension,
  routine,
  schema,
  sequence,
  trigger,
  view,
} from "./core/models/objects.ts";
export type { DomainType, EnumType } from "./core/models/objects.ts";
export { metadata } from "./core/models/metadata.ts";
export type { Metadata } from "./core/models/metadata.ts";
export { getCustomTables, getRegisteredTables, hasCustomTables } from "./core/models/tables.ts";
export type { Declaration, Rename } from "./core/models/declaration.ts";
export type { TargetInput } from "./core/models/target.ts";
export { defineEnvironment } from "./core/config/environment.ts";
export type { NamingConvention } from "./core/schema/naming_convention.ts";
export type {
  ComparedDefault,
  ComparedName,
  ComparedObject,
  ComparedType,
  Environment,
  RenderedCode,
  RenderedItem,
  RevisionDirectives,
  TargetRequest,
  UrlRequest,
  VersionChange,
} from "./core/hooks.ts";
export { convertToAsyncUrl, convertToSyncUrl } from "./dialects/url.ts";
