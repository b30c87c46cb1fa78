/**
 * Makes a small project in a new folder, and from its models revisions, and runs them up, down and up on an SQLite file:
 * `deno task quickstart [FOLDER]`. Shows each command and what it printed, so that one can go on by hand.
 */
// deno-lint-ignore-file no-console
import { DatabaseSync } from "node:sqlite";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname!, "..");
const folder = Deno.args[0] === undefined
  ? Deno.makeTempDirSync({ prefix: "quickstart-" })
  : resolve(Deno.args[0]);

const orders = `import { t, table } from "migrate";

export const orders = table("orders", {
  id: t.integer().primaryKey(),
  user_id: t.integer().notNull().references("users.id", { onDelete: "CASCADE" }).index(),
  total: t.numeric(10, 2).notNull(),
});
`;

/** Runs `migrate` from source in the new folder, and shows the command and what it prints. */
function migrate(...args: string[]): void {
  say(`\n$ ${["migrate", ...args.map((arg) => /\s/.test(arg) ? `"${arg}"` : arg)].join(" ")}`);
  const { code, stdout, stderr } = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", join(root, "main.ts"), ...args],
    cwd: folder,
  }).outputSync();
  const decoder = new TextDecoder();
  say(`${decoder.decode(stderr)}${decoder.decode(stdout)}`.trimEnd());
  if (code !== 0) throw new Error(`migrate ${args.join(" ")} ended with exit code ${code}`);
}

/** Writes a file, as a user would in an editor. */
function write(name: string, text: string): void {
  Deno.writeTextFileSync(join(folder, name), text);
  show(name);
}

/** Shows a file. */
function show(name: string): void {
  const text = Deno.readTextFileSync(join(folder, name)).trimEnd();
  say(`\n# ${name}:\n${text.replaceAll(/^/gm, "    ")}`);
}

/** Shows the revision that was made by a message. */
function showRevision(slug: string): void {
  const versions = "migrations/versions";
  const names = [...Deno.readDirSync(join(folder, versions))].map(({ name }) => name);
  show(`${versions}/${names.find((name) => name.endsWith(`${slug}.ts`))}`);
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
show("models/users.ts");
migrate("revision", "--autogenerate", "-m", "initial schema");
showRevision("initial_schema");
migrate("upgrade", "head");
write("models/orders.ts", orders);
migrate("revision", "--autogenerate", "-m", "add orders");
showRevision("add_orders");
migrate("upgrade", "head");
migrate("current");
showTables();
migrate("downgrade", "-1");
showTables();
migrate("upgrade", "head");
migrate("history", "--indicate-current");
migrate("check");
migrate();
migrate("upgrade", "head", "--sql");
say(`
# Go on by hand:
cd ${folder}
alias migrate='${Deno.execPath()} run -A ${join(root, "main.ts")}'
migrate`);
