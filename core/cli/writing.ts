import type { InitRequest } from "../commands/init.ts";
import type { NewRevisionFile, NewRevisionOptions } from "../commands/new_revision.ts";
import { newRevisionData } from "../commands/results.ts";
import { MigrateError } from "../errors.ts";
import type { Context } from "./context.ts";
import {
  type CommandDefinition,
  type CommandFlags,
  type OptionDefinition,
  schemaOption,
} from "./definition.ts";

const messageOption: OptionDefinition = {
  flags: "-m, --message <text>",
  summary: "what the revision does: its first line, and part of its file name",
};
const branchLabelOption: OptionDefinition = {
  flags: "--branch-label <label>",
  summary: "a name for the branch that begins here",
};
const idOption: OptionDefinition = {
  flags: "--rev-id <id>",
  summary: "the revision's id, instead of a random one",
};
const spliceOption: OptionDefinition = {
  flags: "--splice",
  summary: "allow parents that have a next revision: a new branch begins",
};

function newRevisionOptions(context: Context, flags: CommandFlags): NewRevisionOptions {
  return {
    message: flags.message,
    splice: flags.splice,
    branchLabel: flags.branchLabel,
    dependsOn: flags.dependsOn,
    id: flags.revId,
    versionPath: flags.versionPath,
    sql: flags.sql,
    report: (line) => context.log("INFO", line),
  };
}

async function requireOwn(context: Context): Promise<void> {
  if (context.label?.database === undefined) return;
  const { requireOwnRevisions } = await import("./databases.ts");
  await requireOwnRevisions(context);
}

function printNewRevision(context: Context, written: NewRevisionFile): void {
  context.result(newRevisionData(written), `Generating ${written.file} ...  done`);
}

const init: CommandDefinition = {
  usage: "init [directory]",
  summary: "start a project in this folder",
  details:
    "Writes migrate.yaml here, or what -c names, and a folder for the revisions: migrations, unless named " +
    "otherwise. On a terminal it asks for what no option says.\n\n" +
    "With --from-db the database that --url or DATABASE_URL names is described: in models/schema.ts, or in schema.sql " +
    "with --template sql. A first revision makes all of it where there is nothing. Where the database is at a " +
    "revision, of Alembic's say, it has that one's id; else the database is stamped with it.",
  examples: [
    ["migrate init", "the usual names"],
    ["migrate init db/migrations", "another folder for the revisions"],
    ["migrate init --url postgresql://localhost/app", "for a database on PostgreSQL"],
    ["migrate -c main.yaml init --output main", "with another config file"],
    ["migrate init --models 'src/domain/*.ts'", "with models that are elsewhere"],
    ["migrate init --from-db --url sqlite:///app.db", "for a database that is in use"],
  ],
  options: [
    { flags: "-t, --template <name>", summary: "what to write: see migrate list_templates" },
    { flags: "-o, --output <directory>", summary: "the folder for the revisions" },
    {
      flags: "--models <pattern>",
      summary: "where the models are, instead of an example in models/",
      repeatable: true,
    },
    { flags: "-y, --yes", summary: "ask nothing, and do the usual" },
    { flags: "--from-db", summary: "begin with what the database holds, which stays as it is" },
    { flags: "--purge", summary: "with --from-db: leave the history behind that it is at" },
    { flags: "--no-verify", summary: "with --from-db: don't try in scratch what is written" },
  ],
  async run(context, operands, flags) {
    const { checkInit, init } = await import("../commands/init.ts");
    const request = {
      workingDirectory: context.host.workingDirectory,
      directory: initDirectory(operands, flags),
      configFile: context.flags.config,
      template: flags.template,
      url: context.flags.url,
      models: flags.models,
    };
    if (flags.fromDb) return await runFromDatabase(context, request, flags);
    if (flags.purge || flags.verify === false) {
      throw new MigrateError("usage", "--purge and --no-verify are about --from-db");
    }
    checkInit(request);
    const answers = await initAnswers(context, flags);
    const { files, lines, next } = init({ ...request, ...answers });
    context.result({ files }, [...lines, ...next].join("\n"));
  },
};

async function runFromDatabase(
  context: Context,
  request: InitRequest,
  { purge, verify }: CommandFlags,
): Promise<void> {
  if (request.models) {
    throw new MigrateError("usage", "--from-db writes models, and --models says where some are");
  }
  const [{ initFromDatabase }, { proofText }, { readOptions }, { requirePlainUrl }] = await Promise
    .all([
      import("../commands/from_database.ts"),
      import("./comparing.ts"),
      import("./read_options.ts"),
      import("./questions.ts"),
    ]);
  const { host, flags: { url } } = context;
  if (url !== undefined) await requirePlainUrl(host, url);
  const { open } = host;
  const options = { ...request, url, open, purge, verify, read: readOptions(context) };
  const { files, lines, next, revision, operations, proof } = await initFromDatabase(options);
  const outcome = proof ? [proofText(proof, operations)] : [];
  const verified = proof && "up" in proof;
  context.result({ files, revision, verified }, [...lines, ...outcome, ...next].join("\n"));
}

function initDirectory(
  [directory]: readonly string[],
  { output }: CommandFlags,
): string | undefined {
  if (directory?.includes("://")) {
    // It may hold a password, and is not shown.
    throw new MigrateError("usage", "A URL is no folder for the revisions", {
      hint: "Name the database by --url URL.",
    });
  }
  if (directory === undefined || output === undefined) return directory ?? output;
  throw new MigrateError("usage", "The folder is named twice, and --output is one of them");
}

