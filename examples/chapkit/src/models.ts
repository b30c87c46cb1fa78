import { entity, t } from "migrate";

export const users = entity("users", {
  email: t.string().notNull().unique().index(),
  display_name: t.string().notNull(),
  is_active: t.boolean().notNull().default(true),
});

export const orders = entity("orders", {
  user_id: t.ulid().notNull().references("users.id", { onDelete: "CASCADE" }).index(),
  total_amount: t.float().notNull(),
  status: t.string().notNull().default("pending"),
});
