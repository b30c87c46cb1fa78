import { t, table } from "migrate";

export const users = table("users", {
  id: t.uuid().primaryKey(),
  username: t.string(255).notNull().unique(),
  first_name: t.string(255).notNull(),
  last_name: t.string(255),
  email_verified: t.boolean().notNull(),
  last_active_at: t.dateTime(),
});
