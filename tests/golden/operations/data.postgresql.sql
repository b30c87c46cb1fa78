-- ## execute: one statement

UPDATE users SET age = 31 WHERE name = 'Ann';

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,31)
--   row (2,O'Hara,)

-- ## execute: several, with comments and semicolons in texts

-- first; not yet
          UPDATE users SET name = 'semi;colon -- no comment' WHERE id = 1;

/* then; */ INSERT INTO users (id, name) VALUES (3, 'three');

UPDATE users SET age = 3 WHERE id = 3;

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,"semi;colon -- no comment",30)
--   row (2,O'Hara,)
--   row (3,three,3)

-- ## execute: comments alone

-- nothing

-- ## execute: colons mean nothing without parameters

UPDATE users SET name = ':name' || ' \: ' || '::';

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,":name \\: ::",30)
--   row (2,":name \\: ::",)

-- ## execute: parameters

UPDATE users SET name = 'x''); DROP TABLE users; --' || ':name' || '\:' /* :no */ WHERE id = 1 OR name = 'x''); DROP TABLE users; --';

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,"x'); DROP TABLE users; --:name\\:",30)
--   row (2,O'Hara,)

-- ## execute: parameters that several statements share

UPDATE users SET age = 40 WHERE id = 1;

INSERT INTO users (id, name, age) VALUES (3, 'three', 40);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,40)
--   row (2,O'Hara,)
--   row (3,three,40)

-- ## execute: a parameter of each kind

INSERT INTO t ("text", "integer", "negative", "big", "fraction", "tiny", "infinite", "exact", "yes", "no", "missing", "moment", "zoned", "day", "bytes", "object", "list") VALUES ('text', 42, -42, 9007199254740993, -0.125, 1e-300, '-Infinity'::float8, '1234.50', true, false, NULL, '2026-11-20 14:30:00.123+00', '2026-11-20 14:30:00.000+00', '2026-11-20 00:00:00.000+00', E'\\x00275cff'::bytea, '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}', '[]');

-- table public.t
--   column text text null
--   column "integer" integer null
--   column negative integer null
--   column big bigint null
--   column fraction double precision null
--   column tiny double precision null
--   column infinite double precision null
--   column exact numeric(10,2) null
--   column yes boolean null
--   column no boolean null
--   column missing text null
--   column moment timestamp without time zone null
--   column zoned timestamp with time zone null
--   column day date null
--   column bytes bytea null
--   column object json null
--   column list jsonb null
--   row (text,42,-42,9007199254740993,-0.125,1e-300,-Infinity,1234.50,t,f,,"2026-11-20 14:30:00.123","2026-11-20 14:30:00+00",2026-11-20,"\\x00275cff","{""it"":""'s"",""deep"":[1,null,true,{""a"":1152921504606846976}]}",[])

-- ## execute: literals

INSERT INTO t (text) VALUES ('');

INSERT INTO t (text) VALUES ('it''s "quoted"');

INSERT INTO t (text) VALUES ('x''); DROP TABLE users; --');

INSERT INTO t (text) VALUES (E'\\'' \\\\ \\n');

INSERT INTO t (text) VALUES ('one
two␍
three␍four	tab');

INSERT INTO t (text) VALUES ('$tag$ $$ ; $tag$');

INSERT INTO t (text) VALUES (':name $1 ?1 %s 100%');

INSERT INTO t (text) VALUES ('naïve 😀');

INSERT INTO t (text) VALUES ('CURRENT_TIMESTAMP');

INSERT INTO t (text) VALUES ('NULL');

INSERT INTO t (list, many) VALUES ('["a"]', '{a}');

-- table public.t
--   column text text null
--   column list json null
--   column many text[] null
--   row ("",,)
--   row ("$tag$ $$ ; $tag$",,)
--   row (":name $1 ?1 %s 100%",,)
--   row ("\\' \\\\ \\n",,)
--   row ("it's ""quoted""",,)
--   row ("naïve 😀",,)
--   row ("one
-- two␍
-- three␍-- four	tab",,)
--   row ("x'); DROP TABLE users; --",,)
--   row (,"[""a""]",{a})
--   row (CURRENT_TIMESTAMP,,)
--   row (NULL,,)

-- ## execute: a trigger with statements of its own

CREATE FUNCTION older() RETURNS trigger LANGUAGE plpgsql AS $body$
               BEGIN
                 new.age = 1;
                 new.age = new.age + 1;
                 RETURN new;
               END $body$;

CREATE TRIGGER older BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION older();

INSERT INTO users (id, name) VALUES (3, 'three');

-- CREATE OR REPLACE FUNCTION public.older()  RETURNS trigger  LANGUAGE plpgsql AS $function$                BEGIN                  new.age = 1;                  new.age = new.age + 1;                  RETURN new;                END $function$ 
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
--   row (3,three,2)
-- TRIGGER older BEFORE INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION older()

-- ## execute: a statement that is refused among others

-- database: PostgreSQL refused the statement: relation "missing" does not exist

-- ## execute: a text that is never closed

-- operation: A string in the SQL is never closed: 'Ann

-- ## execute: a parameter without a value

-- operation: No value is given for ":id"
--   Given: idd. Where a colon begins no parameter, write "\:".

-- ## bulkInsert: values of each kind

INSERT INTO t (text, "integer", negative, big, fraction, tiny, infinite, exact, yes, no, missing, moment, zoned, day, bytes, object, list) VALUES
    ('text', 42, -42, 9007199254740993, -0.125, 1e-300, '-Infinity'::float8, '1234.50', true, false, NULL, '2026-11-20 14:30:00.123+00', '2026-11-20 14:30:00.000+00', '2026-11-20 00:00:00.000+00', E'\\x00275cff'::bytea, '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}', '[]'),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

-- table public.t
--   column text text null
--   column "integer" integer null
--   column negative integer null
--   column big bigint null
--   column fraction double precision null
--   column tiny double precision null
--   column infinite double precision null
--   column exact numeric(10,2) null
--   column yes boolean null
--   column no boolean null
--   column missing text null
--   column moment timestamp without time zone null
--   column zoned timestamp with time zone null
--   column day date null
--   column bytes bytea null
--   column object json null
--   column list jsonb null
--   row (,,,,,,,,,,,,,,,,)
--   row (text,42,-42,9007199254740993,-0.125,1e-300,-Infinity,1234.50,t,f,,"2026-11-20 14:30:00.123","2026-11-20 14:30:00+00",2026-11-20,"\\x00275cff","{""it"":""'s"",""deep"":[1,null,true,{""a"":1152921504606846976}]}",[])

-- ## bulkInsert: values of columns whose types are told

INSERT INTO t (id, day, sure) VALUES (1, '2026-11-20', 'true');

-- table public.t
--   column id integer null
--   column day date null
--   column sure json null
--   row (1,2026-11-20,true)

-- ## bulkInsert: texts that look like something else

INSERT INTO t (a) VALUES
    (''),
    ('it''s "quoted"'),
    ('x''); DROP TABLE users; --'),
    (E'\\'' \\\\ \\n'),
    ('one
two␍
three␍four	tab'),
    ('$tag$ $$ ; $tag$'),
    (':name $1 ?1 %s 100%'),
    ('naïve 😀'),
    ('CURRENT_TIMESTAMP'),
    ('NULL');

-- table public.t
--   column a text null
--   row ("")
--   row ("$tag$ $$ ; $tag$")
--   row (":name $1 ?1 %s 100%")
--   row ("\\' \\\\ \\n")
--   row ("it's ""quoted""")
--   row ("naïve 😀")
--   row ("one
-- two␍
-- three␍-- four	tab")
--   row ("x'); DROP TABLE users; --")
--   row (CURRENT_TIMESTAMP)
--   row (NULL)

-- ## bulkInsert: columns in any order

INSERT INTO users (id, name, age) VALUES
    (3, 'three', 3),
    (4, 'four', 4);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
--   row (3,three,3)
--   row (4,four,4)

-- ## bulkInsert: a statement for each row

INSERT INTO users (id, name) VALUES (3, 'three');

INSERT INTO users (id, name) VALUES (4, 'four');

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)
--   row (3,three,)
--   row (4,four,)

-- ## bulkInsert: no rows

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## bulkInsert: in a schema

INSERT INTO "App".t (a) VALUES (1);

-- schema "App"
-- table "App".t
--   column a integer null
--   row (1)

-- ## bulkInsert: odd names

INSERT INTO "x""); DROP TABLE users; --" ("select", "CamelCase", " two  words ", "it's ""quoted""", "x""); DROP TABLE users; --", "naïve 😀", ":name $1 ?1 %s \ $$") VALUES ('select', 'CamelCase', ' two  words ', 'it''s "quoted"', 'x"); DROP TABLE users; --', 'naïve 😀', E':name $1 ?1 %s \\ $$');

-- table public."x""); DROP TABLE users; --"
--   column "select" text null
--   column "CamelCase" text null
--   column " two  words " text null
--   column "it's ""quoted""" text null
--   column "x""); DROP TABLE users; --" text null
--   column "naïve 😀" text null
--   column ":name $1 ?1 %s \ $$" text null
--   row (select,CamelCase," two  words ","it's ""quoted""","x""); DROP TABLE users; --","naïve 😀",":name $1 ?1 %s \\ $$")

-- ## bulkInsert: a row that the table refuses

-- database: PostgreSQL refused the statement: duplicate key value violates unique constraint "users_pkey". Key (id)=(1) already exists.
