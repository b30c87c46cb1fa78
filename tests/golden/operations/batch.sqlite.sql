-- ## batchAlterTable: each method

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE accounts RENAME TO _migrate_old_accounts;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE accounts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT COLLATE "NOCASE" NOT NULL,
    owner INTEGER,
    age BIGINT DEFAULT 1 NOT NULL,
    email VARCHAR(80) DEFAULT '-' NOT NULL,
    UNIQUE (name),
    FOREIGN KEY(owner) REFERENCES users (id) ON DELETE CASCADE DEFERRABLE,
    CHECK (age > 0),
    CONSTRAINT "natural" CHECK (age > -1),
    CONSTRAINT uq_email UNIQUE (email, id),
    CONSTRAINT ck_email CHECK (email <> ''),
    CONSTRAINT fk_owner FOREIGN KEY(owner) REFERENCES users (id) ON DELETE SET NULL
);

INSERT OR ABORT INTO accounts (id, name, owner, age)
SELECT id, name, owner, age FROM _migrate_old_accounts;

DELETE FROM sqlite_sequence WHERE name = 'accounts';

UPDATE sqlite_sequence SET name = 'accounts' WHERE name = '_migrate_old_accounts';

DROP TABLE _migrate_old_accounts;

CREATE INDEX ix_years ON accounts (age);

CREATE INDEX ix_accounts_email ON accounts (email);

CREATE UNIQUE INDEX ix_owner ON accounts (owner);

ALTER TABLE accounts RENAME COLUMN name TO title;

-- table accounts autoincrement
--   column id INTEGER not null key 1
--   column title TEXT not null
--   column owner INTEGER null
--   column age BIGINT not null default 1
--   column email VARCHAR(80) not null default '-'
--   index ix_accounts_email (email)
--   index ix_owner unique (owner)
--   index ix_years (age)
--   constraint unique (title collate NOCASE)
--   constraint unique (email, id)
--   foreign key (owner) references users (id) on delete SET NULL on update NO ACTION
--   foreign key (owner) references users (id) on delete CASCADE on update NO ACTION
--   row 1, 'a', 1, 2, '-'
-- table entries
--   column account INTEGER null
--   foreign key (account) references accounts (id) on delete NO ACTION on update NO ACTION
--   row 1
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## batchAlterTable: nothing to do

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## batchAlterTable: what ALTER TABLE does, with recreate: never

ALTER TABLE users ADD COLUMN email TEXT;

CREATE INDEX ix_email ON users (email);

ALTER TABLE users RENAME COLUMN email TO mail;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   column mail TEXT null
--   index ix_email (mail)
--   row 1, 'Ann', 30, NULL
--   row 2, 'O''Hara', NULL, NULL

-- ## batchAlterTable: what ALTER TABLE doesn't, with recreate: never

-- operation: "users" would have to be made anew, and isn't to be: recreate is "never"
--   Write recreate: "auto", or leave it away.

-- ## batchAlterTable: in any case, with recreate: always

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE accounts RENAME TO _migrate_old_accounts;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE accounts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT COLLATE "NOCASE" NOT NULL,
    owner INTEGER,
    age INTEGER,
    twice INTEGER GENERATED ALWAYS AS (age * 2) STORED,
    UNIQUE (name),
    FOREIGN KEY(owner) REFERENCES users (id) ON DELETE CASCADE DEFERRABLE,
    CHECK (age > 0)
);

INSERT OR ABORT INTO accounts (id, name, owner, age)
SELECT id, name, owner, age FROM _migrate_old_accounts;

DELETE FROM sqlite_sequence WHERE name = 'accounts';

UPDATE sqlite_sequence SET name = 'accounts' WHERE name = '_migrate_old_accounts';

DROP TABLE _migrate_old_accounts;

CREATE INDEX ix_accounts_lower ON accounts (lower(name)) WHERE age > 1;

CREATE INDEX ix_age ON accounts (age);

