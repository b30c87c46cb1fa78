import assert from "node:assert/strict";
import * as api from "../../api.ts";
import { isFile } from "../../core/paths.ts";
import { errorOf } from "../support/errors.ts";
import { makeProject } from "../support/project.ts";
import { eachLibrary, failing, revisions } from "./projects.ts";

const step = (kind: api.StepData["kind"], from: string[], to: string[]) => ({ kind, from, to });

eachLibrary("upgrade() and downgrade() tell the steps and the rows", async ({ options }) => {
  assert.deepEqual(await api.upgrade(options, "+2"), {
    steps: [step("upgrade", [], ["a1"]), step("upgrade", ["a1"], ["b2"])],
    rows: ["b2"],
  });
  assert.deepEqual(await api.upgrade(options), {
    steps: [step("upgrade", ["b2"], ["c3"])],
    rows: ["c3"],
  });
  assert.deepEqual(await api.upgrade(options), { steps: [], rows: ["c3"] });
  assert.deepEqual(await api.downgrade(options, "-2"), {
    steps: [step("downgrade", ["c3"], ["b2"]), step("downgrade", ["b2"], ["a1"])],
    rows: ["a1"],
  });
});

eachLibrary("plan() tells what upgrade() would run, and runs nothing", async (library) => {
  const { options, connect } = library;
  const planned = await api.plan(options);
  assert.deepEqual(planned.steps.map(({ to }) => to), [["a1"], ["b2"], ["c3"]]);
  assert.equal(await (await connect()).versionRows({ name: "alembic_version" }), undefined);
  assert.deepEqual(await api.upgrade(options), planned);
});

eachLibrary("with sql a run gives the script, and runs nothing", async ({ options, connect }) => {
  const { steps, rows, sql } = await api.upgrade(options, "a1:b2", { sql: true });
  assert.deepEqual([steps.length, rows], [1, ["b2"]]);
  assert.match(sql ?? "", /BEGIN[^]*ADD COLUMN email[^]*COMMIT/);
  assert.match((await api.downgrade(options, "b2:a1", { sql: true })).sql ?? "", /DROP COLUMN/);
  assert.match((await api.ensureVersion(options, { sql: true })).sql ?? "", /alembic_version/);
  assert.equal(await (await connect()).versionRows({ name: "alembic_version" }), undefined);
});

eachLibrary("stamp() and ensureVersion() write rows alone", async ({ options }) => {
  assert.deepEqual(await api.ensureVersion(options), { steps: [], rows: [] });
  assert.deepEqual(await api.stamp(options, "b2"), {
    steps: [step("stamp", [], ["b2"])],
    rows: ["b2"],
  });
  assert.deepEqual((await api.stamp(options, ["a1"], { purge: true })).rows, ["a1"]);
});

eachLibrary("current() tells where the database is", async ({ options }) => {
  const before = await api.current(options);
  assert.deepEqual([before.rows, before.pending], [[], ["c3"]]);
  assert.equal(
    (await errorOf(() => api.current(options, { checkHeads: true }))).code,
    "not-at-head",
  );
  await api.upgrade(options);
  const state = await api.current(options, { checkHeads: true });
  assert.deepEqual(state.heads.map(({ revision, doc }) => [revision, doc]), [
    ["c3", "create orders"],
  ]);
  assert.deepEqual([state.rows, state.pending, state.unknown], [["c3"], [], []]);
});

eachLibrary("history(), heads() and show() tell of revisions", async ({ options, project }) => {
  await api.upgrade(options, "b2");
  const found = await api.history(options, { range: "a1:", indicateCurrent: true });
  assert.deepEqual(found.map((each) => [each.revision, each.isCurrent]), [
    ["c3", false],
    ["b2", true],
    ["a1", false],
  ]);
  assert.deepEqual(await api.heads(options), await api.show(options, "head"));
  const [shown] = await api.show(options, "current");
  assert.deepEqual(shown, {
    revision: "b2",
    downRevision: ["a1"],
    dependsOn: [],
    branchLabels: [],
    nextRevisions: ["c3"],
    doc: "add email",
    longDoc: "add email",
    file: `${project.folder}/migrations/versions/b2_email.sql`,
    isHead: false,
    isEffectiveHead: false,
    isBranchPoint: false,
    isMergePoint: false,
    isCurrent: undefined,
  });
});

eachLibrary("revision() and merge() write files, which run", async ({ options, connect }) => {
  const one = await api.revision(options, { message: "one", id: "d4", sql: true });
  const two = await api.revision(options, { heads: ["c3"], splice: true, id: "e5" });
  assert.deepEqual([one.revision, one.downRevision, isFile(one.file)], ["d4", ["c3"], true]);
  assert.deepEqual((await api.branches(options)).map(({ revision }) => revision), ["c3"]);
  const merged = await api.merge(options, [], { id: "f6", message: "both" });
  assert.deepEqual(merged.downRevision, [one.revision, two.revision]);
  assert.deepEqual((await api.upgrade(options)).rows, ["f6"]);
  assert.deepEqual(await (await connect()).versionRows({ name: "alembic_version" }), ["f6"]);
});

