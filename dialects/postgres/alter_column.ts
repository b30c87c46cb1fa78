import type { Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { AlterColumn } from "../../core/operations/operation.ts";
import { typeName } from "../../core/schema/types.ts";
import { closed, enclosed } from "../../core/sql/expression.ts";
import { tableName } from "../../core/sql/standard.ts";
import { block } from "./block.ts";
import { codeOf, isServerError } from "./failure.ts";
import { identityClause, identityKind } from "./identity.ts";
import { literal, quote } from "./quote.ts";
import { sequenceOptions } from "./sequence_options.ts";
import { typeNames } from "./types.ts";
import { words } from "./words.ts";

/** Another type, another collation, or both: the one is said behind the other. */
export function setType(operation: AlterColumn): readonly Statement[] {
  const { type, using, collation } = operation;
  const collate = collation === undefined ? "" : ` COLLATE ${quote(collation ?? "default")}`;
  if (!type) return collate === "" ? [] : [{ text: setCollation(operation, collate) }];
  const values = using === undefined ? "" : ` USING ${closed(using)}`;
  return [{
    text: alter(operation, `TYPE ${typeName(typeNames, type)}${collate}${values}`),
    explain: (error) => Promise.resolve(castError(error, operation)),
  }];
}

/** The type stays, which only the catalog knows. */
function setCollation(operation: AlterColumn, collate: string): string {
  const type = `(SELECT format_type(atttypid, atttypmod) ${fromColumns(operation)})`;
  // Where there is no such column, ALTER says so.
  return block({
    statements: [
      `EXECUTE ${literal(alter(operation, "TYPE "))} || coalesce(\n        ${type},\n` +
      `        'text') || ${literal(collate)}`,
    ],
  });
}

/** The error with what to write where values, or the default, don't turn into the new type by themselves. */
function castError(error: unknown, { table, column, type, using }: AlterColumn): unknown {
  const datatypeMismatch = "42804";
  if (!(error instanceof MigrateError) || !type) return error;
  const { code, message, where, cause } = error;
  if (codeOf(cause) !== datatypeMismatch || !isServerError(cause)) return error;
  // Of values it says how they might be cast, of a default nothing.
  if (cause.hint !== undefined && using !== undefined) return error;
  const hint = cause.hint === undefined
    ? `Take the default away before, and set it behind: op.alterColumn("${table}", "${column}", ` +
      "{ default: null })"
    : `Say how they do: using: ${
      JSON.stringify(`${quote(column)}::${typeName(typeNames, type).toLowerCase()}`)
    }`;
  return new MigrateError(code, message, { where, cause, hint });
}

/** Numbers from a sequence of the column's own; where it has one, that goes on to count in another way. */
export function setIdentity(operation: AlterColumn): readonly string[] {
  const { identity } = operation;
  if (identity === undefined) return [];
  if (identity === null) return [alter(operation, "DROP IDENTITY")];
  const set = sequenceOptions(identity).map((option) => ` SET ${option}`).join("");
  return [block({
    statements: [
      `IF EXISTS (SELECT ${fromColumns(operation)} AND attidentity <> '') THEN
        ${alter(operation, `SET ${identityKind(identity)}${set}`)};
    ELSE
        ${alter(operation, `ADD ${identityClause(identity)}`)};
    END IF`,
    ],
  })];
}

/** Another expression for a generated column, or none; a column of another kind can't become one. */
export function setGenerated(operation: AlterColumn): readonly Statement[] {
  const { table, column, generated } = operation;
  if (generated === undefined) return [];
  if (generated === null) return [{ text: alter(operation, "DROP EXPRESSION") }];
  const { sql, stored } = generated;
  const message = `Column "${column}" of "${table}" isn't ` +
    `generated and ${stored ? "stored" : "computed when it is read"}, and can't become so`;
  return [{
    text: block({
      statements: [
        `IF EXISTS (SELECT ${fromColumns(operation)} AND attgenerated <> '${
          stored ? "s" : "v"
        }') THEN
        RAISE EXCEPTION USING MESSAGE = ${literal(message)}, HINT = ${literal(anew)};
    END IF`,
        alter(operation, `SET EXPRESSION AS ${enclosed(sql)}`),
      ],
    }),
    explain: (error) => Promise.resolve(expressionError(error)),
  }];
}

const anew = "Drop it and add it anew.";

function expressionError(error: unknown): unknown {
  const syntaxError = "42601";
  if (!(error instanceof MigrateError) || codeOf(error.cause) !== syntaxError) return error;
  const { code, message, where, cause } = error;
  return new MigrateError(code, message, {
    where,
    cause,
    hint: `Before PostgreSQL 17 a column's expression can't be changed. ${anew}`,
  });
}

function alter({ column, ...on }: AlterColumn, what: string): string {
  return `ALTER TABLE ${tableName(on, words)} ALTER COLUMN ${quote(column)} ${what}`;
}

/** What finds the column in the catalog; further conditions may follow. */
function fromColumns({ column, ...on }: AlterColumn): string {
  return `FROM pg_attribute WHERE attrelid = ${literal(tableName(on, words))}::regclass ` +
    `AND attname = ${literal(column)}`;
}
