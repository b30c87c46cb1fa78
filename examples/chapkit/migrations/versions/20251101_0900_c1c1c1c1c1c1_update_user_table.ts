/**
 * update user table
 *
 * Revision ID: c1c1c1c1c1c1
 * Revises: a1b2c3d4e5f6
 * Create Date: 2025-11-01 09:00:00.000000+00:00
 */
import { defineRevision } from "migrate";

export default defineRevision({
  revision: "c1c1c1c1c1c1",
  downRevision: "a1b2c3d4e5f6",
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.alterColumn("users", "name", { name: "display_name" });
  },

  downgrade(op) {
    op.alterColumn("users", "display_name", { name: "name" });
  },
});
