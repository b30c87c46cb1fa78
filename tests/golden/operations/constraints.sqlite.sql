-- ## createPrimaryKey: on a table without one

PRAGMA legacy_alter_table = ON;

ALTER TABLE orders RENAME TO _migrate_old_orders;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE orders (
    id INTEGER NOT NULL,
    user_id INTEGER,
    CONSTRAINT pk_orders PRIMARY KEY (id)
);

INSERT OR ABORT INTO orders SELECT * FROM _migrate_old_orders;

DROP TABLE _migrate_old_orders;

-- table orders
--   column id INTEGER not null key 1
--   column user_id INTEGER null
--   row 1, 1
--   row 2, NULL
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createPrimaryKey: on a table that has one

-- database: SQLite refused the statement: table "users" has more than one primary key

-- ## createPrimaryKey: that goes down, and passes over rows that break it

PRAGMA legacy_alter_table = ON;

ALTER TABLE orders RENAME TO _migrate_old_orders;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE orders (
    id INTEGER NOT NULL,
    user_id INTEGER,
    CONSTRAINT pk_orders PRIMARY KEY (id DESC) ON CONFLICT IGNORE
);

INSERT OR ABORT INTO orders SELECT * FROM _migrate_old_orders;

DROP TABLE _migrate_old_orders;

-- table orders
--   column id INTEGER not null key 1
--   column user_id INTEGER null
--   row 1, 1
--   row 2, NULL
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createUniqueConstraint: on several columns

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    name VARCHAR(40) NOT NULL,
    age INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT uq_name_age UNIQUE (name, age)
);

INSERT OR ABORT INTO users SELECT * FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   constraint unique (name, age)
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createUniqueConstraint: without regard to case, in place of the row before

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    name VARCHAR(40) NOT NULL,
    age INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT uq_name UNIQUE (name COLLATE "NOCASE" DESC, age) ON CONFLICT REPLACE
);

INSERT OR ABORT INTO users SELECT * FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

INSERT INTO users (id, name, age) VALUES (3, 'ANN', 30);

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   constraint unique (name desc collate NOCASE, age)
--   row 2, 'O''Hara', NULL
--   row 3, 'ANN', 30

-- ## createUniqueConstraint: one NULL only, with further columns

-- unsupported: SQLite has no NULLS NOT DISTINCT or INCLUDE in unique constraints, such as that on age
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createUniqueConstraint: without a name, in a schema

PRAGMA legacy_alter_table = ON;

ALTER TABLE main.t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE main.t (
    a INTEGER,
    UNIQUE (a)
);

INSERT OR ABORT INTO main.t (rowid, a)
SELECT rowid, a FROM main._migrate_old_t;

DROP TABLE main._migrate_old_t;

-- table t
--   column a INTEGER null
--   constraint unique (a)

-- ## createUniqueConstraint: odd names

PRAGMA legacy_alter_table = ON;

ALTER TABLE "x""); DROP TABLE users; --" RENAME TO "_migrate_old_x""); DROP TABLE users; --";

PRAGMA legacy_alter_table = OFF;

CREATE TABLE "x""); DROP TABLE users; --" (
    "it's ""quoted""" TEXT,
    CONSTRAINT " two  words " UNIQUE ("it's ""quoted""")
);

INSERT OR ABORT INTO "x""); DROP TABLE users; --" (rowid, "it's ""quoted""")
SELECT rowid, "it's ""quoted""" FROM "_migrate_old_x""); DROP TABLE users; --";

DROP TABLE "_migrate_old_x""); DROP TABLE users; --";

-- table x"); DROP TABLE users; --
--   column it's "quoted" TEXT null
--   constraint unique (it's "quoted")

-- ## createUniqueConstraint: where rows have the same values

-- database: Rows of "users" contradict the change: "name" would not be unique: 'Ann' in id 1, 2
--   Change or delete them first. Nothing was changed.

-- ## createCheckConstraint: a condition that ends in a comment

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    name VARCHAR(40) NOT NULL,
    age INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT ck_age CHECK (age < 150 -- years
)
);

INSERT OR ABORT INTO users SELECT * FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createCheckConstraint: where rows don't meet it

-- database: Rows of "users" contradict the change: 1 row would break constraint "ck_age": id 1
--   Change or delete them first. Nothing was changed.

-- ## createCheckConstraint: which rows that are there may break, and tables that inherit

-- unsupported: SQLite has no checks that are NOT VALID or NO INHERIT
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createForeignKey: with actions

PRAGMA legacy_alter_table = ON;

