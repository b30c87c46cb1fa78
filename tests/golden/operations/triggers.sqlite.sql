-- ## createTrigger: that runs with what comes behind it

CREATE TRIGGER log_a AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END;

INSERT INTO t (a) VALUES
    ('1'),
    ('2');

-- table log
--   column what TEXT null
--   row '1'
--   row '2'
-- table t
--   column a TEXT null
--   column b TEXT null
--   row '1', NULL
--   row '2', NULL
-- TRIGGER log_a AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END

-- ## createTrigger: for a column, under a condition

CREATE TRIGGER log_a AFTER UPDATE OF a -- not b
 ON t WHEN new.a <> ';' BEGIN INSERT INTO log VALUES (new.a); END;

UPDATE t SET a = ';';

UPDATE t SET b = 'x';

UPDATE t SET a = 'y';

-- table log
--   column what TEXT null
--   row 'y'
-- table t
--   column a TEXT null
--   column b TEXT null
--   row 'y', 'x'
-- TRIGGER log_a AFTER UPDATE OF a -- not b  ON t WHEN new.a <> ';' BEGIN INSERT INTO log VALUES (new.a); END

-- ## createTrigger: with several statements, and a semicolon behind them

CREATE TRIGGER both AFTER INSERT ON t 
BEGIN
  INSERT INTO log VALUES (CASE WHEN new.a = 'END;' THEN new.b END); -- END;
  INSERT INTO log VALUES ('; END');
END;

INSERT INTO t (a, b) VALUES ('END;', 'b');

-- table log
--   column what TEXT null
--   row 'b'
--   row '; END'
-- table t
--   column a TEXT null
--   column b TEXT null
--   row 'END;', 'b'
-- TRIGGER both AFTER INSERT ON t  BEGIN   INSERT INTO log VALUES (CASE WHEN new.a = 'END;' THEN new.b END); -- END;   INSERT INTO log VALUES ('; END'); END

-- ## createTrigger: in a schema

CREATE TRIGGER main.log_a AFTER INSERT ON t2 BEGIN INSERT INTO log VALUES (new.a); END;

INSERT INTO main.t2 (a) VALUES ('x');

-- table log
--   column what TEXT null
--   row 'x'
-- table t
--   column a TEXT null
--   column b TEXT null
-- table t2
--   column a TEXT null
--   row 'x'
-- TRIGGER log_a AFTER INSERT ON t2 BEGIN INSERT INTO log VALUES (new.a); END

-- ## createTrigger: odd names

CREATE TRIGGER select_ AFTER INSERT ON "select" BEGIN INSERT INTO log VALUES (new.a); END;

INSERT INTO "select" (a) VALUES ('select');

CREATE TRIGGER "CamelCase_" AFTER INSERT ON "CamelCase" BEGIN INSERT INTO log VALUES (new.a); END;

INSERT INTO "CamelCase" (a) VALUES ('CamelCase');

CREATE TRIGGER " two  words _" AFTER INSERT ON " two  words " BEGIN INSERT INTO log VALUES (new.a); END;

INSERT INTO " two  words " (a) VALUES (' two  words ');

CREATE TRIGGER "it's ""quoted""_" AFTER INSERT ON "it's ""quoted""" BEGIN INSERT INTO log VALUES (new.a); END;

INSERT INTO "it's ""quoted""" (a) VALUES ('it''s "quoted"');

CREATE TRIGGER "x""); DROP TABLE users; --_" AFTER INSERT ON "x""); DROP TABLE users; --" BEGIN INSERT INTO log VALUES (new.a); END;

INSERT INTO "x""); DROP TABLE users; --" (a) VALUES ('x"); DROP TABLE users; --');

CREATE TRIGGER "naïve 😀_" AFTER INSERT ON "naïve 😀" BEGIN INSERT INTO log VALUES (new.a); END;

INSERT INTO "naïve 😀" (a) VALUES ('naïve 😀');

CREATE TRIGGER ":name $1 ?1 %s \ $$_" AFTER INSERT ON ":name $1 ?1 %s \ $$" BEGIN INSERT INTO log VALUES (new.a); END;

INSERT INTO ":name $1 ?1 %s \ $$" (a) VALUES (':name $1 ?1 %s \ $$');

