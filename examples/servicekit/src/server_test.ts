import { temporaryDatabase } from "migrate/api";
import { start } from "./server.ts";

const scriptLocation = "migrations";
const url = Deno.env.get("DATABASE_URL") ?? "sqlite://";

Deno.test("the service migrates when it starts, and only once", async () => {
  // A file in a temporary folder, or a database of its own on the server; gone when the test is over.
  await using database = await temporaryDatabase({ scriptLocation, url, revision: "base" });
  const migrated: number[] = [];
  for (let starts = 0; starts < 2; starts++) {
    const migrations = { enabled: true, scriptLocation };
    const server = await start({ migrations, url: database.url, port: 0 });
    const response = await fetch(`http://localhost:${server.addr.port}`);
    migrated.push((await response.json()).migrated);
    await server.shutdown();
  }
  if (migrated.join() !== "1,0") throw new Error(`it migrated ${migrated}`);
});
