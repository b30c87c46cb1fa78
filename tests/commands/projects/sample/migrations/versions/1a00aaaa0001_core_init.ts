/**
 * core init
 *
 * Revision ID: 1a00aaaa0001
 * Revises:
 * Create Date: 2024-01-01 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "1a00aaaa0001",
  downRevision: null,
  branchLabels: "core",
  dependsOn: null,

  upgrade(op) {
    op.createTable("t_1a00aaaa0001", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_1a00aaaa0001");
  },
});
