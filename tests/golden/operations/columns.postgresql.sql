-- ## addColumn: an enum that isn't there comes with it

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

ALTER TABLE users ADD COLUMN mood mood DEFAULT 'ok';

-- enum public.mood ('sad', 'ok')
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column mood mood null default 'ok'::mood
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,ok)
--   row (2,O'Hara,,ok)

-- ## addColumn: a reference to names with dots in them

ALTER TABLE users ADD COLUMN a INTEGER REFERENCES "a.b" ("c.d");

-- table public."a.b"
--   column "c.d" integer not null default nextval('"a.b_c.d_seq"'::regclass)
--   constraint "a.b_pkey" PRIMARY KEY ("c.d")
--   sequence "a.b_c.d_seq" integer
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column a integer null
--   constraint users_a_fkey FOREIGN KEY (a) REFERENCES "a.b"("c.d")
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,)
--   row (2,O'Hara,,)

-- ## addColumn: one that takes NULL

ALTER TABLE users ADD COLUMN email VARCHAR(255);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column email character varying(255) null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,)
--   row (2,O'Hara,,)

-- ## addColumn: a default fills the rows that are there

ALTER TABLE users ADD COLUMN points INTEGER DEFAULT -1 NOT NULL;

ALTER TABLE users ADD COLUMN motto TEXT DEFAULT 'x''); DROP TABLE users; --' NOT NULL;

ALTER TABLE users ADD COLUMN lucky INTEGER DEFAULT 7 NOT NULL;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column points integer not null default '-1'::integer
--   column motto text not null default 'x''); DROP TABLE users; --'::text
--   column lucky integer not null default 7
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,-1,"x'); DROP TABLE users; --",7)
--   row (2,O'Hara,,-1,"x'); DROP TABLE users; --",7)

-- ## addColumn: an expression as default