-- table accounts autoincrement
--   column id INTEGER not null key 1
--   column name TEXT not null
--   column owner INTEGER null
--   column age INTEGER null
--   column twice INTEGER null stored
--   index ix_accounts_lower (expression) partial WHERE age > 1
--   index ix_age (age)
--   constraint unique (name collate NOCASE)
--   foreign key (owner) references users (id) on delete CASCADE on update NO ACTION
--   row 1, 'a', 1, 2, 4
-- table entries
--   column account INTEGER null
--   foreign key (account) references accounts (id) on delete NO ACTION on update NO ACTION
--   row 1
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## batchAlterTable: in a schema

PRAGMA legacy_alter_table = ON;

ALTER TABLE main.t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE main.t (
    a INTEGER,
    b INTEGER REFERENCES t (a),
    CONSTRAINT uq UNIQUE (a)
);

INSERT OR ABORT INTO main.t (rowid, a)
SELECT rowid, a FROM main._migrate_old_t;

DROP TABLE main._migrate_old_t;

CREATE TEMP TABLE _migrate_check (dangling CONSTRAINT "each ""t"" (b) is in ""t""" CHECK (dangling = 0));

INSERT INTO temp._migrate_check SELECT count(*) FROM pragma_foreign_key_check('t', 'main') WHERE fkid = 0;

DROP TABLE temp._migrate_check;

-- table t
--   column a INTEGER null
--   column b INTEGER null
--   constraint unique (a)
--   foreign key (b) references t (a) on delete NO ACTION on update NO ACTION

-- ## batchAlterTable: columns among others

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    email TEXT,
    age TEXT,
    name VARCHAR(40) NOT NULL,
    PRIMARY KEY (id)
);

INSERT OR ABORT INTO users (id, age, name)
SELECT id, age, name FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

-- table users
--   column id INTEGER not null key 1
--   column email TEXT null
--   column age TEXT null
--   column name VARCHAR(40) not null
--   row 1, NULL, '30', 'Ann'
--   row 2, NULL, NULL, 'O''Hara'

-- ## batchAlterTable: an order of columns

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE accounts RENAME TO _migrate_old_accounts;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE accounts (
    owner INTEGER,
    twice INTEGER GENERATED ALWAYS AS (age * 2) STORED,
    z INTEGER,
    age INTEGER,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT COLLATE "NOCASE" NOT NULL,
    UNIQUE (name),
    FOREIGN KEY(owner) REFERENCES users (id) ON DELETE CASCADE DEFERRABLE,
    CHECK (age > 0)
);

INSERT OR ABORT INTO accounts (owner, age, id, name)
SELECT owner, age, id, name FROM _migrate_old_accounts;

DELETE FROM sqlite_sequence WHERE name = 'accounts';

UPDATE sqlite_sequence SET name = 'accounts' WHERE name = '_migrate_old_accounts';

DROP TABLE _migrate_old_accounts;

CREATE INDEX ix_accounts_lower ON accounts (lower(name)) WHERE age > 1;

-- table accounts autoincrement
--   column owner INTEGER null
--   column twice INTEGER null stored
--   column z INTEGER null
--   column age INTEGER null
--   column id INTEGER not null key 1
--   column name TEXT not null
--   index ix_accounts_lower (expression) partial WHERE age > 1
--   constraint unique (name collate NOCASE)
--   foreign key (owner) references users (id) on delete CASCADE on update NO ACTION
--   row 1, 4, NULL, 2, 1, 'a'
-- table entries
--   column account INTEGER null
--   foreign key (account) references accounts (id) on delete NO ACTION on update NO ACTION
--   row 1
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## batchAlterTable: an order of columns that goes in a circle

-- operation: The columns of "users" can't be ordered so: the order goes in a circle
--   It is among "id", "age".

-- ## batchAlterTable: further constraints, unless they are there

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE accounts RENAME TO _migrate_old_accounts;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE accounts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT COLLATE "NOCASE" NOT NULL,
    owner INTEGER,
    age INTEGER DEFAULT 3,
    twice INTEGER GENERATED ALWAYS AS (age * 2) STORED,
    UNIQUE (name),
    FOREIGN KEY(owner) REFERENCES users (id) ON DELETE CASCADE DEFERRABLE,
    CHECK (age > 0),
    CONSTRAINT "natural" CHECK (id > 0)
);

INSERT OR ABORT INTO accounts (id, name, owner, age)
SELECT id, name, owner, age FROM _migrate_old_accounts;

