import fc from "fast-check";

/** A CREATE TABLE statement, and what it says by the way it was made. */
export interface MadeTable {
  readonly sql: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns that a row gives a value to: all that aren't generated. */
  readonly settable: readonly string[];
  readonly withoutRowid: boolean;
  readonly strict: boolean;
}

/** SQL as its tokens: what is between them is made up at the end. */
type Tokens = readonly string[];
type Part = string | Tokens | fc.Arbitrary<Tokens>;

/** Parts one behind the other; a plain string is cut into words. */
function sequence(...parts: readonly Part[]): fc.Arbitrary<Tokens> {
  const tokens = parts.map((part) => {
    if (typeof part === "string") return fc.constant(part.split(" "));
    return part instanceof fc.Arbitrary ? part : fc.constant(part);
  });
  return fc.tuple(...tokens).map((lists) => lists.flat());
}

const oneOf = (...parts: readonly Part[]): fc.Arbitrary<Tokens> =>
  fc.oneof(...parts.map((part) => sequence(part)));

const maybe = (...parts: readonly Part[]): fc.Arbitrary<Tokens> =>
  fc.oneof(fc.constant([]), sequence(...parts));

/** `(a, b)` */
function list(parts: readonly Part[]): fc.Arbitrary<Tokens> {
  const items = parts.flatMap((part, at) => at === 0 ? [part] : [",", part]);
  return sequence("(", ...items, ")");
}

const gaps = fc.constantFrom(
  ...[" ", " ", " ", "\n  ", "\t", "\r\n", "  "],
  ...[" /* ) ' \" , */ ", " -- it's, a) comment\n  ", "/**/", " -- /* \r [\n", "/* -- */"],
);

/** Tokens with space and comments between them; around punctuation there may be none. */
function text(tokens: Tokens): fc.Arbitrary<string> {
  const space = tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (before === undefined) return fc.constant("");
    // SQLite takes a comment before these two words for a part of the column's type.
    if (/^(GENERATED|ALWAYS)$/.test(token)) return fc.constantFrom(" ", "\n");
    return /^[(),.]$/.test(token) || /^[(),.]$/.test(before)
      ? fc.oneof(fc.constant(""), gaps)
      : gaps;
  });
  const inAnyCase = fc.array(fc.boolean(), { minLength: tokens.length, maxLength: tokens.length });
  return fc.tuple(inAnyCase, ...space).map(([lower, ...space]) =>
    tokens.map((token, at) =>
      space[at]! + (lower[at] && /^[A-Z]+$/.test(token) ? token.toLowerCase() : token)
    ).join("")
  );
}

/** Names that are hard to read, and words that may be one without quotes. */
const bareNames = ["plain", "MiXed", "key", "abort", "_1", "größe", "generated", "x$y", "rowid"];
const names = [...bareNames, "a b", "it's", 'say "x"', "semi;", "a,b", "(", "--", "[x", "group"];

/** A name in one of the ways to write it. */
function written(name: string): fc.Arbitrary<Tokens> {
  return fc.oneof(reference(name), fc.constant([`'${name.replaceAll("'", "''")}'`]));
}

