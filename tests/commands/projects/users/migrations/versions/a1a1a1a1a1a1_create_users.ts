/**
 * create users
 *
 * Revision ID: a1a1a1a1a1a1
 * Revises:
 * Create Date: 2026-01-01 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "a1a1a1a1a1a1",
  downRevision: null,
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.createTable("users", {
      id: t.integer().primaryKey(),
      name: t.string(50).notNull(),
    });
    op.bulkInsert("users", [{ id: 1, name: "Ada" }, { id: 2, name: "O'Hara" }]);
  },

  downgrade(op) {
    op.dropTable("users");
  },
});