ALTER TABLE users ADD COLUMN half INTEGER DEFAULT (4 / 2);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column half integer null default (4 / 2)
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,2)
--   row (2,O'Hara,,2)

-- ## addColumn: a default that SQLite has no literal for

ALTER TABLE users ADD COLUMN lines TEXT DEFAULT 'one
two␍
three␍four	tab' NOT NULL;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column lines text not null default 'one
-- two␍
-- three␍-- four	tab'::text
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,"one
-- two␍
-- three␍-- four	tab")
--   row (2,O'Hara,,"one
-- two␍
-- three␍-- four	tab")

-- ## addColumn: constraints and indexes

ALTER TABLE users ADD COLUMN boss INTEGER CONSTRAINT fk_boss REFERENCES users (id) ON DELETE SET NULL DEFERRABLE CONSTRAINT "not oneself" CHECK (boss <> id) CHECK (boss > 0);

CREATE INDEX ix_users_boss ON users (boss);

CREATE UNIQUE INDEX high ON users (boss) WHERE boss > 5;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column boss integer null
--   constraint "not oneself" CHECK ((boss <> id))
--   constraint users_boss_check CHECK ((boss > 0))
--   constraint fk_boss FOREIGN KEY (boss) REFERENCES users(id) ON DELETE SET NULL DEFERRABLE
--   constraint users_pkey PRIMARY KEY (id)
--   index UNIQUE INDEX high ON public.users USING btree (boss) WHERE (boss > 5)
--   index INDEX ix_users_boss ON public.users USING btree (boss)
--   sequence users_id_seq integer
--   row (1,Ann,30,)
--   row (2,O'Hara,,)

-- ## addColumn: a unique one

ALTER TABLE users ADD COLUMN email TEXT CONSTRAINT uq_email UNIQUE;

COMMENT ON COLUMN users.email IS 'where to';

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column email text null -- where to
--   constraint users_pkey PRIMARY KEY (id)
--   constraint uq_email UNIQUE (email)
--   sequence users_id_seq integer
--   row (1,Ann,30,)
--   row (2,O'Hara,,)

-- ## addColumn: a unique one that is checked at the end

ALTER TABLE users ADD COLUMN email TEXT UNIQUE DEFERRABLE INITIALLY DEFERRED;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column email text null
--   constraint users_pkey PRIMARY KEY (id)
--   constraint users_email_key UNIQUE (email) DEFERRABLE INITIALLY DEFERRED
--   sequence users_id_seq integer
--   row (1,Ann,30,)
--   row (2,O'Hara,,)

-- ## addColumn: a comment and a collation

ALTER TABLE users ADD COLUMN email TEXT COLLATE "C";

COMMENT ON COLUMN users.email IS E'\\'' \\\\ \\n';

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column email text collate "C" null -- \' \\ \n
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,)
--   row (2,O'Hara,,)

-- ## addColumn: one that is computed when read

ALTER TABLE users ADD COLUMN twice INTEGER GENERATED ALWAYS AS (age * 2) VIRTUAL;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column twice integer null virtual (age * 2)
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,60)
--   row (2,O'Hara,,)

-- ## addColumn: one that is computed and stored

ALTER TABLE users ADD COLUMN twice INTEGER GENERATED ALWAYS AS (age * 2) STORED;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column twice integer null stored (age * 2)
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,60)
--   row (2,O'Hara,,)

-- ## addColumn: numbers for the rows

ALTER TABLE users ADD COLUMN "position" SMALLSERIAL;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column "position" smallint not null default nextval('users_position_seq'::regclass)
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   sequence users_position_seq smallint
--   row (1,Ann,30,1)
--   row (2,O'Hara,,2)

-- ## addColumn: ifNotExists leaves what is there

ALTER TABLE users ADD COLUMN IF NOT EXISTS age TEXT DEFAULT 'x' NOT NULL;

ALTER TABLE users ADD COLUMN IF NOT EXISTS email TEXT;

CREATE INDEX IF NOT EXISTS ix_users_email ON users (email);

ALTER TABLE users ADD COLUMN IF NOT EXISTS email TEXT;

CREATE INDEX IF NOT EXISTS ix_users_email ON users (email);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column email text null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix_users_email ON public.users USING btree (email)
--   sequence users_id_seq integer
--   row (1,Ann,30,)
--   row (2,O'Hara,,)

-- ## addColumn: among the others

-- unsupported: PostgreSQL has no place for column "b" but the last
--   Leave it there: name the columns where their order matters, or make a view.

-- ## addColumn: identity

ALTER TABLE users ADD COLUMN "position" INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY (START WITH 7);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column "position" integer not null identity
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   sequence users_position_seq integer start 7 increment 1 from 1 to 2147483647 cache 1
--   row (1,Ann,30,7)
--   row (2,O'Hara,,8)

-- ## addColumn: to a STRICT table

ALTER TABLE t ADD COLUMN b TEXT;

ALTER TABLE t ADD COLUMN c VARCHAR(40) UNIQUE;

-- table public.t
--   column a integer null
--   column b text null
--   column c character varying(40) null
--   constraint t_c_key UNIQUE (c)

-- ## addColumn: to a STRICT table, of a type that it doesn't know

-- database: PostgreSQL refused the statement: type "nope" does not exist

-- ## addColumn: in a schema

ALTER TABLE "App".t ADD COLUMN c INTEGER REFERENCES "App".t;

CREATE INDEX ix_t_c ON "App".t (c);

COMMENT ON COLUMN "App".t.c IS 'which';

-- schema "App"
-- table "App".t
--   column a integer not null default nextval('"App".t_a_seq'::regclass)
--   column b integer null
--   column c integer null -- which
--   constraint t_c_fkey FOREIGN KEY (c) REFERENCES "App".t(a)
--   constraint t_pkey PRIMARY KEY (a)
--   index INDEX ix_t_c ON "App".t USING btree (c)
--   sequence "App".t_a_seq integer
--   row (1,2,)

-- ## addColumn: odd names

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN "select" TEXT;

CREATE INDEX "on select" ON "x""); DROP TABLE users; --" ("select");

COMMENT ON COLUMN "x""); DROP TABLE users; --"."select" IS 'select';

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN "CamelCase" TEXT;

CREATE INDEX "on CamelCase" ON "x""); DROP TABLE users; --" ("CamelCase");

COMMENT ON COLUMN "x""); DROP TABLE users; --"."CamelCase" IS 'CamelCase';

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN " two  words " TEXT;

CREATE INDEX "on  two  words " ON "x""); DROP TABLE users; --" (" two  words ");

COMMENT ON COLUMN "x""); DROP TABLE users; --"." two  words " IS ' two  words ';

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN "it's ""quoted""" TEXT;

CREATE INDEX "on it's ""quoted""" ON "x""); DROP TABLE users; --" ("it's ""quoted""");

COMMENT ON COLUMN "x""); DROP TABLE users; --"."it's ""quoted""" IS 'it''s "quoted"';

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN "x""); DROP TABLE users; --" TEXT;

CREATE INDEX "on x""); DROP TABLE users; --" ON "x""); DROP TABLE users; --" ("x""); DROP TABLE users; --");

COMMENT ON COLUMN "x""); DROP TABLE users; --"."x""); DROP TABLE users; --" IS 'x"); DROP TABLE users; --';

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN "naïve 😀" TEXT;

CREATE INDEX "on naïve 😀" ON "x""); DROP TABLE users; --" ("naïve 😀");

COMMENT ON COLUMN "x""); DROP TABLE users; --"."naïve 😀" IS 'naïve 😀';

ALTER TABLE "x""); DROP TABLE users; --" ADD COLUMN ":name $1 ?1 %s \ $$" TEXT;

CREATE INDEX "on :name $1 ?1 %s \ $$" ON "x""); DROP TABLE users; --" (":name $1 ?1 %s \ $$");

COMMENT ON COLUMN "x""); DROP TABLE users; --".":name $1 ?1 %s \ $$" IS E':name $1 ?1 %s \\ $$';

-- table public."x""); DROP TABLE users; --"
--   column a integer null
--   column "select" text null -- select
--   column "CamelCase" text null -- CamelCase
--   column " two  words " text null --  two  words 
--   column "it's ""quoted""" text null -- it's "quoted"
--   column "x""); DROP TABLE users; --" text null -- x"); DROP TABLE users; --
--   column "naïve 😀" text null -- naïve 😀
--   column ":name $1 ?1 %s \ $$" text null -- :name $1 ?1 %s \ $$
--   index INDEX "on  two  words " ON public."x""); DROP TABLE users; --" USING btree (" two  words ")
--   index INDEX "on :name $1 ?1 %s \ $$" ON public."x""); DROP TABLE users; --" USING btree (":name $1 ?1 %s \ $$")
--   index INDEX "on CamelCase" ON public."x""); DROP TABLE users; --" USING btree ("CamelCase")
--   index INDEX "on it's ""quoted""" ON public."x""); DROP TABLE users; --" USING btree ("it's ""quoted""")
--   index INDEX "on naïve 😀" ON public."x""); DROP TABLE users; --" USING btree ("naïve 😀")
--   index INDEX "on select" ON public."x""); DROP TABLE users; --" USING btree ("select")
--   index INDEX "on x""); DROP TABLE users; --" ON public."x""); DROP TABLE users; --" USING btree ("x""); DROP TABLE users; --")

-- ## addColumn: one that is there

-- database: PostgreSQL refused the statement: column "age" of relation "users" already exists

-- ## addColumn: NOT NULL without a default, with rows there

-- database: PostgreSQL refused the statement: column "email" of relation "users" contains null values
--   Give these rows a value first. In a new column they get its default, or what fill says: { fill: 0 }.

-- ## alterColumn: an enum that isn't there comes with the type

DO $$
DECLARE
    enum regtype := to_regtype('who');
    labels text[] := ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = enum ORDER BY enumsortorder);
    wanted text[] := ARRAY['Ann', 'O''Hara'];
BEGIN
    IF enum IS NULL THEN CREATE TYPE who AS ENUM ('Ann', 'O''Hara');
    ELSIF NOT labels @> wanted THEN
        RAISE EXCEPTION 'type % has the labels %, and is to have %', enum, labels, wanted
              USING HINT = 'op.addEnumValue(), op.renameEnumValue() and op.dropEnumValue() change them.';
    END IF;
END
$$;

ALTER TABLE users ALTER COLUMN name TYPE who USING name::text::who;

-- enum public.who ('Ann', 'O''Hara')
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name who not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## alterColumn: a type

ALTER TABLE users ALTER COLUMN name TYPE VARCHAR(80);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(80) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## alterColumn: a type that needs an expression

ALTER TABLE users ALTER COLUMN name TYPE INTEGER USING length(name);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name integer not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,3,30)
--   row (2,6,)

-- ## alterColumn: a type that values don't turn into by themselves

-- database: PostgreSQL refused the statement: column "age" cannot be cast automatically to type boolean
--   Say how they do: using: "age::boolean"

-- ## alterColumn: a type that the default doesn't turn into by itself

-- database: PostgreSQL refused the statement: default for column "a" cannot be cast automatically to type integer
--   Take the default away before, and set it behind: op.alterColumn("t", "a", { default: null })

-- ## alterColumn: a collation

DO $$
BEGIN
    EXECUTE 'ALTER TABLE t ALTER COLUMN a TYPE ' || coalesce(
        (SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'a'),
        'text') || ' COLLATE "C"';
END
$$;

DO $$
BEGIN
    EXECUTE 'ALTER TABLE t ALTER COLUMN b TYPE ' || coalesce(
        (SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'b'),
        'text') || ' COLLATE "default"';
END
$$;

ALTER TABLE t ALTER COLUMN c TYPE VARCHAR(10) COLLATE "C";

-- table public.t
--   column a text collate "C" null
--   column b character varying(20) null
--   column c character varying(10) collate "C" null

-- ## alterColumn: a generated one, and one that no longer is

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'b' AND attgenerated <> 's') THEN
        RAISE EXCEPTION USING MESSAGE = 'Column "b" of "t" isn''t generated and stored, and can''t become so', HINT = 'Drop it and add it anew.';
    END IF;
    ALTER TABLE t ALTER COLUMN b SET EXPRESSION AS (a * 20 -- more
);
END
$$;

ALTER TABLE t ALTER COLUMN c DROP EXPRESSION;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'd' AND attgenerated <> 'v') THEN
        RAISE EXCEPTION USING MESSAGE = 'Column "d" of "t" isn''t generated and computed when it is read, and can''t become so', HINT = 'Drop it and add it anew.';
    END IF;
    ALTER TABLE t ALTER COLUMN d SET EXPRESSION AS (a * 40);
END
$$;

-- table public.t
--   column a integer null
--   column b integer null stored (a * 20)
--   column d integer null virtual (a * 40)
--   column c integer null
--   row (1,20,40,3)

-- ## alterColumn: a plain one to a generated one

-- database: PostgreSQL refused the statement: Column "age" of "users" isn't generated and stored, and can't become so
--   Drop it and add it anew.

-- ## alterColumn: an identity

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'a' AND attidentity <> '') THEN
        ALTER TABLE t ALTER COLUMN a SET GENERATED ALWAYS SET INCREMENT BY 10 SET NO MINVALUE SET NO MAXVALUE SET START WITH 1 SET CACHE 1 SET NO CYCLE;
    ELSE
        ALTER TABLE t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY (INCREMENT BY 10);
        PERFORM setval(pg_get_serial_sequence('t', 'a'), max(a)) FROM t HAVING max(a) >= 1;
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'b' AND attidentity <> '') THEN
        ALTER TABLE t ALTER COLUMN b SET GENERATED BY DEFAULT SET INCREMENT BY 1 SET NO MINVALUE SET NO MAXVALUE SET START WITH 3 SET CACHE 1 SET NO CYCLE;
    ELSE
        ALTER TABLE t ALTER COLUMN b ADD GENERATED BY DEFAULT AS IDENTITY (START WITH 3);
        PERFORM setval(pg_get_serial_sequence('t', 'b'), max(b)) FROM t HAVING max(b) >= 3;
    END IF;
END
$$;

INSERT INTO t DEFAULT VALUES;

ALTER TABLE t ALTER COLUMN b DROP IDENTITY;

-- table public.t
--   column a integer not null identity always
--   column b integer not null
--   sequence t_a_seq integer start 1 increment 10 from 1 to 2147483647 cache 1
--   row (15,3)
--   row (5,1)

-- ## alterColumn: numbers that are given once

DO $$
DECLARE
    sequence text;
    kind text;
BEGIN
    IF pg_get_serial_sequence('users', 'id') IS NULL THEN
        SELECT name, type INTO sequence, kind FROM (
            SELECT format('%I.%I', nspname, concat(left(concat(relname, '_', attname), 59), '_seq', nullif(i, 0))) AS name,
                format_type(atttypid, NULL) AS type, i
            FROM pg_attribute CROSS JOIN generate_series(0, 99) i JOIN pg_class t ON t.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE attrelid = 'users'::regclass AND attname = 'id'
        ) names WHERE to_regclass(name) IS NULL ORDER BY i LIMIT 1;
        EXECUTE concat('CREATE SEQUENCE ', sequence, ' AS ', kind, ' OWNED BY users.id');
        EXECUTE concat('ALTER TABLE users ALTER COLUMN id SET DEFAULT nextval(', quote_literal(sequence), '::regclass)');
        PERFORM setval(sequence, max(id)) FROM users HAVING max(id) >= 1;
    END IF;
END
$$;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1)
--   row (7)

-- ## alterColumn: a wider key goes on numbering the rows

ALTER TABLE t ALTER COLUMN id TYPE BIGINT;

INSERT INTO t (a) VALUES ('two');

-- table public.t
--   column id bigint not null default nextval('t_id_seq'::regclass)
--   column a text null
--   constraint t_pkey PRIMARY KEY (id)
--   sequence t_id_seq integer
--   row (1,one)
--   row (2,two)

-- ## alterColumn: its place

-- unsupported: PostgreSQL has no place for column "age" but the last
--   Leave it there: name the columns where their order matters, or make a view.

-- ## alterColumn: NOT NULL, and back

UPDATE users SET age = 1 WHERE age IS NULL;

ALTER TABLE users ALTER COLUMN age SET NOT NULL;

ALTER TABLE users ALTER COLUMN name DROP NOT NULL;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) null
--   column age integer not null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,1)

