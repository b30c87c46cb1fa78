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

-- ## dropConstraint: one without a name

-- unsupported: PostgreSQL drops a constraint by its name only
--   It names those that were given none, such as users_email_key: see \d in psql.

-- ## dropConstraint: one that isn't there

-- database: PostgreSQL refused the statement: constraint "nope" of relation "users" does not exist
