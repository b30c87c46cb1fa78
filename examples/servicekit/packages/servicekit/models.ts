import { entity, t } from "migrate";

export const serviceEvents = entity("service_events", {
  kind: t.string().notNull(),
  body: t.json().notNull(),
});
