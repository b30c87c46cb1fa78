-- ## invoke: one of the user's own

UPDATE users SET name = 'Eve' WHERE id = 1 AND name = 'Ann';

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Eve,30)
--   row (2,O'Hara,)

-- ## invoke: what several statements do, or nothing, by the dialect

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## invoke: what undoes one

UPDATE users SET name = 'Eve' WHERE id = 1 AND name = 'Ann';

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Eve,30)
--   row (2,O'Hara,)

-- ## invoke: any operation as data

UPDATE users SET name = 'Eve' WHERE id = 1 AND name = 'Ann';

ALTER TABLE users DROP COLUMN age;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Eve)
--   row (2,O'Hara)

-- ## invoke: one that says nothing of a dialect

UPDATE users SET name = lower(name);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,ann,30)
--   row (2,o'hara,)

-- ## invoke: one whose SQL is no SQL

-- operation: A string in the SQL is never closed: '
