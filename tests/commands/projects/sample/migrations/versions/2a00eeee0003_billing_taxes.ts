/**
 * billing taxes
 *
 * Revision ID: 2a00eeee0003
 * Revises: 2a00eeee0002
 * Create Date: 2024-01-10 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "2a00eeee0003",
  downRevision: "2a00eeee0002",
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.createTable("t_2a00eeee0003", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_2a00eeee0003");
  },
});
