-- ## createDomain: and a column of it

CREATE DOMAIN email AS TEXT CHECK (VALUE LIKE '%@%');

CREATE TABLE users (
    id SERIAL NOT NULL,
    email email,
    PRIMARY KEY (id)
);

-- domain public.email text email_check CHECK ((VALUE ~~ '%@%'::text))
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column email email null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer

-- ## createDomain: with all that can be said

CREATE DOMAIN "App".code AS VARCHAR(10) COLLATE "C" DEFAULT 'it''s' NOT NULL CHECK (VALUE <> '') CHECK (VALUE <> 'x') CONSTRAINT no_y CHECK (VALUE <> 'y');

-- schema "App"
-- domain "App".code character varying(10) collate "C" not null default 'it''s'::character varying code_check CHECK (((VALUE)::text <> ''::text)) code_check1 CHECK (((VALUE)::text <> 'x'::text)) no_y CHECK (((VALUE)::text <> 'y'::text))

-- ## createDomain: of an enum, of lists and of another domain

DO $$
DECLARE
    enum regtype := to_regtype('mood');
    labels text[] := ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = enum ORDER BY enumsortorder);
    wanted text[] := ARRAY['sad', 'ok'];
BEGIN
    IF enum IS NULL THEN CREATE TYPE mood AS ENUM ('sad', 'ok');
    ELSIF NOT labels @> wanted THEN
        RAISE EXCEPTION 'type % has the labels %, and is to have %', enum, labels, wanted
              USING HINT = 'op.addEnumValue(), op.renameEnumValue() and op.dropEnumValue() change them.';
    END IF;
END
$$;

CREATE DOMAIN wish AS mood DEFAULT 'ok';

CREATE DOMAIN numbers AS INTEGER[] DEFAULT ('{1}'::integer[]);

CREATE DOMAIN best_wish AS wish NOT NULL;

-- enum public.mood ('sad', 'ok')
-- domain public.best_wish wish not null default 'ok'::mood
-- domain public.numbers integer[] default '{1}'::integer[]
-- domain public.wish mood default 'ok'::mood

-- ## createDomain: odd names

CREATE DOMAIN "select" AS TEXT DEFAULT '' CONSTRAINT "select" CHECK (VALUE <> 'x');

CREATE DOMAIN "CamelCase" AS TEXT DEFAULT 'it''s "quoted"' CONSTRAINT "CamelCase" CHECK (VALUE <> 'x');

CREATE DOMAIN " two  words " AS TEXT DEFAULT 'x''); DROP TABLE users; --' CONSTRAINT " two  words " CHECK (VALUE <> 'x');

CREATE DOMAIN "it's ""quoted""" AS TEXT DEFAULT E'\\'' \\\\ \\n' CONSTRAINT "it's ""quoted""" CHECK (VALUE <> 'x');

CREATE DOMAIN "x""); DROP TABLE users; --" AS TEXT DEFAULT 'one
two␍
three␍four	tab' CONSTRAINT "x""); DROP TABLE users; --" CHECK (VALUE <> 'x');

CREATE DOMAIN "naïve 😀" AS TEXT DEFAULT '$tag$ $$ ; $tag$' CONSTRAINT "naïve 😀" CHECK (VALUE <> 'x');

CREATE DOMAIN ":name $1 ?1 %s \ $$" AS TEXT DEFAULT ':name $1 ?1 %s 100%' CONSTRAINT ":name $1 ?1 %s \ $$" CHECK (VALUE <> 'x');

-- domain public." two  words " text default 'x''); DROP TABLE users; --'::text " two  words " CHECK ((VALUE <> 'x'::text))
-- domain public.":name $1 ?1 %s \ $$" text default ':name $1 ?1 %s 100%'::text ":name $1 ?1 %s \ $$" CHECK ((VALUE <> 'x'::text))
-- domain public."CamelCase" text default 'it''s "quoted"'::text "CamelCase" CHECK ((VALUE <> 'x'::text))
-- domain public."it's ""quoted""" text default '\'' \\ \n'::text "it's ""quoted""" CHECK ((VALUE <> 'x'::text))
-- domain public."naïve 😀" text default '$tag$ $$ ; $tag$'::text "naïve 😀" CHECK ((VALUE <> 'x'::text))
-- domain public."select" text default ''::text "select" CHECK ((VALUE <> 'x'::text))
-- domain public."x""); DROP TABLE users; --" text default 'one
-- two␍
-- three␍-- four	tab'::text "x""); DROP TABLE users; --" CHECK ((VALUE <> 'x'::text))

-- ## createDomain: one that is there

-- database: PostgreSQL refused the statement: type "email" already exists

-- ## alterDomain: each thing that is named

ALTER DOMAIN email DROP CONSTRAINT email_at;

ALTER DOMAIN email SET DEFAULT lower('X@Y');

ALTER DOMAIN email ADD CONSTRAINT email_at CHECK (VALUE LIKE '%@_%');

-- domain public.email character varying(50) default lower('X@Y'::text) email_at CHECK (((VALUE)::text ~~ '%@_%'::text)) email_long CHECK ((length((VALUE)::text) > 2))
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column email email null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,one@x)
--   row (2,)

-- ## alterDomain: no default, and rows that NOT NULL contradicts

-- database: PostgreSQL refused the statement: column "email" of table "users" contains null values
--   Give these rows a value first. In a new column they get its default, or what fill says: { fill: 0 }.

-- ## alterDomain: NOT NULL and no default

ALTER DOMAIN title DROP DEFAULT;

ALTER DOMAIN title SET NOT NULL;

-- domain public.title text not null

-- ## alterDomain: one that isn't there

-- database: PostgreSQL refused the statement: type "email" does not exist

-- ## dropDomain: that nothing is of

DROP DOMAIN title;

-- nothing

-- ## dropDomain: that a column is of

-- database: PostgreSQL refused the statement: cannot drop type email because other objects depend on it. column email of table users depends on type email
--   Use DROP ... CASCADE to drop the dependent objects too.

-- ## dropDomain: cascade takes the columns along

DROP DOMAIN email CASCADE;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1)
--   row (2)

-- ## dropDomain: ifExists does without

DROP DOMAIN IF EXISTS email;

-- nothing
