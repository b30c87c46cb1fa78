/** The keys of the main section that are read; the rest is Python's, or the application's own. */
export const alembicKeys: readonly string[] = [
  // as in Alembic
  "script_location",
  "version_locations",
  "path_separator",
  "version_path_separator",
  "prepend_sys_path",
  "recursive_version_locations",
  "file_template",
  "truncate_slug_length",
  "timezone",
  "sqlalchemy.url",
  "databases",
  "post_write_hooks",
  // as in migrate.yaml: Alembic has these in env.py
  "scratch_url",
  "version_table",
  "version_table_schema",
  "transaction_per_migration",
  "lock_timeout",
];
