import type { Renderers } from "../../../core/dialect.ts";
import { qualified } from "../../../core/sql/standard.ts";
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

  alterSequence: ({ options, ...named }) => [
    [`ALTER SEQUENCE ${qualified(named, words)}`, ...sequenceOptions(options)].join(" "),
  ],

  dropSequence: ({ ifExists, cascade, ...named }) => [
    `DROP SEQUENCE ${ifExists ? "IF EXISTS " : ""}${qualified(named, words)}${
      cascade ? " CASCADE" : ""
    }`,
  ],
} satisfies Partial<Renderers>;
