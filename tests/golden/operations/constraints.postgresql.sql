-- ## createPrimaryKey: on a table without one

ALTER TABLE orders ADD CONSTRAINT pk_orders PRIMARY KEY (id);

-- table public.orders
--   column id integer not null
--   column user_id integer null
--   constraint pk_orders PRIMARY KEY (id)
--   row (1,1)
--   row (2,)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createPrimaryKey: on a table that has one

-- database: PostgreSQL refused the statement: multiple primary keys for table "users" are not allowed

-- ## createPrimaryKey: that goes down, and passes over rows that break it

-- unsupported: PostgreSQL has no collations and orders in keys, such as that on id
--   Make a unique index instead: its keys have both.

-- ## createUniqueConstraint: on several columns

ALTER TABLE users ADD CONSTRAINT uq_name_age UNIQUE (name, age);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   constraint uq_name_age UNIQUE (name, age)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createUniqueConstraint: without regard to case, in place of the row before

-- unsupported: PostgreSQL has no collations and orders in keys, such as that on name, age
--   Make a unique index instead: its keys have both.

-- ## createUniqueConstraint: one NULL only, with further columns

ALTER TABLE users ADD CONSTRAINT uq_age UNIQUE NULLS NOT DISTINCT (age) INCLUDE (name) DEFERRABLE;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   constraint uq_age UNIQUE NULLS NOT DISTINCT (age) INCLUDE (name) DEFERRABLE
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createUniqueConstraint: without a name, in a schema

ALTER TABLE "App".t ADD UNIQUE (a);

-- schema "App"
-- table "App".t
--   column a integer null
--   constraint t_a_key UNIQUE (a)

-- ## createUniqueConstraint: odd names

ALTER TABLE "x""); DROP TABLE users; --" ADD CONSTRAINT " two  words " UNIQUE ("it's ""quoted""");

-- table public."x""); DROP TABLE users; --"
--   column "it's ""quoted""" text null
--   constraint " two  words " UNIQUE ("it's ""quoted""")

-- ## createUniqueConstraint: where rows have the same values

-- database: PostgreSQL refused the statement: could not create unique index "uq_name". Key (name)=(Ann) is duplicated.

-- ## createCheckConstraint: a condition that ends in a comment

ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age < 150 -- years
);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint ck_age CHECK ((age < 150))
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createCheckConstraint: where rows don't meet it

-- database: PostgreSQL refused the statement: check constraint "ck_age" of relation "users" is violated by some row
--   Change or delete the rows that don't meet its condition first.

-- ## createCheckConstraint: which rows that are there may break, and tables that inherit

ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age > 40) NO INHERIT NOT VALID;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint ck_age CHECK ((age > 40)) NO INHERIT NOT VALID
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createForeignKey: with actions

ALTER TABLE orders ADD CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED;

-- table public.orders
--   column id integer null
--   column user_id integer null
--   constraint fk_user FOREIGN KEY (user_id) REFERENCES users(id) ON UPDATE SET NULL ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
--   row (1,1)
--   row (2,)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createForeignKey: without a name, to the primary key

ALTER TABLE orders ADD FOREIGN KEY(user_id) REFERENCES users;

-- table public.orders
--   column id integer null
--   column user_id integer null
--   constraint orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
--   row (1,1)
--   row (2,)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createForeignKey: all of several columns or none

ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY(a, b) REFERENCES p (a, b) MATCH FULL;

-- table public.c
--   column a integer null
--   column b integer null
--   constraint fk FOREIGN KEY (a, b) REFERENCES p(a, b) MATCH FULL
-- table public.p
--   column a integer not null
--   column b integer not null
--   constraint p_pkey PRIMARY KEY (a, b)

-- ## createForeignKey: of several columns, of which one is set when the other row goes

ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY(a, b) REFERENCES p (a, b) ON DELETE SET NULL (b);

-- table public.c
--   column a integer not null
--   column b integer null
--   constraint fk FOREIGN KEY (a, b) REFERENCES p(a, b) ON DELETE SET NULL (b)
-- table public.p
--   column a integer not null
--   column b integer not null
--   constraint p_pkey PRIMARY KEY (a, b)

-- ## createForeignKey: which rows that are there may break

ALTER TABLE orders ADD CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id) NOT VALID;

-- table public.orders
--   column id integer null
--   column user_id integer null
--   constraint fk_user FOREIGN KEY (user_id) REFERENCES users(id) NOT VALID
--   row (1,1)
--   row (2,7)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createForeignKey: of two tables to each other

CREATE TABLE a (
    id SERIAL NOT NULL,
    b INTEGER,
    PRIMARY KEY (id)
);

CREATE TABLE b (
    id SERIAL NOT NULL,
    a INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(a) REFERENCES a (id)
);

ALTER TABLE a ADD CONSTRAINT fk_a_b FOREIGN KEY(b) REFERENCES b (id);

