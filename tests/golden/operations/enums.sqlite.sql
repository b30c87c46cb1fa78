-- ## createEnum: and a column of it

CREATE TABLE t (
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('sad', 'ok', 'happy'))
);

-- table t
--   column mood VARCHAR(5) null

-- ## createEnum: in a schema

-- nothing

-- ## createEnum: ifNotExists leaves what is there

-- nothing

-- ## createEnum: ifNotExists where there is none

-- nothing

-- ## createEnum: odd names and labels

-- nothing

-- ## createEnum: one that is there

-- nothing

-- ## dropEnum: by its name

-- nothing

-- ## dropEnum: in a schema

-- nothing

-- ## dropEnum: ifExists without one

-- nothing

-- ## dropEnum: with the columns that are of it

-- nothing

-- ## dropEnum: that columns are of

-- table moods
--   column mood VARCHAR(5) not null key 1
--   column wish VARCHAR(5) null default 'ok'
--   key unique (mood)
--   row 'ok', NULL
--   row 'happy', 'ok'
-- table users
--   column id INTEGER not null key 1
--   column mood VARCHAR(5) not null default 'happy'
--   index ix_mood (mood, expression)
--   index ix_ok (id) partial WHERE mood = 'ok'
--   foreign key (mood) references moods (mood) on delete NO ACTION on update NO ACTION
--   row 1, 'ok'
--   row 2, 'happy'

-- ## renameEnum: and its columns stay

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE moods RENAME TO _migrate_old_moods;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE moods (
    mood VARCHAR(5) CONSTRAINT "Mood" CHECK (mood IN ('sad', 'ok', 'happy')) NOT NULL,
    wish VARCHAR(5) CONSTRAINT "Mood" CHECK (wish IN ('sad', 'ok', 'happy')) DEFAULT 'ok',
    PRIMARY KEY (mood),
    CONSTRAINT no_sad_wish CHECK (wish <> 'sad')
);

INSERT OR ABORT INTO moods (rowid, mood, wish)
SELECT rowid, mood, wish FROM _migrate_old_moods;

DROP TABLE _migrate_old_moods;

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    mood VARCHAR(5) CONSTRAINT "Mood" CHECK (mood IN ('sad', 'ok', 'happy')) DEFAULT 'happy' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(mood) REFERENCES moods (mood)
);

INSERT OR ABORT INTO users SELECT * FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

CREATE INDEX ix_ok ON users (id) WHERE mood = 'ok';

CREATE INDEX ix_mood ON users (mood, (mood < 'ok'));

-- table moods
--   column mood VARCHAR(5) not null key 1
--   column wish VARCHAR(5) null default 'ok'
--   key unique (mood)
--   row 'ok', NULL
--   row 'happy', 'ok'
-- table users
--   column id INTEGER not null key 1
--   column mood VARCHAR(5) not null default 'happy'
--   index ix_mood (mood, expression)
--   index ix_ok (id) partial WHERE mood = 'ok'
--   foreign key (mood) references moods (mood) on delete NO ACTION on update NO ACTION
--   row 1, 'ok'
--   row 2, 'happy'

-- ## renameEnum: in a schema

-- nothing

-- ## renameEnum: to a name that is taken

-- nothing

-- ## addEnumValue: that is used right behind it

PRAGMA foreign_keys = OFF;

INSERT INTO moods (mood, wish) VALUES ('sad', NULL);

PRAGMA legacy_alter_table = ON;

ALTER TABLE moods RENAME TO _migrate_old_moods;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE moods (
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('sad', 'ok', 'happy', 'glad')) NOT NULL,
    wish VARCHAR(5) CONSTRAINT mood CHECK (wish IN ('sad', 'ok', 'happy', 'glad')) DEFAULT 'ok',
    PRIMARY KEY (mood),
    CONSTRAINT no_sad_wish CHECK (wish <> 'sad')
);

INSERT OR ABORT INTO moods (rowid, mood, wish)
SELECT rowid, mood, wish FROM _migrate_old_moods;

DROP TABLE _migrate_old_moods;

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('sad', 'ok', 'happy', 'glad')) DEFAULT 'happy' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(mood) REFERENCES moods (mood)
);

INSERT OR ABORT INTO users SELECT * FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

CREATE INDEX ix_ok ON users (id) WHERE mood = 'ok';

CREATE INDEX ix_mood ON users (mood, (mood < 'ok'));

INSERT INTO moods (mood, wish) VALUES ('glad', 'glad');

PRAGMA legacy_alter_table = ON;

