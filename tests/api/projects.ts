import type { ProjectOptions } from "../../api.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { type Files, makeProject, type Project } from "../support/project.ts";

/** A history of three revisions: `users`, its column `email`, and `orders`. */
export const revisions: Files = {
  "migrations/versions/a1_users.ts": `/** create users */
    import { defineRevision, t } from "migrate";
    export default defineRevision({
      revision: "a1",
      downRevision: null,
      upgrade(op) {
        op.createTable("users", { id: t.integer().primaryKey(), name: t.string(50).notNull() });
      },
      downgrade(op) {
        op.dropTable("users");
      },
    });`,
  "migrations/versions/b2_email.sql": `-- add email
-- revision: b2
-- down_revision: a1
-- migrate:up
ALTER TABLE users ADD COLUMN email VARCHAR(100);
-- migrate:down
ALTER TABLE users DROP COLUMN email;
`,
  "migrations/versions/c3_orders.ts": `/** create orders */
    import { defineRevision, t } from "migrate";
    export default defineRevision({
      revision: "c3",
      downRevision: "b2",
      async upgrade(op) {
        op.createTable("orders", { id: t.integer().primaryKey() });
        await op.query("SELECT count(*) AS n FROM users");
      },
      downgrade(op) {
        op.dropTable("orders");
      },
    });`,
};

/** A revision after "c3" that fails when it has made a table. */
export const failing: Files = {
  "migrations/versions/d4_fails.ts": `/** fails */
    import { defineRevision, t } from "migrate";
    export default defineRevision({
      revision: "d4",
      downRevision: "c3",
      upgrade(op) {
        op.createTable("half", { id: t.integer().primaryKey() });
        op.execute("SELECT missing FROM nowhere");
      },
    });`,
};

/** What a test of the library works with. */
export interface LibraryTest extends TestDatabase {
  readonly project: Project;
  /** The project in code, without a config file. */
  readonly options: ProjectOptions;
}

/** Registers a test for every dialect, with a fresh database and a project of `files`. */
export function eachLibrary(
  name: string,
  test: (library: LibraryTest) => Promise<void>,
  files: Files = revisions,
): void {
  eachDatabase(name, async (database) => {
    using project = makeProject(files);
    const options = { url: database.url, scriptLocation: `${project.folder}/migrations` };
    await test({ ...database, project, options });
  });
}
