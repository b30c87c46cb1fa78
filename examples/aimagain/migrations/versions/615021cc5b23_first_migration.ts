/**
 * first migration
 *
 * Revision ID: 615021cc5b23
 * Revises:
 * Create Date: 2026-01-10 09:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "615021cc5b23",
  downRevision: null,
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.createTable("users", {
      id: t.uuid().primaryKey(),
      username: t.string(255).notNull().unique(),
      first_name: t.string(255).notNull(),
      last_name: t.string(255),
    });
    op.createTable("conversations", {
      id: t.uuid().primaryKey(),
      slug: t.string(255).notNull(),
      created_by: t.uuid().notNull().references("users.id", { onDelete: "CASCADE" }),
    });
  },

  downgrade(op) {
    op.dropTable("conversations");
    op.dropTable("users");
  },
});
