import { index, t, table } from "migrate";

export const conversations = table("conversations", {
  id: t.uuid().primaryKey(),
  slug: t.string(255).notNull(),
  created_by: t.uuid().notNull().references("users.id", { onDelete: "CASCADE" }),
}, [
  index("ix_conversations_slug", ["slug"]),
]);
