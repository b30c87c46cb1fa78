-- ## addColumn: one that takes NULL

ALTER TABLE users ADD COLUMN email VARCHAR(255);

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   column email VARCHAR(255) null
--   row 1, 'Ann', 30, NULL
--   row 2, 'O''Hara', NULL, NULL

-- ## addColumn: a default fills the rows that are there

ALTER TABLE users ADD COLUMN points INTEGER DEFAULT -1 NOT NULL;

ALTER TABLE users ADD COLUMN motto TEXT DEFAULT 'x''); DROP TABLE users; --' NOT NULL;

ALTER TABLE users ADD COLUMN lucky INTEGER DEFAULT 7 NOT NULL;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   column points INTEGER not null default -1
--   column motto TEXT not null default 'x''); DROP TABLE users; --'
--   column lucky INTEGER not null default 7
--   row 1, 'Ann', 30, -1, 'x''); DROP TABLE users; --', 7
--   row 2, 'O''Hara', NULL, -1, 'x''); DROP TABLE users; --', 7

-- ## addColumn: an expression as default

-- database: SQLite refused the statement: Cannot add a column with non-constant default

-- ## addColumn: constraints and indexes

ALTER TABLE users ADD COLUMN boss INTEGER CONSTRAINT fk_boss REFERENCES users (id) ON DELETE SET NULL DEFERRABLE CONSTRAINT "not oneself" CHECK (boss <> id) CHECK (boss > 0);

CREATE INDEX ix_users_boss ON users (boss);

CREATE UNIQUE INDEX high ON users (boss) WHERE boss > 5;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   column boss INTEGER null
--   index high unique (boss) partial WHERE boss > 5
--   index ix_users_boss (boss)
--   foreign key (boss) references users (id) on delete SET NULL on update NO ACTION
--   row 1, 'Ann', 30, NULL
--   row 2, 'O''Hara', NULL, NULL

-- ## addColumn: a unique one

-- database: SQLite refused the statement: Cannot add a UNIQUE column

-- ## addColumn: a unique one that is checked at the end

-- unsupported: SQLite has no deferrable unique constraints, such as that on email
--   Leave it away: rows are checked one by one.

-- ## addColumn: a comment and a collation

ALTER TABLE users ADD COLUMN email TEXT COLLATE "NOCASE";

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   column email TEXT null
--   row 1, 'Ann', 30, NULL
--   row 2, 'O''Hara', NULL, NULL

-- ## addColumn: one that is computed when read

ALTER TABLE users ADD COLUMN twice INTEGER GENERATED ALWAYS AS (age * 2) VIRTUAL;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   column twice INTEGER null virtual
--   row 1, 'Ann', 30, 60
--   row 2, 'O''Hara', NULL, NULL

-- ## addColumn: one that is computed and stored

-- database: SQLite refused the statement: cannot add a STORED column

-- ## addColumn: numbers for the rows

-- unsupported: SQLite has no numbers in a column that isn't all of the primary key, such as "position"
--   Leave autoIncrement() away, and give the numbers on INSERT.

-- ## addColumn: in a schema

ALTER TABLE main.t ADD COLUMN c INTEGER REFERENCES t;

CREATE INDEX main.ix_t_c ON t (c);

-- table t
--   column a INTEGER not null key 1
--   column b INTEGER null
--   column c INTEGER null
--   index ix_t_c (c)
--   foreign key (c) references t on delete NO ACTION on update NO ACTION
--   row 1, 2, NULL

-- ## addColumn: odd names

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN "select" TEXT;

CREATE INDEX "on select" ON "x""); DROP TABLE users; --" ("select");

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN "CamelCase" TEXT;

CREATE INDEX "on CamelCase" ON "x""); DROP TABLE users; --" ("CamelCase");

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN " two  words " TEXT;

CREATE INDEX "on  two  words " ON "x""); DROP TABLE users; --" (" two  words ");

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN "it's ""quoted""" TEXT;

CREATE INDEX "on it's ""quoted""" ON "x""); DROP TABLE users; --" ("it's ""quoted""");

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN "x""); DROP TABLE users; --" TEXT;

CREATE INDEX "on x""); DROP TABLE users; --" ON "x""); DROP TABLE users; --" ("x""); DROP TABLE users; --");

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN "naïve 😀" TEXT;

CREATE INDEX "on naïve 😀" ON "x""); DROP TABLE users; --" ("naïve 😀");

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN ":name $1 ?1 %s \ $$" TEXT;

CREATE INDEX "on :name $1 ?1 %s \ $$" ON "x""); DROP TABLE users; --" (":name $1 ?1 %s \ $$");

-- table x"); DROP TABLE users; --
--   column a INTEGER null
--   column select TEXT null
--   column CamelCase TEXT null
--   column  two  words  TEXT null
--   column it's "quoted" TEXT null
--   column x"); DROP TABLE users; -- TEXT null
--   column naïve 😀 TEXT null
--   column :name $1 ?1 %s \ $$ TEXT null
--   index on  two  words  ( two  words )
--   index on :name $1 ?1 %s \ $$ (:name $1 ?1 %s \ $$)
--   index on CamelCase (CamelCase)
--   index on it's "quoted" (it's "quoted")
--   index on naïve 😀 (naïve 😀)
--   index on select (select)
--   index on x"); DROP TABLE users; -- (x"); DROP TABLE users; --)

-- ## addColumn: one that is there

-- database: SQLite refused the statement: duplicate column name: age

-- ## addColumn: NOT NULL without a default, with rows there

-- database: SQLite refused the statement: Cannot add a NOT NULL column with default value NULL

-- ## dropColumn: one column

ALTER TABLE users DROP COLUMN age;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   row 1, 'Ann'
--   row 2, 'O''Hara'

-- ## dropColumn: in a schema

ALTER TABLE main.t DROP COLUMN b;

-- table t
--   column a INTEGER not null key 1
--   row 1

-- ## dropColumn: odd names

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN "select";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN "CamelCase";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN " two  words ";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN "it's ""quoted""";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN "x""); DROP TABLE users; --";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN "naïve 😀";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN ":name $1 ?1 %s \ $$";

-- table x"); DROP TABLE users; --
--   column a TEXT null

-- ## dropColumn: one with an index on it

-- database: SQLite refused the statement: error in index ix_users_age after drop column: no such column: age

-- ## dropColumn: one that isn't there

-- database: SQLite refused the statement: no such column: "email"
