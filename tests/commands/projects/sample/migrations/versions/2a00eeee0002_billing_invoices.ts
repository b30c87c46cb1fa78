/**
 * billing invoices
 *
 * Revision ID: 2a00eeee0002
 * Revises: 2a00eeee0001
 * Create Date: 2024-01-09 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "2a00eeee0002",
  downRevision: "2a00eeee0001",
  branchLabels: null,
  dependsOn: "1a00aaaa0002",

  upgrade(op) {
    op.createTable("t_2a00eeee0002", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_2a00eeee0002");
  },
});
