-- ## createFunction: with arguments and defaults, and called

CREATE FUNCTION add_tax(amount numeric, rate numeric DEFAULT 0.2) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT amount * (1 + rate) $$;

CREATE FUNCTION five() RETURNS integer LANGUAGE sql AS 'SELECT 5';

CREATE TABLE sums AS SELECT add_tax(five(), 0.5) AS a;

-- CREATE OR REPLACE FUNCTION public.add_tax(amount numeric, rate numeric DEFAULT 0.2)  RETURNS numeric  LANGUAGE sql  IMMUTABLE AS $function$ SELECT amount * (1 + rate) $function$ 
-- CREATE OR REPLACE FUNCTION public.five()  RETURNS integer  LANGUAGE sql AS $function$SELECT 5$function$ 
-- table public.sums
--   column a numeric null
--   row (7.5)

-- ## createFunction: statements in its body stay inside

CREATE FUNCTION rename(id integer, name text -- the new one
) RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE users SET name = $2 WHERE users.id = $1; -- $$ ; it's
END;
$body$;

SELECT rename(1, 'Eve');

-- CREATE OR REPLACE FUNCTION public.rename(id integer, name text)  RETURNS void  LANGUAGE plpgsql AS $function$ BEGIN   UPDATE users SET name = $2 WHERE users.id = $1; -- $$ ; it's END; $function$ 
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Eve,30)
--   row (2,O'Hara,)

-- ## createFunction: with a body that is parsed

CREATE FUNCTION remove(below integer) RETURNS void LANGUAGE sql BEGIN ATOMIC DELETE FROM users WHERE id < below; END;

-- CREATE OR REPLACE FUNCTION public.remove(below integer)  RETURNS void  LANGUAGE sql BEGIN ATOMIC  DELETE FROM users    WHERE (users.id < remove.below); END 
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## createFunction: a procedure

CREATE PROCEDURE purge(below integer) LANGUAGE sql AS 'DELETE FROM users WHERE id < $1';

CALL purge(2);

-- CREATE OR REPLACE PROCEDURE public.purge(IN below integer)  LANGUAGE sql AS $procedure$DELETE FROM users WHERE id < $1$procedure$ 
-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (2,O'Hara,)

-- ## createFunction: odd names and texts, in a schema

CREATE FUNCTION "App"."select"() RETURNS text[] LANGUAGE sql AS $body$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one
two␍
three␍four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $body$;

CREATE FUNCTION "App"."CamelCase"() RETURNS text[] LANGUAGE sql AS $body$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one
two␍
three␍four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $body$;

CREATE FUNCTION "App"." two  words "() RETURNS text[] LANGUAGE sql AS $body$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one
two␍
three␍four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $body$;

CREATE FUNCTION "App"."it's ""quoted"""() RETURNS text[] LANGUAGE sql AS $body$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one
two␍
three␍four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $body$;

CREATE FUNCTION "App"."x""); DROP TABLE users; --"() RETURNS text[] LANGUAGE sql AS $body$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one
two␍
three␍four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $body$;

CREATE FUNCTION "App"."naïve 😀"() RETURNS text[] LANGUAGE sql AS $body$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one
two␍
three␍four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $body$;

CREATE FUNCTION "App".":name $1 ?1 %s \ $$"() RETURNS text[] LANGUAGE sql AS $body$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one
two␍
three␍four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $body$;

-- schema "App"
-- CREATE OR REPLACE FUNCTION "App"." two  words "()  RETURNS text[]  LANGUAGE sql AS $function$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one two␍--  three␍-- four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $function$ 
-- CREATE OR REPLACE FUNCTION "App".":name $1 ?1 %s \ $$"()  RETURNS text[]  LANGUAGE sql AS $function$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one two␍--  three␍-- four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $function$ 
-- CREATE OR REPLACE FUNCTION "App"."CamelCase"()  RETURNS text[]  LANGUAGE sql AS $function$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one two␍--  three␍-- four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $function$ 
-- CREATE OR REPLACE FUNCTION "App"."it's ""quoted"""()  RETURNS text[]  LANGUAGE sql AS $function$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one two␍--  three␍-- four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $function$ 
-- CREATE OR REPLACE FUNCTION "App"."naïve 😀"()  RETURNS text[]  LANGUAGE sql AS $function$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one two␍--  three␍-- four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $function$ 
-- CREATE OR REPLACE FUNCTION "App"."select"()  RETURNS text[]  LANGUAGE sql AS $function$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one two␍--  three␍-- four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $function$ 
-- CREATE OR REPLACE FUNCTION "App"."x""); DROP TABLE users; --"()  RETURNS text[]  LANGUAGE sql AS $function$ SELECT ARRAY['', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one two␍--  three␍-- four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'] $function$ 

-- ## createFunction: in the place of another one

CREATE OR REPLACE FUNCTION add_tax(amount numeric, rate numeric DEFAULT 0.2) RETURNS numeric LANGUAGE sql STABLE AS 'SELECT round(amount * (1 + rate), 2)';

-- CREATE OR REPLACE FUNCTION public.add_tax(amount numeric, rate numeric DEFAULT 0.2)  RETURNS numeric  LANGUAGE sql  STABLE AS $function$SELECT round(amount * (1 + rate), 2)$function$ 

-- ## createFunction: beside one with other arguments

CREATE OR REPLACE FUNCTION add_tax(amount integer) RETURNS text LANGUAGE sql AS 'SELECT $1';

-- CREATE OR REPLACE FUNCTION public.add_tax(amount integer)  RETURNS text  LANGUAGE sql AS $function$SELECT $1$function$ 
-- CREATE OR REPLACE FUNCTION public.add_tax(amount numeric, rate numeric DEFAULT 0.2)  RETURNS numeric  LANGUAGE sql  IMMUTABLE AS $function$ SELECT amount * (1 + rate) $function$ 

-- ## createFunction: in the place of one that returns something else

-- database: PostgreSQL refused the statement: cannot change return type of existing function
--   Use DROP FUNCTION add_tax(numeric,numeric) first.

-- ## createFunction: and another statement

-- operation: There is more than one statement in the SQL of function "f"
--   Run the others by op.execute().

-- ## createFunction: one that is there

-- database: PostgreSQL refused the statement: function "add_tax" already exists with same argument types

-- ## dropFunction: by its arguments as they were written

DROP FUNCTION add_tax(amount numeric, rate numeric);

-- nothing

-- ## dropFunction: by the types of its arguments, of two of that name

DROP FUNCTION add_tax(numeric, numeric);

-- CREATE OR REPLACE FUNCTION public.add_tax(a integer)  RETURNS integer  LANGUAGE sql AS $function$SELECT 1$function$ 

-- ## dropFunction: with defaults that have commas and parentheses

DROP FUNCTION f(a text[], INOUT "default" numeric(3, 1), VARIADIC b int[]);

-- nothing

-- ## dropFunction: a procedure

DROP PROCEDURE purge(integer);

-- table public.users
--   column id integer not null default nextval('users_id_seq'::regclass)
--   column name character varying(40) not null
--   column age integer null
--   constraint users_pkey PRIMARY KEY (id)
--   sequence users_id_seq integer
--   row (1,Ann,30)
--   row (2,O'Hara,)

-- ## dropFunction: ifExists without one

DROP FUNCTION IF EXISTS f();

-- nothing

-- ## dropFunction: with what depends on it

DROP FUNCTION add_tax(numeric, numeric) CASCADE;

-- nothing

-- ## dropFunction: that something depends on

-- database: PostgreSQL refused the statement: cannot drop function add_tax(numeric,numeric) because other objects depend on it. view v depends on function add_tax(numeric,numeric)
--   Use DROP ... CASCADE to drop the dependent objects too.

-- ## dropFunction: and another statement

-- operation: There is more than one statement in the SQL of function "f"
--   Run the others by op.execute().
