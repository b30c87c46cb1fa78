import assert from "node:assert/strict";
import fc from "fast-check";
import { diff } from "../../core/autogenerate/diff.ts";
import { diffRules } from "../../core/autogenerate/diff_rules.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { reverseAll } from "../../core/operations/rules.ts";
import { columnsOfConstraint } from "../../core/schema/constraint_columns.ts";
import { emptyModel } from "../../core/schema/edit.ts";
import type { Column, Constraint, Model } from "../../core/schema/model.ts";
import { execute } from "../../core/statements.ts";
import type { Connection } from "../../core/dialect.ts";
import { dialect } from "../../dialects/sqlite/dialect.ts";
import { withScratch } from "../../dialects/sqlite/scratch.ts";
import { models } from "../dialects/sqlite_models.ts";

const rules = await diffRules(dialect);
const complete = new Set<keyof Model>(["tables", "views", "triggers"]);

const kept: Column = { name: "kept", type: { kind: "integer" }, nullable: true };

/** The model without what only some databases can be: keys that nothing unique is behind, and rows without numbers. */
function sound(model: Model): Model {
  return {
    ...model,
    tables: model.tables.map((table) => ({
      ...table,
      // Triggers ask for row numbers.
      withoutRowid: undefined,
      // There its columns are TEXT with a check, which a model can't tell from an enum's.
      strict: table.columns.some(({ type }) => type.kind === "enum") ? undefined : table.strict,
      // Of rows whose columns all go, nothing is left.
      columns: [...table.columns, kept],
      constraints: withoutTwins(table.constraints.filter(({ kind }) => kind !== "foreignKey"))
        .map((each) =>
          each.kind === "check" ? each : { ...each, onConflict: undefined, sorting: undefined }
        ),
    })),
  };
}

/** Two that say the same, or have one name, can't be told apart. */
function withoutTwins(constraints: readonly Constraint[]): readonly Constraint[] {
  const said = (each: Constraint) =>
    `${each.kind}${each.kind === "check" ? each.sql : columnsOfConstraint(each)}`;
  return constraints.filter((each, at) =>
    !constraints.slice(0, at).some((other) =>
      said(other) === said(each) || other.name !== undefined && other.name === each.name
    )
  );
}

const find = (before: Model, after: Model) => diff({ before, after, complete }, rules);
const read = (connection: Connection) => dialect.introspect(connection, { schemas: "all" });
const run = (operations: readonly Operation[], connection: Connection) =>
  execute(operations, { dialect, connection });

Deno.test("diff() makes any database any other, and its reverse brings it back (sqlite)", async () => {
  await fc.assert(
    fc.asyncProperty(models.map(sound), models.map(sound), async (one, other) => {
      const after = await dialect.stored(other);
      await withScratch(async (scratch) => {
        await run(find(emptyModel, one), scratch);
        const before = await read(scratch);
        const operations = find(before, after);
        await run(operations, scratch);
        assert.deepEqual(find(await read(scratch), after), []);
        const { operations: back, lost } = reverseAll(operations, before);
        assert.deepEqual(lost, []);
        await run(back, scratch);
        assert.deepEqual(find(await read(scratch), before), []);
      });
    }),
    { numRuns: 150 },
  );
});
