/*
 * What may stand in the query of a PostgreSQL URL. A key that is none of these is refused: a mistyped `sslmode` must
 * not end in a connection without TLS.
 */

/** Keys of libpq, SQLAlchemy and its drivers that `settings.ts` reads. */
export const settingKeys: ReadonlySet<string> = new Set([
  "connect_timeout",
  "database",
  "dbname",
  "direct_tls",
  "host",
  "passfile",
  "password",
  "port",
  "ssl",
  "sslcert",
  "sslkey",
  "sslmode",
  "sslnegotiation",
  "sslpassword",
  "sslrootcert",
  "target_session_attrs",
  "timeout",
  "unix_sock",
  "user",
]);

/**
 * Keys that mean nothing here, because they say how an application's driver prepares, caches, encodes or times out its
 * statements, or how it keeps connections open: migrations use one connection, prepare nothing, speak UTF-8, and take
 * as long as they take.
 */
export const driverKeys: ReadonlySet<string> = new Set([
  "async_fallback",
  "autocommit",
  "client_encoding",
  "command_timeout",
  "fallback_application_name",
  "keepalives",
  "keepalives_count",
  "keepalives_idle",
  "keepalives_interval",
  "load_balance_hosts",
  "max_cacheable_statement_size",
  "max_cached_statement_lifetime",
  "prepare_threshold",
  "prepared_statement_cache_size",
  "prepared_statement_name_func",
  "sslsni",
  "statement_cache_size",
  "tcp_keepalive",
  "tcp_user_timeout",
]);

/** Keys that ask for something that can be left undone, with the values that allow it. Others can't be granted. */
export const optionalWishes: ReadonlyMap<string, readonly string[]> = new Map([
  ["channel_binding", ["disable", "prefer"]],
  ["gssencmode", ["disable", "prefer"]],
  // Read by whoever needs a session that lasts.
  ["pooler", ["session"]],
]);

/** Keys of other tools, with what to write instead. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ["currentSchema", "search_path"],
  ["schema", "search_path"],
  ["hostaddr", "host"],
  ["sslrootcertificate", "sslrootcert"],
  ["ApplicationName", "application_name"],
  ["username", "user"],
]);

/** Keys of libpq's that mean nothing here, with what to do instead. */
export const leftOut: ReadonlyMap<string, string> = new Map([
  ["service", "Service files aren't read: name the host, the user and the database here."],
]);

/**
 * The server's settings that a session may want, passed on as they are. Names are those of `pg_settings`; what has a
 * dot in its name (`app.tenant`) is one too.
 */
export const runtimeParameters: ReadonlySet<string> = new Set([
  "application_name",
  "bytea_output",
  "check_function_bodies",
  "client_min_messages",
  "DateStyle",
  "deadlock_timeout",
  "default_table_access_method",
  "default_tablespace",
  "default_toast_compression",
  "default_transaction_deferrable",
  "default_transaction_isolation",
  "default_transaction_read_only",
  "extra_float_digits",
  "idle_in_transaction_session_timeout",
  "idle_session_timeout",
  "IntervalStyle",
  "jit",
  "lc_messages",
  "lc_monetary",
  "lc_numeric",
  "lc_time",
  "lock_timeout",
  "log_min_duration_statement",
  "log_min_messages",
  "log_statement",
  "maintenance_work_mem",
  "max_parallel_maintenance_workers",
  "max_parallel_workers_per_gather",
  "options",
  "role",
  "row_security",
  "search_path",
  "session_replication_role",
  "standard_conforming_strings",
  "statement_timeout",
  "synchronous_commit",
  "temp_buffers",
  "temp_tablespaces",
  "TimeZone",
  "transaction_timeout",
  "work_mem",
  "xmloption",
]);
