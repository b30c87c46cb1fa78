-- ## createExtension: and a column of its type

-- unsupported: SQLite has no extensions that are a database's, such as "citext"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createExtension: a name that needs quotes, in a schema, of a version

-- unsupported: SQLite has no extensions that are a database's, such as "uuid-ossp"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createExtension: with those that it needs

-- unsupported: SQLite has no extensions that are a database's, such as "earthdistance"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createExtension: ifNotExists leaves what is there

-- unsupported: SQLite has no extensions that are a database's, such as "citext"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createExtension: that the server doesn't have

-- unsupported: SQLite has no extensions that are a database's, such as "x'; DROP TABLE users; --"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## dropExtension: by its name

-- unsupported: SQLite has no extensions that are a database's, such as "citext"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## dropExtension: with what depends on it

-- unsupported: SQLite has no extensions that are a database's, such as "citext"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## dropExtension: ifExists without one

-- unsupported: SQLite has no extensions that are a database's, such as "citext"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## dropExtension: that something depends on

-- unsupported: SQLite has no extensions that are a database's, such as "citext"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")
