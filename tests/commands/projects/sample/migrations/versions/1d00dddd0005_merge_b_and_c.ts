/**
 * merge b and c
 *
 * Revision ID: 1d00dddd0005
 * Revises: 1b00bbbb0003, 1c00cccc0004
 * Create Date: 2024-01-06 10:00:00.000000
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "1d00dddd0005",
  downRevision: ["1b00bbbb0003", "1c00cccc0004"],
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.createTable("t_1d00dddd0005", { id: t.integer().primaryKey() });
  },

  downgrade(op) {
    op.dropTable("t_1d00dddd0005");
  },
});
