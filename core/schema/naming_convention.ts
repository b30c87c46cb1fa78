import { MigrateError } from "../errors.ts";
import { didYouMean } from "../suggest.ts";
import { columnsOfConstraint } from "./constraint_columns.ts";
import type { Constraint, Index, Named, Table } from "./model.ts";

/**
 * How constraints and indexes are called that are given no name, in SQLAlchemy's words: `uq_%(table_name)s_%(column_0_name)s`.
 *
 * Where a template says `%(constraint_name)s`, it is for those that are given a name.
 */
export interface NamingConvention {
  /** Indexes. */
  readonly ix?: string;
  /** Unique constraints. */
  readonly uq?: string;
  /** Checks. */
  readonly ck?: string;
  /** Foreign keys. */
  readonly fk?: string;
  /** Primary keys. */
  readonly pk?: string;
}

/** What names are made by. */
export interface Naming {
  readonly convention: NamingConvention;
  /** Whether a name that is given is as it is to be, as `op.f` says. */
  readonly isFinal: (name: string) => boolean;
  /** How many characters a name may have; any number where undefined. */
  readonly longest?: number;
}

/** A table with the names of a convention for its constraints and indexes. Throws as `namedConstraint` does. */
export function withNames(table: Table, naming: Naming): Table {
  return {
    ...table,
    constraints: table.constraints.map((each) => namedConstraint(each, table, naming)),
    indexes: table.indexes.map((each) => namedIndex(each, table, naming)),
  };
}

/** The keys of constraints; exclusions have none. */
const keys: { readonly [K in Constraint["kind"]]?: keyof NamingConvention } = {
  primaryKey: "pk",
  unique: "uq",
  check: "ck",
  foreignKey: "fk",
};

/**
 * A constraint of a table with the name that a convention gives it; as it is where that gives none.
 *
 * Throws "operation" where the convention wants what it hasn't, such as a name or a column.
 */
export function namedConstraint<C extends Constraint>(
  constraint: C,
  table: Named,
  naming: Naming,
): C {
  const key = keys[constraint.kind];
  const template = key && naming.convention[key];
  const { name } = constraint;
  if (template === undefined || !isMeant(template, name, naming)) return constraint;
  const references = constraint.kind === "foreignKey" ? constraint.references : undefined;
  const columns = columnsOfConstraint(constraint);
  return { ...constraint, name: nameFor(template, { table, name, columns, references }, naming) };
}

/** `namedConstraint`, and the constraint as it is where the convention wants what it hasn't. */
export function namedIfPossible(
  constraint: Constraint,
  table: Named,
  convention: NamingConvention,
): Constraint {
  if (constraint.name !== undefined) return constraint;
  try {
    return namedConstraint(constraint, table, { convention, isFinal: () => false });
  } catch (error) {
    if (error instanceof MigrateError) return constraint;
    throw error;
  }
}

/** An index of a table with the name that a convention gives it, or the one that it has. Throws as `namedConstraint`. */
export function namedIndex(
  { unnamed, ...index }: Index,
  table: Named,
  naming: Naming,
): Index {
  const template = naming.convention.ix;
  const name = unnamed ? undefined : index.name;
  if (template === undefined || !isMeant(template, name, naming)) return index;
  const columns = index.keys.flatMap(({ column }) => column ?? []);
  return { ...index, name: nameFor(template, { table, name, columns }, naming) };
}

/**
 * What a constraint is called in the database that was given this name: the convention's, where its template needs to know
 * no more than the name and the table.
 */
export function constraintName(
  { kind, name }: { readonly kind: Constraint["kind"]; readonly name: string },
  table: Named,
  naming: Naming,
): string {
  const key = keys[kind];
  const template = key && naming.convention[key];
  if (template === undefined || !isMeant(template, name, naming)) return name;
  const words = [...template.matchAll(TOKEN)].flatMap(([, word]) => word ?? []);
  const isTold = words.every((word) => word === "table_name" || word === "constraint_name");
  return isTold ? nameFor(template, { table, name, columns: [] }, naming) : name;
}

/** Whether a convention makes another name of the one that a constraint has, unless that is said to be final. */
export function isRenamed(
  { kind }: { readonly kind: Constraint["kind"] },
  convention: NamingConvention,
): boolean {
  const key = keys[kind];
  const template = key && convention[key];
  return template !== undefined && isMeant(template, "", { convention, isFinal: () => false });
}

