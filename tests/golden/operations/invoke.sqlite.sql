-- ## invoke: one of the user's own

UPDATE users SET name = 'Eve' WHERE id = 1 AND name = 'Ann';

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Eve', 30
--   row 2, 'O''Hara', NULL

-- ## invoke: what several statements do, or nothing, by the dialect

UPDATE users SET name = upper(name);

-- all of them
UPDATE users SET age = 0;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'ANN', 0
--   row 2, 'O''HARA', 0

-- ## invoke: what undoes one

UPDATE users SET name = 'Eve' WHERE id = 1 AND name = 'Ann';

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Eve', 30
--   row 2, 'O''Hara', NULL

-- ## invoke: any operation as data

UPDATE users SET name = 'Eve' WHERE id = 1 AND name = 'Ann';

ALTER TABLE users DROP COLUMN age;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   row 1, 'Eve'
--   row 2, 'O''Hara'

-- ## invoke: one that says nothing of a dialect

-- unsupported: The operation "whisper" has no SQL for sqlite
--   Its defineOperation() gives some for postgresql: "" where nothing is to be done.

-- ## invoke: one whose SQL is no SQL

-- operation: A string in the SQL is never closed: '