ALTER TABLE moods RENAME TO _migrate_old_moods;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE moods (
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('sad', 'so so', 'ok', 'happy', 'glad')) NOT NULL,
    wish VARCHAR(5) CONSTRAINT mood CHECK (wish IN ('sad', 'so so', 'ok', 'happy', 'glad')) DEFAULT 'ok',
    PRIMARY KEY (mood),
    CONSTRAINT no_sad_wish CHECK (wish <> 'sad')
);

INSERT OR ABORT INTO moods (rowid, mood, wish)
SELECT rowid, mood, wish FROM _migrate_old_moods;

DROP TABLE _migrate_old_moods;

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('sad', 'so so', 'ok', 'happy', 'glad')) DEFAULT 'happy' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(mood) REFERENCES moods (mood)
);

INSERT OR ABORT INTO users SELECT * FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

CREATE INDEX ix_ok ON users (id) WHERE mood = 'ok';

CREATE INDEX ix_mood ON users (mood, (mood < 'ok'));

CREATE TEMP TABLE _migrate_references_0 (dangling CONSTRAINT "each ""users"" (mood) is in ""moods""" CHECK (dangling <= 0));

INSERT INTO temp._migrate_references_0 SELECT -(SELECT count(*) FROM pragma_foreign_key_check('users') WHERE fkid = 0);

PRAGMA legacy_alter_table = ON;

ALTER TABLE moods RENAME TO _migrate_old_moods;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE moods (
    mood VARCHAR(6) CONSTRAINT mood CHECK (mood IN ('sad', 'so so', 'ok', 'better', 'happy', 'glad')) NOT NULL,
    wish VARCHAR(6) CONSTRAINT mood CHECK (wish IN ('sad', 'so so', 'ok', 'better', 'happy', 'glad')) DEFAULT 'ok',
    PRIMARY KEY (mood),
    CONSTRAINT no_sad_wish CHECK (wish <> 'sad')
);

INSERT OR ABORT INTO moods (rowid, mood, wish)
SELECT rowid, mood, wish FROM _migrate_old_moods;

DROP TABLE _migrate_old_moods;

UPDATE temp._migrate_references_0 SET dangling = dangling + (SELECT count(*) FROM pragma_foreign_key_check('users') WHERE fkid = 0);

DROP TABLE temp._migrate_references_0;

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    mood VARCHAR(6) CONSTRAINT mood CHECK (mood IN ('sad', 'so so', 'ok', 'better', 'happy', 'glad')) DEFAULT 'happy' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(mood) REFERENCES moods (mood)
);

INSERT OR ABORT INTO users SELECT * FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

CREATE INDEX ix_ok ON users (id) WHERE mood = 'ok';

CREATE INDEX ix_mood ON users (mood, (mood < 'ok'));

-- table moods
--   column mood VARCHAR(6) not null key 1
--   column wish VARCHAR(6) null default 'ok'
--   key unique (mood)
--   row 'ok', NULL
--   row 'happy', 'ok'
--   row 'sad', NULL
--   row 'glad', 'glad'
-- table users
--   column id INTEGER not null key 1
--   column mood VARCHAR(6) not null default 'happy'
--   index ix_mood (mood, expression)
--   index ix_ok (id) partial WHERE mood = 'ok'
--   foreign key (mood) references moods (mood) on delete NO ACTION on update NO ACTION
--   row 1, 'ok'
--   row 2, 'happy'

-- ## addEnumValue: that is there

-- nothing

-- ## addEnumValue: in a schema, an odd label

-- nothing

-- ## addEnumValue: beside a label that isn't there

-- operation: There is no label "merry" to stand beside

-- ## renameEnumValue: wherever it is used

-- operation: The label "ok" is said elsewhere: by the index "ix_ok", the index "ix_mood"
--   SQLite would go on to say it there. Drop what says it (of a table, the check), and make it again behind.

-- ## renameEnumValue: that rows and the default of a table have

PRAGMA legacy_alter_table = ON;

ALTER TABLE t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE t (
    mood VARCHAR(25) CONSTRAINT mood CHECK (mood IN ('sad', 'ok', 'x''); DROP TABLE users; --')
) DEFAULT 'x''); DROP TABLE users; --' NOT NULL
);

INSERT OR ABORT INTO t (rowid, mood)
SELECT rowid, (CASE mood WHEN 'happy' THEN 'x''); DROP TABLE users; --' ELSE mood END
) FROM _migrate_old_t;

DROP TABLE _migrate_old_t;