ALTER TABLE orders RENAME TO _migrate_old_orders;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE orders (
    id INTEGER,
    user_id INTEGER,
    CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED
);

INSERT OR ABORT INTO orders (rowid, id, user_id)
SELECT rowid, id, user_id FROM _migrate_old_orders;

CREATE TEMP TABLE _migrate_check (dangling CONSTRAINT "each ""orders"" (user_id) is in ""users""" CHECK (dangling = 0));

INSERT INTO temp._migrate_check SELECT count(*) FROM pragma_foreign_key_check('orders') WHERE fkid = 0;

DROP TABLE temp._migrate_check;

DROP TABLE _migrate_old_orders;

-- table orders
--   column id INTEGER null
--   column user_id INTEGER null
--   foreign key (user_id) references users (id) on delete CASCADE on update SET NULL
--   row 1, 1
--   row 2, NULL
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createForeignKey: without a name, to the primary key

PRAGMA legacy_alter_table = ON;

ALTER TABLE orders RENAME TO _migrate_old_orders;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE orders (
    id INTEGER,
    user_id INTEGER,
    FOREIGN KEY(user_id) REFERENCES users
);

INSERT OR ABORT INTO orders (rowid, id, user_id)
SELECT rowid, id, user_id FROM _migrate_old_orders;

CREATE TEMP TABLE _migrate_check (dangling CONSTRAINT "each ""orders"" (user_id) is in ""users""" CHECK (dangling = 0));

INSERT INTO temp._migrate_check SELECT count(*) FROM pragma_foreign_key_check('orders') WHERE fkid = 0;

DROP TABLE temp._migrate_check;

DROP TABLE _migrate_old_orders;

-- table orders
--   column id INTEGER null
--   column user_id INTEGER null
--   foreign key (user_id) references users on delete NO ACTION on update NO ACTION
--   row 1, 1
--   row 2, NULL
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createForeignKey: all of several columns or none

-- unsupported: SQLite has no foreign keys that MATCH FULL, such as that on a, b
--   Add a check that all of the columns are NULL, or none.

-- ## createForeignKey: of several columns, of which one is set when the other row goes

-- unsupported: SQLite has no foreign keys that set some of their columns, such as that on a, b
--   Leave onDeleteColumns away: all of them are set.

-- ## createForeignKey: which rows that are there may break

-- unsupported: SQLite has no foreign keys that are NOT VALID, such as that on user_id
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createForeignKey: of two tables to each other

PRAGMA foreign_keys = OFF;

CREATE TABLE a (
    id INTEGER NOT NULL,
    b INTEGER,
    PRIMARY KEY (id)
);

CREATE TABLE b (
    id INTEGER NOT NULL,
    a INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(a) REFERENCES a (id)
);

PRAGMA legacy_alter_table = ON;

ALTER TABLE a RENAME TO _migrate_old_a;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE a (
    id INTEGER NOT NULL,
    b INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_a_b FOREIGN KEY(b) REFERENCES b (id)
);

INSERT OR ABORT INTO a SELECT * FROM _migrate_old_a;

CREATE TEMP TABLE _migrate_check (dangling CONSTRAINT "each ""a"" (b) is in ""b""" CHECK (dangling = 0));

INSERT INTO temp._migrate_check SELECT count(*) FROM pragma_foreign_key_check('a') WHERE fkid = 0;

DROP TABLE temp._migrate_check;

DROP TABLE _migrate_old_a;

-- table a
--   column id INTEGER not null key 1
--   column b INTEGER null
--   foreign key (b) references b (id) on delete NO ACTION on update NO ACTION
-- table b
--   column id INTEGER not null key 1
--   column a INTEGER null
--   foreign key (a) references a (id) on delete NO ACTION on update NO ACTION

-- ## createForeignKey: where a row refers to none

-- database: Rows of "orders" contradict the change: 1 row would refer to no row of "users" by "user_id": rowid 2
--   Change or delete them first. Nothing was changed.

-- ## createForeignKey: of a table that it refers to itself

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    name VARCHAR(40) NOT NULL,
    age INTEGER,
    boss INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES users (id)
);

INSERT OR ABORT INTO users (id, name, age)
SELECT id, name, age FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

CREATE TEMP TABLE _migrate_check (dangling CONSTRAINT "each ""users"" (boss) is in ""users""" CHECK (dangling = 0));

INSERT INTO temp._migrate_check SELECT count(*) FROM pragma_foreign_key_check('users') WHERE fkid = 0;