/** Whether a template is for what has this name, or none. */
function isMeant(template: string, name: string | undefined, { isFinal }: Naming): boolean {
  return name === undefined || template.includes("%(constraint_name)s") && !isFinal(name);
}

/** What tokens stand for. */
interface Facts {
  readonly table: Named;
  readonly name: string | undefined;
  readonly columns: readonly string[];
  readonly references?: { readonly table: string; readonly columns: readonly string[] };
}

const TOKEN = /%\((\w*)\)s|%%/g;

function nameFor(template: string, facts: Facts, { longest }: Naming): string {
  const name = template.replace(TOKEN, (token, word: string | undefined) => {
    if (word === undefined) return "%";
    const text = textOf(word, facts);
    if (text !== undefined) return text;
    throw lacking(token, template, facts);
  });
  return longest !== undefined && name.length > longest ? shortened(name, longest) : name;
}

/** `column_0_name`; with N all of them, one behind the other or with a line between. */
const COLUMNS = /^(referred_)?column_(\d+)(_?N)?_(name|key|label)$/;

function textOf(word: string, { table, name, columns, references }: Facts): string | undefined {
  switch (word) {
    case "table_name":
      return table.name;
    case "referred_table_name":
      return references?.table;
    case "constraint_name":
      return name;
  }
  const [, referred, at, all, what] = COLUMNS.exec(word) ?? [];
  const names = referred ? references?.columns ?? [] : columns;
  const texts = what === "label" ? names.map((column) => label(table, column)) : names;
  if (all === undefined) return texts[Number(at)];
  return texts.length === 0 ? undefined : texts.join(all === "_N" ? "_" : "");
}

function label({ name, schema }: Named, column: string): string {
  const place = schema === undefined ? "" : `${schema.replaceAll(".", "_")}_`;
  return `${place}${name}_${column}`;
}

function lacking(token: string, template: string, { table, columns, references }: Facts) {
  if (token === "%(constraint_name)s") {
    // SQLAlchemy's words.
    return new MigrateError(
      "operation",
      "Naming convention including %(constraint_name)s token requires that constraint is explicitly named.",
      { hint: `One on "${table.name}" has no name, and "${template}" wants one.` },
    );
  }
  const of = references ? `its foreign key to "${references.table}"` : `(${columns.join(", ")})`;
  return new MigrateError(
    "operation",
    `The naming convention "${template}" finds no ${token} for ${of} on "${table.name}"`,
    { hint: "Name it, or name the columns that it is about." },
  );
}

/** As SQLAlchemy shortens names: so they are the same ones. */
function shortened(name: string, longest: number): string {
  // Loading it takes as long as all else does, and hardly any name is too long.
  const { createHash } = process.getBuiltinModule("node:crypto");
  const digest = createHash("md5").update(name).digest("hex");
  return `${name.slice(0, longest - 8)}_${digest.slice(-4)}`;
}

const known: readonly string[] = ["ix", "uq", "ck", "fk", "pk"];

/** What is wrong with something that should be a naming convention, with a hint; undefined where nothing is. */
export function namingFault(
  convention: object,
): { readonly problem: string; readonly hint?: string } | undefined {
  for (const [key, template] of Object.entries(convention)) {
    if (!known.includes(key)) {
      return {
        problem: `A naming convention has no key "${key}"`,
        hint: didYouMean(key, known) ?? `They are ${known.join(", ")}.`,
      };
    }
    if (typeof template !== "string") {
      return { problem: `"${key}" of a naming convention is no text` };
    }
    const stray = strayToken(template);
    if (stray !== undefined) {
      return {
        problem: `The naming convention "${template}" says "${stray}", which means nothing`,
        hint: `Tokens are ${tokens.map((token) => `%(${token})s`).join(", ")}; % itself is %%.`,
      };
    }
  }
  return undefined;
}

const tokens: readonly string[] = [
  "table_name",
  "referred_table_name",
  "constraint_name",
  "column_0_name",
  "column_0N_name",
  "column_0_N_name",
  "column_0_label",
  "column_0_key",
  "referred_column_0_name",
];

function strayToken(template: string): string | undefined {
  const isKnown = (word: string) => tokens.includes(word) || COLUMNS.test(word);
  for (const [token, word] of template.matchAll(TOKEN)) {
    if (word !== undefined && !isKnown(word)) return token;
  }
  return /%.{0,20}/.exec(template.replaceAll(TOKEN, ""))?.[0];
}
