/**
 * add user email verification
 *
 * Revision ID: def456abc123
 * Revises: 615021cc5b23
 * Create Date: 2026-01-15 11:45:00.654321
 */
import { defineRevision, t } from "migrate";

export default defineRevision({
  revision: "def456abc123",
  downRevision: "615021cc5b23",
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.addColumn("users", "email_verified", t.boolean());
    op.execute("UPDATE users SET email_verified = false WHERE email_verified IS NULL");
    op.alterColumn("users", "email_verified", { nullable: false });
  },

  downgrade(op) {
    op.dropColumn("users", "email_verified");
  },
});
