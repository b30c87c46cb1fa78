import { find } from "../../../core/schema/edit.ts";
import type { Check, Domain, Model, ServerDefault } from "../../../core/schema/model.ts";
import type { ColumnType } from "../../../core/schema/types.ts";
import { storedType } from "../read_type.ts";
import { said } from "../said.ts";
import { storedDefault } from "./columns.ts";
import { nameFor } from "./names.ts";
import type { Surroundings } from "./tables.ts";

/** A domain of a model as it is read back. */
export function storedDomain(
  { name, schema, nullable, collation, checks, ...domain }: Domain,
  model: Model,
  { named, takenIn }: Pick<Surroundings, "named" | "takenIn">,
): Domain {
  const type = storedType(domain.type, named);
  const given = domain.default ?? inheritedDefault(type, model);
  return {
    name,
    ...said({ schema }),
    type,
    nullable,
    ...said({
      default: given && storedDefault(given, type, named),
      collation: collation !== "default" && collation,
    }),
    checks: checks.map(({ kind, sql, notValid, ...check }): Check => ({
      kind,
      name: check.name ??
        nameFor({ kind, sql: "" }, { name, columns: new Set() }, takenIn(schema)),
      sql,
      ...said({ notValid }),
    })),
  };
}

/** A domain of a domain has the default of that (DefineDomain). */
function inheritedDefault(type: ColumnType, model: Model): ServerDefault | undefined {
  const base = type.kind === "domain" ? find(model, "domains", type) : undefined;
  return base && (base.default ?? inheritedDefault(base.type, model));
}
