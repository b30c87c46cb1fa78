import type { Renderers } from "../../../core/dialect.ts";
import type { AlterSequence } from "../../../core/operations/object_shapes.ts";
import { qualified } from "../../../core/sql/standard.ts";
import { block } from "../block.ts";
import { sequenceOptions } from "../sequence_options.ts";
import { words } from "../words.ts";

/** How operations on sequences are said. */
export const sequences = {
  createSequence: ({ sequence, ifNotExists }) => [
    [
      `CREATE SEQUENCE ${ifNotExists ? "IF NOT EXISTS " : ""}${qualified(sequence, words)}`,
      ...sequenceOptions(sequence),
    ].join(" "),
  ],

  alterSequence: (operation) => [alterSequence(operation)],

  dropSequence: ({ ifExists, cascade, ...named }) => [
    `DROP SEQUENCE ${ifExists ? "IF EXISTS " : ""}${qualified(named, words)}${
      cascade ? " CASCADE" : ""
    }`,
  ],
} satisfies Partial<Renderers>;

/** Where it stands has to be within limits that are both new. */
function alterSequence({ options, ...named }: AlterSequence): string {
  const sequence = qualified(named, words);
  const alter = [`ALTER SEQUENCE ${sequence}`, ...sequenceOptions(options)].join(" ");
  const { minValue, maxValue } = options;
  if (minValue == null || maxValue == null) return alter;
  return block({
    statements: [`IF (SELECT last_value FROM ${sequence}) BETWEEN ${minValue} AND ${maxValue} THEN
        ${alter};
    ELSE
        ${alter} RESTART;
    END IF`],
  });
}
