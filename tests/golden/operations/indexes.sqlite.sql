-- ## createIndex: on a column

CREATE INDEX ix ON users (name);

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   index ix (name)
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createIndex: without a name

CREATE INDEX ix_users_name_age ON users (name, age DESC);

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   index ix_users_name_age (name, age desc)
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createIndex: on expressions, and with orders

CREATE INDEX ix ON users (lower(name), (trim(lower(name)) -- twice
), (age % 10) DESC, age ASC, ((age + 1)));

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   index ix (expression, expression, expression desc, age, expression)
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createIndex: unique, on some of the rows

CREATE UNIQUE INDEX ix ON users (age) WHERE name <> ';' -- some
;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   index ix unique (age) partial WHERE name <> ';' -- some
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createIndex: NULL first or last

-- unsupported: SQLite has no NULLS FIRST or LAST in an index, such as "ix"
--   Leave it away: NULL comes first, and last where the order is DESC.

-- ## createIndex: with further columns

-- unsupported: SQLite has no further columns in an index, such as "ix"
--   Put them behind its keys. Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createIndex: by an access method

-- unsupported: SQLite has no access methods, such as "hash" of index "ix"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createIndex: with collations

CREATE INDEX ix ON users (name COLLATE "NOCASE" DESC, lower(name) COLLATE "RTRIM");

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   index ix (name desc collate NOCASE, expression collate RTRIM)
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createIndex: with operator classes

-- unsupported: SQLite has no operator classes, such as "varchar_pattern_ops" in index "ix"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createIndex: where a second NULL is refused

-- unsupported: SQLite has no NULLS NOT DISTINCT in an index, such as "ix"
--   Add a second one for NULL: on sql("a IS NULL"), where: "a IS NULL".

-- ## createIndex: with storage parameters, in a tablespace

-- unsupported: SQLite has no further columns in an index, such as "ix"
--   Put them behind its keys. Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createIndex: ifNotExists leaves what is there

CREATE INDEX IF NOT EXISTS ix ON users (age);

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   index ix (name)
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createIndex: concurrently, outside of the transaction

INSERT INTO users (id, name, age) VALUES (3, 'before', 3);

CREATE INDEX IF NOT EXISTS ix ON users (age);

CREATE UNIQUE INDEX ix_2 ON users (name);

INSERT INTO users (id, name, age) VALUES (4, 'behind', 4);

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   index ix (age)
--   index ix_2 unique (name)
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
--   row 3, 'before', 3
--   row 4, 'behind', 4

-- ## createIndex: in a schema

CREATE INDEX main.ix_t_a ON t (a);

-- table t
--   column a INTEGER null
--   index ix_t_a (a)

-- ## createIndex: odd names

CREATE INDEX "it's ""quoted""" ON "x""); DROP TABLE users; --" ("select", "CamelCase", " two  words ", "it's ""quoted""", "x""); DROP TABLE users; --", "naïve 😀", ":name $1 ?1 %s \ $$");

-- table x"); DROP TABLE users; --
--   column select TEXT null
--   column CamelCase TEXT null
--   column  two  words  TEXT null
--   column it's "quoted" TEXT null
--   column x"); DROP TABLE users; -- TEXT null
--   column naïve 😀 TEXT null
--   column :name $1 ?1 %s \ $$ TEXT null
--   index it's "quoted" (select, CamelCase,  two  words , it's "quoted", x"); DROP TABLE users; --, naïve 😀, :name $1 ?1 %s \ $$)

-- ## createIndex: a name that is taken

-- database: SQLite refused the statement: index ix already exists

-- ## createIndex: unique, where rows are not

-- database: Rows of "users" contradict the change: "name" would not be unique: 'Ann' in id 1, 3
--   Change or delete them first. Nothing was changed.

-- ## renameIndex: of whatever it is made

DROP INDEX ix;

CREATE UNIQUE INDEX "x""); DROP TABLE users; --" ON users (lower(name) DESC) WHERE age > 1;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   index x"); DROP TABLE users; -- unique (expression desc) partial WHERE age > 1
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## renameIndex: in a schema

DROP INDEX main.ix;

CREATE INDEX main.ix_2 ON t (a);

-- table t
--   column a INTEGER null
--   index ix_2 (a)

-- ## renameIndex: one that isn't there

-- operation: No such index: 'ix'

-- ## renameIndex: a name that is taken

-- database: SQLite refused the statement: index ix_2 already exists

-- ## dropIndex: by its name

DROP INDEX ix;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## dropIndex: with its table

DROP INDEX ix;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## dropIndex: ifExists without one

DROP INDEX IF EXISTS ix;

-- nothing

-- ## dropIndex: concurrently, outside of the transaction

DROP INDEX IF EXISTS ix;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## dropIndex: in a schema

DROP INDEX main.ix;

-- table t
--   column a INTEGER null

-- ## dropIndex: an odd name

DROP INDEX "x""); DROP TABLE users; --";

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## dropIndex: one that isn't there

-- database: SQLite refused the statement: no such index: ix
