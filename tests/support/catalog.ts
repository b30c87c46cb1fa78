import type { Connection, Row } from "../../core/dialect.ts";
import type { DialectName } from "../../dialects/url.ts";

/**
 * What a database says that it holds, in its own words, a line each: tables with their columns, constraints, indexes
 * and rows. The version table is left out.
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
    SELECT schema, name, sql LIKE '%AUTOINCREMENT%' AS counts
      FROM pragma_table_list JOIN sqlite_schema USING (name)
     WHERE pragma_table_list.type = 'table' AND schema = 'main'
       AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'alembic_version' ORDER BY name`);
  const lines: string[] = [];
  for (const { name, counts } of tables) {
    const table = String(name);
    lines.push(`table ${table}${counts ? " autoincrement" : ""}`);
    for (const sql of sqliteParts) {
      lines.push(...(await texts(connection, sql, [table])).map((line) => `  ${line}`));
    }
    lines.push(...await sqliteRows(connection, table));
  }
  return lines;
}

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
      iif(partial, 'partial', NULL), iif(instr(s.sql, ' WHERE '), substr(s.sql, instr(s.sql, ' WHERE ') + 1), NULL))
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
    `SELECT '  row ' || concat_ws(', ', ${columns.join(", ")}) FROM ${quoted} ORDER BY rowid`,
  );
}

async function postgresLines(connection: Connection): Promise<readonly string[]> {
  const tables = await connection.query(`
    SELECT c.oid::text, format('%I.%I', nspname, relname) AS name, obj_description(c.oid) AS comment
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind = 'r' AND relname <> 'alembic_version'
       AND nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') ORDER BY 2`);
  const lines: string[] = [];
  for (const { oid, name, comment } of tables) {
    lines.push(`table ${name}${commented(comment)}`);
    for (const sql of postgresParts) {
      lines.push(...(await texts(connection, sql, [String(oid)])).map((line) => `  ${line}`));
    }
    lines.push(
      ...await texts(connection, `SELECT '  row ' || t::text FROM ${name} t ORDER BY 1`),
    );
  }
  return lines;
}

function commented(comment: Row[string]): string {
  return comment === null ? "" : ` -- ${comment}`;
}

const postgresParts = [
  `SELECT concat_ws(' ', 'column', quote_ident(attname), format_type(atttypid, atttypmod),
      CASE WHEN attcollation <> typcollation THEN 'collate ' || attcollation::regcollation END,
      CASE WHEN attnotnull THEN 'not null' ELSE 'null' END,
      CASE attgenerated WHEN '' THEN 'default ' WHEN 's' THEN 'stored ' ELSE 'virtual ' END || pg_get_expr(adbin, adrelid),
      '-- ' || col_description(attrelid, attnum))
     FROM pg_attribute a JOIN pg_type t ON t.oid = atttypid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attrelid = $1::oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
  `SELECT concat_ws(' ', 'constraint', quote_ident(conname), pg_get_constraintdef(oid))
     FROM pg_constraint WHERE conrelid = $1::oid AND contype <> 'n' ORDER BY contype, conname`,
  `SELECT concat_ws(' ', 'index', replace(pg_get_indexdef(indexrelid), 'CREATE ', ''),
      CASE WHEN NOT indisvalid THEN 'invalid' END)
     FROM pg_index WHERE indrelid = $1::oid AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
    ORDER BY indexrelid::regclass::text`,
  `SELECT concat_ws(' ', 'sequence', objid::regclass, format_type(seqtypid, NULL))
     FROM pg_depend JOIN pg_sequence ON seqrelid = objid
    WHERE classid = 'pg_class'::regclass AND refobjid = $1::oid AND deptype IN ('a', 'i') ORDER BY 1`,
];
