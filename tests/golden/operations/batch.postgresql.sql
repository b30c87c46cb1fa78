-- ## batchAlterTable: each method

ALTER TABLE accounts DROP COLUMN twice;

ALTER TABLE accounts ADD COLUMN email VARCHAR(80) DEFAULT '-' NOT NULL;

CREATE INDEX ix_accounts_email ON accounts (email);

ALTER TABLE accounts ALTER COLUMN age DROP DEFAULT;

ALTER TABLE accounts ALTER COLUMN age TYPE BIGINT;

ALTER TABLE accounts ALTER COLUMN age SET NOT NULL;

ALTER TABLE accounts ALTER COLUMN age SET DEFAULT 1;

ALTER TABLE accounts ADD CONSTRAINT uq_email UNIQUE (email, id);

ALTER TABLE accounts ADD CONSTRAINT ck_email CHECK (email <> '');

ALTER TABLE accounts ADD CONSTRAINT fk_owner FOREIGN KEY(owner) REFERENCES users (id) ON DELETE SET NULL;

ALTER TABLE accounts DROP CONSTRAINT small;

ALTER TABLE accounts RENAME CONSTRAINT positive TO "natural";

CREATE UNIQUE INDEX ix_owner ON accounts (owner);

ALTER INDEX ix_age RENAME TO ix_years;

DROP INDEX ix_accounts_lower;

COMMENT ON TABLE accounts IS 'who';

ALTER TABLE accounts RENAME COLUMN name TO title;

-- table public.accounts -- who
--   column id integer not null default nextval('accounts_id_seq'::regclass)
--   column title text collate "C" not null
--   column owner integer null
--   column age bigint not null default 1
--   column email character varying(80) not null default '-'::character varying
--   constraint accounts_age_check CHECK ((age > 0))
--   constraint ck_email CHECK (((email)::text <> ''::text))
--   constraint "natural" CHECK ((age > '-1'::integer))
--   constraint accounts_owner_fkey FOREIGN KEY (owner) REFERENCES users(id) ON DELETE CASCADE DEFERRABLE
--   constraint fk_owner FOREIGN KEY (owner) REFERENCES users(id) ON DELETE SET NULL
--   constraint accounts_pkey PRIMARY KEY (id)
--   constraint accounts_name_key UNIQUE (title)
--   constraint uq_email UNIQUE (email, id)
--   index INDEX ix_accounts_email ON public.accounts USING btree (email)
--   index UNIQUE INDEX ix_owner ON public.accounts USING btree (owner)
--   index INDEX ix_years ON public.accounts USING btree (age)
--   sequence accounts_id_seq integer
--   row (1,a,1,2,-)
-- table public.entries
--   column account integer null
--   constraint entries_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
--   row (1)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## batchAlterTable: nothing to do

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## batchAlterTable: what ALTER TABLE does, with recreate: never

ALTER TABLE users ADD COLUMN email TEXT;

CREATE INDEX ix_email ON users (email);

ALTER TABLE users RENAME COLUMN email TO mail;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   column mail text null
--   constraint users_pkey PRIMARY KEY (id)
--   index INDEX ix_email ON public.users USING btree (mail)
--   sequence users_id_seq integer
--   row (1,Ann,30,)
--   row (2,O'Hara,,)

-- ## batchAlterTable: what ALTER TABLE doesn't, with recreate: never

ALTER TABLE users ALTER COLUMN name DROP NOT NULL;

ALTER TABLE users ALTER COLUMN age SET DEFAULT 1;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) null
--   column age integer null default 1
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## batchAlterTable: in any case, with recreate: always

CREATE INDEX ix_age ON accounts (age);

-- table public.accounts
--   column id integer not null default nextval('accounts_id_seq'::regclass)
--   column name text collate "C" not null
--   column owner integer null
--   column age integer null
--   column twice integer null stored (age * 2)
--   constraint accounts_age_check CHECK ((age > 0))
--   constraint accounts_owner_fkey FOREIGN KEY (owner) REFERENCES users(id) ON DELETE CASCADE DEFERRABLE
--   constraint accounts_pkey PRIMARY KEY (id)
--   constraint accounts_name_key UNIQUE (name)
--   index INDEX ix_accounts_lower ON public.accounts USING btree (lower(name)) WHERE (age > 1)
--   index INDEX ix_age ON public.accounts USING btree (age)
--   sequence accounts_id_seq integer
--   row (1,a,1,2,4)
-- table public.entries
--   column account integer null
--   constraint entries_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
--   row (1)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## batchAlterTable: in a schema

-- database: PostgreSQL refused the statement: there is no unique constraint matching given keys for referenced table "t"

-- ## batchAlterTable: columns among others

-- unsupported: PostgreSQL has no place for column "email" but the last
--   Leave it there: name the columns where their order matters, or make a view.

-- ## batchAlterTable: an order of columns

ALTER TABLE accounts ADD COLUMN z INTEGER;

