-- ## createTrigger: that runs with what comes behind it

CREATE TRIGGER log_a AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION log();

INSERT INTO t (a) VALUES
    ('1'),
    ('2');

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public.log
--   column what text null
--   row (1)
--   row (2)
-- table public.t
--   column a text null
--   column b text null
--   row (1,)
--   row (2,)
-- TRIGGER log_a AFTER INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION log()

-- ## createTrigger: for a column, under a condition

CREATE TRIGGER log_a AFTER UPDATE OF a -- not b
 ON t FOR EACH ROW WHEN (NEW.a <> ';') EXECUTE FUNCTION log();

UPDATE t SET a = ';';

UPDATE t SET b = 'x';

UPDATE t SET a = 'y';

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public.log
--   column what text null
--   row (y)
-- table public.t
--   column a text null
--   column b text null
--   row (y,x)
-- TRIGGER log_a AFTER UPDATE OF a ON public.t FOR EACH ROW WHEN ((new.a <> ';'::text)) EXECUTE FUNCTION log()

-- ## createTrigger: with several statements, and a semicolon behind them

CREATE TRIGGER "both" AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION log();

INSERT INTO t (a, b) VALUES ('END;', 'b');

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public.log
--   column what text null
--   row (END;)
-- table public.t
--   column a text null
--   column b text null
--   row (END;,b)
-- TRIGGER "both" AFTER INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION log()

-- ## createTrigger: in a schema

CREATE TRIGGER log_a AFTER INSERT ON "App".t2 FOR EACH ROW EXECUTE FUNCTION log();

INSERT INTO "App".t2 (a) VALUES ('x');

-- schema "App"
-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table "App".t2
--   column a text null
--   row (x)
-- table public.log
--   column what text null
--   row (x)
-- table public.t
--   column a text null
--   column b text null
-- TRIGGER log_a AFTER INSERT ON "App".t2 FOR EACH ROW EXECUTE FUNCTION log()

-- ## createTrigger: odd names

CREATE TRIGGER select_ AFTER INSERT ON "select" FOR EACH ROW EXECUTE FUNCTION log();

INSERT INTO "select" (a) VALUES ('select');

CREATE TRIGGER "CamelCase_" AFTER INSERT ON "CamelCase" FOR EACH ROW EXECUTE FUNCTION log();

INSERT INTO "CamelCase" (a) VALUES ('CamelCase');

CREATE TRIGGER " two  words _" AFTER INSERT ON " two  words " FOR EACH ROW EXECUTE FUNCTION log();

INSERT INTO " two  words " (a) VALUES (' two  words ');

CREATE TRIGGER "it's ""quoted""_" AFTER INSERT ON "it's ""quoted""" FOR EACH ROW EXECUTE FUNCTION log();

INSERT INTO "it's ""quoted""" (a) VALUES ('it''s "quoted"');

CREATE TRIGGER "x""); DROP TABLE users; --_" AFTER INSERT ON "x""); DROP TABLE users; --" FOR EACH ROW EXECUTE FUNCTION log();

INSERT INTO "x""); DROP TABLE users; --" (a) VALUES ('x"); DROP TABLE users; --');

CREATE TRIGGER "naïve 😀_" AFTER INSERT ON "naïve 😀" FOR EACH ROW EXECUTE FUNCTION log();

INSERT INTO "naïve 😀" (a) VALUES ('naïve 😀');

CREATE TRIGGER ":name $1 ?1 %s \ $$_" AFTER INSERT ON ":name $1 ?1 %s \ $$" FOR EACH ROW EXECUTE FUNCTION log();

