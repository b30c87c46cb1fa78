import { MigrateError } from "../errors.ts";
import type { Enum, Model } from "../schema/model.ts";
import type { ColumnType } from "../schema/types.ts";

/** An enum, and where its labels are said. */
interface Said {
  readonly enum: Enum;
  readonly where: string;
}

/**
 * The enums of a model with those that its columns are of, each once.
 *
 * Those that a type of the user's own is stored as are the dialect's to find. Throws "target" where labels differ.
 */
export function usedEnums(
  { enums, domains, tables }: Pick<Model, "enums" | "domains" | "tables">,
): readonly Enum[] {
  const said: readonly Said[] = [
    ...enums.map((each) => ({ enum: each, where: "its declaration" })),
    ...domains.flatMap(({ name, type }) =>
      enumsIn(type).map((each) => ({ enum: each, where: `"${name}"` }))
    ),
    ...tables.flatMap(({ name, columns }) =>
      columns.flatMap((column) =>
        enumsIn(column.type).map((each) => ({ enum: each, where: `"${name}.${column.name}"` }))
      )
    ),
  ];
  const found = new Map<string, Said>();
  for (const each of said) {
    const key = JSON.stringify([each.enum.schema, each.enum.name]);
    const other = found.get(key);
    if (other) requireSameLabels(other, each);
    else found.set(key, each);
  }
  return found.values().map((each) => each.enum).toArray();
}

function enumsIn(type: ColumnType): readonly Enum[] {
  if (type.kind === "array") return enumsIn(type.of);
  if (type.kind !== "enum") return [];
  const { kind: _, ...found } = type;
  return [found];
}

function requireSameLabels(one: Said, other: Said): void {
  const [these, those] = [one, other].map((each) => each.enum.labels.join(", "));
  if (these === those) return;
  throw new MigrateError(
    "target",
    `The enum "${one.enum.name}" has the labels ${these} in ${one.where}, and ${those} in ${other.where}`,
    { hint: "Declare it once, by enumType(), and use that for every column of it." },
  );
}