-- table public.a
--   column id integer not null default nextval('a_id_seq'::regclass)
--   column b integer null
--   constraint fk_a_b FOREIGN KEY (b) REFERENCES b(id)
--   constraint a_pkey PRIMARY KEY (id)
--   sequence a_id_seq integer
-- table public.b
--   column id integer not null default nextval('b_id_seq'::regclass)
--   column a integer null
--   constraint b_a_fkey FOREIGN KEY (a) REFERENCES a(id)
--   constraint b_pkey PRIMARY KEY (id)
--   sequence b_id_seq integer

-- ## createForeignKey: where a row refers to none

-- database: PostgreSQL refused the statement: insert or update on table "orders" violates foreign key constraint "fk_user". Key (user_id)=(7) is not present in table "users".

-- ## createForeignKey: of a table that it refers to itself

ALTER TABLE users ADD COLUMN boss INTEGER;

ALTER TABLE users ADD CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES users (id);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column boss integer null
--   constraint fk_boss FOREIGN KEY (boss) REFERENCES users(id)
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30,)
--   row (2,O'Hara,,)

-- ## createExcludeConstraint: of ranges that overlap

ALTER TABLE stays ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, (during) range_ops WITH &&) WHERE (room IS NOT NULL);

-- table public.stays
--   column room int4range null
--   column during tsrange null
--   constraint no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((room IS NOT NULL))

-- ## renameConstraint: of each kind

ALTER TABLE t RENAME CONSTRAINT c TO "c ""new""";

ALTER TABLE t RENAME CONSTRAINT p TO "p ""new""";

ALTER TABLE t RENAME CONSTRAINT u TO "u ""new""";

ALTER TABLE t RENAME CONSTRAINT f TO "f ""new""";

-- table public.t
--   column a integer not null default nextval('t_a_seq'::regclass)
--   column b integer null
--   constraint "c ""new""" CHECK ((a > 0))
--   constraint "f ""new""" FOREIGN KEY (b) REFERENCES t(a) ON DELETE CASCADE
--   constraint "p ""new""" PRIMARY KEY (a)
--   constraint "u ""new""" UNIQUE (b)
--   sequence t_a_seq integer

-- ## renameConstraint: in a schema

ALTER TABLE "App".t RENAME CONSTRAINT u TO v;

-- schema "App"
-- table "App".t
--   column a integer null
--   constraint v UNIQUE (a)

-- ## renameConstraint: one that isn't there

-- database: PostgreSQL refused the statement: constraint "nope" for table "users" does not exist

-- ## validateConstraint: that rows keep to

