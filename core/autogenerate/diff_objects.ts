import type { Operation } from "../operations/operation.ts";
import { spelledOut } from "../operations/sequences.ts";
import { find } from "../schema/edit.ts";
import type { Enum, Model, Named, Sequence, Table } from "../schema/model.ts";
import type { Sides } from "./sides.ts";
import { diffEnum } from "./diff_enum.ts";
import { byName } from "./order.ts";

/** What is made before all else, and dropped after it. */
export interface ObjectsDiff {
  readonly first: readonly Operation[];
  /** What waits for changes of tables, and holds what reads them. */
  readonly behindTables: readonly Operation[];
  readonly last: readonly Operation[];
}

type Part = Omit<ObjectsDiff, "behindTables"> & Partial<ObjectsDiff>;

/** What becomes of schemas, extensions, enum types and sequences, which others are made of or stand in. */
export function diffObjects(sides: Sides): ObjectsDiff {
  const parts: readonly Part[] = [
    diffSchemas(sides),
    diffExtensions(sides),
    diffEnums(sides),
    diffSequences(sides),
  ];
  return {
    first: parts.flatMap(({ first }) => first),
    behindTables: parts.flatMap(({ behindTables = [] }) => behindTables),
    last: parts.toReversed().flatMap(({ last }) => last),
  };
}

function diffSchemas({ before, after, complete }: Sides): Part {
  const isGone = (name: string) => complete.has("schemas") && !after.schemas.includes(name);
  return {
    first: after.schemas.filter((name) => !before.schemas.includes(name)).toSorted()
      .map((name) => ({ kind: "createSchema" as const, name })),
    last: before.schemas.filter(isGone).toSorted()
      .map((name) => ({ kind: "dropSchema" as const, name })),
  };
}

function diffExtensions({ before, after, complete }: Sides): Part {
  return {
    first: byName(after.extensions.filter((each) => !find(before, "extensions", each)))
      .map((extension) => ({ kind: "createExtension" as const, extension })),
    last: byName(before.extensions.filter((each) => !find(after, "extensions", each)))
      .filter(() => complete.has("extensions"))
      .map(({ name }) => ({ kind: "dropExtension" as const, name })),
  };
}

function diffEnums({ before, after, complete }: Sides): Part {
  const changes = byName(after.enums).flatMap((each) => {
    const was = find(before, "enums", each);
    return was ? [diffEnum(was, each)] : [];
  });
  const isGone = (each: Enum) =>
    !find(after, "enums", each) && (complete.has("enums") || isUsed(each, before));
  return {
    first: [
      ...byName(after.enums).filter((each) => !find(before, "enums", each))
        .map((each) => ({ kind: "createEnum" as const, enum: each })),
      ...changes.flatMap(({ first }) => first),
    ],
    behindTables: changes.flatMap(({ last }) => last),
    last: byName(before.enums.filter(isGone))
      .map(({ name, schema }) => ({ kind: "dropEnum" as const, name, schema })),
  };
}

function isUsed(type: Enum, { tables }: Model): boolean {
  return tables.some((table) => hasEnum(table, type));
}

/** Whether a column has this type, or an array of it. */
export function hasEnum({ columns }: Table, { name, schema }: Named): boolean {
  return columns.some(({ type }) => {
    const each = type.kind === "array" ? type.of : type;
    return each.kind === "enum" && each.name === name && each.schema === schema;
  });
}

function diffSequences({ before, after, complete }: Sides): Part {
  return {
    first: byName(after.sequences).flatMap((sequence) => {
      const was = find(before, "sequences", sequence);
      return was ? changedSequence(was, sequence) : [
        { kind: "createSequence" as const, sequence },
      ];
    }),
    last: byName(before.sequences.filter((each) => !find(after, "sequences", each)))
      .filter(() => complete.has("sequences"))
      .map(({ name, schema }) => ({ kind: "dropSequence" as const, name, schema })),
  };
}

function changedSequence(before: Sequence, after: Sequence): readonly Operation[] {
  const [was, is] = [spelledOut(before), spelledOut(after)];
  const isChanged = ([key, value]: [string, unknown]) =>
    String(value) !== String(was[key as keyof typeof was]);
  const options = Object.fromEntries(Object.entries(is).filter(isChanged));
  if (Object.keys(options).length === 0) return [];
  const { name, schema } = after;
  return [{ kind: "alterSequence", name, schema, options }];
}
