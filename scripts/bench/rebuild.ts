import { type Bench, command } from "./bench.ts";
import { type Comparison, isThere, run } from "./measure.ts";
import { makeWork } from "./work.ts";

/** A table of ten columns as SQL has it; `change` is what one of them is to be. */
const columns = (change: string) =>
  `(
  id INTEGER NOT NULL,
  email VARCHAR(255) NOT NULL,
  name VARCHAR(100)${change},
  amount NUMERIC(10, 2),
  is_active BOOLEAN NOT NULL,
  note TEXT,
  city VARCHAR(80),
  score DOUBLE,
  parent_id INTEGER,
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
  PRIMARY KEY (id)
)`;

const indexes = `CREATE UNIQUE INDEX ix_users_email ON users (email);
CREATE INDEX ix_users_name ON users (name);
CREATE INDEX ix_users_city_score ON users (city, score DESC);
`;

/** A table of so many rows, with three indexes. */
const setup = (rows: number) =>
  `CREATE TABLE users ${columns("")};
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
INSERT INTO users SELECT i, 'user' || i || '@example.org', 'Name ' || (i * 7919 % ${rows}), i % 1000 / 8.0,
  i % 3 > 0, 'a note of some length, as people write them ' || i, 'City ' || i % 500, i * 0.37, i / 2,
  '2026-01-01 00:00:00' FROM n;
${indexes}`;

/** https://www.sqlite.org/lang_altertable.html#otheralter, as one writes it by hand. */
const byHand = `PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE new_users ${columns(" NOT NULL")};
INSERT INTO new_users SELECT * FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
${indexes}PRAGMA foreign_key_check;
COMMIT;
`;

/** An SQLite table is made anew, as a column of it becomes NOT NULL. */
export function rebuild({ migrate, scratch, say }: Bench): readonly Comparison[] {
  if (!isThere("sqlite3")) {
    say("left out: rebuilds, which sqlite3 would be compared on");
    return [];
  }
  return [100_000, 1_000_000].map((rows) => {
    const folder = makeWork(
      `${scratch}/rebuild-${rows}`,
      'op.alterColumn("users", "name", { nullable: false });',
      { url: "sqlite:///app.db" },
    );
    const [template, script] = [`${folder}/template.db`, `${folder}/by_hand.sql`];
    Deno.writeTextFileSync(script, byHand);
    run({ argv: ["sqlite3", template, setup(rows)], cwd: folder });
    const prepare = () => Deno.copyFileSync(template, `${folder}/app.db`);
    return {
      work: `SQLite table of ${rows.toLocaleString("en")} rows made anew`,
      contenders: [
        {
          name: "sqlite3, by hand",
          command: { argv: ["sqlite3", "-bail", "app.db", `.read ${script}`], cwd: folder },
          prepare,
        },
        {
          name: "migrate",
          command: command(`${migrate} upgrade head`, folder),
          prepare,
          target: { ratio: 1.2, memory: 120 },
        },
      ],
      repetitions: 3,
    };
  });
}
