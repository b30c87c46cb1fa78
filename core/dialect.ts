import { MigrateError } from "./errors.ts";
import type { Kind, Operation } from "./operations/operation.ts";
import type { ColumnType } from "./schema/types.ts";
import type { SqlRules } from "./sql/rules.ts";
import type {
  Column,
  Constraint,
  Model,
  Named,
  ServerDefault,
  SqlValue,
  Table,
} from "./schema/model.ts";

/** One SQL statement, ready to be sent or printed. */
export interface Statement {
  /** Without a closing semicolon. Placeholders are the dialect's own. */
  readonly text: string;
  /** What the placeholders stand for, in order. */
  readonly values?: readonly SqlValue[];
  /** What does the same by itself, for a script; there when `values` or `input` is. */
  readonly inlined?: () => string;
  /** What it reads from the client, piece by piece, as PostgreSQL's COPY does. */
  readonly input?: () => Iterable<string>;
  /** What a script has to say before the transaction that this is in; a connection is asked how it is set. */
  readonly beforehand?: string;
  /** The statement can't run inside a transaction: what came before is committed first. */
  readonly outsideTransaction?: boolean;
  /** It runs inside as well, where there is no way out; what it makes can't be used there before the end. */
  readonly worksInside?: boolean;
  /** How many rows it must change; the error, code "version-table", is `otherwise` and the number found. */
  readonly expect?: { readonly rows: number; readonly otherwise: string };
  /** What it carries out, for errors. */
  readonly operation?: Operation;
  /** What it changes, where late neighbours that change the same may do its work with theirs. */
  readonly subject?: string;
  /** The error to show where it fails, found in the transaction that it failed in. */
  readonly explain?: (error: unknown, catalog: Catalog) => Promise<unknown>;
  /** Which of several operations that it carries out it failed for, found there as well. */
  readonly atFault?: (catalog: Catalog) => Promise<Operation | undefined>;
}

/** What a script says for a statement. */
export function scriptText({ text, inlined }: Statement): string {
  return inlined?.() ?? text;
}

/** A database as it is when it is asked: it holds what came before. */
export type Catalog = Pick<Connection, "execute" | "query">;

/** Statements that depend on what the database holds when their turn comes. */
export interface LateStatements {
  readonly operation: Operation;
  /** What they change: neighbours that change the same are done together. Undefined for what stands alone. */
  readonly subject?: string;
  /**
   * The statements for `neighbours`: all in a row that is on this subject, itself among them. A few of the first alone
   * make sense, too. Throws "unsupported" or "operation".
   */
  statements(neighbours: readonly Rendered[], catalog: Catalog): Promise<readonly Statement[]>;
  /** What a script says instead, for a database that can't be replayed. */
  readonly inScript?: () => readonly Statement[];
}

/** What operations are rendered to. */
export type Rendered = Statement | LateStatements;

/** Whether it has to wait for its turn. */
export function isLate(rendered: Rendered): rendered is LateStatements {
  return "statements" in rendered;
}

/** A dialect's way to say each kind of operation: the statements, plain ones as their text. */
export type Renderers = {
  readonly [K in Kind]: (operation: Operation<K>) => readonly Said[];
};

/** What a renderer gives; the operation is the one rendered, unless it is said. */
type Said =
  | string
  | Statement
  | Omit<LateStatements, "operation"> & Partial<Pick<LateStatements, "operation">>;

/** What `Dialect.render` gives, by a dialect's renderers. */
export function renderEach(
  renderers: Renderers,
  operations: readonly Operation[],
): readonly Rendered[] {
  return operations.flatMap((operation) =>
    renderOne(renderers, operation).map((statement) =>
      typeof statement === "string" ? { text: statement, operation } : { operation, ...statement }
    )
  );
}

