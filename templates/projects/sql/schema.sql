-- The database is to have what stands here. Change it, then have the difference written as a revision, in SQL:
-- migrate revision --autogenerate --sql -m "what was changed"

CREATE TABLE users (
    id INTEGER NOT NULL PRIMARY KEY,
    email VARCHAR(255) NOT NULL UNIQUE,
    name VARCHAR(100) NOT NULL
);
