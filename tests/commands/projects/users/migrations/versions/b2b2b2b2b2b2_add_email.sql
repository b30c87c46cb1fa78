-- add email
--
-- revision: b2b2b2b2b2b2
-- down_revision: a1a1a1a1a1a1
-- branch_labels:
-- depends_on:
-- Create Date: 2026-01-02 10:00:00.000000

-- migrate:up
ALTER TABLE users ADD COLUMN email VARCHAR(100);
CREATE UNIQUE INDEX ix_users_email ON users (email);

-- migrate:down
DROP INDEX ix_users_email;
ALTER TABLE users DROP COLUMN email;
