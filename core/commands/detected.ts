import type { Operation } from "../operations/operation.ts";
import { columnsOfConstraint } from "../schema/constraint_columns.ts";
import type { Constraint } from "../schema/model.ts";

/** What was found, in Alembic's words as far as it has some: "added table 'users'". Several where one tells of several. */
export function detected(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case "createTable":
      return [`added table '${nameOf(operation.table)}'`];
    case "dropTable":
      return [`removed table '${tableOf(operation)}'`];
    case "renameTable":
      return [`renamed table '${tableOf(operation)}' to '${operation.to}'`];
    case "alterTable":
      return Object.keys(operation.form).map((key) => `${key} on table '${tableOf(operation)}'`);
    case "addColumn":
      return [`added column '${tableOf(operation)}.${operation.column.name}'`];
    case "dropColumn":
      return [`removed column '${tableOf(operation)}.${operation.column}'`];
    case "alterColumn":
      return columnChanges(operation);
    case "createIndex": {
      const keys = operation.index.keys.map(({ column, expression }) =>
        `'${column ?? expression}'`
      );
      return [`added index '${operation.index.name}' on '(${keys.join(", ")})'`];
    }
    case "dropIndex":
      return [
        `removed index '${operation.name}'${operation.table ? ` on '${operation.table}'` : ""}`,
      ];
    case "renameIndex":
      return [`renamed index '${operation.name}' to '${operation.to}'`];
    case "createPrimaryKey":
    case "createUniqueConstraint":
    case "createCheckConstraint":
    case "createForeignKey":
    case "createExcludeConstraint":
      return [`added ${constraintTitle(operation.constraint)} on table '${tableOf(operation)}'`];
    case "dropConstraint": {
      const { name, type = "constraint", columns = [] } = operation;
      const which = name === undefined ? `(${columns.join(", ")})` : `'${name}'`;
      return [`removed ${constraintNouns[type] ?? type} ${which} on table '${tableOf(operation)}'`];
    }
    case "renameConstraint":
      return [`renamed constraint '${operation.name}' to '${operation.to}'`];
    case "createTableComment":
    case "dropTableComment":
      return [`comment on table '${tableOf(operation)}'`];
    default:
      return [otherTitle(operation)];
  }
}

function columnChanges(operation: Operation<"alterColumn">): readonly string[] {
  const name = `'${tableOf(operation)}.${operation.column}'`;
  const { type, nullable, default: given, generated, identity, collation, comment, to } = operation;
  return [
    ...to === undefined ? [] : [`renamed column ${name} to '${to}'`],
    ...type ? [`type change on ${name}`] : [],
    ...nullable === undefined ? [] : [`${nullable ? "NULL" : "NOT NULL"} on column ${name}`],
    ...given === undefined ? [] : [`server default on column ${name}`],
    ...generated === undefined ? [] : [`generated expression on column ${name}`],
    ...identity === undefined && operation.autoIncrement === undefined
      ? []
      : [`numbering on column ${name}`],
    ...collation === undefined ? [] : [`collation on column ${name}`],
    ...comment === undefined ? [] : [`column comment ${name}`],
  ];
}

const constraintNouns: { readonly [kind: string]: string } = {
  primaryKey: "primary key",
  unique: "unique constraint",
  check: "check constraint",
  foreignKey: "foreign key",
  exclude: "exclude constraint",
};

function constraintTitle(constraint: Constraint): string {
  const { kind, name } = constraint;
  const columns = columnsOfConstraint(constraint).map((column) => `'${column}'`).join(", ");
  return `${constraintNouns[kind]}${name === undefined ? "" : ` '${name}'`}${
    columns === "" ? "" : ` on (${columns})`
  }`;
}

/** `createEnum` of "mood" as "added enum 'mood'". */
function otherTitle(operation: Operation): string {
  const [, verb = "", noun = operation.kind] = /^(create|drop|alter|rename|add)(.+)$/
    .exec(operation.kind) ?? [];
  const words = noun.replace(/(?!^)([A-Z])/g, " $1").toLowerCase();
  return `${verbs[verb] ?? "changed"} ${words} '${entryName(operation)}'`;
}

const verbs: { readonly [verb: string]: string } = {
  create: "added",
  drop: "removed",
  add: "added",
  rename: "renamed",
};

function entryName(operation: Operation): string {
  if ("enum" in operation) return nameOf(operation.enum);
  if ("domain" in operation) return nameOf(operation.domain);
  if ("sequence" in operation) return nameOf(operation.sequence);
  if ("view" in operation) return nameOf(operation.view);
  if ("routine" in operation) return nameOf(operation.routine);
  if ("trigger" in operation) return operation.trigger.name;
  if ("extension" in operation) return operation.extension.name;
  if ("value" in operation) return `${operation.name}.${operation.value}`;
  return "name" in operation ? operation.name ?? "" : "";
}

function nameOf({ name, schema }: { readonly name: string; readonly schema?: string }): string {
  return schema === undefined ? name : `${schema}.${name}`;
}

function tableOf({ table, schema }: { readonly table: string; readonly schema?: string }): string {
  return nameOf({ name: table, schema });
}
