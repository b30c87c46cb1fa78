import type { Connection, Row } from "../../core/dialect.ts";
import type { DialectName } from "../../dialects/url.ts";

/**
 * What a database says that it holds, in its own words, a line each: tables with their columns, constraints, indexes
 * and rows, and whatever else was made. The version table is left out, and so is what an extension has brought.
 */
export async function catalog(connection: Connection, dialect: DialectName): Promise<string> {
  const lines = await catalogs[dialect](connection);
  return lines.length === 0 ? "nothing\n" : lines.map((line) => `${line}\n`).join("");
}

const catalogs: {
  readonly [Name in DialectName]: (connection: Connection) => Promise<readonly string[]>;
} = { sqlite: sqliteLines, postgresql: postgresLines };

/** From the statement's rows, which have one column. */
async function texts(connection: Connection, sql: string, values?: readonly string[]) {
  const rows = await connection.query(sql, values);
  return rows.map((row) => String(Object.values(row)[0]));
}

/** PRAGMAs tell what SQLite has understood; names of constraints, checks and collations stand in its SQL alone. */
async function sqliteLines(connection: Connection): Promise<readonly string[]> {
  const tables = await connection.query(`
    SELECT schema, name, concat_ws(' ', name, iif(sql LIKE '%AUTOINCREMENT%', 'autoincrement', NULL),
        iif(strict, 'strict', NULL), iif(wr, 'without rowid', NULL)) AS title
      FROM pragma_table_list JOIN sqlite_schema USING (name)
     WHERE pragma_table_list.type = 'table' AND schema = 'main'
       AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'alembic_version' ORDER BY name`);
  const lines: string[] = [];
  for (const { name, title } of tables) {
    const table = String(name);
    lines.push(`table ${title}`);
    for (const sql of sqliteParts) {
      lines.push(...(await texts(connection, sql, [table])).map((line) => `  ${line}`));
    }
    lines.push(...await sqliteRows(connection, table));
  }
  return [...lines, ...await texts(connection, sqliteOthers)];
}

/** Lines of their texts go into one. */
const sqliteOthers = `SELECT replace(replace(sql, char(10), ' '), 'CREATE ', '') FROM sqlite_schema
  WHERE type IN ('trigger', 'view') ORDER BY type DESC, name`;

const sqliteParts = [
  `SELECT concat_ws(' ', 'column', name, type, iif("notnull", 'not null', 'null'),
      'default ' || dflt_value, iif(pk, 'key ' || pk, NULL),
      CASE hidden WHEN 2 THEN 'virtual' WHEN 3 THEN 'stored' END)
     FROM pragma_table_xinfo(?) ORDER BY cid`,
  `SELECT concat_ws(' ', CASE origin WHEN 'c' THEN 'index ' || l.name WHEN 'u' THEN 'constraint' ELSE 'key' END,
      iif("unique", 'unique', NULL), '(' || (
        SELECT group_concat(concat_ws(' ', coalesce(x.name, 'expression'), iif(desc, 'desc', NULL),
            iif(coll = 'BINARY', NULL, 'collate ' || coll)), ', ')
          FROM pragma_index_xinfo(l.name) x WHERE key) || ')',
      iif(partial, 'partial', NULL), iif(instr(s.sql, ' WHERE '), trim(replace(substr(s.sql, instr(s.sql, ' WHERE ') + 1), char(10), ' ')), NULL))
     FROM pragma_index_list(?) l LEFT JOIN sqlite_schema s ON s.name = l.name ORDER BY origin, l.name`,
  `SELECT concat_ws(' ', 'foreign key (' || group_concat("from", ', ' ORDER BY seq) || ') references', "table",
      '(' || group_concat("to", ', ' ORDER BY seq) || ')', 'on delete', on_delete, 'on update', on_update)
     FROM pragma_foreign_key_list(?) GROUP BY id ORDER BY id`,
];

