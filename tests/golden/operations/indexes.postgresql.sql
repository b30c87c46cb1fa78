-- ## createIndex: on a column

CREATE INDEX ix ON users (name);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix ON public.users USING btree (name)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: without a name

CREATE INDEX ix_users_name_age ON users (name, age DESC);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix_users_name_age ON public.users USING btree (name, age DESC)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: on expressions, and with orders

CREATE INDEX ix ON users (lower(name), (trim(lower(name)) -- twice
), (age % 10) DESC, age ASC, ((age + 1)));

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix ON public.users USING btree (lower((name)::text), TRIM(BOTH FROM lower((name)::text)), ((age % 10)) DESC, age, ((age + 1)))
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: unique, on some of the rows

CREATE UNIQUE INDEX ix ON users (age) WHERE name <> ';' -- some
;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index UNIQUE INDEX ix ON public.users USING btree (age) WHERE ((name)::text <> ';'::text)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: NULL first or last

CREATE INDEX ix ON users (age NULLS FIRST, name DESC NULLS LAST);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix ON public.users USING btree (age NULLS FIRST, name DESC NULLS LAST)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: with further columns

CREATE INDEX ix ON users (name) INCLUDE (age, id);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix ON public.users USING btree (name) INCLUDE (age, id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: by an access method

CREATE INDEX ix ON users USING hash (name);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix ON public.users USING hash (name)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: with collations

CREATE INDEX ix ON users (name COLLATE "C" DESC, lower(name) COLLATE "POSIX");

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix ON public.users USING btree (name COLLATE "C" DESC, lower((name)::text) COLLATE "POSIX")
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: with operator classes

CREATE INDEX ix ON users (name varchar_pattern_ops NULLS FIRST, lower(name) text_pattern_ops DESC);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix ON public.users USING btree (name varchar_pattern_ops NULLS FIRST, lower((name)::text) text_pattern_ops DESC)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: where a second NULL is refused

CREATE UNIQUE INDEX ix ON users (age) NULLS NOT DISTINCT;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index UNIQUE INDEX ix ON public.users USING btree (age) NULLS NOT DISTINCT
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: with storage parameters, in a tablespace

CREATE INDEX ix ON users (age) INCLUDE (name) WITH (fillfactor = 70, deduplicate_items = false) TABLESPACE pg_default WHERE age > 1;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix ON public.users USING btree (age) INCLUDE (name) WITH (fillfactor='70', deduplicate_items='false') WHERE (age > 1)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: ifNotExists leaves what is there

CREATE INDEX IF NOT EXISTS ix ON users (age);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix ON public.users USING btree (name)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createIndex: concurrently, outside of the transaction

INSERT INTO users (id, name, age) VALUES (3, 'before', 3);

COMMIT;

CREATE INDEX CONCURRENTLY IF NOT EXISTS ix ON users (age);

CREATE UNIQUE INDEX CONCURRENTLY ix_2 ON users (name);

BEGIN;

INSERT INTO users (id, name, age) VALUES (4, 'behind', 4);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix ON public.users USING btree (age)
--   index UNIQUE INDEX ix_2 ON public.users USING btree (name)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
--   row (3,before,3)
--   row (4,behind,4)

-- ## createIndex: in a schema

CREATE INDEX ix_t_a ON "App".t (a);

-- schema "App"
-- table "App".t
--   column a integer null
--   index INDEX ix_t_a ON "App".t USING btree (a)

-- ## createIndex: odd names

CREATE INDEX "it's ""quoted""" ON "x""); DROP TABLE users; --" ("select", "CamelCase", " two  words ", "it's ""quoted""", "x""); DROP TABLE users; --", "naïve 😀", ":name $1 ?1 %s \ $$");

-- table public."x""); DROP TABLE users; --"
--   column "select" text null
--   column "CamelCase" text null
--   column " two  words " text null
--   column "it's ""quoted""" text null
--   column "x""); DROP TABLE users; --" text null
--   column "naïve 😀" text null
--   column ":name $1 ?1 %s \ $$" text null
--   index INDEX "it's ""quoted""" ON public."x""); DROP TABLE users; --" USING btree ("select", "CamelCase", " two  words ", "it's ""quoted""", "x""); DROP TABLE users; --", "naïve 😀", ":name $1 ?1 %s \ $$")

-- ## createIndex: a name that is taken

-- database: PostgreSQL refused the statement: relation "ix" already exists

-- ## createIndex: unique, where rows are not

-- database: PostgreSQL refused the statement: could not create unique index "ix". Key (name)=(Ann) is duplicated.

-- ## renameIndex: of whatever it is made

ALTER INDEX ix RENAME TO "x""); DROP TABLE users; --";

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   index UNIQUE INDEX "x""); DROP TABLE users; --" ON public.users USING btree (lower((name)::text) DESC) WHERE (age > 1)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## renameIndex: in a schema

ALTER INDEX "App".ix RENAME TO ix_2;

-- schema "App"
-- table "App".t
--   column a integer null
--   index INDEX ix_2 ON "App".t USING btree (a)

-- ## renameIndex: one that isn't there

-- database: PostgreSQL refused the statement: relation "ix" does not exist

-- ## renameIndex: a name that is taken

-- database: PostgreSQL refused the statement: relation "ix_2" already exists

-- ## dropIndex: by its name

DROP INDEX ix;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropIndex: with its table

DROP INDEX ix;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropIndex: ifExists without one

DROP INDEX IF EXISTS ix;

-- nothing

-- ## dropIndex: concurrently, outside of the transaction

COMMIT;

DROP INDEX CONCURRENTLY IF EXISTS ix;

BEGIN;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropIndex: in a schema

DROP INDEX "App".ix;

-- schema "App"
-- table "App".t
--   column a integer null

-- ## dropIndex: an odd name

DROP INDEX "x""); DROP TABLE users; --";

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropIndex: one that isn't there

-- database: PostgreSQL refused the statement: index "ix" does not exist
