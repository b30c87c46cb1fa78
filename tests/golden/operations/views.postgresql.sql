-- ## createView: of a query

CREATE VIEW v AS
SELECT * FROM users;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
-- view public.v (id, name, age)  SELECT id, name, age FROM users;

-- ## createView: of a column that isn't there

-- database: PostgreSQL refused the statement: column "absent" does not exist

-- ## createView: with more names than its query has columns

-- database: PostgreSQL refused the statement: CREATE VIEW specifies more column names than columns

-- ## createView: with names for its columns

CREATE VIEW v (who, "next age") AS
SELECT name, age + 1 FROM users;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
-- view public.v (who, "next age")  SELECT name AS who, (age + 1) AS "next age" FROM users;

-- ## createView: a semicolon and a comment behind the query are left away

CREATE VIEW v AS
SELECT ';' AS a -- ; one
FROM users;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
-- view public.v (a)  SELECT ';'::text AS a FROM users;

-- ## createView: in a schema

CREATE VIEW "App".v AS
SELECT 1 AS a;

-- schema "App"
-- view "App".v (a)  SELECT 1 AS a;

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

-- view public." two  words " (" two  words ")  SELECT 1 AS " two words ";
-- view public.":name $1 ?1 %s \ $$" (":name $1 ?1 %s \ $$")  SELECT 1 AS ":name $1 ?1 %s \ $$";
-- view public."CamelCase" ("CamelCase")  SELECT 1 AS "CamelCase";
-- view public."it's ""quoted""" ("it's ""quoted""")  SELECT 1 AS "it's ""quoted""";
-- view public."naïve 😀" ("naïve 😀")  SELECT 1 AS "naïve 😀";
-- view public."select" ("select")  SELECT 1 AS "select";
-- view public."x""); DROP TABLE users; --" ("x""); DROP TABLE users; --")  SELECT 1 AS "x""); DROP TABLE users; --";

-- ## createView: in the place of another one, with what is on it

CREATE OR REPLACE VIEW adults AS
SELECT id, name, age FROM users WHERE age >= 21;

INSERT INTO adults (id, name) VALUES (7, 'Eve');

-- CREATE OR REPLACE FUNCTION public.adopt()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO users VALUES (NEW.id, NEW.name, 18); RETURN NEW; END $function$ 
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
--   row (7,Eve,18)
-- view public.adults (id, name, age)  SELECT id, name, age FROM users WHERE (age >= 21);
-- TRIGGER adopt INSTEAD OF INSERT ON public.adults FOR EACH ROW EXECUTE FUNCTION adopt()

-- ## createView: in the place of none

CREATE OR REPLACE VIEW v AS
SELECT * FROM users;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
-- view public.v (id, name, age)  SELECT id, name, age FROM users;

-- ## createView: in the place of another one, in a schema

CREATE OR REPLACE VIEW "App".v AS
SELECT 2 AS a;

-- schema "App"
-- view "App".v (a)  SELECT 2 AS a;

-- ## createView: ifNotExists leaves what is there

-- unsupported: PostgreSQL has no IF NOT EXISTS for views, but for materialized ones
--   Say { replace: true }.

-- ## createView: with parameters, and a check of what is written to it

CREATE VIEW v WITH (security_invoker = true, security_barrier = false) AS
SELECT * FROM users WHERE age > 17 WITH LOCAL CHECK OPTION;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
-- view public.v (id, name, age) {security_invoker=true,security_barrier=false,check_option=local}  SELECT id, name, age FROM users WHERE (age > 17);

-- ## createView: materialized, with indexes

CREATE MATERIALIZED VIEW v WITH (fillfactor = 70) AS
SELECT id, name FROM users;

CREATE UNIQUE INDEX ix_v ON v (id);

CREATE INDEX ix_w ON v (lower(name));

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
-- materialized view public.v (id, name) {fillfactor=70}  SELECT id, name FROM users;
-- index INDEX ix_w ON public.v USING btree (lower((name)::text))
-- index UNIQUE INDEX ix_v ON public.v USING btree (id)

-- ## createView: materialized, in the place of another one

DROP MATERIALIZED VIEW IF EXISTS ages;

CREATE MATERIALIZED VIEW ages AS
SELECT age FROM users;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
-- materialized view public.ages (age)  SELECT age FROM users;

-- ## createView: materialized, ifNotExists leaves what is there

CREATE MATERIALIZED VIEW IF NOT EXISTS ages AS
SELECT age FROM users;

CREATE INDEX IF NOT EXISTS ix_ages ON ages (id);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
-- materialized view public.ages (id, age)  SELECT id, age FROM users;
-- index UNIQUE INDEX ix_ages ON public.ages USING btree (id)

-- ## createView: and another statement

-- operation: There is more than one statement in the SQL of view "v"
--   Run the others by op.execute().

-- ## createView: with a text that isn't closed

-- operation: A string in the SQL is never closed: 'a

-- ## createView: of a table that isn't there

-- database: PostgreSQL refused the statement: relation "nowhere" does not exist

-- ## createView: a name that is taken

-- database: PostgreSQL refused the statement: relation "adults" already exists

-- ## createView: in the place of one with other columns

-- database: PostgreSQL refused the statement: cannot drop columns from view
--   It must have the same columns as before, and may have more behind them. Else drop it first.

-- ## dropView: by its name

DROP VIEW adults;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropView: in a schema

DROP VIEW "App".v;

-- schema "App"

-- ## dropView: ifExists without one

DROP VIEW IF EXISTS v;

-- nothing

-- ## dropView: an odd name

DROP VIEW "x""); DROP TABLE users; --";

-- nothing

-- ## dropView: with what depends on it

DROP VIEW adults CASCADE;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropView: materialized

DROP MATERIALIZED VIEW IF EXISTS ages;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropView: one that isn't there

-- database: PostgreSQL refused the statement: view "v" does not exist

-- ## refreshView: with the rows of now

INSERT INTO users (id, name, age) VALUES (3, 'Eve', 3);

REFRESH MATERIALIZED VIEW ages;

DELETE FROM users WHERE id <> (SELECT max(id) FROM ages);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (3,Eve,3)
-- materialized view public.ages (id, age)  SELECT id, age FROM users;
-- index UNIQUE INDEX ix_ages ON public.ages USING btree (id)

-- ## refreshView: while it is read, in a schema

REFRESH MATERIALIZED VIEW CONCURRENTLY "App".v;

-- schema "App"
-- materialized view "App".v (a)  SELECT 1 AS a;
-- index UNIQUE INDEX ix ON "App".v USING btree (a)

-- ## refreshView: one that isn't there

-- database: PostgreSQL refused the statement: relation "v" does not exist
