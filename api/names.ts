import type { NewRevisionOptions } from "../core/commands/new_revision.ts";
import type { Names } from "../core/option_names.ts";
import type {
  AutogenerateOptions,
  CurrentOptions,
  DiffOptions,
  HeadsOptions,
  HistoryOptions,
  ProjectOptions,
  RevisionOptions,
  RunOptions,
  StampOptions,
  StartupOptions,
  TemporaryDatabaseOptions,
  WaitOptions,
} from "./options.ts";

const wait: Names<WaitOptions> = { wait: true, report: true, signal: true };

const project: Names<ProjectOptions> = {
  config: true,
  name: true,
  url: true,
  connection: true,
  schema: true,
  x: true,
  workingDirectory: true,
  scriptLocation: true,
  versionLocations: true,
  recursiveVersionLocations: true,
  fileTemplate: true,
  truncateSlugLength: true,
  timezone: true,
  versionTable: true,
  versionTableSchema: true,
  transactionPerMigration: true,
  namingConvention: true,
  target: true,
};

const run: Names<RunOptions> = { ...wait, dryRun: true, sql: true, tag: true, lockTimeout: true };

const newRevision: Names<NewRevisionOptions> = {
  message: true,
  splice: true,
  branchLabel: true,
  dependsOn: true,
  id: true,
  versionPath: true,
  sql: true,
  report: true,
};

const autogenerate: Names<AutogenerateOptions> = {
  ...newRevision,
  heads: true,
  wait: true,
  signal: true,
  verify: true,
  allowEmpty: true,
  failOnDrop: true,
  renames: true,
  isRenamed: true,
};

const current: Names<CurrentOptions> = { ...wait, checkHeads: true };
const diff: Names<DiffOptions> = { ...wait, sql: true, typescript: true };
const heads: Names<HeadsOptions> = { resolveDependencies: true };
const history: Names<HistoryOptions> = { ...wait, range: true, indicateCurrent: true };
const revision: Names<RevisionOptions> = { ...newRevision, heads: true };
const stamp: Names<StampOptions> = { ...run, purge: true };

const startup: Names<StartupOptions> = {
  ...project,
  ...wait,
  enabled: true,
  revision: true,
  lockTimeout: true,
};

// A connection and a schema are refused with words of their own.
const temporary: Names<TemporaryDatabaseOptions & ProjectOptions> = { ...project, revision: true };

/** What the functions can be told. */
export const names = {
  autogenerate,
  current,
  diff,
  heads,
  history,
  newRevision,
  project,
  revision,
  run,
  stamp,
  startup,
  temporary,
  wait,
};
