/*
 * A database that Alembic manages is used as it is, and Alembic can go on with it: with the real package, where
 * there is one.
 */

import assert from "node:assert/strict";
import type { DialectName } from "../../dialects/url.ts";
import { alembicProblem, findAlembic, urlForPython } from "../support/python.ts";
import { executable, type Program, programProblem, run, source, start } from "../support/cli.ts";
import { databases, dialectNames, type TestDatabase, testUnless } from "../support/databases.ts";
import { rowsOf } from "../support/dump.ts";
import { type Files, makeProject } from "../support/project.ts";

const python = findAlembic();

/** A revision that makes a table. */
interface Revision {
  readonly id: string;
  readonly down: readonly string[];
}

const history: readonly Revision[] = [
  { id: "1a2b3c4d0001", down: [] },
  { id: "1a2b3c4d0002", down: ["1a2b3c4d0001"] },
  { id: "1a2b3c4d0003", down: ["1a2b3c4d0001"] },
  { id: "1a2b3c4d0004", down: ["1a2b3c4d0002", "1a2b3c4d0003"] },
  { id: "1a2b3c4d0005", down: ["1a2b3c4d0004"] },
];
const [first, left, right, merge, last] = history.map(({ id }) => id) as [
  string,
  string,
  string,
  string,
  string,
];

/** The same history twice: as Alembic has it, and as it is here. Both take `alembic.ini`, each its own folder. */
function files(url: string): Files {
  const ini = (folder: string) =>
    `[alembic]
script_location = ${folder}
sqlalchemy.url = ${url}
path_separator = os
`;
  return {
    "alembic.ini": ini("alembic"),
    "migrate.ini": ini("migrations"),
    "alembic/env.py": envPy,
    ...Object.fromEntries(history.flatMap((revision) => [
      [`alembic/versions/${revision.id}.py`, inPython(revision)],
      [`migrations/versions/${revision.id}.ts`, inTypeScript(revision)],
    ])),
  };
}

const envPy = `from alembic import context
from sqlalchemy import engine_from_config

engine = engine_from_config(context.config.get_section("alembic"))
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
`;

function inPython({ id, down }: Revision): string {
  const parents = down.map((parent) => `"${parent}"`).join(", ");
  return `from alembic import op
import sqlalchemy as sa

revision = "${id}"
down_revision = ${down.length > 1 ? `(${parents})` : parents || "None"}


def upgrade():
    op.create_table("t_${id}", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("t_${id}")
`;
}

function inTypeScript({ id, down }: Revision): string {
  return `import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "${id}",
  downRevision: ${JSON.stringify(down)},
  upgrade(op) {
    op.createTable("t_${id}", { id: t.integer().primaryKey() });
  },
  downgrade(op) {
    op.dropTable("t_${id}");
  },
});
`;
}

for (const program of [source, executable]) {
  for (const dialect of dialectNames) {
    testUnless(
      programProblem(program) ?? alembicProblem(dialect),
      `Alembic and migrate go on with each other's work (${program.name}, ${dialect})`,
      () => databases[dialect]((database) => goOn(program, database)),
    );
  }
}

async function goOn(program: Program, database: TestDatabase): Promise<void> {
  using project = makeProject(files(urlForPython(database)));
  async function stdout(outcome: ReturnType<typeof run>): Promise<readonly string[]> {
    const { code, stdout, stderr } = await outcome;
    assert.equal(code, 0, stderr + stdout);
    return stdout.split("\n").filter(Boolean).sort();
  }
  const alembic = (...args: string[]) =>
    stdout(start([python!, "-m", "alembic", ...args], project).outcome);
  const migrate = (...args: string[]) =>
    stdout(run(program, ["-c", "migrate.ini", ...args], project));
  const tables = () => rowsOf(database.url, tableNames[database.dialect]);
  const made = (...ids: string[]) => ids.map((id) => `t_${id}`).sort();

  await alembic("upgrade", left);
  assert.deepEqual(await migrate("current"), [left]);
  await migrate("upgrade", right);
  assert.deepEqual(await alembic("current"), [left, right]);
  assert.deepEqual(await tables(), made(first, left, right));

  await alembic("upgrade", "head");
  assert.deepEqual(await migrate("current"), [`${last} (head)`]);
  await migrate("downgrade", merge);
  assert.deepEqual(await alembic("current"), [`${merge} (mergepoint)`]);
  await migrate("downgrade", left);
  assert.deepEqual(await alembic("current"), [left, right]);
  await alembic("downgrade", "base");
  assert.deepEqual(await tables(), []);

  await migrate("upgrade", "head");
  assert.deepEqual(await alembic("current"), [`${last} (head)`]);
  await alembic("stamp", first);
  assert.deepEqual(await migrate("current"), [`${first} (branchpoint)`]);
  await migrate("stamp", "head");
  await alembic("downgrade", "base");
  assert.deepEqual(await tables(), []);
  assert.deepEqual(await migrate("current"), []);
}

const tableNames: { readonly [Name in DialectName]: string } = {
  sqlite: "SELECT name FROM sqlite_schema WHERE name LIKE 't\\_%' ESCAPE '\\' ORDER BY name",
  postgresql: "SELECT tablename FROM pg_tables WHERE tablename LIKE 't\\_%' ORDER BY tablename",
};
