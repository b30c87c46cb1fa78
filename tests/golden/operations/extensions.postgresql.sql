-- ## createExtension: and a column of its type

CREATE EXTENSION citext;

CREATE TABLE t (
    a citext,
    UNIQUE (a)
);

-- extension citext 1.8 in public
-- table public.t
--   column a citext null
--   constraint t_a_key UNIQUE (a)

-- ## createExtension: a name that needs quotes, in a schema, of a version

CREATE SCHEMA "App";

CREATE EXTENSION "uuid-ossp" SCHEMA "App" VERSION '1.1';

-- schema "App"
-- extension "uuid-ossp" 1.1 in "App"

-- ## createExtension: with those that it needs

CREATE EXTENSION earthdistance CASCADE;

-- extension cube 1.5 in public
-- extension earthdistance 1.2 in public

-- ## createExtension: ifNotExists leaves what is there

CREATE EXTENSION IF NOT EXISTS citext;

-- extension citext 1.8 in public

-- ## createExtension: that the server doesn't have

-- database: PostgreSQL refused the statement: invalid extension name: "x'; DROP TABLE users; --". Extension names must not contain "--".

-- ## dropExtension: by its name

DROP EXTENSION citext;

-- nothing

-- ## dropExtension: with what depends on it

DROP EXTENSION citext CASCADE;

-- table public.t
--   column b text null

-- ## dropExtension: ifExists without one

DROP EXTENSION IF EXISTS citext;

-- nothing

-- ## dropExtension: that something depends on

-- database: PostgreSQL refused the statement: cannot drop extension citext because other objects depend on it. column a of table t depends on type citext
--   Use DROP ... CASCADE to drop the dependent objects too.
