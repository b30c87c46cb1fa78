// What chapkit's tables are, for the revisions of projects that build on it.
import { t } from "migrate";

/** The columns that every entity has. */
const entityColumns = {
  id: t.ulid().primaryKey(),
  created_at: t.dateTime().notNull().defaultSql("CURRENT_TIMESTAMP"),
  updated_at: t.dateTime().notNull().defaultSql("CURRENT_TIMESTAMP"),
  tags: t.json().notNull().default("[]"),
};

/** @param {import("migrate").Op} op */
export function createConfigsTable(op) {
  op.createTable("configs", {
    name: t.string().notNull(),
    data: t.json().notNull(),
    ...entityColumns,
  });
  op.createIndex(op.f("ix_configs_name"), "configs", ["name"]);
}

/** @param {import("migrate").Op} op */
export function dropConfigsTable(op) {
  op.dropIndex(op.f("ix_configs_name"), "configs");
  op.dropTable("configs");
}

/** @param {import("migrate").Op} op */
export function createArtifactsTable(op) {
  op.createTable("artifacts", {
    parent_id: t.ulid().references("artifacts.id", { onDelete: "SET NULL" }),
    level: t.integer().notNull(),
    data: t.json().notNull(),
    ...entityColumns,
  });
  op.createIndex(op.f("ix_artifacts_level"), "artifacts", ["level"]);
  op.createIndex(op.f("ix_artifacts_parent_id"), "artifacts", ["parent_id"]);
}

/** @param {import("migrate").Op} op */
export function dropArtifactsTable(op) {
  op.dropIndex(op.f("ix_artifacts_parent_id"), "artifacts");
  op.dropIndex(op.f("ix_artifacts_level"), "artifacts");
  op.dropTable("artifacts");
}

/** Links configs to artifacts: after both. @param {import("migrate").Op} op */
export function createConfigArtifactsTable(op) {
  op.createTable("config_artifacts", {
    config_id: t.ulid().primaryKey().references("configs.id", { onDelete: "CASCADE" }),
    artifact_id: t.ulid().primaryKey().references("artifacts.id", { onDelete: "CASCADE" }),
  });
}

/** @param {import("migrate").Op} op */
export function dropConfigArtifactsTable(op) {
  op.dropTable("config_artifacts");
}

/** @param {import("migrate").Op} op */
export function createTasksTable(op) {
  op.createTable("tasks", {
    command: t.text().notNull(),
    enabled: t.boolean().notNull().default(true),
    ...entityColumns,
  });
}

/** @param {import("migrate").Op} op */
export function dropTasksTable(op) {
  op.dropTable("tasks");
}
