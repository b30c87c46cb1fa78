/** What a config file says of a database: at its top for all of them, and under `databases` for one. */
export type SettingKey =
  /** Folder of `env.ts`, the template and the versions; `migrations`. */
  | "script_location"
  /** Where the database is. `--url` and `-x db=URL` win over it, and so does `env.ts`; `$DATABASE_URL` stands in for it. */
  | "url"
  /** In place of `url`: which of an application's own settings files has it. */
  | "url_from"
  /** Folders of revisions: names in `script_location`, or paths; `[versions]`. */
  | "version_locations"
  /** Whether their subfolders count, too; `false`. */
  | "recursive_version_locations"
  /** Names of new files, with `%(rev)s`, `%(slug)s`, `%(epoch)s` and `%(year)d` to `%(second).2d`; `%(rev)s_%(slug)s`. */
  | "file_template"
  /** How long the part of the name may be that comes from the message; 40. */
  | "truncate_slug_length"
  /** Time zone of new files' dates, such as `UTC`; without it the machine's own, which is not written down. */
  | "timezone"
  /** Programs to run on each new file, such as a formatter. */
  | "post_write_hooks"
  /** Table with the revisions that are applied; `alembic_version`. */
  | "version_table"
  /** Schema of that table, on PostgreSQL. */
  | "version_table_schema"
  /** Whether each revision has a transaction of its own, instead of one for all that a command runs; `false`. */
  | "transaction_per_migration"
  /** How many seconds to wait for another runner; `--lock-timeout` wins over it. */
  | "lock_timeout"
  /** Names of constraints and indexes that are given none. */
  | "naming_convention"
  /** A server whose databases may be made and dropped, for trying things, where the database's own role can't. */
  | "scratch_url"
  /** What the database is to be, for `--autogenerate`, `check` and `diff`: one of these, or a list of them. */
  | "target";

/** What a config file says once. */
export type TopKey =
  | SettingKey
  /** Several databases by name, each with keys of its own on top of the others: `-n NAME`. */
  | "databases";

/** What stands under other keys. */
export type InnerKey =
  /** The settings file; with a profile, `application.yml` stands for `application-<profile>.yml`. */
  | "url_from.file"
  /** Environment variable that holds the profile. */
  | "url_from.profile_env"
  /** Dotted path of the URL in that file, such as `database.url`. */
  | "url_from.key"
  /** What the log calls it. */
  | "post_write_hooks[].name"
  /** `exec`, which is the default; Python's own kinds are refused. */
  | "post_write_hooks[].type"
  /** The program. */
  | "post_write_hooks[].executable"
  /** Of a hook that only Python can run. */
  | "post_write_hooks[].entrypoint"
  /** Of a hook that only Python can run. */
  | "post_write_hooks[].module"
  /** Its arguments: a text that is cut as a shell would, or a list. `REVISION_SCRIPT_FILENAME` is the file, first unless named. */
  | "post_write_hooks[].options"
  /** Folder that it runs in. */
  | "post_write_hooks[].cwd"
  /** Model files: paths and patterns; `**` stands for folders however deep. */
  | "target.modules"
  /** SQL files with the statements that make it. */
  | "target.sql"
  /** A program that prints such SQL: a command line, or a list. */
  | "target.program"
  /** A database that is so already. */
  | "target.url";

/** The keys that say something about one database. */
export const settingKeys: readonly SettingKey[] = [
  "script_location",
  "url",
  "url_from",
  "version_locations",
  "recursive_version_locations",
  "file_template",
  "truncate_slug_length",
  "timezone",
  "post_write_hooks",
  "version_table",
  "version_table_schema",
  "transaction_per_migration",
  "lock_timeout",
  "naming_convention",
  "scratch_url",
  "target",
];