/** Values as literals, which tell 1 from 1.0 and from '1'. */
async function sqliteRows(connection: Connection, table: string): Promise<readonly string[]> {
  const quoted = `"${table.replaceAll('"', '""')}"`;
  const columns = await texts(
    connection,
    `SELECT 'quote("' || replace(name, '"', '""') || '")' FROM pragma_table_xinfo(?) ORDER BY cid`,
    [table],
  );
  return await texts(
    connection,
    // By the rowid, or the key of a table without one.
    `SELECT '  row ' || concat_ws(', ', ${columns.join(", ")}) FROM ${quoted}`,
  );
}

async function postgresLines(connection: Connection): Promise<readonly string[]> {
  const tables = await connection.query(`
    SELECT c.oid::text, format('%I.%I', nspname, relname) AS name, obj_description(c.oid) AS comment, concat_ws(' ',
        CASE relpersistence WHEN 'u' THEN ' unlogged' END, ' partitioned by ' || pg_get_partkeydef(c.oid),
        (SELECT concat(CASE WHEN relispartition THEN ' partition of ' ELSE ' inherits ' END,
            string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno)) FROM pg_inherits WHERE inhrelid = c.oid
         HAVING count(*) > 0),
        pg_get_expr(relpartbound, c.oid), ' with ' || reloptions::text,
        (SELECT ' in ' || spcname FROM pg_tablespace s WHERE s.oid = reltablespace)) AS form
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND relname <> 'alembic_version' AND ${
    isOurs("c.oid", "nspname")
  } ORDER BY 2`);
  const lines: string[] = [];
  for (const sql of postgresFirst) lines.push(...await texts(connection, sql));
  for (const { oid, name, form, comment } of tables) {
    lines.push(`table ${name}${form}${commented(comment)}`);
    for (const sql of postgresParts) {
      lines.push(...(await texts(connection, sql, [String(oid)])).map((line) => `  ${line}`));
    }
    lines.push(
      ...await texts(connection, `SELECT '  row ' || t::text FROM ONLY ${name} t ORDER BY 1`),
    );
  }
  for (const sql of postgresLast) lines.push(...await texts(connection, sql));
  return lines;
}

/** The condition of what is neither the server's own nor part of an extension. */
function isOurs(oid: string, schema: string): string {
  return `${schema} <> 'information_schema' AND ${schema} NOT LIKE 'pg\\_%' AND NOT EXISTS (
    SELECT FROM pg_depend WHERE objid = ${oid} AND deptype = 'e')`;
}

/** What tables may be made of. */
const postgresFirst = [
  `SELECT concat_ws(' ', 'schema', quote_ident(nspname)) FROM pg_namespace n
    WHERE nspname <> 'public' AND ${isOurs("oid", "nspname")} ORDER BY nspname`,
  `SELECT concat_ws(' ', 'extension', quote_ident(extname), extversion, 'in', extnamespace::regnamespace)
     FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname`,
  `SELECT concat_ws(' ', 'enum', format('%I.%I', nspname, typname), '(' || (
      SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)
      || ')', CASE WHEN typowner <> current_user::regrole THEN 'of ' || typowner::regrole END, 'for ' || typacl::text,
      '-- ' || obj_description(t.oid))
     FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
    WHERE typtype = 'e' AND ${isOurs("t.oid", "nspname")} ORDER BY 1`,
  `SELECT concat_ws(' ', 'sequence', format('%I.%I', nspname, relname), format_type(seqtypid, NULL), 'start', seqstart,
      'increment', seqincrement, 'from', seqmin, 'to', seqmax, 'cache', seqcache, CASE WHEN seqcycle THEN 'cycle' END)
     FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid JOIN pg_namespace n ON n.oid = relnamespace
    WHERE ${isOurs("c.oid", "nspname")} AND NOT EXISTS (
      SELECT FROM pg_depend WHERE objid = c.oid AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i'))
    ORDER BY 1`,
  `SELECT concat_ws(' ', 'domain', format('%I.%I', nspname, typname), format_type(typbasetype, typtypmod),
      CASE WHEN typcollation NOT IN (0, 100) THEN 'collate ' || typcollation::regcollation END,
      CASE WHEN typnotnull THEN 'not null' END, 'default ' || typdefault, (
      SELECT string_agg(quote_ident(conname) || ' ' || pg_get_constraintdef(c.oid), ' ' ORDER BY conname)
        FROM pg_constraint c WHERE contypid = t.oid AND contype = 'c'))
     FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
    WHERE typtype = 'd' AND ${isOurs("t.oid", "nspname")} ORDER BY 1`,
  `SELECT translate(pg_get_functiondef(p.oid), E'\\n', ' ')
     FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
    WHERE prokind <> 'a' AND ${isOurs("p.oid", "nspname")} ORDER BY p.oid::regprocedure::text`,
];