-- table t
--   column mood VARCHAR(25) not null default 'x''); DROP TABLE users; --'
--   row 'ok'
--   row 'x''); DROP TABLE users; --'

-- ## renameEnumValue: of tables that are joined by it, with labels of that name elsewhere

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE moods RENAME TO _migrate_old_moods;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE moods (
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('sad', 'fine', 'happy')) NOT NULL,
    PRIMARY KEY (mood)
);

INSERT OR ABORT INTO moods (rowid, mood)
SELECT rowid, (CASE mood WHEN 'ok' THEN 'fine' ELSE mood END) FROM _migrate_old_moods;

DROP TABLE _migrate_old_moods;

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('sad', 'fine', 'happy')) DEFAULT 'fine',
    state VARCHAR(4) DEFAULT 'ok' CONSTRAINT state CHECK (state IN ('ok', 'down')),
    note TEXT DEFAULT 'ok',
    PRIMARY KEY (id),
    FOREIGN KEY(mood) REFERENCES moods (mood)
);

INSERT OR ABORT INTO users (id, mood, state, note)
SELECT id, (CASE mood WHEN 'ok' THEN 'fine' ELSE mood END), state, note FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

-- table moods
--   column mood VARCHAR(5) not null key 1
--   key unique (mood)
--   row 'sad'
--   row 'fine'
-- table users
--   column id INTEGER not null key 1
--   column mood VARCHAR(5) null default 'fine'
--   column state VARCHAR(4) null default 'ok'
--   column note TEXT null default 'ok'
--   foreign key (mood) references moods (mood) on delete NO ACTION on update NO ACTION
--   row 1, 'fine', 'ok', 'ok'
--   row 2, 'sad', NULL, 'ok'

-- ## renameEnumValue: in a schema

-- nothing

-- ## renameEnumValue: that is another one, too

-- operation: The enum "mood" has the label "happy" twice

-- ## renameEnumValue: that isn't there

-- operation: The enum "mood" has no label "merry"
--   It has "sad", "ok", "happy".

-- ## dropEnumValue: that nothing has

-- nothing

-- ## dropEnumValue: that rows and defaults get another one for

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE moods RENAME TO _migrate_old_moods;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE moods (
    mood VARCHAR(3) CONSTRAINT mood CHECK (mood IN ('sad', 'ok')) NOT NULL,
    wish VARCHAR(3) CONSTRAINT mood CHECK (wish IN ('sad', 'ok')) DEFAULT 'ok',
    PRIMARY KEY (mood),
    CONSTRAINT no_sad_wish CHECK (wish <> 'sad')
);

INSERT OR ABORT INTO moods (rowid, mood, wish)
SELECT rowid, (CASE mood WHEN 'happy' THEN 'sad' ELSE mood END), (CASE wish WHEN 'happy' THEN 'sad' ELSE wish END) FROM _migrate_old_moods;

DROP TABLE _migrate_old_moods;

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    mood VARCHAR(3) CONSTRAINT mood CHECK (mood IN ('sad', 'ok')) DEFAULT 'sad' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(mood) REFERENCES moods (mood)
);

INSERT OR ABORT INTO users (id, mood)
SELECT id, (CASE mood WHEN 'happy' THEN 'sad' ELSE mood END) FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

CREATE INDEX ix_ok ON users (id) WHERE mood = 'ok';

CREATE INDEX ix_mood ON users (mood, (mood < 'ok'));

-- table moods
--   column mood VARCHAR(3) not null key 1
--   column wish VARCHAR(3) null default 'ok'
--   key unique (mood)
--   row 'ok', NULL
--   row 'sad', 'ok'
-- table users
--   column id INTEGER not null key 1
--   column mood VARCHAR(3) not null default 'sad'
--   index ix_mood (mood, expression)
--   index ix_ok (id) partial WHERE mood = 'ok'
--   foreign key (mood) references moods (mood) on delete NO ACTION on update NO ACTION
--   row 1, 'ok'
--   row 2, 'sad'

-- ## dropEnumValue: of tables that are joined by it

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE moods RENAME TO _migrate_old_moods;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE moods (
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('sad', 'happy')) NOT NULL,
    PRIMARY KEY (mood)
);

INSERT OR ABORT INTO moods (rowid, mood)
SELECT rowid, (CASE mood WHEN 'ok' THEN 'happy' ELSE mood END) FROM _migrate_old_moods;

