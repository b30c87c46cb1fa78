import { t, unique } from "migrate";

/** @param {import("migrate").Op} op */
export function createUsersTable(op) {
  op.createTable("users", {
    email: t.string().notNull(),
    name: t.string().notNull(),
    is_active: t.boolean().notNull().default(true),
    id: t.ulid().primaryKey(),
    created_at: t.dateTime().notNull().defaultSql("CURRENT_TIMESTAMP"),
    updated_at: t.dateTime().notNull().defaultSql("CURRENT_TIMESTAMP"),
    tags: t.json().notNull().default("[]"),
  }, [unique(["email"])]);
  op.createIndex(op.f("ix_users_email"), "users", ["email"]);
}

/** @param {import("migrate").Op} op */
export function dropUsersTable(op) {
  op.dropIndex(op.f("ix_users_email"), "users");
  op.dropTable("users");
}
