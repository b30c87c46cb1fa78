import { t, table } from "migrate";
import { GUID } from "../guid.ts";

export const users = table("users", {
  id: GUID().primaryKey(),
  email: t.string(255).notNull().unique(),
  name: t.string(255).notNull(),
});
