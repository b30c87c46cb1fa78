/**
 * add conversation slug index
 *
 * Revision ID: abc123def456
 * Revises: 615021cc5b23
 * Create Date: 2026-01-15 10:30:00.123456
 */
import { defineRevision } from "migrate";

export default defineRevision({
  revision: "abc123def456",
  downRevision: "615021cc5b23",
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    op.createIndex("ix_conversations_slug", "conversations", ["slug"]);
  },

  downgrade(op) {
    op.dropIndex("ix_conversations_slug", "conversations");
  },
});