/** What stands on tables. */
const postgresLast = [
  `SELECT concat_ws(' ', CASE relkind WHEN 'm' THEN 'materialized' END, 'view', format('%I.%I', nspname, relname), '(' || (
      SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0)
      || ')', reloptions, regexp_replace(pg_get_viewdef(c.oid), '\\s+', ' ', 'g'))
     FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('v', 'm') AND ${isOurs("c.oid", "nspname")} ORDER BY 1`,
  `SELECT 'index ' || replace(pg_get_indexdef(indexrelid), 'CREATE ', '')
     FROM pg_index JOIN pg_class c ON c.oid = indrelid JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind = 'm' AND ${isOurs("c.oid", "nspname")} ORDER BY 1`,
  `SELECT replace(pg_get_triggerdef(oid), 'CREATE ', '') FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`,
];

function commented(comment: Row[string]): string {
  return comment === null ? "" : ` -- ${comment}`;
}

const postgresParts = [
  `SELECT concat_ws(' ', 'column', quote_ident(attname), format_type(atttypid, atttypmod),
      CASE WHEN attcollation <> typcollation THEN 'collate ' || attcollation::regcollation END,
      CASE WHEN attnotnull THEN 'not null' ELSE 'null' END,
      CASE attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity' END,
      CASE attgenerated WHEN '' THEN 'default ' WHEN 's' THEN 'stored ' ELSE 'virtual ' END || pg_get_expr(adbin, adrelid),
      '-- ' || col_description(attrelid, attnum))
     FROM pg_attribute a JOIN pg_type t ON t.oid = atttypid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attrelid = $1::oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
  `SELECT concat_ws(' ', 'constraint', quote_ident(conname), pg_get_constraintdef(oid), '-- ' || obj_description(oid))
     FROM pg_constraint WHERE conrelid = $1::oid AND contype <> 'n' ORDER BY contype, conname`,
  `SELECT concat_ws(' ', 'index', replace(pg_get_indexdef(indexrelid), 'CREATE ', ''),
      CASE WHEN NOT indisvalid THEN 'invalid' END)
     FROM pg_index WHERE indrelid = $1::oid AND NOT EXISTS (
      SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f')
    ORDER BY indexrelid::regclass::text`,
  `SELECT concat_ws(' ', 'sequence', objid::regclass, format_type(seqtypid, NULL),
      CASE WHEN (seqstart, seqincrement, seqmin, seqcache, seqcycle) <> (1, 1, 1, 1, false) THEN
        concat_ws(' ', 'start', seqstart, 'increment', seqincrement, 'from', seqmin, 'to', seqmax, 'cache', seqcache,
          CASE WHEN seqcycle THEN 'cycle' END) END)
     FROM pg_depend JOIN pg_sequence ON seqrelid = objid
    WHERE classid = 'pg_class'::regclass AND refobjid = $1::oid AND deptype IN ('a', 'i') ORDER BY 1`,
];