/** A name where single quotes would make it a string. */
function reference(name: string): fc.Arbitrary<Tokens> {
  const ways = [`"${name.replaceAll('"', '""')}"`, `\`${name.replaceAll("`", "``")}\``];
  if (!name.includes("]")) ways.push(`[${name}]`);
  if (bareNames.includes(name)) ways.push(name, name, name);
  return fc.constantFrom(...ways.map((way) => [way]));
}

const looseType = fc.constantFrom<Tokens>(
  ...["INT", "INTEGER", "TEXT", "BLOB", "REAL", "NUMERIC", "JSON"].map((type) => [type]),
  ...[[], ["VARCHAR", "(", "20", ")"], ["DECIMAL", "(", "10", ",", "-2", ")"]],
  ...[["UNSIGNED", "BIG", "INT"], ['"quoted type"'], ["double", "precision"]],
);
const strictType = fc.constantFrom(...["INT", "INTEGER", "TEXT", "BLOB", "REAL", "ANY"])
  .map((type): Tokens => [type]);

const actions = oneOf("CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION");
const conflict = maybe("ON CONFLICT ABORT");
const order = maybe(oneOf("ASC", "DESC"));
const collations = fc.constantFrom(["NOCASE"], ["rtrim"], ['"binary"'], ["'nocase'"]);
const literals = fc.constantFrom<Tokens>(
  ...["1", "1e-5", "0x1F", "'it''s, )'", "x'ab'", "true", '"str"', "foo"].map((each) => [each]),
  ...[["-", "1"], ["+", "2"], ["-", ".5e+3"], ["CURRENT_TIMESTAMP"]],
  ...[["(", "1", "+", "(", "2", ")", ")"], ["(", "'a'", "||", "')'", ")"]],
);

const named = (part: fc.Arbitrary<Tokens>): fc.Arbitrary<Tokens> =>
  sequence(maybe("CONSTRAINT", fc.constantFrom("plain", "it's", "ck").chain(written)), part);

const deferral = maybe(
  oneOf("DEFERRABLE", "NOT DEFERRABLE"),
  maybe("INITIALLY", oneOf("DEFERRED", "IMMEDIATE")),
);

/** `REFERENCES …`, with as many columns as it is for, or none. */
function references(count: number): fc.Arbitrary<Tokens> {
  return sequence(
    "REFERENCES",
    fc.constantFrom("parent", "a b").chain(written),
    count <= 2 ? maybe(list(["p", "it's"].slice(0, count).map(written))) : [],
    maybe("ON DELETE", actions),
    maybe("MATCH", oneOf("FULL", "simple")),
    maybe("ON UPDATE", actions),
    deferral,
  );
}

/** A check that every row passes. */
const check = (column: string): fc.Arbitrary<Tokens> =>
  sequence("CHECK (", reference(column), "IS NOT ')' OR", reference(column), "= ')' )");

interface ColumnKind {
  readonly name: string;
  readonly generated: boolean;
  /** An earlier column, for expressions. */
  readonly other: string;
  readonly strict: boolean;
}

/** The clauses of a column that don't make rows unique, in any order. */
function clauses({ name, generated, other }: ColumnKind): fc.Arbitrary<Tokens> {
  const any = [
    named(sequence("COLLATE", collations)),
    named(check(name)),
    oneOf("NULL", named(sequence("NOT NULL", conflict))),
    ...generated ? [] : [named(sequence("DEFAULT", literals)), named(references(1))],
  ];
  const computed = generated
    ? sequence(
      maybe("GENERATED ALWAYS"),
      "AS (",
      reference(other),
      ")",
      maybe(oneOf("STORED", "VIRTUAL")),
    )
    : fc.constant<Tokens>([]);
  return fc.tuple(fc.subarray(any).chain((some) => fc.shuffledSubarray(some)), computed)
    .chain(([some, computed]) => sequence(...some, computed));
}

function column(kind: ColumnKind, key: fc.Arbitrary<Tokens>): fc.Arbitrary<Tokens> {
  return sequence(written(kind.name), kind.strict ? strictType : looseType, key, clauses(kind));
}

/** A constraint of the table that its rows don't break: the first column's values are all different. */
function constraints(columns: readonly string[]): fc.Arbitrary<Tokens> {
  const [first = ""] = columns;
  const some = fc.shuffledSubarray([...columns], {
    minLength: 1,
    maxLength: Math.min(3, columns.length),
  });
  const unique = fc.uniqueArray(fc.constantFrom(...columns), { maxLength: 2 }).chain((others) =>
    sequence(
      "UNIQUE",
      list(
        [first, ...others.filter((other) => other !== first)]
          .map((name) => sequence(written(name), maybe("COLLATE", collations), order)),
      ),
      conflict,
    )
  );
  const foreignKey = some.chain((names) =>
    sequence("FOREIGN KEY", list(names.map(written)), references(names.length))
  );
  return named(fc.oneof(unique, foreignKey, fc.constantFrom(...columns).chain(check)));
}

/**
 * Tables that SQLite takes, in all the ways that its grammar knows to write them.
 *
 * The first column is never generated; with different numbers in it, any rows fit.
 */
export const madeTables: fc.Arbitrary<MadeTable> = fc.record({
  names: fc.shuffledSubarray(names, { minLength: 1, maxLength: 6 })
    .filter(([first]) => first !== "rowid"),
  generated: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  strict: fc.boolean(),
  withoutRowid: fc.boolean(),
  name: fc.constantFrom("t", "T able", 'q"t', "order"),
  keyKind: fc.constantFrom("none", "inline", "table", "rowid", "counted"),
  action: fc.constantFrom("ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"),
}).chain(({ names, generated, strict, withoutRowid: wanted, name, keyKind, action }) => {
  const withoutRowid = wanted && (keyKind === "inline" || keyKind === "table");
  const [first = "", ...others] = names;
  const plain = names.filter((_, at) => at === 0 || !generated[at]);
  const columns = [
    firstColumn(first, { keyKind, strict }),
    ...others.map((name, at) =>
      column({ name, generated: generated[at + 1]!, other: first, strict }, fc.constant([]))
    ),
  ];
  const key = sequence("PRIMARY KEY (", written(first), order, ")", conflict);
  const tail = fc.array(constraints(plain), { maxLength: 3 }).chain((some) => {
    const all = [
      ...some.map((each) => fc.constant(each)),
      ...keyKind === "table" ? [named(key)] : [],
    ];
    // Between constraints commas may be left out.
    return sequence(...all.flatMap((each, at) => [at === 0 ? "," : maybe(","), each]));
  });
  const options = [...strict ? ["STRICT"] : [], ...withoutRowid ? ["WITHOUT ROWID"] : []];
  return sequence(
    "CREATE TABLE",
    written(name),
    "(",
    ...columns.flatMap((each, at) => at === 0 ? [each] : [",", each]),
    tail,
    ")",
    ...options.flatMap((each, at) => at === 0 ? [each] : [",", each]),
  ).map((tokens) => withAction(tokens, action)).chain(text).map((sql): MadeTable => ({
    sql,
    name,
    columns: names,
    settable: plain,
    withoutRowid,
    strict,
  }));
});

/** SQLite refuses a table, some only when it reads it again, where uniques that are one want different actions. */
function withAction(tokens: Tokens, action: string): Tokens {
  return tokens.map((token, at) => tokens[at - 1] === "CONFLICT" ? action : token);
}

function firstColumn(
  name: string,
  { keyKind, strict }: { readonly keyKind: string; readonly strict: boolean },
): fc.Arbitrary<Tokens> {
  const kind = { name, generated: false, other: name, strict };
  switch (keyKind) {
    case "inline":
      return column(kind, named(sequence("PRIMARY KEY", order, conflict)));
    case "rowid":
      return sequence(written(name), "INTEGER PRIMARY KEY", maybe("ASC"), conflict, clauses(kind));
    case "counted":
      return sequence(
        written(name),
        "INTEGER PRIMARY KEY",
        conflict,
        "AUTOINCREMENT",
        clauses(kind),
      );
    default:
      return column(kind, fc.constant([]));
  }
}
