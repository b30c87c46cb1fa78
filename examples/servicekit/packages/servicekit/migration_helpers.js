import { t } from "migrate";

/** @param {import("migrate").Op} op */
export function createAuditTable(op) {
  op.createTable("audit", {
    id: t.ulid().primaryKey(),
    actor: t.string().notNull(),
    action: t.string().notNull(),
  });
  op.createIndex("ix_audit_actor", "audit", ["actor"]);
}

/** @param {import("migrate").Op} op */
export function dropAuditTable(op) {
  op.dropTable("audit");
}
