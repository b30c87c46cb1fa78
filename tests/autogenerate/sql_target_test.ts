import assert from "node:assert/strict";
import * as api from "../../api.ts";
import { splitSql } from "../../core/sql/split.ts";
import { catalog } from "../support/catalog.ts";
import { databases, databaseTest, type TestDatabase } from "../support/databases.ts";
import { makeProject } from "../support/project.ts";
import type { DialectName } from "../../dialects/url.ts";

/** A database that holds what one SQL text makes, and another text that says what it is to hold. */
interface Row {
  readonly name: string;
  readonly dialect: DialectName;
  readonly before: string;
  readonly after: string;
}

const rows: readonly Row[] = [
  {
    name: "keys that say NOT NULL and keys that don't",
    dialect: "sqlite",
    before: "",
    after: `CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT);
      CREATE TABLE b (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT);
      CREATE TABLE c (id INTEGER, CONSTRAINT c_key PRIMARY KEY (id));
      CREATE TABLE d (id TEXT, k INTEGER NOT NULL, CONSTRAINT d_key PRIMARY KEY (k, id));
      CREATE TABLE e (id TEXT PRIMARY KEY) STRICT;
      CREATE TABLE f (id INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE g (id TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TABLE h (id BIGINT PRIMARY KEY);`,
  },
  {
    name: "the number of rows becomes a key of another type",
    dialect: "sqlite",
    before: "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT); INSERT INTO a VALUES (1, 'x');",
    after: "CREATE TABLE a (id BIGINT PRIMARY KEY, b TEXT);",
  },
  {
    name: "AUTOINCREMENT goes with its key, and comes with one",
    dialect: "sqlite",
    before: `CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b INTEGER NOT NULL DEFAULT 1);
      CREATE TABLE b (id INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (id, b));
      INSERT INTO a VALUES (1, 2); INSERT INTO b VALUES (1, 2);`,
    after: `CREATE TABLE a (id INTEGER NOT NULL, b INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (b, id));
      CREATE TABLE b (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, b INTEGER NOT NULL);`,
  },
  {
    name: "the key of what counts gets a name",
    dialect: "sqlite",
    before: "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);",
    after: "CREATE TABLE a (id INTEGER CONSTRAINT a_key PRIMARY KEY AUTOINCREMENT);",
  },
  {
    name: "what was computed has a default",
    dialect: "sqlite",
    before: "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT AS (id || 'x') STORED);",
    after: "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT NOT NULL DEFAULT 'x');",
  },
  {
    name: "a table WITHOUT ROWID gets another key, of a column that held an enum",
    dialect: "sqlite",
    before: `CREATE TABLE a (id TEXT, b TEXT NOT NULL CONSTRAINT mood CHECK (b IN ('sad', 'ok')),
        PRIMARY KEY (id)) STRICT, WITHOUT ROWID;
      INSERT INTO a VALUES ('x', 'ok');`,
    after: "CREATE TABLE a (id TEXT NOT NULL, b CLOB, PRIMARY KEY (b)) WITHOUT ROWID;",
  },
  {
    name: "checks that say an enum's labels, others in each table",
    dialect: "sqlite",
    before: `CREATE TABLE a (b VARCHAR(3) CONSTRAINT mood CHECK (b IN ('sad', 'ok')));
      INSERT INTO a VALUES ('ok');`,
    after: `CREATE TABLE a (b VARCHAR(4) CONSTRAINT mood CHECK (b IN ('sad', 'ok', 'glad')));
      CREATE TABLE c (b VARCHAR(3) CONSTRAINT mood CHECK (b IN ('low', 'top')));`,
  },
  {
    name: "a check stays that stands behind a column which goes",
    dialect: "sqlite",
    before: "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT CONSTRAINT low CHECK (id < 9));",
    after: "CREATE TABLE a (id INTEGER PRIMARY KEY, CONSTRAINT low CHECK (id < 9));",
  },
  {
    name: "defaults in whichever words",
    dialect: "postgresql",
    before: "CREATE TABLE a (id integer, gone numeric(6, 2) DEFAULT 0.00);",
    after:
      `CREATE TABLE a (id integer, b numeric(6, 2) DEFAULT 0.00, c double precision DEFAULT 0.0,
        d bigint DEFAULT '5', e integer DEFAULT '5', f bigint DEFAULT 42::bigint, g real DEFAULT 1e3,
        h numeric DEFAULT -1, i numeric DEFAULT -1.50, j bigint DEFAULT 9999999999, k varchar(9) DEFAULT 'a'::text,
        l varchar(9)[] DEFAULT '{a}'::text[], m interval(3) DEFAULT interval '1 day', n text DEFAULT 'x',
        o char(3) DEFAULT 'abc', p boolean DEFAULT 't', q numeric DEFAULT 5, r smallint DEFAULT -3);`,
  },
  {
    name: "serial comes and goes",
    dialect: "postgresql",
    before: `CREATE TABLE a (id integer PRIMARY KEY, b smallserial);
      CREATE SEQUENCE a_id_seq;
      INSERT INTO a VALUES (5);`,
    after: `CREATE SEQUENCE a_id_seq;
      CREATE TABLE a (id serial PRIMARY KEY, b smallint NOT NULL);`,
  },
  {
    name: "lists of texts",
    dialect: "postgresql",
    before: "CREATE TABLE a (id integer);",
    after:
      `CREATE TABLE a (id integer, b varchar(9) CHECK (b IN ('x', 'y')), "C d" varchar NOT NULL DEFAULT 'x',
        e text CHECK (e IN ('x', 'y')), CONSTRAINT c CHECK ("C d" NOT IN ('it''s', 'z') AND lower(b) IN ('x', 'y')));
      CREATE INDEX i ON a (lower(b)) WHERE b IN ('x', 'y');
      CREATE VIEW v AS SELECT a.id FROM a WHERE a."C d" IN ('x', 'y') OR a.b NOT IN ('x', 'y');`,
  },
  {
    name: "a foreign key goes that leads to a column computed from what gets another type",
    dialect: "postgresql",
    before:
      `CREATE TABLE a (id text PRIMARY KEY, b text, c text, d text GENERATED ALWAYS AS (upper(id)) STORED,
        UNIQUE (d, id), FOREIGN KEY (b, c) REFERENCES a (d, id));`,
    after: "CREATE TABLE a (id integer PRIMARY KEY, b text, c text);",
  },
  {
    name: "a foreign key sets some of its columns",
    dialect: "postgresql",
    before: `CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
      CREATE TABLE c (a integer, b integer, FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL);`,
    after: `CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
      CREATE TABLE c (a integer, b integer, FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b));`,
  },
];