-- table public.accounts
--   column id integer not null default nextval('accounts_id_seq'::regclass)
--   column name text collate "C" not null
--   column owner integer null
--   column age integer null
--   column twice integer null stored (age * 2)
--   column z integer null
--   constraint accounts_age_check CHECK ((age > 0))
--   constraint accounts_owner_fkey FOREIGN KEY (owner) REFERENCES users(id) ON DELETE CASCADE DEFERRABLE
--   constraint accounts_pkey PRIMARY KEY (id)
--   constraint accounts_name_key UNIQUE (name)
--   index INDEX ix_accounts_lower ON public.accounts USING btree (lower(name)) WHERE (age > 1)
--   sequence accounts_id_seq integer
--   row (1,a,1,2,4,)
-- table public.entries
--   column account integer null
--   constraint entries_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
--   row (1)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## batchAlterTable: an order of columns that goes in a circle

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## batchAlterTable: further constraints, unless they are there

ALTER TABLE accounts ALTER COLUMN age SET DEFAULT 3;

-- table public.accounts
--   column id integer not null default nextval('accounts_id_seq'::regclass)
--   column name text collate "C" not null
--   column owner integer null
--   column age integer null default 3
--   column twice integer null stored (age * 2)
--   constraint accounts_age_check CHECK ((age > 0))
--   constraint accounts_owner_fkey FOREIGN KEY (owner) REFERENCES users(id) ON DELETE CASCADE DEFERRABLE
--   constraint accounts_pkey PRIMARY KEY (id)
--   constraint accounts_name_key UNIQUE (name)
--   index INDEX ix_accounts_lower ON public.accounts USING btree (lower(name)) WHERE (age > 1)
--   sequence accounts_id_seq integer
--   row (1,a,1,2,4)
-- table public.entries
--   column account integer null
--   constraint entries_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
--   row (1)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## batchAlterTable: STRICT and WITHOUT ROWID

ALTER TABLE t ADD COLUMN c VARCHAR(20);

-- table public.t
--   column a text not null
--   column b integer null
--   column c character varying(20) null
--   constraint t_pkey PRIMARY KEY (a)
--   row (a,,)
--   row (b,1,)

-- ## batchAlterTable: columns taken for something else

ALTER TABLE t ALTER COLUMN name SET NOT NULL;

-- table public.t
--   column id integer not null default nextval('t_id_seq'::regclass)
--   column flag integer null
--   column name text not null
--   constraint t_pkey PRIMARY KEY (id)
--   sequence t_id_seq integer
--   row (1,1,x)

-- ## batchAlterTable: constraints named by a convention, to be dropped

ALTER TABLE t DROP CONSTRAINT t_b_fkey;

-- table public.t
--   column a integer not null default nextval('t_a_seq'::regclass)
--   column b integer null
--   constraint t_b_check CHECK ((b > 0))
--   constraint t_pkey PRIMARY KEY (a)
--   constraint t_b_key UNIQUE (b)
--   sequence t_a_seq integer

-- ## batchAlterTable: the table taken for something else

ALTER TABLE accounts DROP COLUMN twice;

-- table public.accounts
--   column id integer not null default nextval('accounts_id_seq'::regclass)
--   column name text collate "C" not null
--   column owner integer null
--   column age integer null
--   constraint accounts_age_check CHECK ((age > 0))
--   constraint accounts_owner_fkey FOREIGN KEY (owner) REFERENCES users(id) ON DELETE CASCADE DEFERRABLE
--   constraint accounts_pkey PRIMARY KEY (id)
--   constraint accounts_name_key UNIQUE (name)
--   index INDEX ix_accounts_lower ON public.accounts USING btree (lower(name)) WHERE (age > 1)
--   sequence accounts_id_seq integer
--   row (1,a,1,2)
-- table public.entries
--   column account integer null
--   constraint entries_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
--   row (1)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## batchAlterTable: the table taken for one that lacks a column

ALTER TABLE accounts ALTER COLUMN age SET DEFAULT 1;

-- table public.accounts
--   column id integer not null default nextval('accounts_id_seq'::regclass)
--   column name text collate "C" not null
--   column owner integer null
--   column age integer null default 1
--   column twice integer null stored (age * 2)
--   constraint accounts_age_check CHECK ((age > 0))
--   constraint accounts_owner_fkey FOREIGN KEY (owner) REFERENCES users(id) ON DELETE CASCADE DEFERRABLE
--   constraint accounts_pkey PRIMARY KEY (id)
--   constraint accounts_name_key UNIQUE (name)
--   index INDEX ix_accounts_lower ON public.accounts USING btree (lower(name)) WHERE (age > 1)
--   sequence accounts_id_seq integer
--   row (1,a,1,2,4)
-- table public.entries
--   column account integer null
--   constraint entries_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
--   row (1)
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## batchAlterTable: one operation that doesn't fit

-- database: PostgreSQL refused the statement: constraint "nope" of relation "users" does not exist

-- ## batchAlterTable: rows that are against it

-- database: PostgreSQL refused the statement: column "age" of relation "users" contains null values
--   Give these rows a value first. In a new column they get its default, or what fill says: { fill: 0 }.