eachLibrary("what fails is rolled back, and says where it was", async ({ options, connect }) => {
  const error = await errorOf(() => api.upgrade(options));
  assert.ok(error instanceof api.MigrateError);
  assert.deepEqual([error.code, error.where.revision, error.where.operation], [
    "database",
    "d4",
    "execute",
  ]);
  assert.match(error.where.file ?? "", /d4_fails\.ts$/);
  const connection = await connect();
  assert.equal(await connection.versionRows({ name: "alembic_version" }), undefined);
  assert.equal((await errorOf(() => connection.query("SELECT id FROM users"))).code, "database");
}, { ...revisions, ...failing });

eachLibrary("report() is told each step, and what the database says", async (library) => {
  const { options, dialect } = library;
  const told: api.Progress[] = [];
  await api.upgrade(options, "head", { report: (progress) => told.push(progress) });
  const steps = told.filter((each) => each.kind === "step");
  assert.deepEqual(steps, [
    { kind: "step", step: step("upgrade", [], ["n1"]), doc: "notice", position: 1, total: 1 },
  ]);
  const notices = told.flatMap((each) => each.kind === "notice" ? each.notice.message : []);
  assert.deepEqual(notices, dialect === "postgresql" ? ["it is done"] : []);
}, {
  "migrations/versions/n1.ts": `/** notice */
    import { defineRevision } from "migrate";
    export default defineRevision({
      revision: "n1",
      downRevision: null,
      upgrade(op) {
        if (op.dialect === "postgresql") op.execute("DO $$BEGIN RAISE NOTICE 'it is done'; END$$");
      },
    });`,
});

eachLibrary("a signal stops a run, and all of it is rolled back", async ({ options, connect }) => {
  const controller = new AbortController();
  const error = await errorOf(() =>
    api.upgrade(options, "head", {
      signal: controller.signal,
      report: ({ kind }) => kind === "step" && controller.abort(),
    })
  );
  assert.equal(error.code, "interrupted");
  assert.equal(await (await connect()).versionRows({ name: "alembic_version" }), undefined);
  assert.equal((await api.upgrade(options)).steps.length, 3);
});

eachLibrary(
  "a broken file is an error where the command line would warn",
  async ({ options, project }) => {
    project.write({
      "migrations/versions/x.ts": "export default { revision: 'x', downRevision: 'y'",
    });
    for (const look of [api.history, api.heads, api.branches, api.current, api.upgrade]) {
      assert.equal((await errorOf(() => look(options))).code, "revision-file", look.name);
    }
  },
);

Deno.test("a slip in an option's name is said", async () => {
  const project: object = { scriptLocaton: "migrations" };
  const options: object = { wiat: 1 };
  const calls = [
    () => api.heads(project),
    () => api.migrateOnStartup(options),
    () => api.temporaryDatabase(project),
    () => api.upgrade({}, "head", options),
    () => api.downgrade({}, "base", options),
    () => api.plan({}, "head", options),
    () => api.stamp({}, "head", options),
    () => api.ensureVersion({}, options),
    () => api.current({}, options),
    () => api.history({}, options),
    () => api.show({}, "head", options),
    () => api.autogenerate({}, options),
    () => api.check({}, options),
    () => api.diff({}, "history", "model", options),
  ];
  for (const call of calls) {
    const { code, message, hint } = await errorOf(call);
    const [slip, meant] = message.includes("wiat")
      ? ["wiat", "wait"]
      : ["scriptLocaton", "scriptLocation"];
    assert.deepEqual([code, message, hint], [
      "usage",
      `There is no option "${slip}"`,
      `Did you mean "${meant}"?`,
    ]);
  }
  const others: object = { branch_label: "b" };
  for (const call of [api.heads, (_: object, given: object) => api.revision({}, given)]) {
    assert.equal((await errorOf(() => call({}, others))).code, "usage");
  }
  assert.match((await errorOf(() => api.merge({}, [], others))).hint ?? "", /"branchLabel"/);
});

Deno.test("nothing that names a database is said in the words of code", async () => {
  using project = makeProject(revisions);
  const options = { scriptLocation: "migrations", workingDirectory: project.folder };
  assert.equal((await api.heads(options)).length, 1);
  const { code, hint } = await errorOf(() => api.upgrade(options));
  assert.equal(code, "config");
  assert.match(hint ?? "", /^Give url or connection/);
});
