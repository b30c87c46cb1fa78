import assert from "node:assert/strict";
import { join } from "node:path";
import ts from "typescript";
import { DECLARATIONS, declarations } from "../scripts/types.ts";

/** Files of a project, each with the codes of what a type checker has against it. */
const FILES = [
  {
    name: "revision.ts",
    errors: [],
    source: `import { defineRevision, t, unique } from "migrate";
      import { dropUsers } from "./helper.ts";
      export default defineRevision({
        revision: "a1b2c3d4e5f6",
        downRevision: null,
        branchLabels: null,
        dependsOn: null,
        async upgrade(op) {
          op.createTable("users", { id: t.ulid().primaryKey() }, [unique(["id"])]);
          await op.query("SELECT 1");
        },
        downgrade: dropUsers,
      });`,
  },
  {
    name: "helper.ts",
    errors: [],
    source: `import type { Op } from "migrate";
      export function dropUsers(op: Op): void {
        op.dropTable("users");
      }`,
  },
  {
    name: "wrong_method.ts",
    errors: [2551],
    source: `import { defineRevision } from "migrate";
      export default defineRevision({
        revision: "a",
        downRevision: null,
        upgrade: (op) => op.dropTabel("users"),
      });`,
  },
  {
    name: "models.ts",
    errors: [],
    source: `import { entity, enumType, index, metadata, sql, t, table, unique } from "migrate";
      export const mood = enumType("mood", ["sad", "ok"]);
      export const users = entity("users", { email: t.string(), mood: mood().notNull() }, [
        unique(["email"]),
        index("ix_users", ["created_at", sql("lower(email)"), { column: "id", order: "DESC" }]),
      ]);
      export const orders = table("orders", { id: t.ulid().renamedFrom("key") }, [], { strict: true });
      export const names: string[] = metadata(users, [orders]).tables.map(({ name }) => name);`,
  },
  {
    name: "env.ts",
    errors: [],
    source:
      `import { type ComparedObject, defineEnvironment, type RevisionDirectives } from "migrate";
      const isOurs = (compared: ComparedObject): boolean =>
        compared.kind !== "table" || compared.object.columns.some(({ name }) => name === "tags");
      function kept({ message, ...ways }: RevisionDirectives): RevisionDirectives {
        return { ...ways, message: "shop: " + message };
      }
      export default defineEnvironment({
        includeObject: isOurs,
        includeName: ({ kind, name }) => kind === "schema" ? name === "shop" : undefined,
        compareType: ({ beforeType, afterType }) =>
          beforeType.kind === "string" && afterType.kind === "string" ? false : undefined,
        renderItem: ({ type }) =>
          type.kind === "guid" ? { code: "GUID()", import: { name: "GUID", module: "./types.ts" } } : undefined,
        processRevisionDirectives: kept,
      });`,
  },
  {
    name: "wrong_hook.ts",
    errors: [2339],
    source: `import { defineEnvironment } from "migrate";
      export default defineEnvironment({
        includeObject: ({ kind, object }) => kind !== "index" || object.columns.length > 0,
      });`,
  },
  {
    name: "wrong_column.ts",
    errors: [2322],
    source: `import { entity, t, unique } from "migrate";
      export const users = entity("users", { email: t.string() }, [unique(["mail"])]);`,
  },
  {
    name: "no_parent.ts",
    errors: [2345],
    source: `import { defineRevision } from "migrate";
      export default defineRevision({ revision: "a" });`,
  },
  {
    name: "not_exported.ts",
    errors: [2459],
    source: `import type { Methods } from "migrate";
      export type Mine = Methods;`,
  },
];

/** Runs `work` on a new folder that holds the files and, beside them, what makes "migrate" resolve. */
function withProject(work: (folder: string) => void): void {
  const folder = Deno.makeTempDirSync({ prefix: "migrate-" });
  const map = { imports: { migrate: "./migrate.d.ts" } };
  try {
    Deno.copyFileSync(DECLARATIONS, join(folder, "migrate.d.ts"));
    Deno.writeTextFileSync(join(folder, "deno.json"), JSON.stringify(map));
    for (const { name, source } of FILES) Deno.writeTextFileSync(join(folder, name), source);
    work(folder);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

Deno.test("migrate.d.ts holds what mod.ts exports; deno task types writes it", () => {
  assert.equal(Deno.readTextFileSync(DECLARATIONS), declarations());
});

Deno.test("migrate.d.ts is what TypeScript checks a project's files by", () => {
  withProject((folder) => {
    const names = ["migrate.d.ts", ...FILES.map(({ name }) => name)];
    const program = ts.createProgram(names.map((name) => join(folder, name)), {
      allowImportingTsExtensions: true,
      lib: ["lib.esnext.d.ts"],
      module: ts.ModuleKind.NodeNext,
      noEmit: true,
      strict: true,
      types: [],
    });
    for (const { name, errors } of [{ name: "migrate.d.ts", errors: [] }, ...FILES]) {
      const file = program.getSourceFile(join(folder, name));
      assert.deepEqual(
        ts.getPreEmitDiagnostics(program, file).map(({ code }) => code),
        errors,
        name,
      );
    }
  });
});

Deno.test("migrate.d.ts is what deno check checks a project's files by", () => {
  withProject((folder) => {
    const { stderr } = new Deno.Command(Deno.execPath(), {
      args: ["check"],
      cwd: folder,
      env: { NO_COLOR: "1" },
    }).outputSync();
    const output = new TextDecoder().decode(stderr);
    const codes = [...output.matchAll(/^TS(\d+) \[ERROR\]/gm)].map(([, code]) => Number(code));
    assert.deepEqual(codes.sort(), FILES.flatMap(({ errors }) => errors).sort(), output);
  });
});
