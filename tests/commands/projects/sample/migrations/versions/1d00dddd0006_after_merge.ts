/**
 * after merge
 *
 * Revision ID: 1d00dddd0006
 * Revises: 1d00dddd0005
 * Create Date: 2024-01-07 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "1d00dddd0006",
  downRevision: "1d00dddd0005",
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.createTable("t_1d00dddd0006", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_1d00dddd0006");
  },
});
