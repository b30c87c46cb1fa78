/**
 * add accounts
 *
 * Revision ID: 1a00aaaa0002
 * Revises: 1a00aaaa0001
 * Create Date: 2024-01-02 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "1a00aaaa0002",
  downRevision: "1a00aaaa0001",
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.createTable("t_1a00aaaa0002", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_1a00aaaa0002");
  },
});