/** What the options say of a new project's database and tables, else the user, if there is one to ask. */
async function initAnswers(
  { host, flags: { url, json, quiet } }: Context,
  { template, models, yes }: CommandFlags,
): Promise<Pick<InitRequest, "url" | "template">> {
  const [{ findTemplate }, { askForTemplate, askForUrl, requirePlainUrl }] = await Promise.all([
    import("../commands/project_templates.ts"),
    import("./questions.ts"),
  ]);
  if (url !== undefined) await requirePlainUrl(host, url);
  const asks = host.stdin.isTerminal && host.stdout.isTerminal && !yes && !json && !quiet;
  if (!asks || findTemplate(template).histories.length > 1) return { url, template };
  return {
    url: url ?? await askForUrl(host),
    template: template ?? (models ? undefined : await askForTemplate(host)),
  };
}

const listTemplates: CommandDefinition = {
  usage: "list_templates",
  summary: "list what init can write",
  examples: [["migrate list_templates", "names for migrate init --template"]],
  async run(context) {
    const { templates } = await import("../commands/project_templates.ts");
    const width = Math.max(...templates.map(({ name }) => name.length));
    const lines = templates.map(({ name, summary }) => `${name.padEnd(width)} - ${summary}`);
    const data = templates.map(({ name, summary }) => ({ name, summary }));
    const use = "Templates are used via the 'init' command, e.g.:";
    const example = `  migrate init --template ${templates[0].name} ./scripts`;
    context.result(data, ["Available templates:", "", ...lines, "", use, "", example].join("\n"));
  },
};

const types: CommandDefinition = {
  usage: "types",
  summary: "write the type declarations for editors anew",
  details:
    "For after an update of migrate: they tell editors and type checkers what revisions can import.",
  examples: [["migrate types", "into the script location"]],
  async run(context) {
    const { writeTypes } = await import("../commands/editor_files.ts");
    const file = writeTypes((await context.project()).config.scriptLocation);
    context.result({ files: [file] }, `Generating ${file} ...  done`);
  },
};

const revision: CommandDefinition = {
  usage: "revision",
  summary: "write a new revision file",
  details:
    "With --autogenerate it does what the project's target asks for and the database lacks. It is tried in scratch " +
    "before it is written: up, and down again.",
  examples: [
    ['migrate revision -m "add users"', "after the head"],
    [
      'migrate revision --autogenerate -m "add users"',
      "what the models say and the database lacks",
    ],
    ['migrate revision -m "add users" --sql', "in SQL rather than TypeScript"],
    ["migrate revision -m fix --head ae10 --splice", "on a new branch, after ae10"],
    ["migrate revision --head base --branch-label billing", "a second history beside the first"],
    ["migrate revision -m merge --head ae10 --head 27c6", "a merge of two heads"],
  ],
  options: [
    messageOption,
    { flags: "--autogenerate", summary: "find out what it is to do, by the config's target" },
    schemaOption,
    {
      flags: "--rename <old:new>",
      summary: "what was renamed: a table, or table.old:table.new",
      repeatable: true,
    },
    { flags: "--allow-empty", summary: "write a file even where there is nothing to do" },
    { flags: "--no-verify", summary: "don't try what was found in scratch" },
    {
      flags: "--fail-on-drop",
      summary: "write no file where a table or a column would be dropped",
    },
    { flags: "--sql", summary: "write a .sql file instead of a .ts one" },
    {
      flags: "--head <revision>",
      summary: "the revision that it comes after, instead of the head",
      repeatable: true,
    },
    spliceOption,
    branchLabelOption,
    {
      flags: "--depends-on <revision>",
      summary: "what must be applied first besides",
      repeatable: true,
    },
    { flags: "--version-path <folder>", summary: "which of the version locations it goes to" },
    idOption,
  ],
  async run(context, _operands, flags) {
    if (flags.autogenerate) {
      const { runAutogenerate } = await import("./comparing.ts");
      return await runAutogenerate(context, flags, newRevisionOptions(context, flags));
    }
    const { revision } = await import("../commands/new_revision.ts");
    await requireOwn(context);
    const project = await context.project();
    const options = newRevisionOptions(context, flags);
    printNewRevision(context, await revision(project, flags.head, options));
  },
};

const merge: CommandDefinition = {
  usage: "merge [revisions...]",
  summary: "write a revision that joins several heads",
  examples: [
    ['migrate merge heads -m "merge branches"', "all of them"],
    ["migrate merge ae10 27c6", "these two"],
  ],
  options: [messageOption, spliceOption, branchLabelOption, idOption],
  async run(context, revisions, flags) {
    const { merge } = await import("../commands/new_revision.ts");
    await requireOwn(context);
    const project = await context.project();
    const options = newRevisionOptions(context, flags);
    printNewRevision(context, await merge(project, revisions, options));
  },
};

const edit: CommandDefinition = {
  usage: "edit <revision>",
  summary: "open a revision's file in $EDITOR",
  examples: [["migrate edit head", "the newest"]],
  options: [schemaOption],
  async run(context, [name = ""]) {
    const { edit } = await import("../commands/edit.ts");
    const files = await edit(await context.project(), name, { signal: context.host.signal });
    context.result({ files }, "");
  },
};

/** The commands that write files. */
export const writing: readonly CommandDefinition[] = [
  init,
  revision,
  merge,
  edit,
  listTemplates,
  types,
];
