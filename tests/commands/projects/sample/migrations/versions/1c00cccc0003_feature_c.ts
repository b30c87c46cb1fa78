/**
 * feature c
 *
 * Revision ID: 1c00cccc0003
 * Revises: 1a00aaaa0002
 * Create Date: 2024-01-04 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "1c00cccc0003",
  downRevision: "1a00aaaa0002",
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.createTable("t_1c00cccc0003", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_1c00cccc0003");
  },
});
