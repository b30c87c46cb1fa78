import type { DropConstraint } from "../../core/operations/table_shapes.ts";
import type { Constraint } from "../../core/schema/model.ts";
import { enclosed } from "../../core/sql/expression.ts";
import { tableName } from "../../core/sql/standard.ts";
import { block } from "./block.ts";
import { literal } from "./quote.ts";
import { words } from "./words.ts";

/** `contype` of `pg_constraint`, and SQL's words. */
const types: { readonly [K in Constraint["kind"]]: readonly [code: string, words: string] } = {
  primaryKey: ["p", "PRIMARY KEY"],
  unique: ["u", "UNIQUE"],
  check: ["c", "CHECK"],
  foreignKey: ["f", "FOREIGN KEY"],
  exclude: ["x", "EXCLUDE"],
};

/** A constraint of that name is there while another is looked for that says the same. */
const twin = "_migrate_twin";

/** Drops a constraint by what it is: PostgreSQL has given it a name, which its catalog tells. */
export function dropByDescription(
  { type = "check", columns, sql, ifExists, cascade, ...on }: DropConstraint,
): string {
  const table = tableName(on, words);
  const [code, title] = types[type];
  const drop = literal(`DROP CONSTRAINT %I${cascade ? " CASCADE" : ""}`);
  const told = columns?.join(", ") ?? sql;
  const isAny = told === undefined;
  const conditions = [
    `conrelid = ${literal(table)}::regclass`,
    `contype = '${code}'`,
    ...columns ? [`conkey = ${numbersOf(columns)}`] : [],
    ...sql === undefined ? [] : [`conname <> '${twin}'`, `${condition} = ${twinCondition(table)}`],
  ];
  return block({
    variables: ["changes text", "found integer"],
    statements: [
      ...sql === undefined ? [] : [`ALTER TABLE ${table} ADD ${twinClause(sql)}`],
      `SELECT string_agg(format(${drop}, conname), ', '), count(*) INTO changes, found\n` +
      `    FROM pg_constraint WHERE ${conditions.join("\n      AND ")}`,
      ...sql === undefined ? [] : [`ALTER TABLE ${table} DROP CONSTRAINT ${twin}`],
      ...isAny ? [refuseIf("found > 1", `Table "${on.table}" has several ${title}`)] : [],
      ...ifExists ? [] : [
        refuseIf("found = 0", `Table "${on.table}" has no ${title}${isAny ? "" : ` (${told})`}`),
      ],
      `IF found > 0 THEN EXECUTE ${literal(`ALTER TABLE ${table} `)} || changes; END IF`,
    ],
  });
}

/** Columns as `conkey` has them. */
function numbersOf(columns: readonly string[]): string {
  return `ARRAY(
        SELECT attnum FROM unnest(ARRAY[${columns.map((name) => literal(name)).join(", ")}])
          WITH ORDINALITY AS named (name, place)
          LEFT JOIN pg_attribute ON attrelid = conrelid AND attname = named.name ORDER BY place)`;
}

/** A check's condition as the server writes it. */
const condition = "pg_get_expr(conbin, conrelid)";

function twinClause(sql: string): string {
  return `CONSTRAINT ${twin} CHECK ${enclosed(sql)} NOT VALID`;
}

function twinCondition(table: string): string {
  return `(
        SELECT ${condition} FROM pg_constraint
        WHERE conrelid = ${literal(table)}::regclass AND conname = '${twin}')`;
}

function refuseIf(condition: string, message: string): string {
  return `IF ${condition} THEN RAISE EXCEPTION USING MESSAGE = ${literal(message)}; END IF`;
}
