/**
 * create orders
 *
 * Revision ID: c3c3c3c3c3c3
 * Revises: b2b2b2b2b2b2
 * Create Date: 2026-01-03 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "c3c3c3c3c3c3",
  downRevision: "b2b2b2b2b2b2",
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.createTable("orders", {
      id: t.string(26).primaryKey(),
      user_id: t.integer().notNull().references("users.id"),
    });
  },

  downgrade(op) {
    op.dropTable("orders");
  },
});
