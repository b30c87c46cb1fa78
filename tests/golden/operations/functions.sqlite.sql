-- ## createFunction: with arguments and defaults, and called

-- unsupported: SQLite has no functions that are a database's, such as "add_tax"
--   Put its statements into a trigger, or have each program make it.

-- ## createFunction: statements in its body stay inside

-- unsupported: SQLite has no functions that are a database's, such as "rename"
--   Put its statements into a trigger, or have each program make it.

-- ## createFunction: with a body that is parsed

-- unsupported: SQLite has no functions that are a database's, such as "remove"
--   Put its statements into a trigger, or have each program make it.

-- ## createFunction: a procedure

-- unsupported: SQLite has no functions that are a database's, such as "purge"
--   Put its statements into a trigger, or have each program make it.

-- ## createFunction: odd names and texts, in a schema

-- unsupported: SQLite has no functions that are a database's, such as "select"
--   Put its statements into a trigger, or have each program make it.

-- ## createFunction: in the place of another one

-- unsupported: SQLite has no functions that are a database's, such as "add_tax"
--   Put its statements into a trigger, or have each program make it.

-- ## createFunction: beside one with other arguments

-- unsupported: SQLite has no functions that are a database's, such as "add_tax"
--   Put its statements into a trigger, or have each program make it.

-- ## createFunction: in the place of one that returns something else

-- unsupported: SQLite has no functions that are a database's, such as "add_tax"
--   Put its statements into a trigger, or have each program make it.

-- ## createFunction: and another statement

-- unsupported: SQLite has no functions that are a database's, such as "f"
--   Put its statements into a trigger, or have each program make it.

-- ## createFunction: one that is there

-- unsupported: SQLite has no functions that are a database's, such as "add_tax"
--   Put its statements into a trigger, or have each program make it.

-- ## dropFunction: by its arguments as they were written

-- unsupported: SQLite has no functions that are a database's, such as "add_tax"
--   Put its statements into a trigger, or have each program make it.

-- ## dropFunction: by the types of its arguments, of two of that name

-- unsupported: SQLite has no functions that are a database's, such as "add_tax"
--   Put its statements into a trigger, or have each program make it.

-- ## dropFunction: with defaults that have commas and parentheses

-- unsupported: SQLite has no functions that are a database's, such as "f"
--   Put its statements into a trigger, or have each program make it.

-- ## dropFunction: a procedure

-- unsupported: SQLite has no functions that are a database's, such as "purge"
--   Put its statements into a trigger, or have each program make it.

-- ## dropFunction: ifExists without one

-- unsupported: SQLite has no functions that are a database's, such as "f"
--   Put its statements into a trigger, or have each program make it.

-- ## dropFunction: with what depends on it

-- unsupported: SQLite has no functions that are a database's, such as "add_tax"
--   Put its statements into a trigger, or have each program make it.

-- ## dropFunction: that something depends on

-- unsupported: SQLite has no functions that are a database's, such as "add_tax"
--   Put its statements into a trigger, or have each program make it.

-- ## dropFunction: and another statement

-- unsupported: SQLite has no functions that are a database's, such as "f"
--   Put its statements into a trigger, or have each program make it.
