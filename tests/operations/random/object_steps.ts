import type { Check } from "../../../core/schema/model.ts";
import { named, onPostgres, type Steps } from "./step.ts";

/** Steps on what PostgreSQL alone has beside tables. */
export const objectSteps: Steps<
  | "createSchema"
  | "dropSchema"
  | "createSequence"
  | "alterSequence"
  | "dropSequence"
  | "createDomain"
  | "alterDomain"
  | "dropDomain"
  | "createFunction"
  | "dropFunction"
> = {
  createSchema: onPostgres(({ name }) => ({ kind: "createSchema", name: name() })),
  dropSchema: onPostgres(({ state: { model }, random }) => {
    const { tables, views, enums, sequences, domains, routines } = model;
    const taken = new Set(
      [tables, views, enums, sequences, domains, routines].flat().map(({ schema }) => schema),
    );
    const name = random.pick(model.schemas.filter((each) => !taken.has(each)));
    return name === undefined ? undefined : { kind: "dropSchema", name };
  }),
  createSequence: onPostgres(({ state: { model }, random, name }) => ({
    kind: "createSequence",
    sequence: {
      name: name(),
      schema: random.once(2) ? random.pick(model.schemas) : undefined,
      ...random.once(2) && { start: 5, increment: 2 },
      ...random.once(3) && { type: "integer" as const, cycle: true },
    },
  })),
  alterSequence: onPostgres(({ state: { model }, random }) => {
    const sequence = random.pick(model.sequences);
    const options = random.pick([
      { increment: 3 },
      { cache: 20, maxValue: 30000 },
      { type: "smallint" as const },
      { cycle: true, maxValue: null },
    ])!;
    return sequence && { kind: "alterSequence", ...named(sequence), options };
  }),
  dropSequence: onPostgres(({ state: { model }, random }) => {
    const sequence = random.pick(model.sequences);
    return sequence && { kind: "dropSequence", ...named(sequence) };
  }),
  createDomain: onPostgres(({ state: { model }, random, name }) => ({
    kind: "createDomain",
    domain: {
      name: name(),
      schema: random.once(2) ? random.pick(model.schemas) : undefined,
      type: { kind: "string", length: 20 },
      nullable: random.once(2),
      ...random.once(2) && { default: { kind: "literal", value: "it's; --" } as const },
      ...random.once(3) && { collation: "C" },
      checks: [checkOf(name()), { kind: "check", sql: "VALUE <> 'x'" }],
    },
  })),
  alterDomain: onPostgres(({ state: { model }, random, name }) => {
    const domain = random.pick(model.domains);
    if (!domain) return undefined;
    const change = random.pick([
      { nullable: !domain.nullable },
      { default: null },
      { default: { kind: "expression" as const, sql: "lower('A')" } },
      { addChecks: [checkOf(name())] },
      { dropChecks: domain.checks.flatMap((each) => each.name ?? []) },
    ]);
    return { kind: "alterDomain", ...named(domain), ...change };
  }),
  dropDomain: onPostgres(({ state: { model }, random }) => {
    const domain = random.pick(model.domains);
    return domain && { kind: "dropDomain", ...named(domain) };
  }),
  createFunction: onPostgres(({ random, name }) => ({
    kind: "createFunction",
    routine: {
      name: name(),
      arguments: random.pick(["", "a integer, b text DEFAULT 'it''s'"]),
      sql: "RETURNS text LANGUAGE sql AS $body$ SELECT 'it''s; --'::text $body$",
    },
  })),
  dropFunction: onPostgres(({ state: { model }, random }) => {
    const routine = random.pick(model.routines.filter(({ sql }) => !sql.includes("trigger")));
    return routine && { kind: "dropFunction", ...named(routine), arguments: routine.arguments };
  }),
};

function checkOf(name: string): Check {
  return { kind: "check", name, sql: "length(VALUE) < 10" };
}
