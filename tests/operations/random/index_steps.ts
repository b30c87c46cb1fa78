import { onTable } from "../../../core/sql/standard.ts";
import { randomIndex } from "./indexes.ts";
import { onAny, type Steps } from "./step.ts";

/** Steps on indexes. */
export const indexSteps: Steps<
  "createIndex" | "dropIndex" | "renameIndex"
> = {
  createIndex: onAny((table, making) => ({
    kind: "createIndex",
    ...onTable(table),
    index: randomIndex(table, making),
  })),
  dropIndex: onAny((table, { random }) => {
    const index = random.pick(table.indexes);
    return index && { kind: "dropIndex", ...onTable(table), name: index.name };
  }),
  renameIndex: onAny((table, { random, name }) => {
    const index = random.pick(table.indexes);
    return index && { kind: "renameIndex", ...onTable(table), name: index.name, to: name() };
  }),
};
