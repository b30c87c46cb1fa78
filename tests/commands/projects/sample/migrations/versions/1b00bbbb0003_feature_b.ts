/**
 * feature b
 *
 * Revision ID: 1b00bbbb0003
 * Revises: 1a00aaaa0002
 * Create Date: 2024-01-03 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "1b00bbbb0003",
  downRevision: "1a00aaaa0002",
  branchLabels: "feat_b",
  dependsOn: null,

  upgrade(op) {
    op.createTable("t_1b00bbbb0003", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_1b00bbbb0003");
  },
});
