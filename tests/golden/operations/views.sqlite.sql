-- ## createView: of a query

CREATE VIEW v AS
SELECT * FROM users;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
-- VIEW v AS SELECT * FROM users

-- ## createView: of a column that isn't there

-- database: View "v" can't be read: no such column: absent
--   Make first what it reads.

-- ## createView: with more names than its query has columns

-- database: View "v" can't be read: table v has 1 values for 2 columns
--   Make first what it reads.

-- ## createView: with names for its columns

CREATE VIEW v (who, "next age") AS
SELECT name, age + 1 FROM users;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
-- VIEW v (who, "next age") AS SELECT name, age + 1 FROM users

-- ## createView: a semicolon and a comment behind the query are left away

CREATE VIEW v AS
SELECT ';' AS a -- ; one
FROM users;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
-- VIEW v AS SELECT ';' AS a -- ; one FROM users

-- ## createView: in a schema

CREATE VIEW main.v AS
SELECT 1 AS a;

-- VIEW v AS SELECT 1 AS a

-- ## createView: odd names

CREATE VIEW "select" ("select") AS
SELECT 1;

CREATE VIEW "CamelCase" ("CamelCase") AS
SELECT 1;

CREATE VIEW " two  words " (" two  words ") AS
SELECT 1;

CREATE VIEW "it's ""quoted""" ("it's ""quoted""") AS
SELECT 1;

CREATE VIEW "x""); DROP TABLE users; --" ("x""); DROP TABLE users; --") AS
SELECT 1;

CREATE VIEW "naïve 😀" ("naïve 😀") AS
SELECT 1;

CREATE VIEW ":name $1 ?1 %s \ $$" (":name $1 ?1 %s \ $$") AS
SELECT 1;

-- VIEW " two  words " (" two  words ") AS SELECT 1
-- VIEW ":name $1 ?1 %s \ $$" (":name $1 ?1 %s \ $$") AS SELECT 1
-- VIEW "CamelCase" ("CamelCase") AS SELECT 1
-- VIEW "it's ""quoted""" ("it's ""quoted""") AS SELECT 1
-- VIEW "naïve 😀" ("naïve 😀") AS SELECT 1
-- VIEW "select" ("select") AS SELECT 1
-- VIEW "x""); DROP TABLE users; --" ("x""); DROP TABLE users; --") AS SELECT 1

-- ## createView: in the place of another one, with what is on it

DROP VIEW IF EXISTS adults;

CREATE VIEW adults AS
SELECT id, name, age FROM users WHERE age >= 21;

CREATE TRIGGER adopt INSTEAD OF INSERT ON adults BEGIN INSERT INTO users (id, name, age) VALUES (new.id, new.name, 18); END;

INSERT INTO adults (id, name) VALUES (7, 'Eve');

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
--   row 7, 'Eve', 18
-- VIEW adults AS SELECT id, name, age FROM users WHERE age >= 21
-- TRIGGER adopt INSTEAD OF INSERT ON adults BEGIN INSERT INTO users (id, name, age) VALUES (new.id, new.name, 18); END

-- ## createView: in the place of none

DROP VIEW IF EXISTS v;

CREATE VIEW v AS
SELECT * FROM users;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
-- VIEW v AS SELECT * FROM users

-- ## createView: in the place of another one, in a schema

DROP VIEW IF EXISTS main.v;

CREATE VIEW main.v AS
SELECT 2 AS a;

-- VIEW v AS SELECT 2 AS a

-- ## createView: ifNotExists leaves what is there

CREATE VIEW IF NOT EXISTS adults AS
SELECT * FROM users;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
-- VIEW adults AS SELECT id, name FROM users WHERE age >= 18

-- ## createView: with parameters, and a check of what is written to it

-- unsupported: SQLite has no parameters of views, such as "v"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createView: materialized, with indexes

-- unsupported: SQLite has no materialized views, such as "v"
--   Make a plain view, or a table that is filled by INSERT … SELECT.

-- ## createView: materialized, in the place of another one

-- unsupported: SQLite has no materialized views, such as "ages"
--   Make a plain view, or a table that is filled by INSERT … SELECT.

-- ## createView: materialized, ifNotExists leaves what is there

-- unsupported: SQLite has no materialized views, such as "ages"
--   Make a plain view, or a table that is filled by INSERT … SELECT.

-- ## createView: and another statement

-- operation: There is more than one statement in the SQL of view "v"
--   Run the others by op.execute().

-- ## createView: with a text that isn't closed

-- operation: A string in the SQL is never closed: 'a

-- ## createView: of a table that isn't there

-- database: View "v" can't be read: no such table: nowhere
--   Make first what it reads.

-- ## createView: a name that is taken

-- database: SQLite refused the statement: view adults already exists

-- ## createView: in the place of one with other columns

DROP VIEW IF EXISTS adults;

CREATE VIEW adults AS
SELECT name FROM users;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
-- VIEW adults AS SELECT name FROM users

-- ## dropView: by its name

DROP VIEW adults;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## dropView: in a schema

DROP VIEW main.v;

-- nothing

-- ## dropView: ifExists without one

DROP VIEW IF EXISTS v;

-- nothing

-- ## dropView: an odd name

DROP VIEW "x""); DROP TABLE users; --";

-- nothing

-- ## dropView: with what depends on it

-- unsupported: SQLite has no CASCADE when a view is dropped, such as "adults"
--   Drop what reads it first.

-- ## dropView: materialized

-- unsupported: SQLite has no materialized views, such as "ages"
--   Make a plain view, or a table that is filled by INSERT … SELECT.

-- ## dropView: one that isn't there

-- database: SQLite refused the statement: no such view: v

-- ## refreshView: with the rows of now

-- unsupported: SQLite has no materialized views, such as "ages"
--   Make a plain view, or a table that is filled by INSERT … SELECT.

-- ## refreshView: while it is read, in a schema

-- unsupported: SQLite has no materialized views, such as "v"
--   Make a plain view, or a table that is filled by INSERT … SELECT.

-- ## refreshView: one that isn't there

-- unsupported: SQLite has no materialized views, such as "v"
--   Make a plain view, or a table that is filled by INSERT … SELECT.
