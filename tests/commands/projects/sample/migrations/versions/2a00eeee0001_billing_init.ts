/**
 * billing init
 *
 * Revision ID: 2a00eeee0001
 * Revises:
 * Create Date: 2024-01-08 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "2a00eeee0001",
  downRevision: null,
  branchLabels: "billing",
  dependsOn: null,

  upgrade(op) {
    op.createTable("t_2a00eeee0001", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_2a00eeee0001");
  },
});
