/**
 * Makes a small project in a new folder and runs it up, down and up on an SQLite file:
 * `deno task quickstart [FOLDER]`. Shows each command and what it printed, so that one can go on by hand.
 */
// deno-lint-ignore-file no-console
import { DatabaseSync } from "node:sqlite";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname!, "..");
const folder = Deno.args[0] === undefined
  ? Deno.makeTempDirSync({ prefix: "quickstart-" })
  : resolve(Deno.args[0]);

const users = `op.createTable("users", {
      id: t.integer().primaryKey(),
      email: t.string(255).notNull().unique(),
      name: t.string().notNull(),
    });`;
const orders = `op.createTable("orders", {
      id: t.integer().primaryKey(),
      user_id: t.integer().notNull().references("users.id", { onDelete: "CASCADE" }).index(),
      total: t.numeric(10, 2).notNull(),
    });
    op.bulkInsert("users", [{ id: 1, email: "ada@example.org", name: "Ada" }]);`;
const dropOrders = `op.dropTable("orders");
    op.execute("DELETE FROM users WHERE id = 1");`;

/** Runs `migrate` from source in the new folder, and shows the command and what it prints. */
function migrate(...args: string[]): void {
  say(`\n$ migrate ${args.map((arg) => /\s/.test(arg) ? `"${arg}"` : arg).join(" ")}`);
  const { code, stdout, stderr } = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", join(root, "main.ts"), ...args],
    cwd: folder,
  }).outputSync();
  const decoder = new TextDecoder();
  say(`${decoder.decode(stderr)}${decoder.decode(stdout)}`.trimEnd());
  if (code !== 0) throw new Error(`migrate ${args.join(" ")} ended with exit code ${code}`);
}

/** Writes the bodies of the newest revision, as a user would in an editor. */
function write(name: string, upgrade: string, downgrade: string): void {
  const versions = join(folder, "migrations", "versions");
  const file = [...Deno.readDirSync(versions)].find((entry) => entry.name.endsWith(`${name}.ts`))!;
  const path = join(versions, file.name);
  let bodies = [upgrade, downgrade];
  const text = Deno.readTextFileSync(path)
    .replace("import { defineRevision }", "import { defineRevision, t }")
    .replaceAll(/grade\(\w*\) \{\n.*\n/g, () => {
      const [body, ...rest] = bodies;
      bodies = rest;
      return `grade(op) {\n    ${body}\n`;
    });
  Deno.writeTextFileSync(path, text);
  say(`\n# edited migrations/versions/${file.name}:\n${text.trimEnd().replaceAll(/^/gm, "    ")}`);
}

/** Shows the tables of the database, read without migrate. */
function showTables(): void {
  const database = new DatabaseSync(join(folder, "app.db"), { readOnly: true });
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
    .all();
  database.close();
  say(`\n# tables in app.db: ${names.map((row) => row["name"]).join(", ")}`);
}

function say(text: string): void {
  if (text !== "") console.log(text);
}

Deno.mkdirSync(folder, { recursive: true });
say(`# a new project in ${folder}`);
migrate("init");
migrate("revision", "-m", "add users");
write("add_users", users, `op.dropTable("users");`);
migrate("upgrade", "head");
migrate("revision", "-m", "add orders");
write("add_orders", orders, dropOrders);
migrate("upgrade", "head");
migrate("current");
showTables();
migrate("downgrade", "-1");
showTables();
migrate("upgrade", "head");
migrate("history", "--indicate-current");
migrate("upgrade", "head", "--sql");
say(`
# Go on by hand:
cd ${folder}
alias migrate='${Deno.execPath()} run -A ${join(root, "main.ts")}'
migrate --help`);
