-- ## createTable: an enum that isn't there comes with its column

CREATE TABLE t (
    a VARCHAR(3) DEFAULT 'ok' CONSTRAINT mood CHECK (a IN ('sad', 'ok')),
    b VARCHAR(3) CONSTRAINT mood CHECK (b IN ('sad', 'ok'))
);

INSERT INTO t (b) VALUES ('sad');

-- table t
--   column a VARCHAR(3) null default 'ok'
--   column b VARCHAR(3) null
--   row 'ok', 'sad'

-- ## createTable: each type

CREATE TABLE t (
    "smallInteger" SMALLINT,
    integer INTEGER,
    "bigInteger" BIGINT,
    numeric NUMERIC,
    real REAL,
    float FLOAT,
    double DOUBLE,
    boolean BOOLEAN,
    string VARCHAR,
    char CHAR,
    text TEXT,
    date DATE,
    time TIME,
    "dateTime" DATETIME,
    interval VARCHAR,
    binary BLOB,
    json JSON,
    jsonb JSON,
    uuid CHAR(32),
    guid CHAR(36),
    ulid VARCHAR(26),
    custom numeric(7, 2)
);

-- table t
--   column smallInteger SMALLINT null
--   column integer INTEGER null
--   column bigInteger BIGINT null
--   column numeric NUMERIC null
--   column real REAL null
--   column float FLOAT null
--   column double DOUBLE null
--   column boolean BOOLEAN null
--   column string VARCHAR null
--   column char CHAR null
--   column text TEXT null
--   column date DATE null
--   column time TIME null
--   column dateTime DATETIME null
--   column interval VARCHAR null
--   column binary BLOB null
--   column json JSON null
--   column jsonb JSON null
--   column uuid CHAR(32) null
--   column guid CHAR(36) null
--   column ulid VARCHAR(26) null
--   column custom numeric(7, 2) null

-- ## createTable: types with their sizes

CREATE TABLE t (
    whole NUMERIC(10),
    exact NUMERIC(10, 2),
    single FLOAT,
    name VARCHAR(255),
    country CHAR(2),
    short TIME,
    zoned TIME,
    moment DATETIME
);

-- table t
--   column whole NUMERIC(10) null
--   column exact NUMERIC(10, 2) null
--   column single FLOAT null
--   column name VARCHAR(255) null
--   column country CHAR(2) null
--   column short TIME null
--   column zoned TIME null
--   column moment DATETIME null

-- ## createTable: columns that take NULL and columns that don't

CREATE TABLE t (
    id TEXT NOT NULL,
    loose TEXT,
    strict TEXT NOT NULL,
    PRIMARY KEY (id)
);

-- table t
--   column id TEXT not null key 1
--   column loose TEXT null
--   column strict TEXT not null
--   key unique (id)

-- ## createTable: a value of each kind as default

CREATE TABLE t (
    text TEXT DEFAULT 'text',
    integer INTEGER DEFAULT 42,
    negative INTEGER DEFAULT -42,
    big BIGINT DEFAULT 9007199254740993,
    fraction DOUBLE DEFAULT -0.125,
    tiny DOUBLE DEFAULT 1e-300,
    infinite DOUBLE DEFAULT -9e999,
    exact NUMERIC(10, 2) DEFAULT '1234.50',
    yes BOOLEAN DEFAULT 1,
    "no" BOOLEAN DEFAULT 0,
    missing TEXT DEFAULT NULL,
    moment DATETIME DEFAULT '2026-11-20 14:30:00.123000',
    zoned DATETIME DEFAULT '2026-11-20 14:30:00.000000',
    day DATE DEFAULT '2026-11-20',
    bytes BLOB DEFAULT x'00275cff',
    object JSON DEFAULT '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}',
    list JSON DEFAULT '[]'
);

INSERT INTO t DEFAULT VALUES;

