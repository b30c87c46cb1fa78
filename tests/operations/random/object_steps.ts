import { named, onPostgres, type Steps } from "./step.ts";

/** Steps on what PostgreSQL alone has beside tables. */
export const objectSteps: Steps<
  | "createSchema"
  | "dropSchema"
  | "createSequence"
  | "alterSequence"
  | "dropSequence"
  | "createFunction"
  | "dropFunction"
> = {
  createSchema: onPostgres(({ name }) => ({ kind: "createSchema", name: name() })),
  dropSchema: onPostgres(({ state: { model }, random }) => {
    const { tables, views, enums, sequences, routines } = model;
    const taken = new Set(
      [tables, views, enums, sequences, routines].flat().map(({ schema }) => schema),
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