ALTER TABLE users VALIDATE CONSTRAINT ck_age;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint ck_age CHECK ((age > 40))
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,50)
--   row (2,O'Hara,50)

-- ## validateConstraint: that rows break

-- database: PostgreSQL refused the statement: check constraint "ck_age" of relation "users" is violated by some row
--   Change or delete the rows that don't meet its condition first.

-- ## dropConstraint: by name

ALTER TABLE orders DROP CONSTRAINT fk_user;

ALTER TABLE orders DROP CONSTRAINT uq_user;

-- table public.orders
--   column id integer null
--   column user_id integer null
--   row (1,1)
--   row (2,)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropConstraint: ones without names, by what they are

DO $$
DECLARE
    changes text;
    found integer;
BEGIN
    SELECT string_agg(format('DROP CONSTRAINT %I', conname), ', '), count(*) INTO changes, found
    FROM pg_constraint WHERE conrelid = 't'::regclass
      AND contype = 'f';
    IF found > 1 THEN RAISE EXCEPTION USING MESSAGE = 'Table "t" has several FOREIGN KEY'; END IF;
    IF found = 0 THEN RAISE EXCEPTION USING MESSAGE = 'Table "t" has no FOREIGN KEY'; END IF;
    IF found > 0 THEN EXECUTE 'ALTER TABLE t ' || changes; END IF;
END
$$;

DO $$
DECLARE
    changes text;
    found integer;
BEGIN
    SELECT string_agg(format('DROP CONSTRAINT %I', conname), ', '), count(*) INTO changes, found
    FROM pg_constraint WHERE conrelid = 't'::regclass
      AND contype = 'u'
      AND conkey = ARRAY(
        SELECT attnum FROM unnest(ARRAY['c'])
          WITH ORDINALITY AS named (name, place)
          LEFT JOIN pg_attribute ON attrelid = conrelid AND attname = named.name ORDER BY place);
    IF found = 0 THEN RAISE EXCEPTION USING MESSAGE = 'Table "t" has no UNIQUE (c)'; END IF;
    IF found > 0 THEN EXECUTE 'ALTER TABLE t ' || changes; END IF;
END
$$;

DO $$
DECLARE
    changes text;
    found integer;
BEGIN
    ALTER TABLE t ADD CONSTRAINT _migrate_twin CHECK (b>0  -- positive
) NOT VALID;
    SELECT string_agg(format('DROP CONSTRAINT %I', conname), ', '), count(*) INTO changes, found
    FROM pg_constraint WHERE conrelid = 't'::regclass
      AND contype = 'c'
      AND conname <> '_migrate_twin'
      AND pg_get_expr(conbin, conrelid) = (
        SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint
        WHERE conrelid = 't'::regclass AND conname = '_migrate_twin');
    ALTER TABLE t DROP CONSTRAINT _migrate_twin;
    IF found = 0 THEN RAISE EXCEPTION USING MESSAGE = 'Table "t" has no CHECK (b>0  -- positive)'; END IF;
    IF found > 0 THEN EXECUTE 'ALTER TABLE t ' || changes; END IF;
END
$$;

DO $$
DECLARE
    changes text;
    found integer;
BEGIN
    SELECT string_agg(format('DROP CONSTRAINT %I', conname), ', '), count(*) INTO changes, found
    FROM pg_constraint WHERE conrelid = 't'::regclass
      AND contype = 'p';
    IF found > 1 THEN RAISE EXCEPTION USING MESSAGE = 'Table "t" has several PRIMARY KEY'; END IF;
    IF found = 0 THEN RAISE EXCEPTION USING MESSAGE = 'Table "t" has no PRIMARY KEY'; END IF;
    IF found > 0 THEN EXECUTE 'ALTER TABLE t ' || changes; END IF;
END
$$;

-- table public.t
--   column a integer not null default nextval('t_a_seq'::regclass)
--   column b integer null
--   column c integer null
--   constraint t_b_check1 CHECK ((b < 9))
--   constraint t_b_c_key UNIQUE (b, c)
--   sequence t_a_seq integer

-- ## dropConstraint: one of several

-- database: PostgreSQL refused the statement: Table "t" has several UNIQUE

-- ## dropConstraint: one on columns in another order

-- database: PostgreSQL refused the statement: Table "t" has no UNIQUE (c, b)

-- ## dropConstraint: a check that isn't there

-- database: PostgreSQL refused the statement: Table "t" has no CHECK (b > 1)

-- ## dropConstraint: ifExists without one

ALTER TABLE t DROP CONSTRAINT IF EXISTS nope;

DO $$
DECLARE
    changes text;
    found integer;
BEGIN
    SELECT string_agg(format('DROP CONSTRAINT %I', conname), ', '), count(*) INTO changes, found
    FROM pg_constraint WHERE conrelid = 't'::regclass
      AND contype = 'u'
      AND conkey = ARRAY(
        SELECT attnum FROM unnest(ARRAY['a'])
          WITH ORDINALITY AS named (name, place)
          LEFT JOIN pg_attribute ON attrelid = conrelid AND attname = named.name ORDER BY place);
    IF found > 0 THEN EXECUTE 'ALTER TABLE t ' || changes; END IF;
END
$$;

DO $$
DECLARE
    changes text;
    found integer;
BEGIN
    ALTER TABLE t ADD CONSTRAINT _migrate_twin CHECK (b > 1) NOT VALID;
    SELECT string_agg(format('DROP CONSTRAINT %I', conname), ', '), count(*) INTO changes, found
    FROM pg_constraint WHERE conrelid = 't'::regclass
      AND contype = 'c'
      AND conname <> '_migrate_twin'
      AND pg_get_expr(conbin, conrelid) = (
        SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint
        WHERE conrelid = 't'::regclass AND conname = '_migrate_twin');
    ALTER TABLE t DROP CONSTRAINT _migrate_twin;
    IF found > 0 THEN EXECUTE 'ALTER TABLE t ' || changes; END IF;
END
$$;

-- table public.t
--   column a integer not null default nextval('t_a_seq'::regclass)
--   column b integer null
--   column c integer null
--   constraint t_b_check CHECK ((b > 0))
--   constraint t_b_check1 CHECK ((b < 9))
--   constraint t_b_fkey FOREIGN KEY (b) REFERENCES t(a)
--   constraint t_pkey PRIMARY KEY (a)
--   constraint t_b_c_key UNIQUE (b, c)
--   constraint t_c_key UNIQUE (c)
--   sequence t_a_seq integer

-- ## dropConstraint: with what depends on it

ALTER TABLE t DROP CONSTRAINT uq CASCADE;

-- table public.t
--   column a integer null
--   column b integer null

-- ## dropConstraint: odd names

DO $$
DECLARE
    changes text;
    found integer;
BEGIN
    SELECT string_agg(format('DROP CONSTRAINT %I', conname), ', '), count(*) INTO changes, found
    FROM pg_constraint WHERE conrelid = '"x""); DROP TABLE users; --"'::regclass
      AND contype = 'u'
      AND conkey = ARRAY(
        SELECT attnum FROM unnest(ARRAY['it''s "quoted"'])
          WITH ORDINALITY AS named (name, place)
          LEFT JOIN pg_attribute ON attrelid = conrelid AND attname = named.name ORDER BY place);
    IF found = 0 THEN RAISE EXCEPTION USING MESSAGE = 'Table "x"); DROP TABLE users; --" has no UNIQUE (it''s "quoted")'; END IF;
    IF found > 0 THEN EXECUTE 'ALTER TABLE "x""); DROP TABLE users; --" ' || changes; END IF;
END
$$;

-- table public."x""); DROP TABLE users; --"
--   column "it's ""quoted""" text null

-- ## dropConstraint: one that isn't there

-- database: PostgreSQL refused the statement: constraint "nope" of relation "users" does not exist
