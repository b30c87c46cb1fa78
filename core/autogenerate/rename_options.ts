import { MigrateError } from "../errors.ts";
import type { Rename } from "../models/declaration.ts";
import { find } from "../schema/edit.ts";
import type { Model, Table } from "../schema/model.ts";
import { didYouMean } from "../suggest.ts";

/** Which two models something is renamed between. */
interface Both {
  readonly before: Model;
  readonly after: Model;
}

/** Two names as they were written, and their parts. */
interface Written {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/**
 * What `--rename` options say: `old:new` of a table, `table.old:table.new` of a column, each with its schema in front
 * where it has one. Behind the colon all but the last name may be left out.
 *
 * Tables come first. Throws "usage" for what isn't of that form, for an old name that isn't in `before` or still is in
 * `after`, and for a new name that isn't in `after` or already is in `before`.
 */
export function parseRenames(options: readonly string[], both: Both): readonly Rename[] {
  const written = options.map(parse);
  const isOfTable = (each: Written) => !isOfColumn(each, both);
  const tables = written.filter(isOfTable).map((each) => tableRename(each, both));
  const columns = written.filter((each) => !isOfTable(each))
    .map((each) => columnRename(each, { ...both, tables }));
  return [...tables, ...columns];
}

function parse(option: string): Written {
  const [from = [], to = [], ...more] = option.split(":").map((name) => name.split("."));
  const isWhole = [from, to].every((parts) => parts.length > 0 && parts.every((part) => part));
  if (more.length > 0 || !isWhole || from.length > 3 || to.length > from.length) {
    throw new MigrateError("usage", `Can't read --rename "${option}"`, {
      hint: "Write --rename old:new for a table, --rename table.old:table.new for a column.",
    });
  }
  return { from, to: [...from.slice(0, from.length - to.length), ...to] };
}

/** Of two names the first is a schema's, if there is such a table, else a table's. */
function isOfColumn({ from }: Written, { before }: Both): boolean {
  const [first, second] = from;
  if (from.length !== 2) return from.length === 3;
  return find(before, "tables", { schema: first, name: second! }) === undefined;
}

function tableRename({ from, to }: Written, { before, after }: Both): Rename {
  const [was, is] = [from, to].map((parts) => ({ schema: parts.at(-2), name: parts.at(-1)! }));
  const failed = (why: string, hint?: string) => cant({ from, to }, why, hint);
  if (was!.schema !== is!.schema) {
    throw failed("a table stays in its schema", "Move it by op.execute: ALTER TABLE … SET SCHEMA.");
  }
  const names = ({ tables }: Model) => tables.map(({ name }) => name);
  checkNames({
    from: was!.name,
    to: is!.name,
    title: "table",
    names: { before: names(inSchema(before, was!)), after: names(inSchema(after, was!)) },
    failed,
  });
  return { table: is!.name, schema: is!.schema, from: was!.name };
}

function inSchema(model: Model, { schema }: { readonly schema?: string }): Model {
  return { ...model, tables: model.tables.filter((table) => table.schema === schema) };
}

/** A column's table may be called what it was or what it is to be called, on either side. */
function columnRename(
  { from, to }: Written,
  { before, after, tables }: Both & { readonly tables: readonly Rename[] },
): Rename {
  const failed = (why: string, hint?: string) => cant({ from, to }, why, hint);
  const places = [from, to].map((parts) => ({ schema: parts.at(-3), name: parts.at(-2)! }));
  const [was, is] = places.map(({ schema, name }) => {
    const moved = tables.find((each) =>
      each.schema === schema && (each.from === name || each.table === name)
    );
    return { schema, was: moved?.from ?? name, is: moved?.table ?? name };
  });
  if (was!.is !== is!.is || was!.schema !== is!.schema) {
    throw failed("a column stays in its table", "Say what the table was called, too: --rename.");
  }
  const names = (model: Model, name: string): readonly string[] => {
    const table: Table | undefined = find(model, "tables", { schema: was!.schema, name });
    if (table) return table.columns.map((column) => column.name);
    const where = model === before ? "the database" : "the target";
    const all = inSchema(model, was!).tables.map((each) => each.name);
    throw failed(`${where} has no table "${name}"`, didYouMean(name, all));
  };
  const rename = { table: is!.is, schema: is!.schema, column: to.at(-1)!, from: from.at(-1)! };
  checkNames({
    from: rename.from,
    to: rename.column,
    title: "column",
    names: { before: names(before, was!.was), after: names(after, is!.is) },
    failed,
  });
  return rename;
}

/** Throws where the old name isn't one that goes, or the new one isn't one that comes. */
function checkNames({ from, to, title, names, failed }: {
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly names: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly failed: (why: string, hint?: string) => MigrateError;
}): void {
  if (!names.before.includes(from)) {
    throw failed(`the database has no ${title} "${from}"`, didYouMean(from, names.before));
  }
  if (!names.after.includes(to)) {
    throw failed(`the target has no ${title} "${to}"`, didYouMean(to, names.after));
  }
  if (names.before.includes(to)) {
    throw failed(
      `the database has a ${title} "${to}", too`,
      "Leave this --rename out. What one holds goes to the other by op.execute.",
    );
  }
  if (names.after.includes(from)) {
    throw failed(
      `the target still has a ${title} "${from}"`,
      "Leave this --rename out, or take the old name out of the target.",
    );
  }
}

function cant({ from, to }: Written, why: string, hint?: string): MigrateError {
  const [one, other] = [from, to].map((parts) => parts.join("."));
  return new MigrateError("usage", `Can't rename "${one}" to "${other}": ${why}`, { hint });
}