-- table  two  words 
--   column a TEXT null
--   row ' two  words '
-- table :name $1 ?1 %s \ $$
--   column a TEXT null
--   row ':name $1 ?1 %s \ $$'
-- table CamelCase
--   column a TEXT null
--   row 'CamelCase'
-- table it's "quoted"
--   column a TEXT null
--   row 'it''s "quoted"'
-- table log
--   column what TEXT null
--   row 'select'
--   row 'CamelCase'
--   row ' two  words '
--   row 'it''s "quoted"'
--   row 'x"); DROP TABLE users; --'
--   row 'naïve 😀'
--   row ':name $1 ?1 %s \ $$'
-- table naïve 😀
--   column a TEXT null
--   row 'naïve 😀'
-- table select
--   column a TEXT null
--   row 'select'
-- table t
--   column a TEXT null
--   column b TEXT null
-- table x"); DROP TABLE users; --
--   column a TEXT null
--   row 'x"); DROP TABLE users; --'
-- TRIGGER " two  words _" AFTER INSERT ON " two  words " BEGIN INSERT INTO log VALUES (new.a); END
-- TRIGGER ":name $1 ?1 %s \ $$_" AFTER INSERT ON ":name $1 ?1 %s \ $$" BEGIN INSERT INTO log VALUES (new.a); END
-- TRIGGER "CamelCase_" AFTER INSERT ON "CamelCase" BEGIN INSERT INTO log VALUES (new.a); END
-- TRIGGER "it's ""quoted""_" AFTER INSERT ON "it's ""quoted""" BEGIN INSERT INTO log VALUES (new.a); END
-- TRIGGER "naïve 😀_" AFTER INSERT ON "naïve 😀" BEGIN INSERT INTO log VALUES (new.a); END
-- TRIGGER select_ AFTER INSERT ON "select" BEGIN INSERT INTO log VALUES (new.a); END
-- TRIGGER "x""); DROP TABLE users; --_" AFTER INSERT ON "x""); DROP TABLE users; --" BEGIN INSERT INTO log VALUES (new.a); END

-- ## createTrigger: in the place of another one

DROP TRIGGER IF EXISTS log_a;

CREATE TRIGGER log_a BEFORE UPDATE ON t BEGIN INSERT INTO log VALUES (new.a); END;

-- table log
--   column what TEXT null
-- table t
--   column a TEXT null
--   column b TEXT null
-- TRIGGER log_a BEFORE UPDATE ON t BEGIN INSERT INTO log VALUES (new.a); END

-- ## createTrigger: in the place of none

DROP TRIGGER IF EXISTS log_a;

CREATE TRIGGER log_a BEFORE UPDATE ON t BEGIN INSERT INTO log VALUES (new.a); END;

-- table log
--   column what TEXT null
-- table t
--   column a TEXT null
--   column b TEXT null
-- TRIGGER log_a BEFORE UPDATE ON t BEGIN INSERT INTO log VALUES (new.a); END

-- ## createTrigger: beside another table's of that name

-- operation: Trigger "log_a" is on "t", not on "u"
--   On SQLite all triggers of a database have names of their own.

-- ## createTrigger: that a transaction may put off, in the place of another one

-- unsupported: SQLite has no triggers that are constraints, such as "log_a"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createTrigger: and another statement

-- operation: There is more than one statement in the SQL of trigger "log_a"
--   Run the others by op.execute().

-- ## createTrigger: a name that is taken

-- database: SQLite refused the statement: trigger log_a already exists

-- ## dropTrigger: by its name

DROP TRIGGER log_a;

-- table log
--   column what TEXT null
-- table t
--   column a TEXT null
--   column b TEXT null

-- ## dropTrigger: in a schema

DROP TRIGGER main.log_a;

-- table log
--   column what TEXT null
-- table t
--   column a TEXT null
--   column b TEXT null
-- table t2
--   column a TEXT null

-- ## dropTrigger: ifExists without one

DROP TRIGGER IF EXISTS log_a;

-- table log
--   column what TEXT null
-- table t
--   column a TEXT null
--   column b TEXT null

-- ## dropTrigger: an odd name

DROP TRIGGER "x""); DROP TABLE users; --";

-- table log
--   column what TEXT null
-- table t
--   column a TEXT null
--   column b TEXT null

-- ## dropTrigger: another table's

-- operation: Trigger "log_a" is on "t", not on "u"
--   On SQLite all triggers of a database have names of their own.

-- ## dropTrigger: one that isn't there

-- database: SQLite refused the statement: no such trigger: log_a