-- ## alterColumn: NOT NULL where rows hold NULL

-- database: PostgreSQL refused the statement: column "age" of relation "users" contains null values
--   Give these rows a value first. In a new column they get its default, or what fill says: { fill: 0 }.

-- ## alterColumn: the name of a key without rowids that a unique constraint has, too

ALTER TABLE t RENAME COLUMN "a b" TO a;

-- table public.t
--   column a integer not null default nextval('"t_a b_seq"'::regclass)
--   column c text null
--   constraint t_pkey PRIMARY KEY (a)
--   constraint u UNIQUE (a, c)
--   sequence "t_a b_seq" integer

-- ## alterColumn: the identity of a key, taken away

ALTER TABLE t ALTER COLUMN id DROP IDENTITY;

-- table public.t
--   column id integer not null
--   constraint pk PRIMARY KEY (id)

-- ## alterColumn: a type, of a column that a view reads

-- database: PostgreSQL refused the statement: cannot alter type of a column used by a view or rule. rule _RETURN on view v depends on column "age"
--   Drop what reads it before, and make it again behind.

-- ## alterColumn: a default is written as the column's type has it

ALTER TABLE t ALTER COLUMN day SET DEFAULT '2026-11-20 14:30:00.000+00';

ALTER TABLE t ALTER COLUMN "time" SET DEFAULT '2026-11-20 14:30:00.000+00';

