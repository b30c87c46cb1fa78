import type { Statement } from "../../core/dialect.ts";
import { MigrateError } from "../../core/errors.ts";
import type { AlterSequence } from "../../core/operations/object_shapes.ts";
import type { AlterColumn } from "../../core/operations/table_shapes.ts";
import type { Identity } from "../../core/schema/model.ts";
import { given, typeName } from "../../core/schema/types.ts";
import { defaultClause } from "../../core/sql/clauses.ts";
import { closed, enclosed } from "../../core/sql/expression.ts";
import { tableName } from "../../core/sql/standard.ts";
import { block } from "./block.ts";
import { codeOf, isServerError } from "./failure.ts";
import { identityClause, identityKind } from "./identity.ts";
import { literal, quote } from "./quote.ts";
import { sequenceOptions } from "./sequence_options.ts";
import { typeNames } from "./types.ts";
import { arrayText, isList, valueText } from "./value_text.ts";
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

/** Has the column numbered no more: it loses the sequence of its own, be it that of an identity or of a `serial`. */
export function dropNumbering(operation: AlterColumn): readonly string[] {
  const { autoIncrement, identity } = operation;
  if (identity === null) return [alter(operation, "DROP IDENTITY")];
  if (autoIncrement !== false) return [];
  return [block({
    variables: [`sequence text := ${ownSequence(operation)}`],
    statements: [
      `IF EXISTS (SELECT ${fromColumns(operation)} AND attidentity <> '') THEN
        ${alter(operation, "DROP IDENTITY")};
    ELSE
        ${alter(operation, "DROP DEFAULT")};
        EXECUTE coalesce('DROP SEQUENCE ' || sequence, 'SELECT');
    END IF`,
    ],
  })];
}

/** A default as the column's type has it. Of a list only that tells whether it is an array or JSON. */
export function setDefault(operation: AlterColumn): readonly string[] {
  const { default: value, type } = operation;
  if (!value) return [];
  if (type || value.kind === "expression" || !isList(value.value)) {
    return [alter(operation, `SET DEFAULT ${defaultClause({ value, type }, words)}`)];
  }
  const isArray = `(SELECT typcategory = 'A' ${
    fromColumns(operation, "JOIN pg_type t ON t.oid = atttypid")
  })`;
  return [block({
    statements: [
      `EXECUTE ${literal(alter(operation, "SET DEFAULT "))} || quote_literal(CASE WHEN ${isArray}
        THEN ${literal(arrayText(value.value))} ELSE ${literal(valueText(value.value))} END)`,
    ],
  })];
}

/** Numbers from a sequence of the column's own; where it has one, that goes on to count in another way. */
export function setNumbering(operation: AlterColumn): readonly string[] {
  const { identity, autoIncrement } = operation;
  if (identity) return [setIdentity(operation, identity)];
  if (!autoIncrement) return [];
  return [block({
    variables: ["sequence text", "kind text"],
    statements: [`IF ${ownSequence(operation)} IS NULL THEN
        ${addSerial(operation).join(";\n        ")};
    END IF`],
  })];
}

/** What `serial` stands for, under the name that it would choose ("Serial Types"); numbers that rows have come no more. */
function addSerial(operation: AlterColumn): readonly string[] {
  const { column, ...on } = operation;
  const table = tableName(on, words);
  const owner = literal(` OWNED BY ${table}.${quote(column)}`);
  const tables = "JOIN pg_class t ON t.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace";
  const last = `max(${quote(column)})`;
  return [
    `SELECT name, type INTO sequence, kind FROM (
            SELECT format('%I.%I', nspname, concat(left(concat(relname, '_', attname), 59), '_seq', nullif(i, 0))) AS name,
                format_type(atttypid, NULL) AS type, i
            ${fromColumns(operation, `CROSS JOIN generate_series(0, 99) i ${tables}`)}
        ) names WHERE to_regclass(name) IS NULL ORDER BY i LIMIT 1`,
    `EXECUTE concat('CREATE SEQUENCE ', sequence, ' AS ', kind, ${owner})`,
    `EXECUTE concat(${
      literal(alter(operation, "SET DEFAULT nextval("))
    }, quote_literal(sequence), '::regclass)')`,
    `PERFORM setval(sequence, ${last}) FROM ${table} HAVING ${last} >= 1`,
  ];
}

function setIdentity(operation: AlterColumn, identity: Identity): string {
  const set = sequenceOptions(wholly(identity)).map((option) => ` SET ${option}`).join("");
  return block({
    statements: [
      `IF EXISTS (SELECT ${fromColumns(operation)} AND attidentity <> '') THEN
        ${alter(operation, `SET ${identityKind(identity)}${set}`)};
    ELSE
        ${addIdentity(operation, identity).join(";\n        ")};
    END IF`,
    ],
  });
}

/** The numbers that rows have are not given again. */
function addIdentity(operation: AlterColumn, identity: Identity): readonly string[] {
  const { column, ...on } = operation;
  const { increment = 1, minValue = 1, start = minValue } = identity;
  const add = alter(operation, `ADD ${identityClause(identity)}`);
  if (increment < 0) return [add];
  const last = `max(${quote(column)})`;
  return [
    add,
    `PERFORM setval(${ownSequence(operation)}, ${last}) FROM ${tableName(on, words)} ` +
    `HAVING ${last} >= ${start}`,
  ];
}

/** The name of the sequence that goes with the column. */
function ownSequence({ column, ...on }: AlterColumn): string {
  return `pg_get_serial_sequence(${literal(tableName(on, words))}, ${literal(column)})`;
}

/** What an identity doesn't say is the usual, whatever it was before. */
function wholly({ always: _, ...said }: Identity): AlterSequence["options"] {
  const { increment = 1, minValue, maxValue } = said;
  const start = increment > 0 ? minValue ?? 1 : maxValue ?? -1;
  return {
    increment,
    minValue: null,
    maxValue: null,
    start,
    cache: 1,
    cycle: false,
    ...given(said),
  };
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
function fromColumns({ column, ...on }: AlterColumn, joined = ""): string {
  return `FROM pg_attribute ${joined && `${joined} `}WHERE attrelid = ${
    literal(tableName(on, words))
  }::regclass ` +
    `AND attname = ${literal(column)}`;
}