DROP TABLE temp._migrate_check;

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   column boss INTEGER null
--   foreign key (boss) references users (id) on delete NO ACTION on update NO ACTION
--   row 1, 'Ann', 30, NULL
--   row 2, 'O''Hara', NULL, NULL

-- ## createExcludeConstraint: of ranges that overlap

-- unsupported: SQLite has no exclude constraints
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## renameConstraint: of each kind

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE t (
    a INTEGER NOT NULL,
    b INTEGER,
    CONSTRAINT "p ""new""" PRIMARY KEY (a),
    CONSTRAINT "u ""new""" UNIQUE (b),
    CONSTRAINT "f ""new""" FOREIGN KEY(b) REFERENCES t (a) ON DELETE CASCADE,
    CONSTRAINT "c ""new""" CHECK (a > 0)
);

INSERT OR ABORT INTO t SELECT * FROM _migrate_old_t;

DROP TABLE _migrate_old_t;

-- table t
--   column a INTEGER not null key 1
--   column b INTEGER null
--   constraint unique (b)
--   foreign key (b) references t (a) on delete CASCADE on update NO ACTION

-- ## renameConstraint: in a schema

PRAGMA legacy_alter_table = ON;

ALTER TABLE main.t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE main.t (
    a INTEGER,
    CONSTRAINT v UNIQUE (a)
);

INSERT OR ABORT INTO main.t (rowid, a)
SELECT rowid, a FROM main._migrate_old_t;

DROP TABLE main._migrate_old_t;

-- table t
--   column a INTEGER null
--   constraint unique (a)

-- ## renameConstraint: one that isn't there

-- operation: No such constraint: 'nope'
--   No constraint of table "users" has a name.

-- ## validateConstraint: that rows keep to

-- unsupported: SQLite has no constraints that are NOT VALID
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## validateConstraint: that rows break

-- unsupported: SQLite has no constraints that are NOT VALID
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## dropConstraint: by name

PRAGMA legacy_alter_table = ON;

ALTER TABLE orders RENAME TO _migrate_old_orders;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE orders (
    id INTEGER,
    user_id INTEGER
);

INSERT OR ABORT INTO orders (rowid, id, user_id)
SELECT rowid, id, user_id FROM _migrate_old_orders;

DROP TABLE _migrate_old_orders;

-- table orders
--   column id INTEGER null
--   column user_id INTEGER null
--   row 1, 1
--   row 2, NULL
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## dropConstraint: ones without names, by what they are

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE t (
    a INTEGER NOT NULL,
    b INTEGER,
    c INTEGER,
    UNIQUE (b, c),
    CHECK (b < 9)
);

INSERT OR ABORT INTO t (rowid, a, b, c)
SELECT rowid, a, b, c FROM _migrate_old_t;

DROP TABLE _migrate_old_t;

-- table t
--   column a INTEGER not null
--   column b INTEGER null
--   column c INTEGER null
--   constraint unique (b, c)

-- ## dropConstraint: one of several

-- operation: Table "t" has several UNIQUE
--   Say which by its columns, a check by its condition (sql).

-- ## dropConstraint: one on columns in another order

-- operation: Table "t" has no UNIQUE (c, b)

-- ## dropConstraint: a check that isn't there

-- operation: Table "t" has no CHECK (b > 1)

-- ## dropConstraint: ifExists without one

-- table t
--   column a INTEGER not null key 1
--   column b INTEGER null
--   column c INTEGER null
--   constraint unique (c)
--   constraint unique (b, c)
--   foreign key (b) references t (a) on delete NO ACTION on update NO ACTION

-- ## dropConstraint: with what depends on it

-- unsupported: SQLite has no DROP … CASCADE
--   Drop first what depends on it.

-- ## dropConstraint: odd names

PRAGMA legacy_alter_table = ON;

ALTER TABLE "x""); DROP TABLE users; --" RENAME TO "_migrate_old_x""); DROP TABLE users; --";

PRAGMA legacy_alter_table = OFF;

CREATE TABLE "x""); DROP TABLE users; --" (
    "it's ""quoted""" TEXT
);

INSERT OR ABORT INTO "x""); DROP TABLE users; --" (rowid, "it's ""quoted""")
SELECT rowid, "it's ""quoted""" FROM "_migrate_old_x""); DROP TABLE users; --";

DROP TABLE "_migrate_old_x""); DROP TABLE users; --";

-- table x"); DROP TABLE users; --
--   column it's "quoted" TEXT null

-- ## dropConstraint: one that isn't there

-- operation: No such constraint: 'nope'
--   No constraint of table "users" has a name.