ALTER TABLE t ALTER COLUMN moment SET DEFAULT '2026-11-20 14:30:00.000+00';

ALTER TABLE t ALTER COLUMN id SET DEFAULT '0193A5B0-0000-7000-8000-000000000001';

DO $$
BEGIN
    EXECUTE 'ALTER TABLE t ALTER COLUMN list SET DEFAULT ' || quote_literal(CASE WHEN (SELECT typcategory = 'A' FROM pg_attribute JOIN pg_type t ON t.oid = atttypid WHERE attrelid = 't'::regclass AND attname = 'list')
        THEN '{a}' ELSE '["a"]' END);
END
$$;

DO $$
BEGIN
    EXECUTE 'ALTER TABLE t ALTER COLUMN names SET DEFAULT ' || quote_literal(CASE WHEN (SELECT typcategory = 'A' FROM pg_attribute JOIN pg_type t ON t.oid = atttypid WHERE attrelid = 't'::regclass AND attname = 'names')
        THEN '{a,it''s}' ELSE '["a","it''s"]' END);
END
$$;

ALTER TABLE t ALTER COLUMN flag SET DEFAULT true;

INSERT INTO t DEFAULT VALUES;

-- table public.t
--   column day date null default '2026-11-20'::date
--   column "time" time without time zone null default '14:30:00'::time without time zone
--   column moment timestamp without time zone null default '2026-11-20 14:30:00'::timestamp without time zone
--   column id uuid null default '0193a5b0-0000-7000-8000-000000000001'::uuid
--   column list json null default '["a"]'::json
--   column names text[] null default '{a,it''s}'::text[]
--   column flag boolean null default true
--   row (2026-11-20,14:30:00,"2026-11-20 14:30:00",0193a5b0-0000-7000-8000-000000000001,"[""a""]","{a,it's}",t)

