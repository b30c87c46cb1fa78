-- ## createSchema: and something in it

CREATE SCHEMA app;

CREATE TABLE app.t (
    a TEXT
);

-- schema app
-- table app.t
--   column a text null

-- ## createSchema: ifNotExists leaves what is there

CREATE SCHEMA IF NOT EXISTS app;

-- schema app
-- table app.t
--   column a text null

-- ## createSchema: odd names

CREATE SCHEMA "select";

CREATE SCHEMA "CamelCase";

CREATE SCHEMA " two  words ";

CREATE SCHEMA "it's ""quoted""";

CREATE SCHEMA "x""); DROP TABLE users; --";

CREATE SCHEMA "naïve 😀";

CREATE SCHEMA ":name $1 ?1 %s \ $$";

-- schema " two  words "
-- schema ":name $1 ?1 %s \ $$"
-- schema "CamelCase"
-- schema "it's ""quoted"""
-- schema "naïve 😀"
-- schema "select"
-- schema "x""); DROP TABLE users; --"

-- ## createSchema: one that is there

-- database: PostgreSQL refused the statement: schema "app" already exists

-- ## dropSchema: by its name

DROP SCHEMA app;

-- nothing

-- ## dropSchema: with what is in it

DROP SCHEMA app CASCADE;

-- nothing

-- ## dropSchema: ifExists without one

DROP SCHEMA IF EXISTS app;

-- nothing

-- ## dropSchema: an odd name

DROP SCHEMA "x""); DROP TABLE users; --";

-- nothing

-- ## dropSchema: where something is in it

-- database: PostgreSQL refused the statement: cannot drop schema app because other objects depend on it. table app.t depends on schema app
--   Use DROP ... CASCADE to drop the dependent objects too.
