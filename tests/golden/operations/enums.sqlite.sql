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

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## addEnumValue: that is there

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## addEnumValue: in a schema, an odd label

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## addEnumValue: beside a label that isn't there

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## renameEnumValue: wherever it is used

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## renameEnumValue: in a schema

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## renameEnumValue: that isn't there

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: that nothing has

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: that rows and defaults get another one for

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: out of arrays

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: with all that is on the type and its columns

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: odd ones

-- unsupported: SQLite has no enum types whose labels could change, such as "x"); DROP TABLE users; --"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("x"); DROP TABLE users; --", labels) })

-- ## dropEnumValue: that rows and defaults have

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: that arrays have

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: that a check names

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: that isn't there

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: for one that isn't there

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: of a column that a view reads

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })

-- ## dropEnumValue: of a type that isn't there

-- unsupported: SQLite has no enum types whose labels could change, such as "mood"
--   Change each of its columns: op.alterColumn(table, column, { type: t.enum("mood", labels) })
