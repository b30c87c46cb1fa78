-- ## createSequence: that counts as usual, for a column

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## createSequence: with all that can be said

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## createSequence: numbers that JavaScript rounds

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## createSequence: ifNotExists leaves what is there

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## createSequence: odd names

-- unsupported: SQLite has no sequences, such as "select"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## createSequence: that can't reach its start

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## alterSequence: each thing that is named

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## alterSequence: limits taken away

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## alterSequence: the other way, as another type, in a schema

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## alterSequence: one that isn't there

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## dropSequence: with the defaults that take its numbers

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## dropSequence: by its name

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## dropSequence: in a schema

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## dropSequence: ifExists without one

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().

-- ## dropSequence: where a default takes its numbers

-- unsupported: SQLite has no sequences, such as "counter"
--   Rows are numbered by t.integer().primaryKey(), and never twice with autoIncrement().
