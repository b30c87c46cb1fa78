-- ## createSchema: and something in it

-- unsupported: SQLite has no schemas that could be made or dropped, such as "app"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createSchema: ifNotExists leaves what is there

-- unsupported: SQLite has no schemas that could be made or dropped, such as "app"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createSchema: odd names

-- unsupported: SQLite has no schemas that could be made or dropped, such as "select"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## createSchema: one that is there

-- unsupported: SQLite has no schemas that could be made or dropped, such as "app"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## dropSchema: by its name

-- unsupported: SQLite has no schemas that could be made or dropped, such as "app"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## dropSchema: with what is in it

-- unsupported: SQLite has no schemas that could be made or dropped, such as "app"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## dropSchema: ifExists without one

-- unsupported: SQLite has no schemas that could be made or dropped, such as "app"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## dropSchema: an odd name

-- unsupported: SQLite has no schemas that could be made or dropped, such as "x"); DROP TABLE users; --"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")

-- ## dropSchema: where something is in it

-- unsupported: SQLite has no schemas that could be made or dropped, such as "app"
--   Where it is for another database alone, ask first: if (op.dialect !== "sqlite")
