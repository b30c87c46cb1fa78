import { MigrateError } from "../errors.ts";
import { buildDomain } from "../schema/build_domain.ts";
import type { ColumnBuilder } from "../schema/column_builder.ts";
import { entryOf, find, withChanged } from "../schema/edit.ts";
import type { Check, Domain, SqlValue } from "../schema/model.ts";
import { call, list, object, optional, value, values } from "../schema/source.ts";
import { columnSource, constraintSource } from "../schema/table_source.ts";
import { given } from "../schema/types.ts";
import { requireSqlValue } from "../schema/values.ts";
import { defaultChange, defaultSource } from "./default_change.ts";
import { dropped, made } from "./entries.ts";
import type { AlterDomain } from "./object_shapes.ts";
import type { Operation } from "./operation.ts";
import type { Rules } from "./rule.ts";

interface InSchema {
  readonly schema?: string;
}

/** What can be changed of a domain. What isn't named stays. */
export interface DomainChange extends InSchema {
  readonly nullable?: boolean;
  /** The value of columns of it that name none; null for no default. A string is a string, never SQL. */
  readonly default?: SqlValue;
  /** The SQL expression that gives that value. */
  readonly defaultSql?: string;
  /** The names of checks that go. */
  readonly dropChecks?: readonly string[];
  readonly addChecks?: readonly Check[];
}

/** The builders of operations on domains. PostgreSQL only: on SQLite a check stands with the column. */
export const domains = {
  /**
   * Makes a domain: a type that is another one, with a default, NOT NULL, a collation or checks of its own. In a check,
   * VALUE is the value. Columns of it are `t.domain(name)`.
   *
   * Throws "operation" for what a column may say and a domain can't.
   *
   * @example
   * ```ts
   * op.createDomain("email", t.text().notNull(), [check("VALUE LIKE '%@%'", { name: "email_at" })]);
   * op.addColumn("users", "email", t.domain("email"));
   * ```
   */
  createDomain(
    name: string,
    type: ColumnBuilder,
    checks: readonly Check[] = [],
    options: InSchema = {},
  ): Operation<"createDomain"> {
    return { kind: "createDomain", domain: buildDomain(name, type, checks, options) };
  },

  /**
   * Changes a domain: each thing that is named, and nothing else. Every row of a column of it must keep to what is
   * added.
   *
   * Throws "operation" where nothing is named, and for two defaults.
   */
  alterDomain(
    name: string,
    { schema, default: value, defaultSql, ...change }: DomainChange,
  ): Operation<"alterDomain"> {
    if (value !== undefined) requireSqlValue(value, () => "A default");
    if (value !== undefined && defaultSql !== undefined) {
      throw new MigrateError("operation", `Domain "${name}" can't have two defaults`, {
        hint: "Give either default or defaultSql.",
      });
    }
    const asked = given({ ...change, default: defaultChange(value, defaultSql) });
    if (Object.keys(asked).length > 0) return { kind: "alterDomain", name, schema, ...asked };
    throw new MigrateError("operation", `Can't change domain "${name}": nothing is named`, {
      hint: "Name what changes: nullable, default, defaultSql, dropChecks, addChecks.",
    });
  },

  /** Drops a domain, which no column may be of unless `cascade` drops those columns, too. */
  dropDomain(
    name: string,
    options: InSchema & { readonly ifExists?: boolean; readonly cascade?: boolean } = {},
  ): Operation<"dropDomain"> {
    return { kind: "dropDomain", name, ...options };
  },
};

/** What domains' operations do to a model, how they are undone and printed. */
export const domainRules: Rules<keyof typeof domains> = {
  createDomain: {
    apply: (model, { domain }) => made(model, { list: "domains", entry: domain }),
    reverse: ({ domain: { name, schema } }) => [{ kind: "dropDomain", name, schema }],
    print: ({ domain: { name, schema, checks, ...column } }) => {
      const settings = optional({ schema });
      return call("op.createDomain", [
        value(name),
        columnSource({ name, ...column }),
        ...checks.length > 0 || settings.length > 0 ? [list(checks.map(constraintSource))] : [],
        ...settings,
      ]);
    },
  },

  alterDomain: {
    apply: (model, change) =>
      withChanged(model, {
        list: "domains",
        key: change,
        change: (domain) => altered(domain, change),
      }),
    reverse: ({ kind: _, name, schema, ...change }, before) => [{
      kind: "alterDomain",
      name,
      schema,
      ...back(change, entryOf(before, "domains", { name, schema })),
    }],
    print: ({ kind: _, name, default: given, addChecks, ...options }) =>
      call("op.alterDomain", [
        value(name),
        object({
          ...defaultSource(given),
          ...values(options),
          addChecks: addChecks && list(addChecks.map(constraintSource)),
        }),
      ]),
  },

  dropDomain: {
    apply: (model, operation) => dropped(model, { list: "domains", key: operation }, operation),
    reverse({ name, schema, ifExists, cascade }, before) {
      const domain = find(before, "domains", { name, schema });
      if (cascade) return undefined;
      if (domain) return [{ kind: "createDomain", domain }];
      return ifExists ? [] : undefined;
    },
    print: ({ kind: _, name, ...options }) =>
      call("op.dropDomain", [value(name), ...optional(options)]),
  },
};

type Change = Omit<AlterDomain, "name" | "schema">;

function altered(domain: Domain, change: Change): Domain {
  const { default: value = domain.default, nullable = domain.nullable, addChecks = [] } = change;
  const { default: _, ...others } = domain;
  return {
    ...others,
    nullable,
    ...value && { default: value },
    checks: [...domain.checks.filter((each) => !isDropped(each, change)), ...addChecks],
  };
}

function isDropped({ name }: Check, { dropChecks = [] }: Change): boolean {
  return name !== undefined && dropChecks.includes(name);
}

/** What undoes a change: each thing that it names, as it was. The name of a check that has none isn't known. */
function back(change: Change, was: Domain): Change {
  const { nullable, default: value, addChecks = [] } = change;
  const gone = was.checks.filter((each) => isDropped(each, change));
  const added = addChecks.flatMap(({ name = [] }) => name);
  return {
    ...nullable !== undefined && { nullable: was.nullable },
    ...value !== undefined && { default: was.default ?? null },
    ...added.length > 0 && { dropChecks: added },
    ...gone.length > 0 && { addChecks: gone },
  };
}
