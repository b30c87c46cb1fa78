import type { Model } from "../../core/schema/model.ts";

/** A model without the texts of SQL, which databases restate, and without the order of what has none. */
export function comparable(model: Model): unknown {
  return told("", {
    ...model,
    tables: model.tables.filter(({ name }) => name !== "alembic_version"),
  });
}

function told(key: string, value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) {
    const items = value.map((each) => told("", each));
    const isOrdered = key === "keys" || (key === "columns" && typeof value[0] === "object");
    return isOrdered ? items : items.toSorted(byText);
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, each]) => each !== undefined && !restated.includes(key))
    .filter(([key, each]) => key !== "schema" || each !== "main")
    .toSorted(([one], [other]) => one < other ? -1 : 1);
  return Object.fromEntries(entries.map(([key, each]) => [key, told(key, each)]));
}

const restated = ["sql", "where", "expression", "action", "event", "arguments"];

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
