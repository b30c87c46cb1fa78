import { current, downgrade, temporaryDatabase, upgrade } from "migrate/api";

const project = { config: "config/migrate.yaml" };

Deno.test("migrations go up, down and up again", async () => {
  await using database = await temporaryDatabase({ ...project, revision: "base" });
  const there = { ...project, url: database.url };
  await upgrade(there, "head");
  await downgrade(there, "-1");
  await upgrade(there, "head");
  await current(there, { checkHeads: true });
});

Deno.test("migrations leave nothing behind on the way back", async () => {
  await using database = await temporaryDatabase(project);
  const there = { ...project, url: database.url };
  const { rows } = await downgrade(there, "base");
  if (rows.length > 0) throw new Error(`still at ${rows}`);
});
