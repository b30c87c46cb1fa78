-- ## createSequence: that counts as usual, for a column

CREATE SEQUENCE counter;

CREATE TABLE t (
    id BIGINT DEFAULT nextval('counter') NOT NULL,
    a TEXT,
    PRIMARY KEY (id)
);

INSERT INTO t (a) VALUES ('one');

INSERT INTO t (a) VALUES ('two');

-- sequence public.counter bigint start 1 increment 1 from 1 to 9223372036854775807 cache 1
-- table public.t
--   column id bigint not null default nextval('counter'::regclass)
--   column a text null
--   constraint t_pkey PRIMARY KEY (id)
--   row (1,one)
--   row (2,two)

-- ## createSequence: with all that can be said

CREATE SEQUENCE counter AS integer INCREMENT BY -10 MINVALUE -5000 MAXVALUE 1000 START WITH 1000 CACHE 20 CYCLE;

-- sequence public.counter integer start 1000 increment -10 from -5000 to 1000 cache 20 cycle

-- ## createSequence: numbers that JavaScript rounds

CREATE SEQUENCE counter MAXVALUE 9223372036854775806 START WITH 9007199254740993;

-- sequence public.counter bigint start 9007199254740993 increment 1 from 1 to 9223372036854775806 cache 1

-- ## createSequence: ifNotExists leaves what is there

CREATE SEQUENCE IF NOT EXISTS counter START WITH 7;

-- sequence public.counter bigint start 1 increment 1 from 1 to 100 cache 1 cycle

-- ## createSequence: odd names

CREATE SEQUENCE "select";

CREATE SEQUENCE "CamelCase";

CREATE SEQUENCE " two  words ";

CREATE SEQUENCE "it's ""quoted""";

CREATE SEQUENCE "x""); DROP TABLE users; --";

CREATE SEQUENCE "naïve 😀";

CREATE SEQUENCE ":name $1 ?1 %s \ $$";

-- sequence public." two  words " bigint start 1 increment 1 from 1 to 9223372036854775807 cache 1
-- sequence public.":name $1 ?1 %s \ $$" bigint start 1 increment 1 from 1 to 9223372036854775807 cache 1
-- sequence public."CamelCase" bigint start 1 increment 1 from 1 to 9223372036854775807 cache 1
-- sequence public."it's ""quoted""" bigint start 1 increment 1 from 1 to 9223372036854775807 cache 1
-- sequence public."naïve 😀" bigint start 1 increment 1 from 1 to 9223372036854775807 cache 1
-- sequence public."select" bigint start 1 increment 1 from 1 to 9223372036854775807 cache 1
-- sequence public."x""); DROP TABLE users; --" bigint start 1 increment 1 from 1 to 9223372036854775807 cache 1

-- ## createSequence: that can't reach its start

-- database: PostgreSQL refused the statement: START value (7) cannot be greater than MAXVALUE (6)

-- ## alterSequence: each thing that is named

ALTER SEQUENCE counter INCREMENT BY 5 CACHE 3;

-- sequence public.counter bigint start 1 increment 5 from 1 to 100 cache 3 cycle

-- ## alterSequence: limits taken away

ALTER SEQUENCE counter NO MINVALUE NO MAXVALUE NO CYCLE;

-- sequence public.counter bigint start 1 increment 1 from 1 to 9223372036854775807 cache 1

-- ## alterSequence: the other way, as another type, in a schema

ALTER SEQUENCE "App".counter AS smallint INCREMENT BY -1 MINVALUE 0 START WITH 32767;

-- schema "App"
-- sequence "App".counter smallint start 32767 increment -1 from 0 to 32767 cache 1

-- ## alterSequence: one that isn't there

-- database: PostgreSQL refused the statement: relation "counter" does not exist

-- ## dropSequence: with the defaults that take its numbers

DROP SEQUENCE counter CASCADE;

-- table public.t
--   column id integer null

-- ## dropSequence: by its name

DROP SEQUENCE counter;

-- nothing

-- ## dropSequence: in a schema

DROP SEQUENCE "App".counter;

-- schema "App"

-- ## dropSequence: ifExists without one

DROP SEQUENCE IF EXISTS counter;

-- nothing

-- ## dropSequence: where a default takes its numbers

-- database: PostgreSQL refused the statement: cannot drop sequence counter because other objects depend on it. default value for column id of table t depends on sequence counter
--   Use DROP ... CASCADE to drop the dependent objects too.
