-- ## execute: one statement

UPDATE users SET age = 31 WHERE name = 'Ann';

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 31
--   row 2, 'O''Hara', NULL

-- ## execute: several, with comments and semicolons in texts

-- first; not yet
          UPDATE users SET name = 'semi;colon -- no comment' WHERE id = 1;

/* then; */ INSERT INTO users (id, name) VALUES (3, 'three');

UPDATE users SET age = 3 WHERE id = 3;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'semi;colon -- no comment', 30
--   row 2, 'O''Hara', NULL
--   row 3, 'three', 3

-- ## execute: comments alone

-- nothing

-- ## execute: colons mean nothing without parameters

UPDATE users SET name = ':name' || ' \: ' || '::';

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, ':name \: ::', 30
--   row 2, ':name \: ::', NULL

-- ## execute: parameters

UPDATE users SET name = 'x''); DROP TABLE users; --' || ':name' || '\:' /* :no */ WHERE id = 1 OR name = 'x''); DROP TABLE users; --';

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'x''); DROP TABLE users; --:name\:', 30
--   row 2, 'O''Hara', NULL

-- ## execute: parameters that several statements share

UPDATE users SET age = 40 WHERE id = 1;

INSERT INTO users (id, name, age) VALUES (3, 'three', 40);

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 40
--   row 2, 'O''Hara', NULL
--   row 3, 'three', 40

-- ## execute: a parameter of each kind

INSERT INTO t ("text", "integer", "negative", "big", "fraction", "tiny", "infinite", "exact", "yes", "no", "missing", "moment", "zoned", "day", "bytes", "object", "list") VALUES ('text', 42, -42, 9007199254740993, -0.125, 1e-300, -9e999, '1234.50', 1, 0, NULL, '2026-11-20 14:30:00.123000', '2026-11-20 14:30:00.000000', '2026-11-20 00:00:00.000000', x'00275cff', '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}', '[]');

-- table t
--   column text TEXT null
--   column integer INTEGER null
--   column negative INTEGER null
--   column big BIGINT null
--   column fraction DOUBLE null
--   column tiny DOUBLE null
--   column infinite DOUBLE null
--   column exact NUMERIC(10, 2) null
--   column yes BOOLEAN null
--   column no BOOLEAN null
--   column missing TEXT null
--   column moment DATETIME null
--   column zoned DATETIME null
--   column day DATE null
--   column bytes BLOB null
--   column object JSON null
--   column list JSON null
--   row 'text', 42, -42, 9007199254740993, -0.125, 1.0e-300, -9.0e+999, 1234.5, 1, 0, NULL, '2026-11-20 14:30:00.123000', '2026-11-20 14:30:00.000000', '2026-11-20 00:00:00.000000', X'00275CFF', '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}', '[]'

-- ## execute: literals

INSERT INTO t (text) VALUES ('');

INSERT INTO t (text) VALUES ('it''s "quoted"');

INSERT INTO t (text) VALUES ('x''); DROP TABLE users; --');

