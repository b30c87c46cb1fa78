import { entity, t } from "migrate";

export const users = entity("users", {
  username: t.string().notNull().unique(),
});

export const products = entity("products", {
  name: t.string().notNull(),
  price: t.numeric(10, 2).notNull(),
});