DROP TABLE _migrate_old_moods;

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('sad', 'happy')) DEFAULT 'happy',
    state VARCHAR(4) DEFAULT 'ok' CONSTRAINT state CHECK (state IN ('ok', 'down')),
    note TEXT DEFAULT 'ok',
    PRIMARY KEY (id),
    FOREIGN KEY(mood) REFERENCES moods (mood)
);

INSERT OR ABORT INTO users (id, mood, state, note)
SELECT id, (CASE mood WHEN 'ok' THEN 'happy' ELSE mood END), state, note FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

-- table moods
--   column mood VARCHAR(5) not null key 1
--   key unique (mood)
--   row 'sad'
--   row 'happy'
-- table users
--   column id INTEGER not null key 1
--   column mood VARCHAR(5) null default 'happy'
--   column state VARCHAR(4) null default 'ok'
--   column note TEXT null default 'ok'
--   foreign key (mood) references moods (mood) on delete NO ACTION on update NO ACTION
--   row 1, 'happy', 'ok', 'ok'
--   row 2, 'sad', NULL, 'ok'

-- ## dropEnumValue: that an index says, where rows get another one for it

-- operation: The label "ok" is said elsewhere: by the index "ix_ok"
--   SQLite would go on to say it there. Drop what says it (of a table, the check), and make it again behind.

-- ## dropEnumValue: that rows and defaults of one table get another one for

PRAGMA legacy_alter_table = ON;

ALTER TABLE t RENAME TO _migrate_old_t;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE t (
    mood VARCHAR(3) CONSTRAINT mood CHECK (mood IN ('sad', 'ok')) DEFAULT 'sad' NOT NULL
);

INSERT OR ABORT INTO t (rowid, mood)
SELECT rowid, (CASE mood WHEN 'happy' THEN 'sad' ELSE mood END) FROM _migrate_old_t;

DROP TABLE _migrate_old_t;

-- table t
--   column mood VARCHAR(3) not null default 'sad'
--   row 'ok'
--   row 'sad'

-- ## dropEnumValue: out of arrays

-- nothing

-- ## dropEnumValue: with all that is on the type and its columns

-- nothing

-- ## dropEnumValue: odd ones

PRAGMA legacy_alter_table = ON;

ALTER TABLE "it's ""quoted""" RENAME TO "_migrate_old_it's ""quoted""";

PRAGMA legacy_alter_table = OFF;

CREATE TABLE "it's ""quoted""" (
    ":name $1 ?1 %s \ $$" VARCHAR(25) CONSTRAINT "x""); DROP TABLE users; --" CHECK (":name $1 ?1 %s \ $$" IN ('', 'it''s "quoted"', 'x''); DROP TABLE users; --', '$tag$ $$ ; $tag$', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL')
) DEFAULT '$tag$ $$ ; $tag$'
);

INSERT OR ABORT INTO "it's ""quoted""" (rowid, ":name $1 ?1 %s \ $$")
SELECT rowid, ":name $1 ?1 %s \ $$" FROM "_migrate_old_it's ""quoted""";

DROP TABLE "_migrate_old_it's ""quoted""";

PRAGMA legacy_alter_table = ON;

ALTER TABLE "it's ""quoted""" RENAME TO "_migrate_old_it's ""quoted""";

PRAGMA legacy_alter_table = OFF;

CREATE TABLE "it's ""quoted""" (
    ":name $1 ?1 %s \ $$" VARCHAR(25) CONSTRAINT "x""); DROP TABLE users; --" CHECK (":name $1 ?1 %s \ $$" IN ('', 'it''s "quoted"', 'x''); DROP TABLE users; --', ':name $1 ?1 %s 100%', 'naïve 😀', 'CURRENT_TIMESTAMP', 'NULL')
) DEFAULT 'x''); DROP TABLE users; --'
);

INSERT OR ABORT INTO "it's ""quoted""" (rowid, ":name $1 ?1 %s \ $$")
SELECT rowid, (CASE ":name $1 ?1 %s \ $$" WHEN '$tag$ $$ ; $tag$' THEN 'x''); DROP TABLE users; --' ELSE ":name $1 ?1 %s \ $$" END
) FROM "_migrate_old_it's ""quoted""";

DROP TABLE "_migrate_old_it's ""quoted""";

-- table it's "quoted"
--   column :name $1 ?1 %s \ $$ VARCHAR(25) null default 'x''); DROP TABLE users; --'
--   row 'x''); DROP TABLE users; --'

-- ## dropEnumValue: that rows and defaults have

-- operation: The label "happy" can't go: it is the default of "mood" in "users"
--   Give replaceWith, or change the default first.

-- ## dropEnumValue: that rows have

-- database: Rows of "t" contradict the change: 1 row would break constraint "mood": rowid 2
--   Change or delete them first. Nothing was changed.

-- ## dropEnumValue: that arrays have

-- nothing

-- ## dropEnumValue: that a check names

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE moods RENAME TO _migrate_old_moods;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE moods (
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('ok', 'happy')) NOT NULL,
    wish VARCHAR(5) CONSTRAINT mood CHECK (wish IN ('ok', 'happy')) DEFAULT 'ok',
    PRIMARY KEY (mood),
    CONSTRAINT no_sad_wish CHECK (wish <> 'sad')
);

