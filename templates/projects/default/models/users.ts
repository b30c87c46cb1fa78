/*
 * The database is to have every table that a file in this folder exports. Change them here, then have the difference
 * written as a revision: migrate revision --autogenerate -m "what was changed"
 */
import { t, table } from "migrate";

export const users = table("users", {
  id: t.integer().primaryKey(),
  email: t.string(255).notNull().unique(),
  created_at: t.dateTime().notNull().defaultSql("CURRENT_TIMESTAMP"),
});
