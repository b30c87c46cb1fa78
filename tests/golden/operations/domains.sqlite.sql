-- ## createDomain: and a column of it

-- unsupported: SQLite has no domains, such as "email"
--   Give the column the domain's type, and its checks by .check().

-- ## createDomain: with all that can be said

-- unsupported: SQLite has no domains, such as "code"
--   Give the column the domain's type, and its checks by .check().

-- ## createDomain: of an enum, of lists and of another domain

-- unsupported: SQLite has no domains, such as "wish"
--   Give the column the domain's type, and its checks by .check().

-- ## createDomain: odd names

-- unsupported: SQLite has no domains, such as "select"
--   Give the column the domain's type, and its checks by .check().

-- ## createDomain: one that is there

-- unsupported: SQLite has no domains, such as "email"
--   Give the column the domain's type, and its checks by .check().

-- ## alterDomain: each thing that is named

-- unsupported: SQLite has no domains, such as "email"
--   Give the column the domain's type, and its checks by .check().

-- ## alterDomain: no default, and rows that NOT NULL contradicts

-- unsupported: SQLite has no domains, such as "email"
--   Give the column the domain's type, and its checks by .check().

-- ## alterDomain: NOT NULL and no default

-- unsupported: SQLite has no domains, such as "title"
--   Give the column the domain's type, and its checks by .check().

-- ## alterDomain: one that isn't there

-- unsupported: SQLite has no domains, such as "email"
--   Give the column the domain's type, and its checks by .check().

-- ## dropDomain: that nothing is of

-- unsupported: SQLite has no domains, such as "title"
--   Give the column the domain's type, and its checks by .check().

-- ## dropDomain: that a column is of

-- unsupported: SQLite has no domains, such as "email"
--   Give the column the domain's type, and its checks by .check().

-- ## dropDomain: cascade takes the columns along

-- unsupported: SQLite has no domains, such as "email"
--   Give the column the domain's type, and its checks by .check().

-- ## dropDomain: ifExists does without

-- unsupported: SQLite has no domains, such as "email"
--   Give the column the domain's type, and its checks by .check().