INSERT OR ABORT INTO moods (rowid, mood, wish)
SELECT rowid, mood, wish FROM _migrate_old_moods;

DROP TABLE _migrate_old_moods;

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    mood VARCHAR(5) CONSTRAINT mood CHECK (mood IN ('ok', 'happy')) DEFAULT 'happy' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(mood) REFERENCES moods (mood)
);

INSERT OR ABORT INTO users SELECT * FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

CREATE INDEX ix_ok ON users (id) WHERE mood = 'ok';

CREATE INDEX ix_mood ON users (mood, (mood < 'ok'));

-- table moods
--   column mood VARCHAR(5) not null key 1
--   column wish VARCHAR(5) null default 'ok'
--   key unique (mood)
--   row 'ok', NULL
--   row 'happy', 'ok'
-- table users
--   column id INTEGER not null key 1
--   column mood VARCHAR(5) not null default 'happy'
--   index ix_mood (mood, expression)
--   index ix_ok (id) partial WHERE mood = 'ok'
--   foreign key (mood) references moods (mood) on delete NO ACTION on update NO ACTION
--   row 1, 'ok'
--   row 2, 'happy'

-- ## dropEnumValue: that isn't there

-- operation: The enum "mood" has no label "merry"
--   It has "sad", "ok", "happy".

-- ## dropEnumValue: for one that isn't there

-- operation: The enum "mood" has no label "merry"
--   It has "sad", "ok", "happy".

-- ## dropEnumValue: of a column that a view reads

PRAGMA foreign_keys = OFF;

PRAGMA legacy_alter_table = ON;

ALTER TABLE moods RENAME TO _migrate_old_moods;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE moods (
    mood VARCHAR(3) CONSTRAINT mood CHECK (mood IN ('sad', 'ok')) NOT NULL,
    wish VARCHAR(3) CONSTRAINT mood CHECK (wish IN ('sad', 'ok')) DEFAULT 'ok',
    PRIMARY KEY (mood),
    CONSTRAINT no_sad_wish CHECK (wish <> 'sad')
);

INSERT OR ABORT INTO moods (rowid, mood, wish)
SELECT rowid, (CASE mood WHEN 'happy' THEN 'sad' ELSE mood END), (CASE wish WHEN 'happy' THEN 'sad' ELSE wish END) FROM _migrate_old_moods;

DROP TABLE _migrate_old_moods;

PRAGMA legacy_alter_table = ON;

ALTER TABLE users RENAME TO _migrate_old_users;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE users (
    id INTEGER NOT NULL,
    mood VARCHAR(3) CONSTRAINT mood CHECK (mood IN ('sad', 'ok')) DEFAULT 'sad' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(mood) REFERENCES moods (mood)
);

INSERT OR ABORT INTO users (id, mood)
SELECT id, (CASE mood WHEN 'happy' THEN 'sad' ELSE mood END) FROM _migrate_old_users;

DROP TABLE _migrate_old_users;

CREATE INDEX ix_ok ON users (id) WHERE mood = 'ok';

CREATE INDEX ix_mood ON users (mood, (mood < 'ok'));

SELECT EXISTS (SELECT * FROM v) WHERE 0;

-- table moods
--   column mood VARCHAR(3) not null key 1
--   column wish VARCHAR(3) null default 'ok'
--   key unique (mood)
--   row 'ok', NULL
--   row 'sad', 'ok'
-- table users
--   column id INTEGER not null key 1
--   column mood VARCHAR(3) not null default 'sad'
--   index ix_mood (mood, expression)
--   index ix_ok (id) partial WHERE mood = 'ok'
--   foreign key (mood) references moods (mood) on delete NO ACTION on update NO ACTION
--   row 1, 'ok'
--   row 2, 'sad'
-- VIEW v AS SELECT mood FROM users
