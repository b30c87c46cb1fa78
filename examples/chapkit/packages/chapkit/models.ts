import { entity, t, table } from "migrate";

export const configs = entity("configs", {
  name: t.string().notNull().index(),
  data: t.json().notNull(),
});

export const artifacts = entity("artifacts", {
  parent_id: t.ulid().references("artifacts.id", { onDelete: "SET NULL" }).index(),
  level: t.integer().notNull().index(),
  data: t.json().notNull(),
});

export const tasks = entity("tasks", {
  command: t.text().notNull(),
  enabled: t.boolean().notNull().default(true),
});

export const configArtifacts = table("config_artifacts", {
  config_id: t.ulid().primaryKey().references("configs.id", { onDelete: "CASCADE" }),
  artifact_id: t.ulid().primaryKey().references("artifacts.id", { onDelete: "CASCADE" }),
});
