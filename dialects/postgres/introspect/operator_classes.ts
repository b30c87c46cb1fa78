/** How an index compares values of a type (pg_opclass). */
export interface OperatorClassRow {
  readonly id: string;
  /** As SQL names it. */
  readonly name: string;
  readonly method: string;
  readonly typeId: string;
  /** Whether it is the one for its method and type. */
  readonly isDefault: boolean;
}

/** The query for them. */
export const operatorClassRows = `
  SELECT o.oid AS id, CASE WHEN pg_opclass_is_visible(o.oid) THEN quote_ident(opcname)
                           ELSE format('%I.%I', nspname, opcname) END AS name,
         opcmethod AS method, opcintype AS "typeId", opcdefault AS "isDefault"
    FROM pg_opclass o JOIN pg_namespace n ON n.oid = opcnamespace`;

/** The operator classes of a database. */
export interface OperatorClasses {
  /**
   * The name of one with its parameters, unless an index on a column of this type, undefined for an expression, has it
   * without a word.
   *
   * A type that has none of its own shares that of another: `varchar` that of `text`.
   */
  unusual(id: string, use: ClassUse): string | undefined;
}

/** How an index uses an operator class. */
interface ClassUse {
  readonly typeId: string | undefined;
  /** Such as "siglen=32". */
  readonly options: readonly string[] | null | undefined;
}

/** What the rows say. */
export function readOperatorClasses(rows: readonly OperatorClassRow[]): OperatorClasses {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const key = (method: string, typeId: string | undefined) => `${method} ${typeId}`;
  const defaults = new Map(
    rows.filter(({ isDefault }) => isDefault).map((row) => [key(row.method, row.typeId), row]),
  );
  return {
    unusual(id, { typeId, options }) {
      const row = byId.get(id)!;
      if (options) return `${row.name}(${options.join(", ")})`;
      const isUsual = row.isDefault && (defaults.get(key(row.method, typeId)) ?? row) === row;
      return isUsual ? undefined : row.name;
    },
  };
}
