/*
 * The database is to have every table that a file in this folder exports. Change them here, then have the difference
 * written as a revision: migrate revision --autogenerate -m "what was changed"
 *
 * Behind its own columns each entity has id (a ULID, its primary key), created_at, updated_at and tags (a JSON list).
 */
import { entity, t } from "migrate";

export const products = entity("products", {
  name: t.string(200).notNull(),
  price: t.numeric(10, 2).notNull(),
});
