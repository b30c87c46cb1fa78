import fc from "fast-check";
import type { Connection } from "../../core/dialect.ts";
import { t } from "../../mod.ts";
import type { DialectName } from "../../dialects/url.ts";
import { inSql, nameFor, testFuzzed, textFor } from "./fuzz.ts";
import type { Work } from "./run.ts";

/** Names of what isn't a table, labels, and a text that stands in SQL of the user's. */
interface Sample {
  readonly names: {
    readonly schema: string;
    readonly table: string;
    readonly view: string;
    readonly enum: string;
    readonly sequence: string;
    readonly routine: string;
    readonly trigger: string;
  };
  /** What rows have, what another one takes the place of, and one that comes later. */
  readonly labels: readonly [string, string, string];
  readonly text: string;
}

function samples(dialect: DialectName): fc.Arbitrary<Sample> {
  const distinct = { selector: (name: string) => name.toLowerCase() };
  const label = nameFor(dialect).map((name) => name.slice(1));
  return fc.record({
    names: fc.uniqueArray(nameFor(dialect), { minLength: 7, maxLength: 7, ...distinct }).map(
      (
        [schema = "", table = "", view = "", type = "", sequence = "", routine = "", trigger = ""],
      ) => ({
        schema,
        table,
        view,
        enum: type,
        sequence,
        routine,
        trigger,
      }),
    ),
    labels: fc.uniqueArray(label, { minLength: 3, maxLength: 3 })
      .map(([one = "", other = "", late = ""]): Sample["labels"] => [one, other, late]),
    // SQL of the user's goes as it is, and SQLite's shell drops a carriage return at the end of a line.
    text: textFor(dialect).map((text) =>
      text.replaceAll(dialect === "sqlite" ? /[\0\r]/g : "\0", "")
    ),
  });
}

function makes(sample: Sample): Work {
  return (op) => op.dialect === "sqlite" ? makeOnSqlite(sample)(op) : makeOnPostgres(sample)(op);
}

function makeOnSqlite({ names, labels, text }: Sample): Work {
  const literal = `'${text.replaceAll("'", "''")}'`;
  return (op) => {
    const column = t.enum(names.enum, labels.slice(0, 2)).default(labels[0]);
    op.createTable(names.table, { a: column, b: t.text() });
    op.createTrigger(names.trigger, names.table, {
      event: "AFTER INSERT",
      action: `BEGIN UPDATE ${inSql(names.table)} SET b = ${literal}; END`,
    });
    op.createView(names.view, `SELECT a, b FROM ${inSql(names.table)}`, { replace: true });
    op.alterColumn(names.table, "a", { type: t.enum(names.enum, labels) });
    op.execute(`INSERT INTO ${inSql(names.table)} DEFAULT VALUES`);
  };
}

function makeOnPostgres({ names, labels, text }: Sample): Work {
  const { schema } = names;
  const [one, other, late] = labels;
  const literal = `$inner$${text}$inner$`;
  return (op) => {
    op.createSchema(schema);
    op.createSequence(names.sequence, { schema });
    op.createEnum(names.enum, [one, other], { schema });
    op.createTable(
      names.table,
      {
        a: t.enum(names.enum, [one, other], { schema }).default(other),
        b: t.text(),
      },
      [],
      { schema },
    );
    op.createFunction(
      names.routine,
      "",
      `RETURNS trigger LANGUAGE plpgsql AS $outer$ BEGIN NEW.b := ${literal}; RETURN NEW; END $outer$`,
      { schema },
    );
    op.createTrigger(names.trigger, names.table, {
      schema,
      event: "BEFORE INSERT",
      action: `FOR EACH ROW EXECUTE FUNCTION ${inSql(schema)}.${inSql(names.routine)}()`,
    });
    op.execute(`INSERT INTO ${inSql(schema)}.${inSql(names.table)} DEFAULT VALUES`);
    op.addEnumValue(names.enum, late, { schema, before: other });
    op.dropEnumValue(names.enum, other, { schema, replaceWith: late });
    op.renameEnumValue(names.enum, one, other, { schema });
    op.createView(names.view, `SELECT * FROM ${inSql(schema)}.${inSql(names.table)}`, { schema });
  };
}

function expected({ names, labels, text }: Sample, dialect: DialectName) {
  const [one, other, late] = labels;
  return dialect === "sqlite"
    ? { names: [names.table, names.trigger, names.view], rows: [[one, text]] }
    : {
      names: [
        names.schema,
        names.sequence,
        names.enum,
        names.routine,
        names.table,
        names.trigger,
        names.view,
      ],
      labels: [other, late],
      rows: [[late, text]],
    };
}

async function found(connection: Connection, { names }: Sample, dialect: DialectName) {
  const column = async (sql: string) =>
    (await connection.query(sql)).map((row) => Object.values(row)[0]);
  if (dialect === "sqlite") {
    const rows = await connection.query(`SELECT a, b FROM ${inSql(names.view)}`);
    return {
      names: await column(
        "SELECT name FROM sqlite_schema WHERE name <> 'alembic_version' AND type <> 'index' ORDER BY type",
      ),
      rows: rows.map(({ a, b }) => [a, b]),
    };
  }
  const rows = await connection.query(
    `SELECT a::text, b FROM ${inSql(names.schema)}.${inSql(names.view)}`,
  );
  return {
    names: await column(`
      WITH ours AS (SELECT oid, nspname FROM pg_namespace WHERE nspname LIKE 'n%')
      SELECT nspname FROM ours
      UNION ALL SELECT relname FROM pg_class, ours WHERE relnamespace = ours.oid AND relkind = 'S'
      UNION ALL SELECT typname FROM pg_type, ours WHERE typnamespace = ours.oid AND typtype = 'e'
      UNION ALL SELECT proname FROM pg_proc, ours WHERE pronamespace = ours.oid
      UNION ALL SELECT relname FROM pg_class, ours WHERE relnamespace = ours.oid AND relkind = 'r'
      UNION ALL SELECT tgname FROM pg_trigger
      UNION ALL SELECT relname FROM pg_class, ours WHERE relnamespace = ours.oid AND relkind = 'v'`),
    labels: await column("SELECT enumlabel FROM pg_enum ORDER BY enumsortorder"),
    rows: rows.map(({ a, b }) => [a, b]),
  };
}

testFuzzed<Sample>({
  what: "what isn't a table",
  samples,
  makes,
  expected,
  found,
  drops: ({ names }) => (op) => {
    if (op.dialect !== "sqlite") {
      return op.dropSchema(names.schema, { ifExists: true, cascade: true });
    }
    op.dropView(names.view, { ifExists: true });
    op.dropTable(names.table, { ifExists: true });
  },
});