INSERT INTO ":name $1 ?1 %s \ $$" (a) VALUES (E':name $1 ?1 %s \\ $$');

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public." two  words "
--   column a text null
--   row (" two  words ")
-- table public.":name $1 ?1 %s \ $$"
--   column a text null
--   row (":name $1 ?1 %s \\ $$")
-- table public."CamelCase"
--   column a text null
--   row (CamelCase)
-- table public."it's ""quoted"""
--   column a text null
--   row ("it's ""quoted""")
-- table public."naïve 😀"
--   column a text null
--   row ("naïve 😀")
-- table public."select"
--   column a text null
--   row (select)
-- table public."x""); DROP TABLE users; --"
--   column a text null
--   row ("x""); DROP TABLE users; --")
-- table public.log
--   column what text null
--   row (" two  words ")
--   row (":name $1 ?1 %s \\ $$")
--   row ("it's ""quoted""")
--   row ("naïve 😀")
--   row ("x""); DROP TABLE users; --")
--   row (CamelCase)
--   row (select)
-- table public.t
--   column a text null
--   column b text null
-- TRIGGER " two  words _" AFTER INSERT ON public." two  words " FOR EACH ROW EXECUTE FUNCTION log()
-- TRIGGER ":name $1 ?1 %s \ $$_" AFTER INSERT ON public.":name $1 ?1 %s \ $$" FOR EACH ROW EXECUTE FUNCTION log()
-- TRIGGER "CamelCase_" AFTER INSERT ON public."CamelCase" FOR EACH ROW EXECUTE FUNCTION log()
-- TRIGGER "it's ""quoted""_" AFTER INSERT ON public."it's ""quoted""" FOR EACH ROW EXECUTE FUNCTION log()
-- TRIGGER "naïve 😀_" AFTER INSERT ON public."naïve 😀" FOR EACH ROW EXECUTE FUNCTION log()
-- TRIGGER "x""); DROP TABLE users; --_" AFTER INSERT ON public."x""); DROP TABLE users; --" FOR EACH ROW EXECUTE FUNCTION log()
-- TRIGGER select_ AFTER INSERT ON public."select" FOR EACH ROW EXECUTE FUNCTION log()

-- ## createTrigger: in the place of another one

CREATE OR REPLACE TRIGGER log_a BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION log();

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public.log
--   column what text null
-- table public.t
--   column a text null
--   column b text null
-- TRIGGER log_a BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION log()

-- ## createTrigger: in the place of none

CREATE OR REPLACE TRIGGER log_a BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION log();

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public.log
--   column what text null
-- table public.t
--   column a text null
--   column b text null
-- TRIGGER log_a BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION log()

-- ## createTrigger: beside another table's of that name

CREATE OR REPLACE TRIGGER log_a BEFORE UPDATE ON u FOR EACH ROW EXECUTE FUNCTION log();

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public.log
--   column what text null
-- table public.t
--   column a text null
--   column b text null
-- table public.u
--   column a text null
-- TRIGGER log_a AFTER INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION log()
-- TRIGGER log_a BEFORE UPDATE ON public.u FOR EACH ROW EXECUTE FUNCTION log()

-- ## createTrigger: that a transaction may put off, in the place of another one

DROP TRIGGER IF EXISTS log_a ON t;

CREATE CONSTRAINT TRIGGER log_a AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log();

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public.log
--   column what text null
-- table public.t
--   column a text null
--   column b text null
--   constraint log_a TRIGGER DEFERRABLE INITIALLY DEFERRED
-- CONSTRAINT TRIGGER log_a AFTER INSERT ON public.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log()

-- ## createTrigger: and another statement

-- operation: There is more than one statement in the SQL of trigger "log_a"
--   Run the others by op.execute().

-- ## createTrigger: a name that is taken

-- database: PostgreSQL refused the statement: trigger "log_a" for relation "t" already exists

-- ## dropTrigger: by its name

DROP TRIGGER log_a ON t;

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public.log
--   column what text null
-- table public.t
--   column a text null
--   column b text null

-- ## dropTrigger: in a schema

DROP TRIGGER log_a ON "App".t2;

-- schema "App"
-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table "App".t2
--   column a text null
-- table public.log
--   column what text null
-- table public.t
--   column a text null
--   column b text null

-- ## dropTrigger: ifExists without one

DROP TRIGGER IF EXISTS log_a ON t;

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public.log
--   column what text null
-- table public.t
--   column a text null
--   column b text null

-- ## dropTrigger: an odd name

DROP TRIGGER "x""); DROP TABLE users; --" ON t;

-- CREATE OR REPLACE FUNCTION public.log()  RETURNS trigger  LANGUAGE plpgsql AS $function$ BEGIN INSERT INTO log VALUES (NEW.a); RETURN NEW; END $function$ 
-- table public.log
--   column what text null
-- table public.t
--   column a text null
--   column b text null

-- ## dropTrigger: another table's

-- database: PostgreSQL refused the statement: trigger "log_a" for table "u" does not exist

-- ## dropTrigger: one that isn't there

-- database: PostgreSQL refused the statement: trigger "log_a" for table "t" does not exist