DELETE FROM sqlite_sequence WHERE name = 'accounts';

UPDATE sqlite_sequence SET name = 'accounts' WHERE name = '_migrate_old_accounts';

DROP TABLE _migrate_old_accounts;

CREATE INDEX ix_accounts_lower ON accounts (lower(name)) WHERE age > 1;

-- table accounts autoincrement
--   column id INTEGER not null key 1
--   column name TEXT not null
--   column owner INTEGER null
--   column age INTEGER null default 3
--   column twice INTEGER null stored
--   index ix_accounts_lower (expression) partial WHERE age > 1
--   constraint unique (name collate NOCASE)
--   foreign key (owner) references users (id) on delete CASCADE on update NO ACTION
--   row 1, 'a', 1, 2, 4
-- table entries
--   column account INTEGER null
--   foreign key (account) references accounts (id) on delete NO ACTION on update NO ACTION
--   row 1
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## batchAlterTable: STRICT and WITHOUT ROWID

PRAGMA legacy_alter_table = ON;

ALTER TABLE t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE t (
    a TEXT NOT NULL,
    b INTEGER,
    c TEXT,
    PRIMARY KEY (a)
) STRICT, WITHOUT ROWID;

INSERT OR ABORT INTO t (a, b)
SELECT a, b FROM _migrate_old_t;

DROP TABLE _migrate_old_t;

-- table t strict without rowid
--   column a TEXT not null key 1
--   column b INTEGER null
--   column c TEXT null
--   key unique (a)
--   row 'a', NULL, NULL
--   row 'b', 1, NULL

-- ## batchAlterTable: columns taken for something else

PRAGMA legacy_alter_table = ON;

ALTER TABLE t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE t (
    id INTEGER NOT NULL,
    flag BOOLEAN,
    name VARCHAR(20) NOT NULL DEFAULT 'y',
    PRIMARY KEY (id)
);

INSERT OR ABORT INTO t SELECT * FROM _migrate_old_t;

DROP TABLE _migrate_old_t;

-- table t
--   column id INTEGER not null key 1
--   column flag BOOLEAN null
--   column name VARCHAR(20) not null default 'y'
--   row 1, 1, 'x'

-- ## batchAlterTable: constraints named by a convention, to be dropped

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE t (
    a INTEGER NOT NULL,
    b INTEGER,
    PRIMARY KEY (a),
    CONSTRAINT uq_t_b UNIQUE (b),
    CHECK (b > 0)
);

INSERT OR ABORT INTO t SELECT * FROM _migrate_old_t;

DROP TABLE _migrate_old_t;

-- table t
--   column a INTEGER not null key 1
--   column b INTEGER null
--   constraint unique (b)

-- ## batchAlterTable: the table taken for something else

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE accounts RENAME TO _migrate_old_accounts;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE accounts (
    id INTEGER NOT NULL,
    name VARCHAR(40) NOT NULL,
    owner INTEGER,
    age INTEGER,
    PRIMARY KEY (id)
);

INSERT OR ABORT INTO accounts (id, name, owner, age)
SELECT id, name, owner, age FROM _migrate_old_accounts;

DROP TABLE _migrate_old_accounts;

CREATE INDEX ix_accounts_lower ON accounts (lower(name)) WHERE age > 1;

CREATE INDEX ix_accounts_age ON accounts (age);

-- table accounts
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column owner INTEGER null
--   column age INTEGER null
--   index ix_accounts_age (age)
--   index ix_accounts_lower (expression) partial WHERE age > 1
--   row 1, 'a', 1, 2
-- table entries
--   column account INTEGER null
--   foreign key (account) references accounts (id) on delete NO ACTION on update NO ACTION
--   row 1
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## batchAlterTable: the table taken for one that lacks a column

-- operation: "accounts" has a column "name", which copyFrom lacks: its values would be lost
--   Name it there, and drop it in the batch if it is to go.

-- ## batchAlterTable: one operation that doesn't fit

-- operation: No such constraint: 'nope'
--   No constraint of table "users" has a name.

-- ## batchAlterTable: rows that are against it

-- database: Rows of "users" contradict the change: 1 row would have no "age": id 2
--   Change or delete them first. Nothing was changed.