-- ## alterColumn: a default, an expression as default, and none

ALTER TABLE users ALTER COLUMN name SET DEFAULT 'x''); DROP TABLE users; --';

ALTER TABLE users ALTER COLUMN age SET DEFAULT (1 + 1);

ALTER TABLE users ADD COLUMN gone INTEGER DEFAULT 1;

ALTER TABLE users ALTER COLUMN gone DROP DEFAULT;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null default 'x''); DROP TABLE users; --'::character varying
--   column age integer null default (1 + 1)
--   column gone integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,1)
--   row (2,O'Hara,,1)

-- ## alterColumn: a name, used in an index and a check

ALTER TABLE users RENAME COLUMN age TO years;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column years integer null
--   constraint adult CHECK ((years > 17))
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix_age ON public.users USING btree (years)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## alterColumn: all at once

ALTER TABLE users ALTER COLUMN name DROP DEFAULT;

ALTER TABLE users ALTER COLUMN name TYPE TEXT;

ALTER TABLE users ALTER COLUMN name DROP NOT NULL;

ALTER TABLE users ALTER COLUMN name SET DEFAULT 'x';

COMMENT ON COLUMN users.name IS 'who';

ALTER TABLE users RENAME COLUMN name TO "x""); DROP TABLE users; --";

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column "x""); DROP TABLE users; --" text null default 'x'::text -- who
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## alterColumn: in a schema

ALTER TABLE "App".t ALTER COLUMN b TYPE BIGINT;

-- schema "App"
-- table "App".t
--   column a integer not null default nextval('"App".t_a_seq'::regclass)
--   column b bigint null
--   constraint t_pkey PRIMARY KEY (a)
--   sequence "App".t_a_seq integer
--   row (1,2)

-- ## alterColumn: one that isn't there

-- database: PostgreSQL refused the statement: column "agge" of relation "users" does not exist

-- ## dropColumn: one column

ALTER TABLE users DROP COLUMN age;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann)
--   row (2,O'Hara)

-- ## dropColumn: in a schema

ALTER TABLE "App".t DROP COLUMN b;

-- schema "App"
-- table "App".t
--   column a integer not null default nextval('"App".t_a_seq'::regclass)
--   constraint t_pkey PRIMARY KEY (a)
--   sequence "App".t_a_seq integer
--   row (1)

-- ## dropColumn: odd names

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN "select";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN "CamelCase";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN " two  words ";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN "it's ""quoted""";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN "x""); DROP TABLE users; --";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN "naïve 😀";

ALTER TABLE "x""); DROP TABLE users; --" DROP COLUMN ":name $1 ?1 %s \ $$";

-- table public."x""); DROP TABLE users; --"
--   column a text null

-- ## dropColumn: ifExists without one

ALTER TABLE users DROP COLUMN IF EXISTS email;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropColumn: with what depends on it

ALTER TABLE users DROP COLUMN name CASCADE;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,30)
--   row (2,)

-- ## dropColumn: one with an index on it

ALTER TABLE users DROP COLUMN age;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann)
--   row (2,O'Hara)

-- ## dropColumn: one that checks name

ALTER TABLE t DROP COLUMN a;

-- table public.t
--   column b integer null
--   constraint t_b_check CHECK ((b > 0))

-- ## dropColumn: one that isn't there

-- database: PostgreSQL refused the statement: column "email" of relation "users" does not exist