-- table t
--   column text TEXT null default 'text'
--   column integer INTEGER null default 42
--   column negative INTEGER null default -42
--   column big BIGINT null default 9007199254740993
--   column fraction DOUBLE null default -0.125
--   column tiny DOUBLE null default 1e-300
--   column infinite DOUBLE null default -9e999
--   column exact NUMERIC(10, 2) null default '1234.50'
--   column yes BOOLEAN null default 1
--   column no BOOLEAN null default 0
--   column missing TEXT null default NULL
--   column moment DATETIME null default '2026-11-20 14:30:00.123000'
--   column zoned DATETIME null default '2026-11-20 14:30:00.000000'
--   column day DATE null default '2026-11-20'
--   column bytes BLOB null default x'00275cff'
--   column object JSON null default '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}'
--   column list JSON null default '[]'
--   row 'text', 42, -42, 9007199254740993, -0.125, 1.0e-300, -9.0e+999, 1234.5, 1, 0, NULL, '2026-11-20 14:30:00.123000', '2026-11-20 14:30:00.000000', '2026-11-20', X'00275CFF', '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}', '[]'

-- ## createTable: texts as defaults, which are never SQL

CREATE TABLE t (
    empty TEXT DEFAULT '' NOT NULL,
    quoted TEXT DEFAULT 'it''s "quoted"' NOT NULL,
    hostile TEXT DEFAULT 'x''); DROP TABLE users; --' NOT NULL,
    backslashes TEXT DEFAULT '\'' \\ \n' NOT NULL,
    lines TEXT DEFAULT (replace('one
two{13}
three{13}four	tab', '{13}', char(13))) NOT NULL,
    tagged TEXT DEFAULT '$tag$ $$ ; $tag$' NOT NULL,
    marks TEXT DEFAULT ':name $1 ?1 %s 100%' NOT NULL,
    emoji TEXT DEFAULT 'naïve 😀' NOT NULL,
    keyword TEXT DEFAULT 'CURRENT_TIMESTAMP' NOT NULL,
    "nothing" TEXT DEFAULT 'NULL' NOT NULL
);

INSERT INTO t DEFAULT VALUES;

-- table t
--   column empty TEXT not null default ''
--   column quoted TEXT not null default 'it''s "quoted"'
--   column hostile TEXT not null default 'x''); DROP TABLE users; --'
--   column backslashes TEXT not null default '\'' \\ \n'
--   column lines TEXT not null default replace('one
-- two{13}
-- three{13}four	tab', '{13}', char(13))
--   column tagged TEXT not null default '$tag$ $$ ; $tag$'
--   column marks TEXT not null default ':name $1 ?1 %s 100%'
--   column emoji TEXT not null default 'naïve 😀'
--   column keyword TEXT not null default 'CURRENT_TIMESTAMP'
--   column nothing TEXT not null default 'NULL'
--   row '', 'it''s "quoted"', 'x''); DROP TABLE users; --', '\'' \\ \n', 'one
-- two␍
-- three␍-- four	tab', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL'

-- ## createTable: expressions as defaults

CREATE TABLE t (
    id INTEGER,
    word DATETIME DEFAULT CURRENT_TIMESTAMP,
    enclosed DATETIME DEFAULT (CURRENT_TIMESTAMP) NOT NULL,
    text TEXT DEFAULT 'it''s',
    number INTEGER DEFAULT -1,
    sum INTEGER DEFAULT ((1) + (2)) NOT NULL,
    call TEXT DEFAULT (lower('A')),
    chosen TEXT DEFAULT (CASE WHEN 1 IN (1, 2) THEN 'in' ELSE 'out' END),
    commented INTEGER DEFAULT (7 -- seven
),
    next INTEGER DEFAULT 8 NOT NULL
);

INSERT INTO t (id, word, enclosed) VALUES (1, NULL, '2026-11-20');

-- table t
--   column id INTEGER null
--   column word DATETIME null default CURRENT_TIMESTAMP
--   column enclosed DATETIME not null default CURRENT_TIMESTAMP
--   column text TEXT null default 'it''s'
--   column number INTEGER null default -1
--   column sum INTEGER not null default (1) + (2)
--   column call TEXT null default lower('A')
--   column chosen TEXT null default CASE WHEN 1 IN (1, 2) THEN 'in' ELSE 'out' END
--   column commented INTEGER null default 7 -- seven
--   column next INTEGER not null default 8
--   row 1, NULL, '2026-11-20', 'it''s', -1, 3, 'a', 'in', 7, 8

-- ## createTable: lone integer keys number the rows

CREATE TABLE small (
    id INTEGER NOT NULL,
    a TEXT,
    PRIMARY KEY (id)
);

CREATE TABLE middle (
    a TEXT,
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE big (
    id INTEGER NOT NULL,
    a TEXT,
    PRIMARY KEY (id)
);

INSERT INTO small (a) VALUES
    ('one'),
    ('two');

INSERT INTO middle (a) VALUES
    ('one'),
    ('two');

INSERT INTO big (a) VALUES
    ('one'),
    ('two');

-- table big
--   column id INTEGER not null key 1
--   column a TEXT null
--   row 1, 'one'
--   row 2, 'two'
-- table middle
--   column a TEXT null
--   column id INTEGER not null key 1
--   row 'one', 1
--   row 'two', 2
-- table small
--   column id INTEGER not null key 1
--   column a TEXT null
--   row 1, 'one'
--   row 2, 'two'

-- ## createTable: keys that don't number the rows

CREATE TABLE told (
    id BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE defaulted (
    id BIGINT DEFAULT 1 NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE referring (
    id BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(id) REFERENCES users (id)
);

CREATE TABLE worded (
    id TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE several (
    one BIGINT NOT NULL,
    two BIGINT NOT NULL,
    PRIMARY KEY (one, two)
);

-- table defaulted
--   column id BIGINT not null default 1 key 1
--   key unique (id)
-- table referring
--   column id BIGINT not null key 1
--   key unique (id)
--   foreign key (id) references users (id) on delete NO ACTION on update NO ACTION
-- table several
--   column one BIGINT not null key 1
--   column two BIGINT not null key 2
--   key unique (one, two)
-- table told
--   column id BIGINT not null key 1
--   key unique (id)
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
-- table worded
--   column id TEXT not null key 1
--   key unique (id)

-- ## createTable: autoIncrement gives no number twice

CREATE TABLE t (
    id INTEGER NOT NULL CONSTRAINT "the key" PRIMARY KEY AUTOINCREMENT,
    a TEXT
);

INSERT INTO t (a) VALUES
    ('one'),
    ('two');

DELETE FROM t WHERE a = 'two';

INSERT INTO t (a) VALUES ('three');

-- table t autoincrement
--   column id INTEGER not null key 1
--   column a TEXT null
--   row 1, 'one'
--   row 3, 'three'

-- ## createTable: autoIncrement beside the key

-- unsupported: SQLite has no numbers in a column that isn't the rowid, such as "at"
--   Leave autoIncrement() away, and give the numbers on INSERT.

-- ## createTable: autoIncrement in a key of several columns

-- unsupported: SQLite has no numbers in a column that isn't the rowid, such as "id"
--   Leave autoIncrement() away, and give the numbers on INSERT.

-- ## createTable: collations

CREATE TABLE t (
    a TEXT COLLATE "NOCASE" NOT NULL,
    UNIQUE (a)
);

-- table t
--   column a TEXT not null
--   constraint unique (a collate NOCASE)

-- ## createTable: comments

CREATE TABLE "Commented" (
    a TEXT,
    b TEXT
);

-- table Commented
--   column a TEXT null
--   column b TEXT null

-- ## createTable: generated columns, stored and computed when read

CREATE TABLE t (
    a INTEGER,
    twice INTEGER GENERATED ALWAYS AS (a * 2 -- twice
) STORED NOT NULL,
    thrice INTEGER GENERATED ALWAYS AS (a * 3) VIRTUAL
);

INSERT INTO t (a) VALUES (2);

-- table t
--   column a INTEGER null
--   column twice INTEGER not null stored
--   column thrice INTEGER null virtual
--   row 2, 4, 6

-- ## createTable: primary keys over several columns

CREATE TABLE marked (
    a INTEGER NOT NULL,
    b TEXT NOT NULL,
    PRIMARY KEY (a, b)
);

CREATE TABLE listed (
    a INTEGER NOT NULL,
    b TEXT NOT NULL,
    CONSTRAINT pk_listed PRIMARY KEY (b, a)
);

-- table listed
--   column a INTEGER not null key 2
--   column b TEXT not null key 1
--   key unique (b, a)
-- table marked
--   column a INTEGER not null key 1
--   column b TEXT not null key 2
--   key unique (a, b)

-- ## createTable: unique constraints, with and without names

CREATE TABLE t (
    a INTEGER,
    b INTEGER,
    c INTEGER,
    d INTEGER,
    UNIQUE (c, d),
    CONSTRAINT uq_d_a UNIQUE (d, a),
    UNIQUE (a),
    CONSTRAINT "b is unique" UNIQUE (b)
);

-- table t
--   column a INTEGER null
--   column b INTEGER null
--   column c INTEGER null
--   column d INTEGER null
--   constraint unique (c, d)
--   constraint unique (d, a)
--   constraint unique (a)
--   constraint unique (b)

-- ## createTable: unique constraints that are checked at the end

-- unsupported: SQLite has no deferrable unique constraints, such as that on b
--   Leave it away: rows are checked one by one.

-- ## createTable: unique constraints that are checked at once

CREATE TABLE t (
    a INTEGER,
    b INTEGER,
    UNIQUE (b),
    UNIQUE (a)
);

-- table t
--   column a INTEGER null
--   column b INTEGER null
--   constraint unique (b)
--   constraint unique (a)

-- ## createTable: checks, with and without names

CREATE TABLE t (
    a INTEGER,
    b TEXT,
    CHECK (b <> ')' AND b <> ''''),
    CONSTRAINT "ck b" CHECK (b IS NULL OR a > 5),
    CHECK (a > 0),
    CONSTRAINT few CHECK (a < 10 -- not too many
)
);

-- table t
--   column a INTEGER null
--   column b TEXT null

-- ## createTable: foreign keys

CREATE TABLE t (
    a INTEGER,
    b INTEGER,
    c INTEGER,
    id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(a, c) REFERENCES pairs,
    CONSTRAINT "to pairs" FOREIGN KEY(b, c) REFERENCES pairs (a, b) MATCH SIMPLE,
    FOREIGN KEY(a) REFERENCES users,
    CONSTRAINT fk_b FOREIGN KEY(b) REFERENCES users (id),
    FOREIGN KEY(b) REFERENCES t (id)
);

-- table pairs
--   column a INTEGER not null key 1
--   column b INTEGER not null key 2
--   key unique (a, b)
-- table t
--   column a INTEGER null
--   column b INTEGER null
--   column c INTEGER null
--   column id INTEGER not null key 1
--   foreign key (b) references t (id) on delete NO ACTION on update NO ACTION
--   foreign key (b) references users (id) on delete NO ACTION on update NO ACTION
--   foreign key (a) references users on delete NO ACTION on update NO ACTION
--   foreign key (b, c) references pairs (a, b) on delete NO ACTION on update NO ACTION
--   foreign key (a, c) references pairs on delete NO ACTION on update NO ACTION
-- table users
--   column id INTEGER not null key 1

-- ## createTable: foreign keys with every action

CREATE TABLE t (
    "cascade" INTEGER,
    set_null INTEGER,
    set_default INTEGER,
    "restrict" INTEGER,
    no_action INTEGER,
    FOREIGN KEY("cascade") REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    FOREIGN KEY(set_null) REFERENCES users (id) ON DELETE SET NULL ON UPDATE SET NULL,
    FOREIGN KEY(set_default) REFERENCES users (id) ON DELETE SET DEFAULT ON UPDATE SET DEFAULT,
    FOREIGN KEY("restrict") REFERENCES users (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
    FOREIGN KEY(no_action) REFERENCES users (id) ON DELETE NO ACTION ON UPDATE NO ACTION
);

-- table t
--   column cascade INTEGER null
--   column set_null INTEGER null
--   column set_default INTEGER null
--   column restrict INTEGER null
--   column no_action INTEGER null
--   foreign key (no_action) references users (id) on delete NO ACTION on update NO ACTION
--   foreign key (restrict) references users (id) on delete RESTRICT on update RESTRICT
--   foreign key (set_default) references users (id) on delete SET DEFAULT on update SET DEFAULT
--   foreign key (set_null) references users (id) on delete SET NULL on update SET NULL
--   foreign key (cascade) references users (id) on delete CASCADE on update CASCADE
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createTable: foreign keys that may be checked at the end

CREATE TABLE t (
    a INTEGER,
    b INTEGER,
    c INTEGER,
    d INTEGER,
    e INTEGER,
    f INTEGER,
    FOREIGN KEY(a) REFERENCES users DEFERRABLE,
    FOREIGN KEY(b) REFERENCES users DEFERRABLE INITIALLY IMMEDIATE,
    FOREIGN KEY(c) REFERENCES users DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(d) REFERENCES users DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(e) REFERENCES users NOT DEFERRABLE,
    FOREIGN KEY(f) REFERENCES users NOT DEFERRABLE INITIALLY IMMEDIATE
);

-- table t
--   column a INTEGER null
--   column b INTEGER null
--   column c INTEGER null
--   column d INTEGER null
--   column e INTEGER null
--   column f INTEGER null
--   foreign key (f) references users on delete NO ACTION on update NO ACTION
--   foreign key (e) references users on delete NO ACTION on update NO ACTION
--   foreign key (d) references users on delete NO ACTION on update NO ACTION
--   foreign key (c) references users on delete NO ACTION on update NO ACTION
--   foreign key (b) references users on delete NO ACTION on update NO ACTION
--   foreign key (a) references users on delete NO ACTION on update NO ACTION
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createTable: foreign keys that match in full

-- unsupported: SQLite has no foreign keys that MATCH FULL, such as that on a, b
--   Add a check that all of the columns are NULL, or none.

-- ## createTable: foreign keys into another schema

-- unsupported: SQLite has no foreign keys into another schema, such as that on a
--   Put both tables into one schema, or leave the key away.

-- ## createTable: indexes

CREATE TABLE t (
    a TEXT,
    b TEXT,
    c TEXT
);

CREATE INDEX ix_t_a ON t (a);

CREATE UNIQUE INDEX "b once" ON t (b) WHERE b <> '';

CREATE INDEX ix_both ON t (a, c DESC);

CREATE INDEX ix_lower ON t (lower(c), (a || c)) WHERE c > 'c';

-- table t
--   column a TEXT null
--   column b TEXT null
--   column c TEXT null
--   index b once unique (b) partial WHERE b <> ''
--   index ix_both (a, c desc)
--   index ix_lower (expression, expression) partial WHERE c > 'c'
--   index ix_t_a (a)

-- ## createTable: in a schema

CREATE TABLE main.users (
    id INTEGER NOT NULL,
    name TEXT,
    PRIMARY KEY (id)
);

CREATE INDEX main.ix_users_name ON users (name);

CREATE TABLE main.t (
    a INTEGER,
    b INTEGER,
    FOREIGN KEY(a) REFERENCES users,
    FOREIGN KEY(b) REFERENCES users (id)
);

-- table t
--   column a INTEGER null
--   column b INTEGER null
--   foreign key (b) references users (id) on delete NO ACTION on update NO ACTION
--   foreign key (a) references users on delete NO ACTION on update NO ACTION
-- table users
--   column id INTEGER not null key 1
--   column name TEXT null
--   index ix_users_name (name)

-- ## createTable: STRICT, with each type that it has a name for

CREATE TABLE t (
    text TEXT,
    integer INTEGER,
    negative INTEGER,
    big INTEGER,
    fraction REAL,
    tiny REAL,
    infinite REAL,
    exact REAL,
    yes INTEGER,
    "no" INTEGER,
    missing TEXT,
    moment TEXT,
    zoned TEXT,
    day TEXT,
    bytes BLOB,
    object TEXT,
    list TEXT,
    any ANY
) STRICT;

INSERT INTO t (text, integer, negative, big, fraction, tiny, infinite, exact, yes, "no", missing, moment, zoned, day, bytes, object, list, any) VALUES ('text', 42, -42, 9007199254740993, -0.125, 1e-300, -9e999, '1234.50', 1, 0, NULL, '2026-11-20 14:30:00.123000', '2026-11-20 14:30:00.000000', '2026-11-20 00:00:00.000000', x'00275cff', '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}', '[]', '1');

-- table t strict
--   column text TEXT null
--   column integer INTEGER null
--   column negative INTEGER null
--   column big INTEGER null
--   column fraction REAL null
--   column tiny REAL null
--   column infinite REAL null
--   column exact REAL null
--   column yes INTEGER null
--   column no INTEGER null
--   column missing TEXT null
--   column moment TEXT null
--   column zoned TEXT null
--   column day TEXT null
--   column bytes BLOB null
--   column object TEXT null
--   column list TEXT null
--   column any ANY null
--   row 'text', 42, -42, 9007199254740993, -0.125, 1.0e-300, -9.0e+999, 1234.5, 1, 0, NULL, '2026-11-20 14:30:00.123000', '2026-11-20 14:30:00.000000', '2026-11-20 00:00:00.000000', X'00275CFF', '{"it":"''s","deep":[1,null,true,{"a":1152921504606846976}]}', '[]', '1'

-- ## createTable: WITHOUT ROWID

CREATE TABLE t (
    a TEXT NOT NULL,
    b INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

INSERT INTO t (a, b) VALUES
    ('b', 1),
    ('a', 2);

-- table t strict without rowid
--   column a TEXT not null key 1
--   column b INTEGER not null key 2
--   key unique (a, b)
--   row 'a', 2
--   row 'b', 1

-- ## createTable: WITHOUT ROWID, and numbers

-- unsupported: SQLite has no numbers in a column that isn't the rowid, such as "a"
--   Leave autoIncrement() away, and give the numbers on INSERT.

-- ## createTable: unlogged, with storage parameters, in a tablespace

-- unsupported: SQLite has no UNLOGGED tables, as for "t"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createTable: partitions

-- unsupported: SQLite has no partitions of tables, as for "t"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createTable: inherits

-- unsupported: SQLite has no tables that inherit, as for "t"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createTable: identity

CREATE TABLE t (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    a TEXT
);

INSERT INTO t (a) VALUES
    ('one'),
    ('two');

-- table t autoincrement
--   column id INTEGER not null key 1
--   column a TEXT null
--   row 1, 'one'
--   row 2, 'two'

-- ## createTable: identity that counts as told

-- unsupported: SQLite has no say in how "id" is numbered
--   Write identity() without options, or ask first: if (op.dialect !== "sqlite")

-- ## createTable: ifNotExists leaves what is there

CREATE TABLE IF NOT EXISTS t (
    a TEXT,
    b TEXT
);

CREATE INDEX IF NOT EXISTS ix_a ON t (a);

-- table t
--   column a INTEGER null
--   index ix_a (a)

-- ## createTable: odd names

CREATE TABLE "x""); DROP TABLE users; --" (
    "select" INTEGER NOT NULL,
    "CamelCase" INTEGER,
    " two  words " TEXT DEFAULT ' two  words ',
    "naïve 😀" TEXT DEFAULT 'naïve 😀',
    ":name $1 ?1 %s \ $$" TEXT DEFAULT ':name $1 ?1 %s \ $$',
    PRIMARY KEY ("select"),
    CONSTRAINT "it's ""quoted""2" UNIQUE (" two  words ", "naïve 😀", ":name $1 ?1 %s \ $$"),
    CONSTRAINT "x""); DROP TABLE users; --" CHECK ("select" > 0),
    CONSTRAINT "it's ""quoted""" FOREIGN KEY("CamelCase") REFERENCES "x""); DROP TABLE users; --" ("select")
);

CREATE INDEX "x""); DROP TABLE users; --2" ON "x""); DROP TABLE users; --" ("CamelCase", " two  words ", "naïve 😀", ":name $1 ?1 %s \ $$");

INSERT INTO "x""); DROP TABLE users; --" ("select", "CamelCase") VALUES (1, 1);

-- table x"); DROP TABLE users; --
--   column select INTEGER not null key 1
--   column CamelCase INTEGER null
--   column  two  words  TEXT null default ' two  words '
--   column naïve 😀 TEXT null default 'naïve 😀'
--   column :name $1 ?1 %s \ $$ TEXT null default ':name $1 ?1 %s \ $$'
--   index x"); DROP TABLE users; --2 (CamelCase,  two  words , naïve 😀, :name $1 ?1 %s \ $$)
--   constraint unique ( two  words , naïve 😀, :name $1 ?1 %s \ $$)
--   foreign key (CamelCase) references x"); DROP TABLE users; -- (select) on delete NO ACTION on update NO ACTION
--   row 1, 1, ' two  words ', 'naïve 😀', ':name $1 ?1 %s \ $$'

-- ## createTable: a name of 64 letters

CREATE TABLE tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt (
    a INTEGER
);

-- table tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt
--   column a INTEGER null

-- ## createTable: no columns

-- unsupported: SQLite has no tables without columns, such as "t"
--   Give it one.

-- ## createTable: a table that is there

-- database: SQLite refused the statement: table users already exists

-- ## dropTable: a table with its rows and indexes

DROP TABLE users;

-- nothing

-- ## dropTable: in a schema

DROP TABLE main.t;

-- nothing

-- ## dropTable: an odd name

DROP TABLE "x""); DROP TABLE users; --";

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## dropTable: ifExists without a table

DROP TABLE IF EXISTS t;

-- nothing

-- ## dropTable: with what depends on it

-- unsupported: SQLite has no DROP … CASCADE
--   Drop first what depends on it.

-- ## dropTable: a table that isn't there

-- database: SQLite refused the statement: no such table: t

-- ## alterTable: what PostgreSQL's are

-- unsupported: SQLite has no UNLOGGED tables, as for "t"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## alterTable: what SQLite's are

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE t (
    a TEXT NOT NULL,
    b INTEGER,
    PRIMARY KEY (a)
) STRICT, WITHOUT ROWID;

INSERT OR ABORT INTO t SELECT * FROM _migrate_old_t;

DROP TABLE _migrate_old_t;

-- table c
--   column a TEXT null
--   foreign key (a) references t (a) on delete NO ACTION on update NO ACTION
--   row 'b'
-- table t strict without rowid
--   column a TEXT not null key 1
--   column b INTEGER null
--   key unique (a)
--   row 'a', 2
--   row 'b', 1

-- ## alterTable: back to the usual, in a schema

PRAGMA legacy_alter_table = ON;

ALTER TABLE main.t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE main.t (
    a TEXT NOT NULL,
    PRIMARY KEY (a)
);

INSERT OR ABORT INTO main.t SELECT * FROM main._migrate_old_t;

DROP TABLE main._migrate_old_t;

-- table t
--   column a TEXT not null key 1
--   key unique (a)

-- ## alterTable: STRICT with types that are unknown there

-- operation: Table "users" can't be STRICT with "name" VARCHAR(40)
--   Change it to one of INT, INTEGER, REAL, TEXT, BLOB, ANY first: t.text(), t.custom("ANY"), …

-- ## alterTable: STRICT where rows hold something else

-- database: Rows of "t" contradict the change: 1 row would hold no INTEGER in "a": rowid 2
--   Change or delete them first. Nothing was changed.

-- ## createTableComment: one, and another one

-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## createTableComment: in a schema

-- table t
--   column a INTEGER null

-- ## dropTableComment: whether or not there is one

-- table t
--   column a INTEGER null
-- table users
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL

-- ## renameTable: rows, indexes and references stay

ALTER TABLE users RENAME TO people;

-- table people
--   column id INTEGER not null key 1
--   column name VARCHAR(40) not null
--   column age INTEGER null
--   index ix_users_name (name)
--   row 1, 'Ann', 30
--   row 2, 'O''Hara', NULL
-- table posts
--   column author INTEGER null
--   foreign key (author) references people on delete NO ACTION on update NO ACTION

-- ## renameTable: in a schema

ALTER TABLE main.t RENAME TO u;

-- table u
--   column a INTEGER null

-- ## renameTable: odd names

ALTER TABLE "it's ""quoted""" RENAME TO "x""); DROP TABLE users; --";

-- table x"); DROP TABLE users; --
--   column a INTEGER null

-- ## renameTable: a name that is taken

-- database: SQLite refused the statement: there is already another table or index with this name: users
