/**
 * reports init
 *
 * Revision ID: 3a00ffff0001
 * Revises:
 * Create Date: 2024-01-11 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "3a00ffff0001",
  downRevision: null,
  branchLabels: "reports",
  dependsOn: "2a00eeee0003",

  upgrade(op) {
    op.createTable("t_3a00ffff0001", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_3a00ffff0001");
  },
});