INSERT INTO t (text) VALUES ('\'' \\ \n');

INSERT INTO t (text) VALUES ((replace('one
two{13}
three{13}four	tab', '{13}', char(13))));

INSERT INTO t (text) VALUES ('$tag$ $$ ; $tag$');

INSERT INTO t (text) VALUES (':name $1 ?1 %s 100%');

INSERT INTO t (text) VALUES ('naïve 😀');

INSERT INTO t (text) VALUES ('CURRENT_TIMESTAMP');

INSERT INTO t (text) VALUES ('NULL');

INSERT INTO t (list, many) VALUES ('["a"]', '["a"]');

-- table t
--   column text TEXT null
--   column list JSON null
--   column many JSON null
--   row '', NULL, NULL
--   row 'it''s "quoted"', NULL, NULL
--   row 'x''); DROP TABLE users; --', NULL, NULL
--   row '\'' \\ \n', NULL, NULL
--   row 'one
-- two␍
-- three␍-- four	tab', NULL, NULL
--   row '$tag$ $$ ; $tag$', NULL, NULL
--   row ':name $1 ?1 %s 100%', NULL, NULL
--   row 'naïve 😀', NULL, NULL
--   row 'CURRENT_TIMESTAMP', NULL, NULL
--   row 'NULL', NULL, NULL
--   row NULL, '["a"]', '["a"]'

-- ## execute: a trigger with statements of its own

CREATE TRIGGER older AFTER INSERT ON users BEGIN
                 UPDATE users SET age = 1 WHERE id = new.id;
                 UPDATE users SET age = age + 1 WHERE id = new.id;
               END;

INSERT INTO users (id, name) VALUES (3, 'three');

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
--   row 3, 'three', 2
-- TRIGGER older AFTER INSERT ON users BEGIN                  UPDATE users SET age = 1 WHERE id = new.id;                  UPDATE users SET age = age + 1 WHERE id = new.id;                END

-- ## execute: a statement that is refused among others

-- database: SQLite refused the statement: no such table: missing

-- ## execute: a text that is never closed

-- operation: A string in the SQL is never closed: 'Ann

-- ## execute: a parameter without a value

-- operation: No value is given for ":id"
--   Given: idd. Where a colon begins no parameter, write "\:".

-- ## bulkInsert: values of each kind

INSERT INTO t (text, integer, negative, big, fraction, tiny, infinite, exact, yes, "no", missing, moment, zoned, day, bytes, object, list) VALUES
    ('text', 42, -42, 9007199254740993, -0.125, 1e-300, -9e999, '1234.50', 1, 0, NULL, '2026-11-20 14:30:00.123000', '2026-11-20 14:30:00.000000', '2026-11-20 00:00:00.000000', x'00275cff', '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}', '[]'),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

-- table t
--   column text TEXT null
--   column integer INTEGER null
--   column negative INTEGER null
--   column big BIGINT null
--   column fraction DOUBLE null
--   column tiny DOUBLE null
--   column infinite DOUBLE null
--   column exact NUMERIC(10, 2) null
--   column yes BOOLEAN null
--   column no BOOLEAN null
--   column missing TEXT null
--   column moment DATETIME null
--   column zoned DATETIME null
--   column day DATE null
--   column bytes BLOB null
--   column object JSON null
--   column list JSON null
--   row 'text', 42, -42, 9007199254740993, -0.125, 1.0e-300, -9.0e+999, 1234.5, 1, 0, NULL, '2026-11-20 14:30:00.123000', '2026-11-20 14:30:00.000000', '2026-11-20 00:00:00.000000', X'00275CFF', '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}', '[]'
--   row NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL

-- ## bulkInsert: values of columns whose types are told

INSERT INTO t (id, day, sure) VALUES (1, '2026-11-20', 'true');

-- table t
--   column id INTEGER null
--   column day DATE null
--   column sure JSON null
--   row 1, '2026-11-20', 'true'

-- ## bulkInsert: texts that look like something else

INSERT INTO t (a) VALUES
    (''),
    ('it''s "quoted"'),
    ('x''); DROP TABLE users; --'),
    ('\'' \\ \n'),
    ((replace('one
two{13}
three{13}four	tab', '{13}', char(13)))),
    ('$tag$ $$ ; $tag$'),
    (':name $1 ?1 %s 100%'),
    ('naïve 😀'),
    ('CURRENT_TIMESTAMP'),
    ('NULL');

-- table t
--   column a TEXT null
--   row ''
--   row 'it''s "quoted"'
--   row 'x''); DROP TABLE users; --'
--   row '\'' \\ \n'
--   row 'one
-- two␍
-- three␍-- four	tab'
--   row '$tag$ $$ ; $tag$'
--   row ':name $1 ?1 %s 100%'
--   row 'naïve 😀'
--   row 'CURRENT_TIMESTAMP'
--   row 'NULL'

-- ## bulkInsert: columns in any order

INSERT INTO users (id, name, age) VALUES
    (3, 'three', 3),
    (4, 'four', 4);

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
--   row 3, 'three', 3
--   row 4, 'four', 4

-- ## bulkInsert: a statement for each row

INSERT INTO users (id, name) VALUES (3, 'three');

INSERT INTO users (id, name) VALUES (4, 'four');

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
--   row 3, 'three', NULL
--   row 4, 'four', NULL

-- ## bulkInsert: no rows

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## bulkInsert: in a schema

INSERT INTO main.t (a) VALUES (1);

-- table t
--   column a INTEGER null
--   row 1

-- ## bulkInsert: odd names

INSERT INTO "x""); DROP TABLE users; --" ("select", "CamelCase", " two  words ", "it's ""quoted""", "x""); DROP TABLE users; --", "naïve 😀", ":name $1 ?1 %s \ $$") VALUES ('select', 'CamelCase', ' two  words ', 'it''s "quoted"', 'x"); DROP TABLE users; --', 'naïve 😀', ':name $1 ?1 %s \ $$');

-- table x"); DROP TABLE users; --
--   column select TEXT null
--   column CamelCase TEXT null
--   column  two  words  TEXT null
--   column it's "quoted" TEXT null
--   column x"); DROP TABLE users; -- TEXT null
--   column naïve 😀 TEXT null
--   column :name $1 ?1 %s \ $$ TEXT null
--   row 'select', 'CamelCase', ' two  words ', 'it''s "quoted"', 'x"); DROP TABLE users; --', 'naïve 😀', ':name $1 ?1 %s \ $$'

-- ## bulkInsert: a row that the table refuses

-- database: SQLite refused the statement: UNIQUE constraint failed: users.id