function renderOne<K extends Kind>(
  renderers: Renderers,
  operation: Operation<K>,
): readonly Said[] {
  if (!Object.hasOwn(renderers, operation.kind)) throw noSuchKind(operation.kind);
  try {
    return renderers[operation.kind](operation);
  } catch (error) {
    throw error instanceof MigrateError ? withoutLine(error) : error;
  }
}

/** Data of the user's own may say anything. */
function noSuchKind(kind: string): MigrateError {
  return new MigrateError("operation", `There is no kind of operation that is called "${kind}"`);
}

/** A line in an operation's SQL is none of the file that it is in. */
function withoutLine({ code, message, hint, where: { line: _, ...where } }: MigrateError) {
  return new MigrateError(code, message, { hint, where });
}

/** A row as the driver gives it: column name to value. */
export type Row = Record<string, unknown>;

/**
 * One open connection. Not to be used by two callers at a time.
 *
 * Every method but `close` throws `MigrateError` with code "database" for what the database refuses
 * (`where.sql` is the statement), and "connection" where the connection is lost.
 */
export interface Connection {
  /**
   * Whether all is done inside of a transaction that somebody else began and will end: `begin` and `commit` then are
   * about a savepoint in it.
   */
  readonly isNested?: boolean;
  /** Whether what is set for the session may be gone with the transaction, or be there for others: a pooler is in between. */
  readonly isPooled?: boolean;
  /**
   * Sends the statements in order; their results are not read.
   *
   * Inside a transaction they travel together. The first that fails stops the rest; the error's
   * `where.statement` is its index. Throws "version-table" where a statement's `expect` isn't met.
   */
  execute(statements: readonly Statement[]): Promise<void>;
  /** Runs one statement and gives its rows. */
  query(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Starts a transaction that may write. On a file database this takes the write lock. */
  begin(): Promise<void>;
  commit(): Promise<void>;
  /** Does nothing where no transaction is open. */
  rollback(): Promise<void>;
  /**
   * Sets the lock that lets one runner at a time migrate: `begin` takes it, and the transaction has it to its end.
   *
   * `key` names what is migrated (the version table). `begin` waits at most `timeout` milliseconds, or as long as
   * the dialect finds right when it is undefined; `onWait` is told who is being waited for, at once and then
   * every few seconds. `begin` throws "locked" then. Where it excludes other writers anyway this only sets how long it
   * waits.
   */
  lock(key: string, options: LockOptions): Promise<void>;
  /**
   * Holds the lock on from the transaction that has it until `close`: nobody else gets in between transactions. Undefined
   * where only an open transaction keeps others out.
   */
  hold?(): Promise<void>;
  /** The rows of a version table in the order of the database; undefined where there is no such table. */
  versionRows(table: TableName): Promise<readonly string[] | undefined>;
  /** Asks the database to stop what it is doing: the call under way rejects, where that is possible. */
  cancel(): void;
  /**
   * Makes the connection as good as new for another use: rolls back what is open, lets go of the lock and of all that
   * was set. Undefined where opening another one is as cheap. Throws "connection" where somebody is using it.
   */
  reset?(): Promise<void>;
  /** Rolls back what is open, lets go of the lock. Never throws. */
  close(): Promise<void>;
}

/** How to wait for the lock. */
export interface LockOptions {
  readonly timeout?: number;
  readonly onWait?: (holder: string) => void;
}

/** A table's name, with its schema where one is named. */
export interface TableName {
  readonly name: string;
  readonly schema?: string;
}

/** Which part of a database is looked at. */
export interface Scope {
  /**
   * Schemas, or all but the database's own; undefined for the one that it looks in first. What is in that one has no
   * schema in a model, though it be named here.
   */
  readonly schemas?: readonly string[] | "all";
  /** Whether a table counts; one that doesn't is left out with its indexes and triggers. By default each does. */
  readonly includesTable?: (table: Named) => boolean;
}

/** How core asks a database for what it must know. One per kind of database; holds no connection. */
export interface Dialect {
  /** As users write it in `op.dialect`: "sqlite", "postgresql". */
  readonly name: string;
  /** As people write it: "SQLite", "PostgreSQL". */
  readonly title: string;
  /** How many characters a name may have; any number where undefined. */
  readonly longestName?: number;
  /** How its SQL is cut into statements. */
  readonly rules: SqlRules;
  /** Whether an error of `Database.connect` may go away by itself, as when a server isn't up yet. */
  mayComeUp(error: MigrateError): boolean;
  /**
   * The statements that carry out `operations`, in order, right behind `before`: what those have made is there.
   *
   * Throws "unsupported" or "operation".
   */
  render(operations: readonly Operation[], before?: readonly Operation[]): readonly Rendered[];
  /**
   * Opens an empty database in this process, which a script's statements are replayed in where later ones depend
   * on them; undefined where none ever do.
   */
  readonly scratch?: () => Promise<Connection>;
  /**
   * What the database holds of what a model can say, as the database says it: expressions are its own texts, and what
   * is its default is undefined. What it makes by itself is left out, such as the index of a unique constraint, and so
   * is what belongs to an extension. `isNumbered` is true of the columns that the database numbers.
   *
   * The number of queries doesn't grow with the database. Throws as `Catalog` does.
   */
  introspect(catalog: Catalog, scope: Scope): Promise<Model>;
  /**
   * What `introspect` finds in a database that a model was made in, so that the two can be compared as data: types as
   * the database keeps them, its defaults undefined, what it has no place for gone. Expressions stay the texts that they
   * are. `catalog` is of the database that the model is compared with, where there is one: all that it is asked is which
   * schema it looks in first. Throws "unsupported" for what the database can't hold, and "operation" for what
   * contradicts itself.
   */
  stored(model: Model, catalog?: Catalog): Promise<Model>;
  /**
   * What `introspect` would find of what plain statements make of an empty database, sooner than by running them one
   * after the other there, and perhaps but for its texts of expressions; undefined where only that tells, or it refuses
   * them, perhaps.
   */
  readonly plainModel?: (statements: readonly string[]) => Promise<Model | undefined>;
  /** The types that the database holds and no model can tell: what is of them can be made in that database only. */
  readonly untoldTypes?: (catalog: Catalog) => Promise<readonly string[]>;
  /** What is to be known of it to tell what makes one of its databases another. Loaded only where it is asked for. */
  readonly differences: () => Promise<Differences>;
  /**
   * What `introspect` finds of what `statements` make where nothing is: the database's own texts of expressions, say.
   *
   * They name tables without a schema, and may use what the database of `connection` holds, such as types; nothing is
   * left of them. No transaction may be open on `connection`. Throws "database" for what the database refuses.
   */
  inScratch(connection: Connection, statements: readonly Statement[]): Promise<Model>;
  /**
   * One statement in which `:name` stands for a parameter. Throws "operation" for a name that is missing
   * or unused, and for several statements.
   */
  bind(sql: string, parameters: { readonly [name: string]: SqlValue }): Statement;
  /** An identifier, quoted where it must be. */
  quote(name: string): string;
  /** A value as a literal that can't be anything but that value, written as `type` has it where that is given. */
  literal(value: SqlValue, type?: ColumnType): string;
}

/** How a kind of database can be changed, as far as it matters for what makes one database another. */
export interface Differences {
  /** What the database calls a constraint that was given no name; undefined where it has none then. */
  defaultName(table: Table, constraint: Constraint): string | undefined;
  /** SQL as it is compared: in the same words where it means the same, as far as that can be seen. */
  plainSql(sql: string): string;
  /** What a default in a column of a type is the same as, however it is written. */
  plainDefault(given: ServerDefault, type: ColumnType): ServerDefault;
  /** Whether a column can become another only by being dropped and added: its values are computed anew. */
  isReplaced(before: Column, after: Column): boolean;
  /** The expression that turns a column's values into those of another type; undefined where none is needed. */
  using(column: string, before: ColumnType, after: ColumnType): string | undefined;
  /** Whether a table can be made with a foreign key to one that isn't there yet. */
  readonly refersAhead: boolean;
  /** Whether a column can't go or get another type while a view or a generated column reads it. */
  readonly readersHoldColumns: boolean;
  /** Whether the columns of a primary key refuse NULL when it is gone, too. */
  readonly keysLeaveNotNull: boolean;
  /** Whether a column counts by its key: no longer when that goes, and only when that is there. */
  readonly keysCount: boolean;
  /** Whether a column takes no NULL in its table, whatever it says of that. */
  isNeverNull(column: Column, table: Table): boolean;
  /** Whether enums are types of their own, which are made and dropped. */
  readonly hasEnumTypes: boolean;
  /**
   * Whether a primary key or a unique constraint is an index of its name, which no other in the schema may have, and
   * which can't go while a foreign key leads to it.
   */
  readonly keysAreIndexes: boolean;
}

/** A database that a URL names: its dialect, and the way to it. */
export interface Database {
  readonly dialect: Dialect;
  /** The URL with its password masked: the only form that may be shown. */
  readonly displayUrl: string;
  /**
   * Makes a database beside this one, which holds what `template.fill` makes of an empty one. It is filled once for
   * each template, and copied from then on. Throws what `connect` and `fill` throw, and "database" where the user may
   * not make one. Undefined where there is no URL to go by.
   */
  temporary?(template: Template): Promise<TemporaryDatabase>;
  /** Undefined for a kind of database that has none. */
  readonly schemas?: Schemas;
  /** What a script for it begins with; its connections have done so already. */
  readonly opening?: readonly Statement[];
  /**
   * Gives `work` an empty database that nobody else sees, and that is gone when it is done, however that ends. It is of
   * the same kind, and has the same extensions to take.
   *
   * Where the user may not make one it is a part of this one: what reaches beyond that is refused with "unsupported".
   * Throws "connection", and "database" where the user may not even do that.
   */
  withScratch?<T>(work: (scratch: Connection) => Promise<T>): Promise<T>;
  /** Opens a connection. Throws "connection". */
  connect(options?: ConnectOptions): Promise<Connection>;
}

/** How the schemas of a database are found, and worked in. */
export interface Schemas {
  /** The names of those that aren't the system's own, sorted. */
  names(catalog: Catalog): Promise<readonly string[]>;
  /**
   * Makes a schema the one that names without a schema stand for, as long as the connection is not reset. Throws
   * "unknown-schema", and "unsupported" where a pooler could give it to somebody else.
   */
  enter(name: string, connection: Connection): Promise<void>;
  /** The statement by which a script does so. */
  entering(name: string): Statement;
}

/** What temporary databases are copied from. Its names are made of the letters a to z and digits. */
export interface Template {
  /** Names the project. */
  readonly project: string;
  /** Names the state of the project's files: templates of other states are of no use any more. */
  readonly history: string;
  /** Names what of that is in the database. */
  readonly content: string;
  /** Fills an empty database. */
  readonly fill: (empty: Database) => Promise<unknown>;
}

/** A database that is gone when it is dropped. */
export interface TemporaryDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** What a connection tells besides results. */
export interface ConnectOptions {
  /** Told what the database says while it works, such as what `RAISE NOTICE` says on PostgreSQL. */
  readonly onNotice?: (notice: Notice) => void;
}

/** A database's remark that is no error. */
export interface Notice {
  /** The database's own word: "NOTICE", "WARNING", … */
  readonly severity: string;
  readonly message: string;
}

/**
 * Gives the database that a URL names, without connecting. A relative path in it starts at `directory`, which
 * is absolute. Throws "url".
 */
export type OpenDatabase = (url: string, directory: string) => Promise<Database>;
