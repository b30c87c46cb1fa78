import type { Enum } from "../../core/schema/model.ts";
import { qualified } from "../../core/sql/standard.ts";
import { block } from "./block.ts";
import { literal } from "./quote.ts";
import { words } from "./words.ts";

/** `CREATE TYPE mood AS ENUM ('sad', 'ok')`. */
export function createType(type: Enum): string {
  return `CREATE TYPE ${qualified(type, words)} AS ENUM (${labelList(type)})`;
}

/** The statement that makes an enum where there is no type of its name: PostgreSQL has no IF NOT EXISTS for types. */
export function createTypeIfMissing(type: Enum): string {
  return block({ statements: [`IF ${found(type)} IS NULL THEN ${createType(type)}; END IF`] });
}

/**
 * The statement that makes an enum where there is none, and is refused where one of its name lacks labels. Those that it
 * has besides may be on their way out.
 */
export function requireType(type: Enum): string {
  return block({
    variables: [
      `enum regtype := ${found(type)}`,
      "labels text[] := ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = enum ORDER BY enumsortorder)",
      `wanted text[] := ARRAY[${labelList(type)}]`,
    ],
    statements: [`IF enum IS NULL THEN ${createType(type)};
    ELSIF NOT labels @> wanted THEN
        RAISE EXCEPTION 'type % has the labels %, and is to have %', enum, labels, wanted
              USING HINT = 'op.addEnumValue(), op.renameEnumValue() and op.dropEnumValue() change them.';
    END IF`],
  });
}

function found(type: Enum): string {
  return `to_regtype(${literal(qualified(type, words))})`;
}

function labelList({ labels }: Enum): string {
  return labels.map((label) => literal(label)).join(", ");
}
