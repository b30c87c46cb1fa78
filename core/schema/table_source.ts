import { columnsOfConstraint } from "./constraint_columns.ts";
import type {
  Column,
  Constraint,
  ForeignKey,
  Index,
  IndexKey,
  ServerDefault,
  Table,
} from "./model.ts";
import { call, chain, list, object, optional, type Source, text, value, values } from "./source.ts";
import { typeSource } from "./type_source.ts";

/** Where the builders that are printed come from. */
const builders = "migrate";

type Call = Extract<Source, { readonly kind: "chain" }>["calls"][number];

/** What is said elsewhere of a column that is printed. */
interface ColumnPlace {
  /** Whether it is in its table's primary key. */
  readonly isKey?: boolean;
  /** What is said on it of its constraints. */
  readonly written?: readonly Call[];
}

/** `t.string(255).notNull()` */
export function columnSource(
  column: Column,
  { isKey = false, written = [] }: ColumnPlace = {},
): Source {
  return chain(typeSource(column.type), [
    ...nullability(column, isKey),
    ...written,
    ...columnCalls(column),
  ]);
}

/** Columns of a key refuse NULL, and others take it, unless they say otherwise. */
function nullability({ nullable }: Column, isKey: boolean): readonly Call[] {
  if (nullable === !isKey) return [];
  return [method(nullable ? "nullable" : "notNull")];
}

function columnCalls(column: Column): readonly Call[] {
  const { autoIncrement, identity, generated, collation, comment } = column;
  const numbered = autoIncrement === false ? [text("false")] : [];
  const stored = generated?.stored === false ? { stored: false } : {};
  return [
    ...autoIncrement === undefined ? [] : [method("autoIncrement", ...numbered)],
    ...identity ? [method("identity", ...optional(identity))] : [],
    ...column.default ? [defaultCall(column.default)] : [],
    ...generated ? [method("generatedAs", value(generated.sql), ...optional(stored))] : [],
    ...collation === undefined ? [] : [method("collate", value(collation))],
    ...comment === undefined ? [] : [method("comment", value(comment))],
  ];
}

function defaultCall(given: ServerDefault): Call {
  return given.kind === "literal"
    ? method("default", value(given.value))
    : method("defaultSql", value(given.sql));
}

function method(name: string, ...args: readonly Source[]): Call {
  return { method: name, args };
}

/** A constraint of one column as it is written on it; undefined where it can't be. */
export function onColumn(constraint: Constraint): Call | undefined {
  switch (constraint.kind) {
    case "unique": {
      const { kind: _, columns, ...options } = constraint;
      return columns.length === 1 ? method("unique", ...optional(options)) : undefined;
    }
    case "check": {
      const { kind: _, sql, ...options } = constraint;
      return method("check", value(sql), ...optional(options));
    }
    case "foreignKey":
      return reference(constraint);
    default:
      return undefined;
  }
}

/** `.references("users.id", { onDelete: "CASCADE" })`; names are in a list where one holds what would part them. */
function reference({ kind: _, columns, references, ...options }: ForeignKey): Call | undefined {
  const { schema, table, columns: referenced } = references;
  // Of two names the second is a column's: without one the schema stands apart.
  const [path, settings] = schema !== undefined && referenced.length === 0
    ? [[table], { ...options, schema }]
    : [[...schema === undefined ? [] : [schema], table, ...referenced], options];
  if (columns.length !== 1) return undefined;
  const target = path.some((part) => part.includes(".")) ? path : path.join(".");
  return method("references", value(target), ...optional(settings));
}

/**
 * The arguments of `op.createTable` and of `table`: name, columns, constraints and indexes, options.
 *
 * Its key and foreign keys stand on their columns where they can, as one would write them.
 */
export function tableArguments(
  { name, columns, constraints, indexes, ...options }: Table,
  more: object = {},
): readonly Source[] {
  const onColumns = constraints.filter((each) => standsOnColumn(each, columns));
  const extras = [
    ...constraints.filter((each) => !onColumns.includes(each)).map(constraintSource),
    ...indexes.map(indexSource),
  ];
  const keys = constraints.filter(({ kind }) => kind === "primaryKey").flatMap(columnsOfConstraint);
  const entries = columns.map((column) => {
    const place = {
      isKey: keys.includes(column.name),
      written: writtenOn(column.name, onColumns),
    };
    return [column.name, columnSource(column, place)] as const;
  });
  const settings = optional({ ...options, ...more });
  return [
    value(name),
    object(Object.fromEntries(entries), { open: true }),
    ...extras.length > 0 || settings.length > 0 ? [list(extras)] : [],
    ...settings,
  ];
}

function standsOnColumn(constraint: Constraint, columns: readonly Column[]): boolean {
  if (constraint.kind === "foreignKey") return onColumn(constraint) !== undefined;
  if (constraint.kind !== "primaryKey") return false;
  const { kind: _, columns: keys, ...options } = constraint;
  const inOrder = columns.map(({ name }) => name).filter((name) => keys.includes(name));
  return optional(options).length === 0 && inOrder.every((name, at) => name === keys[at]);
}

function writtenOn(column: string, constraints: readonly Constraint[]): readonly Call[] {
  return constraints.flatMap((constraint) => {
    if (constraint.kind === "primaryKey") {
      return constraint.columns.includes(column) ? [method("primaryKey")] : [];
    }
    const written = onColumn(constraint);
    return written && columnsOfConstraint(constraint)[0] === column ? [written] : [];
  });
}

/** `unique(["email"])`: a constraint as it stands behind the columns. */
export function constraintSource(constraint: Constraint): Source {
  switch (constraint.kind) {
    case "primaryKey":
    case "unique": {
      const { kind, columns, ...options } = constraint;
      return call(kind, [value(columns), ...optional(options)], builders);
    }
    case "check": {
      const { kind, sql, ...options } = constraint;
      return call(kind, [value(sql), ...optional(options)], builders);
    }
    case "exclude": {
      const { kind, elements, ...options } = constraint;
      return call(kind, [value(elements), ...optional(options)], builders);
    }
    case "foreignKey": {
      const { kind, columns, references: { schema, table, columns: referenced }, ...options } =
        constraint;
      const settings = optional({ ...options, schema });
      return call(kind, [
        value(columns),
        value(table),
        ...referenced.length > 0 || settings.length > 0 ? [value(referenced)] : [],
        ...settings,
      ], builders);
    }
  }
}

/** `index("ix_users_email", ["email"])`: an index as it stands behind the columns. */
export function indexSource({ name, ...index }: Index): Source {
  return call("index", [value(name), ...indexArguments(index)], builders);
}

/** What stands behind the names in `index` and `op.createIndex`: the keys, then options. */
export function indexArguments(
  { keys, ...options }: Omit<Index, "name">,
  more: object = {},
): readonly Source[] {
  return [list(keys.map(keySource)), ...optional({ ...options, ...more })];
}

function keySource({ column, expression, ...options }: IndexKey): Source {
  if (Object.values(options).some((each) => each !== undefined)) {
    return object(values({ column, expression, ...options }));
  }
  return column === undefined ? call("sql", [value(expression)], builders) : value(column);
}
