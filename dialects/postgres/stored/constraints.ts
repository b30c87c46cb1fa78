import type {
  Constraint,
  Deferrability,
  Exclude,
  ForeignKey,
  Named,
  Table,
} from "../../../core/schema/model.ts";
import { asConstraint } from "../limits.ts";
import { said } from "../said.ts";
import { nameFor, type TakenNames } from "./names.ts";

/** Gives the columns of a table's primary key; none where it isn't known. */
type KeyOf = (table: Named) => readonly string[];

/** The constraints of a table as they are read back; the names that are made for them are `taken` then. */
export function storedConstraints(
  table: Table,
  { taken, keyOf }: { readonly taken: TakenNames; readonly keyOf: KeyOf },
): readonly Constraint[] {
  const columns = new Set(table.columns.map(({ name }) => name));
  return withoutTwins(inOrderOfMaking(table.constraints)).map((constraint) => ({
    ...storedConstraint(asConstraint(constraint), keyOf),
    name: constraint.name ?? nameFor(constraint, { name: table.name, columns }, taken),
  }));
}

/** Checks go with the table, then come the indexes, that of the primary key first, and last the foreign keys. */
function inOrderOfMaking(constraints: readonly Constraint[]): readonly Constraint[] {
  const turns = { check: 0, primaryKey: 1, unique: 2, exclude: 2, foreignKey: 3 };
  return constraints.toSorted((one, other) => turns[one.kind] - turns[other.kind]);
}

/**
 * Two that one index does for are one: the primary key, or the first. It has the name of either
 * (transformIndexConstraints).
 */
function withoutTwins(constraints: readonly Constraint[]): readonly Constraint[] {
  const kept: Constraint[] = [];
  for (const constraint of constraints) {
    const index = indexOf(constraint);
    const at = kept.findIndex((each) => index !== undefined && indexOf(each) === index);
    const twin = kept[at];
    if (!twin) kept.push(constraint);
    else kept[at] = { ...twin, name: twin.name ?? constraint.name };
  }
  return kept;
}

/** What tells the index of a primary key or a unique constraint from others of the table. */
function indexOf(constraint: Constraint): string | undefined {
  switch (constraint.kind) {
    case "primaryKey":
      return JSON.stringify([constraint.columns, [], false, {}]);
    case "unique": {
      const { columns, include = [], nullsNotDistinct = false } = constraint;
      return JSON.stringify([columns, include, nullsNotDistinct, deferrability(constraint)]);
    }
  }
}

function storedConstraint(
  constraint: Constraint,
  keyOf: KeyOf,
): Constraint {
  switch (constraint.kind) {
    case "primaryKey":
      return constraint;
    case "unique": {
      const { kind, columns, include = [], nullsNotDistinct } = constraint;
      const more = said({ nullsNotDistinct, include: include.length > 0 && include });
      return { kind, columns, ...more, ...deferrability(constraint) };
    }
    case "check": {
      const { kind, sql, noInherit, notValid } = constraint;
      return { kind, sql, ...said({ noInherit, notValid }) };
    }
    case "foreignKey":
      return storedForeignKey(constraint, keyOf);
    case "exclude":
      return storedExclude(constraint);
  }
}

function storedForeignKey(key: ForeignKey, keyOf: KeyOf): ForeignKey {
  const { kind, columns, references: { table, schema, ...there }, notValid } = key;
  const referenced = there.columns.length > 0 ? there.columns : keyOf({ name: table, schema });
  return {
    kind,
    columns,
    references: { table, ...said({ schema }), columns: referenced },
    ...said({
      onDelete: key.onDelete !== "NO ACTION" && key.onDelete,
      onDeleteColumns: key.onDeleteColumns,
      onUpdate: key.onUpdate !== "NO ACTION" && key.onUpdate,
      match: key.match === "FULL" && key.match,
      notValid,
    }),
    ...deferrability(key),
  };
}

function storedExclude(constraint: Exclude): Exclude {
  const { kind, elements, using, where } = constraint;
  return {
    kind,
    elements,
    ...said({ using: using !== "btree" && using, where }),
    ...deferrability(constraint),
  };
}

/** "DEFERRED" makes a constraint deferrable, and "IMMEDIATE" is what it is without a word. */
function deferrability({ deferrable, initially }: Deferrability): Deferrability {
  const isDeferred = initially === "DEFERRED";
  return said({
    deferrable: deferrable ?? isDeferred,
    initially: isDeferred && "DEFERRED" as const,
  });
}
