/**
 * feature c more
 *
 * Revision ID: 1c00cccc0004
 * Revises: 1c00cccc0003
 * Create Date: 2024-01-05 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "1c00cccc0004",
  downRevision: "1c00cccc0003",
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.createTable("t_1c00cccc0004", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_1c00cccc0004");
  },
});