for (const { name, dialect, before, after } of rows) {
  databaseTest(
    dialect,
    `autogenerate() comes to what SQL says: ${name} (${dialect})`,
    (place) =>
      databases[dialect](async (other) => {
        using project = makeProject();
        Deno.mkdirSync(`${project.folder}/versions`);
        const at = {
          url: place.url,
          scriptLocation: project.folder,
          target: after,
          workingDirectory: project.folder,
        };
        const start = await made(before, place);
        const { verified } = await api.autogenerate(at, { message: "change" });
        assert.equal(verified, true);
        await api.upgrade(at);
        assert.equal(withoutRows(await held(place)), withoutRows(await made(after, other)));
        assert.deepEqual((await api.check(at)).detected, []);
        await api.downgrade(at, "base");
        assert.equal(await held(place), start);
      }),
  );
}

/** Runs SQL on a database, and gives what it holds then. */
async function made(sql: string, place: TestDatabase): Promise<string> {
  const connection = await place.connect();
  const { rules } = place.database.dialect;
  await connection.execute(splitSql(sql, rules).map(({ text }) => ({ text })));
  return await held(place);
}

async function held(place: TestDatabase): Promise<string> {
  const connection = await place.connect();
  const text = await catalog(connection, place.dialect);
  await connection.close();
  return text;
}

function withoutRows(text: string): string {
  return text.split("\n").filter((line) => !line.startsWith("  row ")).join("\n");
}
