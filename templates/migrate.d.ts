// deno-fmt-ignore-file deno-lint-ignore-file
/**
 * What revisions, models and env.ts import from "migrate", for editors and type checkers.
 *
 * Written anew by `migrate types`; migrate itself doesn't read it.
 */
declare module "migrate" {
/**
 * Says that an object is a revision, so that an editor knows the type of `op`. It changes nothing.
 *
 * @example
 * ```ts
 * export default defineRevision({
 *   revision: "a1b2c3d4e5f6",
 *   downRevision: null,
 *   upgrade(op) {
 *     op.createTable("users", { id: t.integer().primaryKey() });
 *   },
 *   downgrade(op) {
 *     op.dropTable("users");
 *   },
 * });
 * ```
 */
export function defineRevision(script: RevisionScript): RevisionScript;

/** What a `.ts` revision file exports by default, through `defineRevision`. */
export interface RevisionScript {
    readonly revision: string;
    readonly downRevision: string | readonly string[] | null;
    readonly branchLabels?: string | readonly string[] | null;
    readonly dependsOn?: string | readonly string[] | null;
    /** What it does. May be async; whether `op` is awaited or not, operations run in the order written. */
    readonly upgrade?: (op: Op) => unknown;
    /** How it is undone. Without it the revision can't be downgraded. */
    readonly downgrade?: (op: Op) => unknown;
}

/**
 * What a revision's `upgrade` and `downgrade` receive.
 *
 * Its methods queue operations, which run in the order written whether they are awaited or not. It may be
 * passed to helper functions, sync or async; an async one must be awaited.
 */
export interface Op extends Methods {
    /** "sqlite" or "postgresql". */
    readonly dialect: string;
    /** Whether SQL is printed (`--sql`) rather than run: there are no rows to read then. */
    readonly isOffline: boolean;
    /**
     * Runs what is queued, then this statement, and gives its rows. `:name` stands for a parameter.
     *
     * Throws "unsupported" when `isOffline`.
     */
    query<R extends QueriedRow = QueriedRow>(sql: string, parameters?: {
        readonly [name: string]: SqlValue;
    }): Promise<readonly R[]>;
    /**
     * Commits what came before, then runs what `work` does outside of any transaction, statement by
     * statement; after it a new transaction begins. For statements that refuse to run inside one.
     *
     * `work` may be async: what is written behind the block waits for its end, awaited or not.
     */
    autocommitBlock(work: () => unknown): Queued;
    /** Says that a name is final: no naming convention changes it. */
    f(name: string): string;
    /**
     * A value as SQL, for where `:name` can't stand: `SET DEFAULT ${op.inlineLiteral("it's")}`. `type` is that of the
     * column that it is for, where it makes a difference.
     */
    inlineLiteral(value: SqlValue, type?: ColumnBuilder): string;
}

/** Rows as `op.query` gives them: column name to value. */
export type QueriedRow = Record<string, unknown>;

/** What an `op` method returns: awaiting it runs all that was queued so far; not awaiting it is fine too. */
export type Queued = PromiseLike<void>;

/**
 * Makes an operation of your own, which is called with its arguments, and undone by its `reverse` with the same ones.
 *
 * Throws "operation" for a name that can't be imported; what it gives does for an argument that SQL has no literal for.
 *
 * @example
 * ```ts
 * export const createRole = defineOperation({
 *   name: "createRole",
 *   module: import.meta.url,
 *   sql: (role: string) => ({ postgresql: `CREATE ROLE ${role}`, sqlite: "" }),
 *   reverse: (role) => ({ postgresql: `DROP ROLE ${role}`, sqlite: "" }),
 * });
 *
 * op.invoke(createRole("reader"));
 * op.invoke(createRole.reverse("reader"));
 * ```
 */
export function defineOperation<Arguments extends readonly SqlValue[]>({ name, module, sql, reverse }: OperationDefinition<Arguments>): DefinedOperation<Arguments>;

/** What `defineOperation` makes: called with its arguments it gives the data that `op.invoke()` takes. */
export interface DefinedOperation<Arguments extends readonly SqlValue[]> {
    (...args: Arguments): Operation<"invoke">;
    /** The operation that undoes it. Throws "operation" where nothing does. */
    reverse(...args: Arguments): Operation<"invoke">;
}

/** An operation of your own. */
export interface OperationDefinition<Arguments extends readonly SqlValue[]> {
    /** The name that its module exports it by. */
    readonly name: string;
    /** How generated files import that module: its URL, `import.meta.url`, or a bare specifier such as "@app/roles". */
    readonly module: string;
    /** SQL that does it: one for each database, or by the name in `op.dialect`; "" where nothing is to be done. */
    readonly sql: (...args: Arguments) => DialectSql;
    /** SQL that undoes it. Without it nothing does. */
    readonly reverse?: (...args: Arguments) => DialectSql;
}

/** One thing to do to a database, as plain data. `Operation<"addColumn">` is one kind. */
export type Operation<K extends Kind = Kind> = {
    [P in K]: {
        readonly kind: P;
    } & Shapes[P];
}[K];

/** Every row meets the condition, which is SQL. */
export function check(sql: string, options?: CheckOptions): Check;

/** No two rows compare so in all of these: `[{ column: "during", with: "&&" }]`. PostgreSQL only. */
export function exclude(elements: readonly ExcludeElement[], options?: ExcludeOptions): Exclude2;

/**
 * These columns' values are found in those of `table`, each in the one at its place; no columns there means its
 * primary key.
 */
export function foreignKey<Column extends string>(columns: readonly Column[], table: string, referenced?: readonly string[], { schema, ...options }?: ForeignKeyOptions): Over<Column, ForeignKey>;

/** An index of the table it is written in. */
export function index<const Key extends IndexKeyInput>(name: string, keys: readonly Key[], options?: IndexOptions): IndexOver<ColumnOf<Key>>;

/** The table's primary key, over one column or several. */
export function primaryKey<Column extends string>(columns: readonly Column[], options?: PrimaryKeyOptions): Over<Column, PrimaryKey>;

/** Says that a text is SQL: `sql("lower(email)")` as a key of an index. */
export function sql(expression: string): SqlExpression;

/** No two rows have the same values in these columns. */
export function unique<Column extends string>(columns: readonly Column[], options?: UniqueOptions): Over<Column, Unique>;

/** What an exclusion may say besides what it compares. */
export type ExcludeOptions = Omit<Exclude2, "kind" | "elements">;

/** What a foreign key may say besides its columns. */
export type ForeignKeyOptions = Omit<ForeignKey, "kind" | "columns" | "references"> & {
    /** Schema of the table referred to. */
    readonly schema?: string;
};

/** A key of an index as users write it: a column's name, `sql(…)`, or one of them with its order. */
export type IndexKeyInput = string | IndexKey;

/** What an index may say besides its name and keys. */
export type IndexOptions = Omit<Index, "name" | "keys">;

/** An index over columns of these names. */
export type IndexOver<Column extends string> = Index & {
    readonly keys: readonly {
        readonly column?: Column;
    }[];
};

/** A key over columns of these names. */
export type Over<Column extends string, Key extends {
    readonly columns: readonly string[];
}> = Key & {
    readonly columns: readonly Column[];
};

/** What a primary key may say besides its columns. */
export type PrimaryKeyOptions = Omit<PrimaryKey, "kind" | "columns">;

/** SQL where a column's name could stand, as a key of an index. */
export interface SqlExpression {
    readonly expression: string;
}

/** What a unique constraint may say besides its columns. */
export type UniqueOptions = Omit<Unique, "kind" | "columns">;

/** What a table may say besides its columns and constraints. */
export interface TableOptions extends TableForm {
    readonly schema?: string;
    /** A text for people who look at the database. SQLite has no place for one and goes without. */
    readonly comment?: string;
}

/** A column that is being described; each call gives a new one. `t.integer()` begins one. */
export interface ColumnBuilder {
    /** What has been said so far. */
    readonly draft: ColumnDraft;
    /** Refuses NULL. Without it a column takes NULL, unless it is in the primary key. */
    notNull(): ColumnBuilder;
    /** Takes NULL, in the primary key, too: SQLite has such keys where `NOT NULL` was forgotten. */
    nullable(): ColumnBuilder;
    /** The value of rows that name none. A string is a string, never SQL: see `defaultSql`. */
    default(value: SqlValue): ColumnBuilder;
    /** The SQL expression that gives the value of rows that name none, such as `CURRENT_TIMESTAMP`. */
    defaultSql(sql: string): ColumnBuilder;
    /** Puts the column into the table's primary key. */
    primaryKey(): ColumnBuilder;
    /**
     * Whether the database numbers the rows. A lone integer key is numbered unless this says `false`.
     *
     * SQLite numbers no other column, and a key of `t.integer()` whatever this says; where it is asked for, no number
     * comes twice, not even that of a row which is gone (AUTOINCREMENT).
     */
    autoIncrement(on?: boolean): ColumnBuilder;
    /**
     * Numbers the rows by a sequence of the column's own, which counts as told; with `always`, INSERT may give no number of
     * its own. PostgreSQL's; on SQLite it is `autoIncrement()`, and counts from 1.
     */
    identity(options?: IdentityOptions): ColumnBuilder;
    /** No two rows have the same value here. */
    unique(options?: UniqueOptions): ColumnBuilder;
    /** Adds an index on this column, named `ix_<table>_<column>` unless a name is given. */
    index(options?: OwnIndexOptions): ColumnBuilder;
    /**
     * The value is found in `target`, written "table.column" or "table" for its primary key; names with dots in them stand
     * in a list: `["table", "column"]`.
     */
    references(target: string | readonly string[], options?: ForeignKeyOptions): ColumnBuilder;
    /** Every row meets the condition, which is SQL. */
    check(sql: string, options?: CheckOptions): ColumnBuilder;
    /** The column always equals this SQL expression; `stored: false` computes it when read. */
    generatedAs(sql: string, options?: {
        readonly stored?: boolean;
    }): ColumnBuilder;
    /** Sorts and compares by this collation. */
    collate(name: string): ColumnBuilder;
    /** A text for people who look at the database. SQLite has no place for one and goes without. */
    comment(text: string): ColumnBuilder;
    /** In a model: what the column was called, so that it is renamed with its values. */
    renamedFrom(name: string): ColumnBuilder;
}

/**
 * The column types, each beginning a column: `t.string(255).notNull()`.
 *
 * Those that a database has nothing for are refused there, with what to use in their place; `defineType()` makes one
 * that is another on each.
 */
export const t: {
    /** From -32768 to 32767. */
    smallInteger: () => ColumnBuilder;
    /** 32 bits, 64 on SQLite. */
    integer: () => ColumnBuilder;
    /** 64 bits. */
    bigInteger: () => ColumnBuilder;
    /** Exact decimal of `precision` digits, `scale` of them after the point. */
    numeric: (...[precision, scale]: [precision?: undefined] | [precision: number, scale?: number]) => ColumnBuilder;
    /** Binary floating point of 32 bits; of 64 on SQLite. */
    real: () => ColumnBuilder;
    /** Binary floating point of at least `precision` bits; of 64 on SQLite. */
    float: (precision?: number) => ColumnBuilder;
    /** Binary floating point of 64 bits. */
    double: () => ColumnBuilder;
    /** An amount in the currency that the server is set to. PostgreSQL only. */
    money: () => ColumnBuilder;
    boolean: () => ColumnBuilder;
    /** Text of at most `length` characters, or of any length. */
    string: (length?: number) => ColumnBuilder;
    /** Text of exactly `length` characters. */
    char: (length?: number) => ColumnBuilder;
    text: () => ColumnBuilder;
    /** Text that is compared without regard to case. PostgreSQL only, with the extension `citext`. */
    citext: () => ColumnBuilder;
    date: () => ColumnBuilder;
    /** Time of day. */
    time: (options?: TimeOptions) => ColumnBuilder;
    /** Date and time of day. */
    dateTime: (options?: TimeOptions) => ColumnBuilder;
    /** Span of time. */
    interval: (options?: IntervalOptions) => ColumnBuilder;
    /** Bytes. */
    binary: () => ColumnBuilder;
    /** Exactly `length` bits, or one. PostgreSQL only. */
    bit: (length?: number) => ColumnBuilder;
    /** At most `length` bits, or any number of them. PostgreSQL only. */
    varbit: (length?: number) => ColumnBuilder;
    /** A default that is a string is JSON text: `"[]"` is an empty list, as `[]` is. */
    json: () => ColumnBuilder;
    /** JSON in PostgreSQL's binary form; `JSON` on SQLite. */
    jsonb: () => ColumnBuilder;
    /** A path into JSON. PostgreSQL only. */
    jsonpath: () => ColumnBuilder;
    /** Texts by their keys. PostgreSQL only, with the extension `hstore`. */
    hstore: () => ColumnBuilder;
    /** PostgreSQL only. */
    xml: () => ColumnBuilder;
    /** A UUID: PostgreSQL's type, 32 hexadecimal digits on SQLite. */
    uuid: () => ColumnBuilder;
    /** A UUID with its dashes: PostgreSQL's type, 36 characters on SQLite. */
    guid: () => ColumnBuilder;
    /** A ULID: 26 characters that sort by time of creation. */
    ulid: () => ColumnBuilder;
    /**
     * One of some labels, which sort as they are written: `t.enum("mood", ["ok", "sad"])`.
     *
     * PostgreSQL has a type of this name, and several columns may be of it. SQLite has text and, behind the column, a
     * check of this name. Throws "operation" for a label that is there twice.
     */
    enum: (name: string, labels: readonly string[], options?: {
        readonly schema?: string;
    }) => ColumnBuilder;
    /** A type with rules of its own, made by `CREATE DOMAIN`. PostgreSQL only. */
    domain: (name: string, options?: {
        readonly schema?: string;
    }) => ColumnBuilder;
    /**
     * A list of values of a type, of which only the type counts: `t.array(t.text())`. PostgreSQL only.
     *
     * PostgreSQL takes note of `dimensions`, and doesn't keep to them.
     */
    array: (of: ColumnBuilder, dimensions?: number) => ColumnBuilder;
    /** PostgreSQL only, as all ranges are. */
    int4range: () => ColumnBuilder;
    int8range: () => ColumnBuilder;
    numrange: () => ColumnBuilder;
    daterange: () => ColumnBuilder;
    /** Of moments without time zone. */
    tsrange: () => ColumnBuilder;
    /** Of moments with time zone. */
    tstzrange: () => ColumnBuilder;
    /** Several ranges that don't touch. PostgreSQL only, since version 14, as all multiranges are. */
    int4multirange: () => ColumnBuilder;
    int8multirange: () => ColumnBuilder;
    nummultirange: () => ColumnBuilder;
    datemultirange: () => ColumnBuilder;
    tsmultirange: () => ColumnBuilder;
    tstzmultirange: () => ColumnBuilder;
    /** Address of a host, and its network where that is said. PostgreSQL only. */
    inet: () => ColumnBuilder;
    /** Address of a network. PostgreSQL only. */
    cidr: () => ColumnBuilder;
    /** Address of a network card, of 6 bytes. PostgreSQL only. */
    macaddr: () => ColumnBuilder;
    /** Address of a network card, of 8 bytes. PostgreSQL only. */
    macaddr8: () => ColumnBuilder;
    /** Text made ready to be searched. PostgreSQL only. */
    tsvector: () => ColumnBuilder;
    /** What to search for. PostgreSQL only. */
    tsquery: () => ColumnBuilder;
    /** Number of an object in the catalog. PostgreSQL only. */
    oid: () => ColumnBuilder;
    /** A table, index, sequence or view, shown by its name. PostgreSQL only. */
    regclass: () => ColumnBuilder;
    /** A configuration of text search, shown by its name. PostgreSQL only. */
    regconfig: () => ColumnBuilder;
    /** Places on a plane: `t.geometry("Point", 4326)`. PostgreSQL only, with the extension `postgis`. */
    geometry: (...[shape, srid]: SpatialParameters) => ColumnBuilder;
    /** Places on the globe: `t.geography("Point")`. PostgreSQL only, with the extension `postgis`. */
    geography: (...[shape, srid]: SpatialParameters) => ColumnBuilder;
    /** A type that only the database knows, written as SQL: `t.custom("vector(3)")`. */
    custom: (sql: string) => ColumnBuilder;
};

/**
 * Makes a column type of your own: another one on each database, under one name.
 *
 * Throws "operation" for a name that can't be imported.
 *
 * @example
 * ```ts
 * export const price = defineType({
 *   name: "price",
 *   module: import.meta.url,
 *   storage: { sqlite: "INTEGER", postgresql: t.numeric(12, 2) },
 * });
 *
 * op.createTable("orders", { total: price().notNull() });
 * ```
 */
export function defineType({ name, module, storage }: TypeDefinition): () => ColumnBuilder;

/** A column type of your own. */
export interface TypeDefinition {
    /** The name that its module exports it by. */
    readonly name: string;
    /** How generated files import that module: its URL, `import.meta.url`, or a bare specifier such as "@app/types". */
    readonly module: string;
    /** What each database holds, by its name in `op.dialect`: a type, or SQL. */
    readonly storage: {
        readonly [dialect: string]: ColumnBuilder | string;
    };
}

/** A value that SQL has a literal for. `Date` is a moment in UTC; objects and arrays are JSON. */
export type SqlValue = null | string | number | bigint | boolean | Date | Uint8Array | readonly SqlValue[] | {
    readonly [key: string]: SqlValue;
};

/**
 * A table of entities: behind its own columns it has `id`, a ULID that is its primary key, `created_at`, `updated_at`,
 * and `tags`, a JSON list.
 *
 * Throws "operation" for a column of its own that is called like one of these, and as `table()`.
 *
 * @example
 * ```ts
 * export const orders = entity("orders", {
 *   user_id: t.ulid().notNull().references("users.id", { onDelete: "CASCADE" }),
 *   total: t.numeric(10, 2).notNull(),
 * }, [index("ix_orders_created_at", ["created_at"])]);
 * ```
 */
export function entity<C extends ColumnInputs>(name: string, columns: C & {
    readonly [K in EntityColumn]?: never;
}, extras?: readonly TableExtra<(keyof C & string) | EntityColumn>[], options?: ModelTableOptions): Declaration<"tables">;

/**
 * A table that the database is to have.
 *
 * Throws "operation" for what contradicts itself, such as an index on a column that isn't there.
 *
 * @example
 * ```ts
 * export const users = table("users", {
 *   id: t.integer().primaryKey(),
 *   email: t.string(255).notNull().renamedFrom("mail"),
 *   team_id: t.integer().references("teams.id", { onDelete: "CASCADE" }),
 * }, [
 *   unique(["email"]),
 *   index("ix_users_team", ["team_id"]),
 * ], { comment: "People who can log in", renamedFrom: "people" });
 * ```
 */
export function table<C extends ColumnInputs>(name: string, columns: C, extras?: readonly TableExtra<keyof C & string>[], { renamedFrom, ...options }?: ModelTableOptions): Declaration<"tables">;

/** The names of the columns that `entity()` adds. */
export type EntityColumn = "id" | "created_at" | "updated_at" | "tags";

/** What a table of a model may say besides its columns, constraints and indexes. */
export interface ModelTableOptions extends TableOptions {
    /** What it was called: its rows stay, where it is renamed. */
    readonly renamedFrom?: string;
}

/** What stands behind the columns of a table: constraints and indexes over these. */
export type TableExtra<Column extends string> = Over<Column, PrimaryKey | Unique | ForeignKey> | IndexOver<Column> | Check | Exclude2;

/**
 * A type that is another one, with a default, NOT NULL, a collation or checks of its own; in a check, VALUE is the value.
 * PostgreSQL only.
 *
 * Throws "operation" for what a column may say and a domain can't.
 *
 * @example
 * ```ts
 * export const email = domain("email", t.text(), [check("VALUE LIKE '%@%'")]);
 *
 * export const users = table("users", { id: t.ulid().primaryKey(), email: email().notNull() });
 * ```
 */
export function domain(name: string, type: ColumnBuilder, checks?: readonly Check[], options?: {
    readonly schema?: string;
}): DomainType;

/**
 * An enum that several columns are of, or that the database is to have though none is. Columns of `t.enum()` need none.
 *
 * Throws "operation" for a label that is there twice.
 *
 * @example
 * ```ts
 * export const mood = enumType("mood", ["sad", "ok", "glad"]);
 *
 * export const users = table("users", { id: t.ulid().primaryKey(), mood: mood().notNull() });
 * ```
 */
export function enumType(name: string, labels: readonly string[], options?: {
    readonly schema?: string;
}): EnumType;

/** An extension of the server: `extension("pg_trgm")`. PostgreSQL only. */
export function extension(name: string, options?: Omit<Extension, "name">): Declaration<"extensions">;

/**
 * A function or, with `procedure`, a procedure: its name, what stands in its parentheses, and what stands behind them.
 * PostgreSQL only.
 *
 * @example
 * ```ts
 * export const addTax = routine(
 *   "add_tax",
 *   "amount numeric, rate numeric DEFAULT 0.2",
 *   "RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT amount * (1 + rate) $$",
 * );
 * ```
 */
export function routine(name: string, args: string, sql: string, options?: Pick<Routine, "schema" | "procedure">): Declaration<"routines">;

/** A schema that is there though nothing be in it. Those that something is in need not be declared. PostgreSQL only. */
export function schema(name: string): Declaration<"schemas">;

/** A counter of its own, which counts from 1 in steps of 1 unless it is told otherwise. PostgreSQL only. */
export function sequence(name: string, options?: SequenceInput): Declaration<"sequences">;

/**
 * A trigger on a table or view: `event` stands before ON, `action` behind the table's name.
 *
 * @example
 * ```ts
 * export const touch = trigger("touch", "users", {
 *   event: "AFTER UPDATE OF email",
 *   action: "BEGIN UPDATE users SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id; END",
 * });
 * ```
 */
export function trigger(name: string, table: string, input: TriggerInput): Declaration<"triggers">;

/**
 * A query that is read like a table. `materialized` ones, on PostgreSQL only, keep their rows and may have indexes.
 *
 * @example
 * ```ts
 * export const adults = view("adults", "SELECT id, name FROM users WHERE age >= 18");
 * ```
 */
export function view(name: string, query: string, options?: ViewOptions): Declaration<"views">;

/** A domain of a model: calling it begins a column of it. */
export type DomainType = Declaration<"domains"> & (() => ColumnBuilder);

/** An enum of a model: calling it begins a column of it. */
export type EnumType = Declaration<"enums"> & (() => ColumnBuilder);

/**
 * What is declared in these: modules as `import * as users` gives them, lists, single tables and the like.
 *
 * The enums that columns are of are in it once, and so are the schemas that are named. Throws "target" where two tables
 * have one name, or one enum has two lists of labels.
 *
 * @example
 * ```ts
 * import * as orders from "./models/orders.ts";
 * import { users } from "./models/users.ts";
 *
 * const { tables } = metadata(users, orders);
 * ```
 */
export function metadata(...models: readonly object[]): Metadata;

/** What model files describe: what the database is to hold, and what of it was called otherwise. */
export interface Metadata extends Model {
    readonly renames: readonly Rename[];
}

/**
 * The names of an application's own tables: those of `models` that the framework, whose models it builds on, doesn't
 * declare itself. Sorted.
 *
 * @example
 * ```ts
 * import * as framework from "@acme/service/models.ts";
 * import * as models from "./models/index.ts";
 *
 * getCustomTables([framework, models], framework); // those of models
 * ```
 */
export function getCustomTables(models: object, framework?: object): readonly string[];

/**
 * The names of the tables that models declare, sorted, with their schema where they name one. Nothing is connected to.
 *
 * `models` are what `metadata()` takes: modules as `import * as users` gives them, lists, single tables, a model.
 *
 * @example
 * ```ts
 * import * as models from "./models/index.ts";
 *
 * getRegisteredTables(models); // ["orders", "users"]
 * ```
 */
export function getRegisteredTables(models: object): readonly string[];

/** Whether an application has tables of its own, besides the framework's. */
export function hasCustomTables(models: object, framework?: object): boolean;

/**
 * What a model file exports: something that the database is to hold, as `table()`, `view()` and the like give it.
 *
 * Model files may export any number of these, also in lists, and other files' by `export *`. What isn't exported isn't
 * there.
 */
export type Declaration<L extends keyof Entries = keyof Entries> = {
    readonly [K in L]: {
        /** The list of a model that it stands in. */
        readonly declares: K;
        readonly entry: Entries[K];
        readonly renames?: readonly Rename[];
    };
}[L];

/** What a table or a column of a model was called before. */
export interface Rename {
    /** What it is called now; for a column that of its table. */
    readonly table: string;
    readonly schema?: string;
    /** The column, where it is about one. */
    readonly column?: string;
    readonly from: string;
}

/**
 * What autogenerate aims at, as code gives it: DDL as a text, a model such as `metadata()` gives, or what model files
 * export: modules as `import * as users` gives them, single tables, lists of all these.
 */
export type TargetInput = string | Model | object;

/**
 * Says that an object is what `env.ts` decides, so that an editor knows its hooks. It changes nothing.
 *
 * @example
 * ```ts
 * export default defineEnvironment({
 *   url: ({ x }) => x.tenant && `postgresql://db.internal/${x.tenant}`,
 * });
 * ```
 */
export function defineEnvironment(environment: Environment): Environment;

/**
 * How constraints and indexes are called that are given no name, in SQLAlchemy's words: `uq_%(table_name)s_%(column_0_name)s`.
 *
 * Where a template says `%(constraint_name)s`, it is for those that are given a name.
 */
export interface NamingConvention {
    /** Indexes. */
    readonly ix?: string;
    /** Unique constraints. */
    readonly uq?: string;
    /** Checks. */
    readonly ck?: string;
    /** Foreign keys. */
    readonly fk?: string;
    /** Primary keys. */
    readonly pk?: string;
}

/** A column's defaults. */
export interface ComparedDefault extends ComparedColumn {
    readonly beforeDefault?: ServerDefault;
    readonly afterDefault?: ServerDefault;
}

/** What is compared, by its name. */
export interface ComparedName {
    readonly kind: keyof Compared;
    /** Undefined for a constraint that has none. */
    readonly name?: string;
    readonly schema?: string;
    /** The table that it is on. */
    readonly table?: string;
}

/** What is compared: its name, and all that is known of it. */
export type ComparedObject = {
    readonly [K in keyof Compared]: ComparedName & {
        readonly kind: K;
        readonly object: Compared[K];
        /** Whether it is the database's; else it is the target's. */
        readonly reflected: boolean;
    };
}[keyof Compared];

/** A column's types. */
export interface ComparedType extends ComparedColumn {
    readonly beforeType: ColumnType;
    readonly afterType: ColumnType;
}

/** What a project's `env.ts` decides by code; all of it is optional. */
export interface Environment {
    /**
     * The database URL, or how to find it. `--url` and `-x db=URL` win over it; it wins over the config file.
     * Nothing or an empty text leaves the choice to those. A relative file path in it starts at the working directory.
     */
    readonly url?: string | ((request: UrlRequest) => MaybeLater<string | undefined>);
    /**
     * What autogenerate aims at, or how to find it; it takes the place of the config's `target`.
     *
     * It is what model files export (modules as `import * as users` gives them, tables, lists of these), a model such as
     * `metadata()` gives, or DDL as a text.
     *
     * @example
     * ```ts
     * import * as models from "../app/models.ts";
     *
     * export default defineEnvironment({ target: models });
     * ```
     */
    readonly target?: TargetInput | ((request: TargetRequest) => MaybeLater<TargetInput>);
    /**
     * How constraints and indexes are called that are given no name, with SQLAlchemy's tokens; it wins over the config
     * file's. `op.f("…")` says that a name is final.
     */
    readonly namingConvention?: NamingConvention;
    /**
     * Whether something counts where models and databases are compared; of both sides, and of what is only on one.
     * Undefined is yes. A schema or a table that doesn't takes all that is in it along, and a column what is on it.
     *
     * @example
     * ```ts
     * includeObject: ({ kind, name, reflected }) => !(kind === "table" && reflected && name === "spatial_ref_sys"),
     * ```
     */
    readonly includeObject?: (object: ComparedObject) => boolean | undefined;
    /** The same of what the database holds, by its name alone; it is asked before `includeObject`. */
    readonly includeName?: (name: ComparedName) => boolean | undefined;
    /**
     * Whether two types of a column differ; undefined leaves it to the tool. `before` is the database's, as it keeps it.
     */
    readonly compareType?: (change: ComparedType) => boolean | undefined;
    /** Whether two defaults of a column differ; undefined leaves it to the tool. */
    readonly compareServerDefault?: (change: ComparedDefault) => boolean | undefined;
    /**
     * The project's own words for something in generated files; undefined leaves it to the tool.
     *
     * @example
     * ```ts
     * renderItem: ({ type }) =>
     *   type.kind === "guid" ? { code: "GUID()", import: { name: "GUID", module: "../types.ts" } } : undefined,
     * ```
     */
    readonly renderItem?: (item: RenderedItem) => RenderedCode | undefined;
    /**
     * What a generated revision is to do, and say, instead of what was found: nothing for `upgrade` writes no file, and
     * without an answer it stays as it was. It is called before the operations are tried in scratch, where they then have
     * to run, and to be undone, but not to reach the target.
     */
    readonly processRevisionDirectives?: (directives: RevisionDirectives) => MaybeLater<RevisionDirectives | void>;
    /**
     * Called after each revision that was run or stamped, when its rows of the version table are written and not yet
     * committed; what it throws undoes the step. Not called offline.
     */
    readonly onVersionApply?: (change: VersionChange) => MaybeLater<void>;
}

/** TypeScript in place of what the tool writes. */
export interface RenderedCode {
    readonly code: string;
    /** What it needs; a path in it starts at the revision's file. */
    readonly import?: {
        readonly name: string;
        readonly module: string;
    };
}

/** What is written in a generated file. */
export interface RenderedItem {
    readonly kind: "type";
    readonly type: ColumnType;
}

/** What a generated revision says and does, both ways. */
export interface RevisionDirectives {
    /** What `-m` gave. */
    readonly message?: string;
    readonly upgrade: readonly Operation[];
    readonly downgrade: readonly Operation[];
}

/** What `env.ts` is told when it is asked what to aim at. */
export interface TargetRequest extends UrlRequest {
    /** The database's kind: "sqlite" or "postgresql". */
    readonly dialect: string;
}

/** What `env.ts` is told when it is asked for a URL. */
export interface UrlRequest {
    /** What the command line gave as `-x key=value`; without a value it is empty. */
    readonly x: Readonly<Record<string, string>>;
    /** The database that `-n` chose. */
    readonly database?: string;
}

/** One change of the version table. */
export interface VersionChange {
    readonly direction: "upgrade" | "downgrade" | "stamp";
    /** The revisions that it led from: none for a base that is upgraded to, several for a merge. */
    readonly before: readonly string[];
    /** The revisions that it led to: none for a base that is downgraded, several for a merge that is. */
    readonly after: readonly string[];
    /** What the version table holds now, sorted. */
    readonly heads: readonly string[];
    /** The schema that `--schema` or `--each-schema` chose. */
    readonly schema?: string;
    /** What `--tag` said. */
    readonly tag?: string;
}

/**
 * The URL by which SQLAlchemy reaches the same database from asyncio: `sqlite+aiosqlite://…`,
 * `postgresql+asyncpg://…`.
 *
 * A URL that is such already stays as it is. libpq's `sslmode` becomes asyncpg's `ssl`; nothing else changes.
 * Throws "url" for an unknown scheme.
 */
export function convertToAsyncUrl(url: string): string;

/**
 * The URL by which SQLAlchemy reaches the same database without asyncio: `sqlite://…`, `postgresql://…`.
 *
 * A URL that is such already stays as it is, but for `postgres://`, which SQLAlchemy no longer knows. asyncpg's `ssl`
 * becomes libpq's `sslmode`; nothing else changes. Throws "url" for an unknown scheme.
 */
export function convertToSyncUrl(url: string): string;

type Methods = {
    readonly [Name in keyof Builders]: (...args: Parameters<Builders[Name]>) => Queued;
};

/** SQL that is the same on each dialect, or another one by the dialect's name. */
type DialectSql = string | {
    readonly [dialect: string]: string;
};

/** The kinds of operations. */
type Kind = keyof Shapes;

/** Every kind of operation is one line here; tables over `Kind` must then be complete. */
interface Shapes {
    createTable: CreateTable;
    dropTable: DropTable;
    renameTable: RenameTable;
    alterTable: AlterTable;
    createTableComment: CreateTableComment;
    dropTableComment: DropTableComment;
    addColumn: AddColumn;
    dropColumn: DropColumn;
    alterColumn: AlterColumn;
    createPrimaryKey: CreatePrimaryKey;
    createUniqueConstraint: CreateUniqueConstraint;
    createCheckConstraint: CreateCheckConstraint;
    createForeignKey: CreateForeignKey;
    createExcludeConstraint: CreateExcludeConstraint;
    dropConstraint: DropConstraint;
    renameConstraint: RenameConstraint;
    validateConstraint: ValidateConstraint;
    batchAlterTable: BatchAlterTable;
    createIndex: CreateIndex;
    dropIndex: DropIndex;
    renameIndex: RenameIndex;
    createSchema: CreateSchema;
    dropSchema: DropSchema;
    createEnum: CreateEnum;
    dropEnum: DropEnum;
    renameEnum: RenameEnum;
    addEnumValue: AddEnumValue;
    renameEnumValue: RenameEnumValue;
    dropEnumValue: DropEnumValue;
    createSequence: CreateSequence;
    alterSequence: AlterSequence;
    dropSequence: DropSequence;
    createDomain: CreateDomain;
    alterDomain: AlterDomain;
    dropDomain: DropDomain;
    createExtension: CreateExtension;
    dropExtension: DropExtension;
    createView: CreateView;
    dropView: DropView;
    refreshView: RefreshView;
    createFunction: CreateFunction;
    dropFunction: DropFunction;
    createTrigger: CreateTrigger;
    dropTrigger: DropTrigger;
    invoke: Invoke;
    execute: Execute;
    bulkInsert: BulkInsert;
}

/** What a check may say besides its condition. */
type CheckOptions = Omit<Check, "kind" | "sql">;

/** A condition that every row meets. */
interface Check {
    readonly kind: "check";
    readonly name?: string;
    /** The condition, without the word CHECK and its parentheses. */
    readonly sql: string;
    /** Whether tables that inherit from this one go without it. */
    readonly noInherit?: boolean;
    /** Whether rows that were there before may break it. */
    readonly notValid?: boolean;
}

/** What an exclusion compares, and how: `{ column: "during", with: "&&" }`. */
type ExcludeElement = (ColumnKey | ExpressionKey) & {
    /** The operator. */
    readonly with: string;
    readonly operatorClass?: string;
};

/** A rule that no two rows have values of which every comparison is true (PostgreSQL's EXCLUDE). */
interface Exclude2 extends Deferrability {
    readonly kind: "exclude";
    readonly name?: string;
    /** Access method of its index, such as "gist". */
    readonly using?: string;
    readonly elements: readonly ExcludeElement[];
    /** Condition of the rows that it is about. */
    readonly where?: string;
}

/** A rule that these columns' values are found in another table, or are null. */
interface ForeignKey extends Deferrability {
    readonly kind: "foreignKey";
    readonly name?: string;
    readonly columns: readonly string[];
    readonly references: {
        readonly table: string;
        readonly schema?: string;
        /** As many as `columns`; empty means the table's primary key. */
        readonly columns: readonly string[];
    };
    readonly onDelete?: ReferentialAction;
    /** Of the key's columns those that "SET NULL" or "SET DEFAULT" is about; all where undefined. PostgreSQL's only. */
    readonly onDeleteColumns?: readonly string[];
    readonly onUpdate?: ReferentialAction;
    /** Whether a key that is null in part is let through ("SIMPLE", the default) or refused. */
    readonly match?: "FULL" | "SIMPLE";
    /** Whether rows that were there before may break it. */
    readonly notValid?: boolean;
}

/** The columns that a key of an index names: one, or none. */
type ColumnOf<Key> = Key extends string ? Key : Key extends {
    readonly column: infer Column extends string;
} ? Column : never;

/** A table's primary key. */
interface PrimaryKey extends KeyForm {
    readonly kind: "primaryKey";
    readonly name?: string;
    readonly columns: readonly string[];
}

/** A rule that no two rows have the same values in these columns. */
interface Unique extends Deferrability, KeyForm {
    readonly kind: "unique";
    readonly name?: string;
    readonly columns: readonly string[];
    /** Whether two rows without a value count as the same; by default they don't. */
    readonly nullsNotDistinct?: boolean;
    /** Further columns stored in its index. */
    readonly include?: readonly string[];
}

/** One key of an index, a column or an expression, and how it is sorted. */
type IndexKey = (ColumnKey | ExpressionKey) & {
    readonly order?: "ASC" | "DESC";
    readonly nulls?: "FIRST" | "LAST";
    readonly collation?: string;
    /** What is compared how, such as "text_pattern_ops", on PostgreSQL. */
    readonly operatorClass?: string;
};

/** One index of a table. */
interface Index {
    readonly name: string;
    /** Nobody gave it that name: a naming convention may give it another. Not so in any database. */
    readonly unnamed?: true;
    readonly keys: readonly IndexKey[];
    readonly unique?: boolean;
    /** Condition of a partial index. */
    readonly where?: string;
    /** Access method, such as "gin". */
    readonly using?: string;
    /** Further columns stored in the index. */
    readonly include?: readonly string[];
    /** Whether, in a unique index, two rows without a value count as the same; by default they don't. */
    readonly nullsNotDistinct?: boolean;
    /** Storage parameters, such as `{ fillfactor: 70 }`, on PostgreSQL. */
    readonly with?: StorageParameters;
    readonly tablespace?: string;
}

/** What a table is besides its columns. Each is for one of the databases; the other one refuses it. */
interface TableForm {
    /** Values are held to the types of their columns (SQLite). */
    readonly strict?: boolean;
    /** Rows are kept in the order of the primary key (SQLite). */
    readonly withoutRowid?: boolean;
    /** Rows are lost in a crash, and written faster (PostgreSQL). */
    readonly unlogged?: boolean;
    /** What stands behind PARTITION BY: `range (created_at)` (PostgreSQL). */
    readonly partitionBy?: string;
    /** The table that this one holds a part of (PostgreSQL). */
    readonly partitionOf?: Partition;
    /** Tables whose columns it has, too (PostgreSQL). */
    readonly inherits?: readonly Named[];
    readonly tablespace?: string;
    readonly with?: StorageParameters;
}

/** A column as it is being written: the column itself, and what was said on it about its table. */
interface ColumnDraft {
    readonly column: Omit<Column, "name">;
    readonly isPrimaryKey: boolean;
    /** Whether it takes NULL in the primary key, too. */
    readonly isNullableKey: boolean;
    /** What it was called. */
    readonly renamedFrom?: string;
    /** Each is made when the column's name is known. */
    readonly constraints: readonly ((column: string) => Constraint)[];
    readonly indexes: readonly ((table: string, column: string) => Index)[];
}

/** How an identity column counts. */
type IdentityOptions = Partial<Identity>;

/** What an index that is written on a column may say. */
type OwnIndexOptions = IndexOptions & {
    readonly name?: string;
};

/** What a time of day may say. SQLite keeps each value as it is given, whatever this says. */
type TimeOptions = TimeShape;

/** What a span of time may say. SQLite keeps each value as it is given, whatever this says. */
type IntervalOptions = IntervalShape;

type SpatialParameters = [shape?: undefined] | [shape: Shape, srid?: SpatialShape["srid"]];

/** The name-to-builder object that describes a table's columns, in order. */
type ColumnInputs = {
    readonly [name: string]: ColumnBuilder;
};

/** An extension of the server (PostgreSQL). */
interface Extension {
    readonly name: string;
    /** Where its objects are. */
    readonly schema?: string;
    readonly version?: string;
}

/** A function or a procedure (PostgreSQL). Its name and arguments together tell it from others. */
interface Routine extends Named {
    readonly procedure?: boolean;
    /** What stands in the parentheses: `amount integer, rate numeric`. */
    readonly arguments: string;
    /** What stands behind them: `RETURNS integer LANGUAGE sql AS $$ … $$`. */
    readonly sql: string;
}

/** How a sequence counts, as users say it. */
type SequenceInput = SequenceOptions & Pick<Sequence, "type" | "schema">;

/** What a trigger says besides its name and table. */
type TriggerInput = Omit<Trigger, "name" | "table">;

/** What a view may say besides its query. */
type ViewOptions = Omit<View, "name" | "sql">;

/** What a database holds, as far as it is described. The order within a list means nothing. */
interface Model {
    /** Those besides the ones that every database has. */
    readonly schemas: readonly string[];
    readonly extensions: readonly Extension[];
    readonly enums: readonly Enum[];
    readonly sequences: readonly Sequence[];
    readonly domains: readonly Domain[];
    readonly routines: readonly Routine[];
    readonly tables: readonly Table[];
    readonly views: readonly View[];
    readonly triggers: readonly Trigger[];
}

/** What can be declared: a schema, or what stands in the other lists of a model. */
type Entries = {
    readonly [L in ListName]: Model[L][number];
} & {
    readonly schemas: Named;
};

/** A column of both sides: as the database keeps it, and as it would keep what the target says. */
interface ComparedColumn {
    readonly table: string;
    readonly schema?: string;
    readonly before: Column;
    readonly after: Column;
}

/** A column's server default: a value, or an expression that the database evaluates. */
type ServerDefault = {
    readonly kind: "literal";
    readonly value: SqlValue;
} | {
    readonly kind: "expression";
    readonly sql: string;
};

/** The kinds of what is compared, each with what stands for it as data. */
interface Compared {
    schema: string;
    table: Table;
    column: Column;
    index: Index;
    constraint: Constraint;
    enum: Enum;
    sequence: Sequence;
    domain: Domain;
    view: View;
    routine: Routine;
    trigger: Trigger;
    extension: Extension;
}

/** A column type, as data: `{ kind: "string", length: 255 }`. A parameter that isn't given is left out. */
type ColumnType<K extends TypeKind = TypeKind> = {
    [P in K]: {
        readonly kind: P;
    } & (unknown extends Shapes2[P] ? object : Shapes2[P]);
}[K];

type MaybeLater<T> = T | Promise<T>;

type Builders = typeof tables & typeof columns & typeof constraints & typeof indexes & typeof schemas & typeof enums & typeof sequences & typeof domains & typeof extensions & typeof views & typeof functions & typeof triggers & typeof batch & typeof invoke & typeof data;

/** Makes a table with its constraints and indexes. */
interface CreateTable {
    readonly table: Table;
    readonly ifNotExists?: boolean;
}

/** Drops a table with its rows. */
interface DropTable extends OnTable {
    readonly ifExists?: boolean;
    /** Drops what depends on it, too. */
    readonly cascade?: boolean;
}

/** Gives a table another name, in the same schema. */
interface RenameTable extends OnTable {
    readonly to: string;
}

/** Changes what a table is: each thing that is named, and nothing else. */
interface AlterTable extends OnTable {
    readonly form: TableFormChange;
}

/** Says something of a table to people who look at the database. */
interface CreateTableComment extends OnTable {
    readonly comment: string;
}

/** Takes a table's comment away. */
type DropTableComment = OnTable;

/** Adds a column, with the constraints and indexes that were written on it. */
interface AddColumn extends OnTable {
    readonly column: Column;
    readonly constraints: readonly Constraint[];
    readonly indexes: readonly Index[];
    readonly ifNotExists?: boolean;
    readonly position?: Position;
    /** What the rows that are there have, and no others; without it the column's default. */
    readonly fill?: SqlValue;
}

/** Drops a column with its values. */
interface DropColumn extends OnTable {
    readonly column: string;
    readonly ifExists?: boolean;
    /** Drops what depends on it, too. */
    readonly cascade?: boolean;
}

/** Changes a column: each thing that is named, and nothing else. */
interface AlterColumn extends OnTable {
    readonly column: string;
    readonly type?: ColumnType;
    /** The expression that gives the values of the new type; without it the database converts them. */
    readonly using?: string;
    readonly nullable?: boolean;
    /** null takes the default away. */
    readonly default?: ServerDefault | null;
    /** null makes it a column like others, which keeps its values. */
    readonly generated?: Column["generated"] | null;
    /** null makes it a column that isn't numbered. */
    readonly identity?: Identity | null;
    /** Whether the database numbers the rows by it. */
    readonly autoIncrement?: boolean;
    /** null leaves it to the database. */
    readonly collation?: string | null;
    /** null takes the comment away. */
    readonly comment?: string | null;
    /** The column's new name. */
    readonly to?: string;
    readonly position?: Position;
}

/** Adds a primary key to a table that has none. */
interface CreatePrimaryKey extends OnTable {
    readonly constraint: PrimaryKey;
}

/** Adds a rule that no two rows have the same values. */
interface CreateUniqueConstraint extends OnTable {
    readonly constraint: Unique;
}

/** Adds a condition that every row meets. */
interface CreateCheckConstraint extends OnTable {
    readonly constraint: Check;
}

/** Adds a rule that values are found in another table. */
interface CreateForeignKey extends OnTable {
    readonly constraint: ForeignKey;
}

/** Adds a rule that no two rows compare so. */
interface CreateExcludeConstraint extends OnTable {
    readonly constraint: Exclude2;
}

/** Drops a constraint, by its name or, where it has none, by what it is on. */
interface DropConstraint extends OnTable {
    readonly name?: string;
    readonly type?: Constraint["kind"];
    readonly columns?: readonly string[];
    /** The condition of a check. */
    readonly sql?: string;
    readonly ifExists?: boolean;
    /** Drops what depends on it, too. */
    readonly cascade?: boolean;
}

/** Gives a constraint another name. */
interface RenameConstraint extends OnTable {
    readonly name: string;
    readonly to: string;
}

/** Has the database look whether all rows keep to a constraint that was made "not valid". */
interface ValidateConstraint extends OnTable {
    readonly name: string;
}

/** Does operations on one table together, on SQLite by making it anew once; how, is said by all but `operations`. */
interface BatchAlterTable extends OnTable {
    /** On that table. */
    readonly operations: readonly Operation[];
    /** Whether SQLite makes the table anew: where it must ("auto"), in any case, or in none. */
    readonly recreate?: "auto" | "always" | "never";
    /** What the table is taken for, instead of what it is. */
    readonly copyFrom?: Table;
    /** Columns as they are taken: of each its type, and what else it has. */
    readonly reflectArgs?: readonly Column[];
    /** What constraints are called that have no name. */
    readonly namingConvention?: NamingConvention;
    /** Constraints that the table is to have, too, unless it has them. */
    readonly tableArgs?: readonly Constraint[];
    /** What the table is to be, too. */
    readonly tableKwargs?: Pick<TableForm, "strict" | "withoutRowid">;
    /** Columns that stand in each list are put into that order; others stay where they are, as far as that goes. */
    readonly partialReordering?: readonly (readonly string[])[];
}

/** Makes an index. */
interface CreateIndex extends OnTable {
    readonly index: Index;
    readonly ifNotExists?: boolean;
    /** Built without blocking writers, outside of any transaction. */
    readonly concurrently?: boolean;
}

/** Drops an index. */
interface DropIndex {
    readonly name: string;
    /** The table it is on, where known. */
    readonly table?: string;
    readonly schema?: string;
    readonly ifExists?: boolean;
    readonly concurrently?: boolean;
}

/** Gives an index another name. */
interface RenameIndex extends Named {
    readonly to: string;
    /** The table it is on, where known. */
    readonly table?: string;
}

/** Makes a schema. */
interface CreateSchema {
    readonly name: string;
    readonly ifNotExists?: boolean;
}

/** Drops a schema. */
interface DropSchema {
    readonly name: string;
    readonly ifExists?: boolean;
    /** Drops what is in it, too. */
    readonly cascade?: boolean;
}

/** Makes an enum type. */
interface CreateEnum {
    readonly enum: Enum;
    /** Leaves one that is there as it is. */
    readonly ifNotExists?: boolean;
}

/** Drops an enum type. */
interface DropEnum extends Named {
    readonly ifExists?: boolean;
    /** Drops what depends on it, too: columns with their values. */
    readonly cascade?: boolean;
}

/** Gives an enum type another name, in the same schema. */
interface RenameEnum extends Named {
    readonly to: string;
}

/** Adds a label to an enum type: before or after another one, or at the end. One that is there stays as it is. */
interface AddEnumValue extends Named {
    readonly value: string;
    readonly before?: string;
    readonly after?: string;
}

/** Changes a label of an enum type, wherever it is used. */
interface RenameEnumValue extends Named {
    readonly value: string;
    readonly to: string;
}

/** Takes a label out of an enum type. */
interface DropEnumValue extends Named {
    readonly value: string;
    /** The label that rows and defaults have instead; without it none may have the one that goes. */
    readonly replaceWith?: string;
}

/** Makes a sequence. */
interface CreateSequence {
    readonly sequence: Sequence;
    readonly ifNotExists?: boolean;
}

/** Changes how a sequence counts: each thing that is named, and nothing else. */
interface AlterSequence extends Named {
    readonly options: Omit<SequenceOptions, "minValue" | "maxValue"> & {
        readonly type?: "smallint" | "integer" | "bigint";
        /** null takes the limit away. */
        readonly minValue?: number | bigint | null;
        readonly maxValue?: number | bigint | null;
    };
}

/** Drops a sequence. */
interface DropSequence extends Named {
    readonly ifExists?: boolean;
    /** Drops the defaults that take their numbers from it, too. */
    readonly cascade?: boolean;
}

/** Makes a domain. */
interface CreateDomain {
    readonly domain: Domain;
}

/** Changes a domain: each thing that is named, and nothing else. */
interface AlterDomain extends Named {
    readonly nullable?: boolean;
    /** null for none. */
    readonly default?: ServerDefault | null;
    /** The names of checks that go. */
    readonly dropChecks?: readonly string[];
    readonly addChecks?: readonly Check[];
}

/** Drops a domain. */
interface DropDomain extends Named {
    readonly ifExists?: boolean;
    /** Drops the columns that are of it, too. */
    readonly cascade?: boolean;
}

/** Adds an extension to the database. */
interface CreateExtension {
    readonly extension: Extension;
    /** Leaves one that is there as it is. */
    readonly ifNotExists?: boolean;
    /** Adds the extensions that it needs, too. */
    readonly cascade?: boolean;
}

/** Takes an extension out of the database. */
interface DropExtension {
    readonly name: string;
    readonly ifExists?: boolean;
    /** Drops what depends on it, too. */
    readonly cascade?: boolean;
}

/** Makes a view, or a materialized one with its indexes. */
interface CreateView {
    readonly view: View;
    /** Takes the place of one that is there. */
    readonly replace?: boolean;
    readonly ifNotExists?: boolean;
}

/** Drops a view. */
interface DropView extends Named {
    readonly materialized?: boolean;
    readonly ifExists?: boolean;
    /** Drops what depends on it, too. */
    readonly cascade?: boolean;
}

/** Has a materialized view read its rows anew. */
interface RefreshView extends Named {
    /** Readers go on meanwhile. */
    readonly concurrently?: boolean;
}

/** Makes a function or a procedure. */
interface CreateFunction {
    readonly routine: Routine;
    /** Takes the place of one that is there. */
    readonly replace?: boolean;
}

/** Drops a function or a procedure. */
interface DropFunction extends Named {
    readonly procedure?: boolean;
    /** Its arguments, which tell it from others of its name. */
    readonly arguments: string;
    readonly ifExists?: boolean;
    /** Drops what depends on it, too. */
    readonly cascade?: boolean;
}

/** Makes a trigger. */
interface CreateTrigger {
    readonly trigger: Trigger;
    /** Takes the place of one that is there. */
    readonly replace?: boolean;
}

/** Drops a trigger. */
interface DropTrigger extends OnTable {
    readonly name: string;
    readonly ifExists?: boolean;
}

/** An operation of the user's own making. */
interface Invoke {
    /** What it is called, for errors and in source. */
    readonly name: string;
    /** The module that exports it by that name. */
    readonly module: string;
    readonly arguments: readonly SqlValue[];
    readonly sql: DialectSql;
    /** What undoes it; undefined where nothing can. */
    readonly reverse?: DialectSql;
    /** Whether it is the one that undoes what its name says. */
    readonly isReverse?: boolean;
}

/** SQL of the user's own: one statement or several. */
interface Execute {
    readonly sql: string;
    /** What `:name` stands for; without it colons mean nothing. */
    readonly parameters?: {
        readonly [name: string]: SqlValue;
    };
}

/** Puts rows into a table, each a list of values in the order of `columns`. */
interface BulkInsert extends OnTable {
    readonly columns: readonly string[];
    /** Those of columns whose values they make a difference to; not of all need be known. */
    readonly types?: {
        readonly [column: string]: ColumnType;
    };
    readonly rows: readonly (readonly SqlValue[])[];
    /** Whether many rows go into one statement; they do where undefined. */
    readonly multiinsert?: boolean;
}

interface ColumnKey {
    readonly column: string;
    readonly expression?: undefined;
}

interface ExpressionKey {
    readonly column?: undefined;
    /** SQL, without the parentheses around it. */
    readonly expression: string;
}

/** When a constraint is checked: at once, unless it says otherwise. */
interface Deferrability {
    /** Whether a transaction may put the check off to its end. */
    readonly deferrable?: boolean;
    /** Whether it does so unasked; "DEFERRED" makes the constraint deferrable. */
    readonly initially?: "DEFERRED" | "IMMEDIATE";
}

/** What happens to the referring row when the row it refers to goes or changes its key. */
type ReferentialAction = "CASCADE" | "SET NULL" | "SET DEFAULT" | "RESTRICT" | "NO ACTION";

/** What only SQLite's keys can say. */
interface KeyForm {
    /** How columns are compared and sorted in the key, by their names, where it isn't as they are by themselves. */
    readonly sorting?: {
        readonly [column: string]: KeySorting;
    };
    /** What becomes of a statement that breaks it. */
    readonly onConflict?: ConflictAction;
}

/** Storage parameters of a table or an index (PostgreSQL's WITH). */
type StorageParameters = {
    readonly [parameter: string]: string | number | boolean;
};

/** A part of a partitioned table. */
interface Partition extends Named {
    /** `FOR VALUES IN ('a')`, or `DEFAULT`. */
    readonly bound: string;
}

/** What has a name in a schema; without one it is in the schema that the database looks in first. */
interface Named {
    readonly name: string;
    readonly schema?: string;
}

/** One column of a table. */
interface Column {
    readonly name: string;
    readonly type: ColumnType;
    readonly nullable: boolean;
    readonly default?: ServerDefault;
    /** An expression that the column always equals; virtual ones are computed when read. */
    readonly generated?: {
        readonly sql: string;
        readonly stored: boolean;
    };
    /** Whether the database numbers the rows; see `isNumbered` for what undefined means. */
    readonly autoIncrement?: boolean;
    /** Numbers from a sequence that is the column's own (SQL's GENERATED … AS IDENTITY). */
    readonly identity?: Identity;
    readonly collation?: string;
    readonly comment?: string;
}

/** A rule that a table's rows keep to. */
type Constraint = PrimaryKey | Unique | Check | ForeignKey | Exclude2;

/** How an identity column counts. */
interface Identity extends SequenceOptions {
    /** Whether INSERT may give no number of its own. */
    readonly always: boolean;
}

/** What a type with a time of day may say. */
interface TimeShape {
    readonly withTimeZone?: boolean;
    /** Digits of a second's fraction. */
    readonly precision?: number;
}

/** What a span of time may say. */
interface IntervalShape {
    /** The parts that are kept; all, where none are named. */
    readonly fields?: IntervalFields;
    /** Digits of a second's fraction. */
    readonly precision?: number;
}

/** What a place may be, as PostGIS spells it: "Geometry" is any, Z and M are further coordinates. */
type Shape = `${"Geometry" | "Point" | "LineString" | "Polygon" | "MultiPoint" | "MultiLineString" | "MultiPolygon" | "GeometryCollection"}${"" | "Z" | "M" | "ZM"}`;

/** What a type of places may say. */
interface SpatialShape {
    readonly shape?: Shape;
    /** Number of the system of coordinates. */
    readonly srid?: number;
}

/** How a sequence counts; what isn't said is the database's usual. */
interface SequenceOptions {
    readonly start?: number | bigint;
    readonly increment?: number | bigint;
    readonly minValue?: number | bigint;
    readonly maxValue?: number | bigint;
    /** How many numbers a connection takes at a time. */
    readonly cache?: number | bigint;
    /** Whether it starts again at its end. */
    readonly cycle?: boolean;
}

/** A counter (PostgreSQL). Those that are a column's own are no part of a model. */
interface Sequence extends Named, SequenceOptions {
    /** "smallint", "integer" or, where undefined, "bigint". */
    readonly type?: "smallint" | "integer";
}

/** What the database does by itself when rows change. */
interface Trigger {
    readonly name: string;
    readonly table: string;
    /** That of its table. */
    readonly schema?: string;
    /** Whether it is a constraint, which a transaction may put off (PostgreSQL). */
    readonly constraint?: boolean;
    /** What stands before ON: `AFTER UPDATE OF email`. */
    readonly event: string;
    /** What stands behind the table's name: `FOR EACH ROW EXECUTE FUNCTION f()`, or `BEGIN … END`. */
    readonly action: string;
}

/** A query that is read like a table. */
interface View extends Named {
    /** The query, without `CREATE VIEW … AS`. */
    readonly sql: string;
    /** Names for its columns, where the query's own don't do. */
    readonly columns?: readonly string[];
    /** Whether its rows are kept, as they were when it was made or refreshed (PostgreSQL). */
    readonly materialized?: boolean;
    /** Those of a materialized view. */
    readonly indexes?: readonly Index[];
    /** Parameters, such as `{ security_invoker: true }`, on PostgreSQL. */
    readonly with?: StorageParameters;
}

/** A type whose values are these labels, in this order (PostgreSQL). */
interface Enum extends Named {
    readonly labels: readonly string[];
}

/** A type that is another one, with rules of its own (PostgreSQL). */
interface Domain extends Named, Pick<Column, "type" | "nullable" | "default" | "collation"> {
    /** What its values are held to, each called VALUE. */
    readonly checks: readonly Check[];
}

/** One table. Constraints and indexes stand apart from columns, whichever way the user wrote them. */
interface Table extends Named, TableForm {
    readonly columns: readonly Column[];
    readonly constraints: readonly Constraint[];
    readonly indexes: readonly Index[];
    readonly comment?: string;
}

/** The lists of a model whose entries have a name. */
type ListName = Exclude<keyof Model, "schemas">;

/** The kinds of column types. */
type TypeKind = keyof Shapes2;

/** Each kind of column type with its parameters. A dialect has one line for each in its `types.ts`. */
interface Shapes2 extends Record<RangeKind, unknown> {
    smallInteger: unknown;
    integer: unknown;
    bigInteger: unknown;
    /** Exact decimal. */
    numeric: {
        readonly precision?: number;
        readonly scale?: number;
    };
    real: unknown;
    /** Binary floating point; `precision` in bits. */
    float: {
        readonly precision?: number;
    };
    double: unknown;
    money: unknown;
    boolean: unknown;
    /** Text of at most `length` characters, or of any length. */
    string: LengthShape;
    /** Text of exactly `length` characters. */
    char: LengthShape;
    text: unknown;
    /** Text that is compared without regard to case. */
    citext: unknown;
    date: unknown;
    time: TimeShape;
    dateTime: TimeShape;
    interval: IntervalShape;
    binary: unknown;
    /** Exactly `length` bits. */
    bit: LengthShape;
    /** At most `length` bits, or any number of them. */
    varbit: LengthShape;
    json: unknown;
    jsonb: unknown;
    jsonpath: unknown;
    hstore: unknown;
    xml: unknown;
    uuid: unknown;
    /** A UUID in whatever the dialect stores best, as applications' GUID types do. */
    guid: unknown;
    /** 26 characters that sort by time of creation. */
    ulid: unknown;
    /** One of some labels, in their order. */
    enum: NamedShape & {
        readonly labels: readonly string[];
    };
    /** A type with rules of its own, which the database knows by name. */
    domain: NamedShape;
    /** Never an array of arrays: those are one, of more dimensions. */
    array: {
        readonly of: ColumnType;
        readonly dimensions?: number;
    };
    inet: unknown;
    cidr: unknown;
    macaddr: unknown;
    macaddr8: unknown;
    tsvector: unknown;
    tsquery: unknown;
    oid: unknown;
    regclass: unknown;
    regconfig: unknown;
    geometry: SpatialShape;
    geography: SpatialShape;
    /** SQL that is the same on every dialect used. */
    custom: {
        readonly sql: string;
    };
    /** A type of the user's own: what `module` exports as `name`. `storage` is by the dialect's name. */
    defined: {
        readonly name: string;
        readonly module: string;
        readonly storage: {
            readonly [dialect: string]: ColumnType;
        };
    };
}

/** The builders of operations on whole tables. */
const tables: {
    /**
     * Makes a table, then its indexes.
     *
     * @example
     * ```ts
     * op.createTable("users", {
     *   id: t.integer().primaryKey(),
     *   email: t.string(255).notNull(),
     * }, [unique(["email"])]);
     * ```
     */
    createTable(name: string, columns: ColumnInputs, extras?: readonly (Constraint | Index)[], { ifNotExists, ...options }?: TableOptions & {
        readonly ifNotExists?: boolean;
    }): Operation<"createTable">;
    /** Drops a table with its rows, indexes and constraints; with `cascade`, on PostgreSQL, also what depends on it. */
    dropTable(table: string, options?: InSchema & {
        readonly ifExists?: boolean;
        readonly cascade?: boolean;
    }): Operation<"dropTable">;
    /**
     * Changes what a table is: each thing that is named, and nothing else. SQLite makes the table anew.
     *
     * Throws "operation" where nothing is named.
     *
     * @example
     * ```ts
     * op.alterTable("events", { unlogged: true, with: { fillfactor: 70 } }); // PostgreSQL
     * op.alterTable("events", { strict: true }); // SQLite
     * ```
     */
    alterTable(table: string, { schema, ...form }: InSchema & TableFormChange): Operation<"alterTable">;
    /** Says something of a table to people who look at the database. SQLite has no place for it and goes without. */
    createTableComment(table: string, comment: string, options?: InSchema): Operation<"createTableComment">;
    /** Takes a table's comment away. */
    dropTableComment(table: string, options?: InSchema): Operation<"dropTableComment">;
    /** Gives a table another name; its rows, indexes and the references to it stay. */
    renameTable(table: string, to: string, options?: InSchema): Operation<"renameTable">;
};

/** The builders of operations on columns. */
const columns: {
    /**
     * Adds a column, with the constraints and the index that are written on it. It goes where `insertAfter`,
     * `insertBefore` or `first` says, for which SQLite makes the table anew; PostgreSQL has new columns last.
     *
     * `fill` is what the rows that are there get, and no others; without it they get the column's default.
     *
     * Throws "operation" for a primary key: the rows there have none to give.
     *
     * @example
     * ```ts
     * op.addColumn("users", "score", t.integer().notNull(), { fill: 0 });
     * ```
     */
    addColumn(table: string, name: string, column: ColumnBuilder, { schema, ifNotExists, fill, ...place }?: InSchema2 & ColumnPlace & {
        readonly ifNotExists?: boolean;
        readonly fill?: SqlValue;
    }): Operation<"addColumn">;
    /**
     * Changes a column: each thing that is named, and nothing else. Rows, indexes and constraints stay.
     *
     * `default: null` takes the default away, `comment: null` the comment; so do `generated`, `identity` and `collation`.
     * On PostgreSQL a type that values don't turn into by themselves needs `using`, an SQL expression. SQLite makes the
     * table anew where it must.
     *
     * Throws "operation" where nothing is named.
     *
     * @example
     * ```ts
     * op.alterColumn("users", "email", { type: t.string(320), nullable: false });
     * op.alterColumn("users", "mail", { name: "email" });
     * ```
     */
    alterColumn(table: string, column: string, { schema, first, insertBefore, insertAfter, ...asked }: InSchema2 & ColumnChange & ColumnPlace): Operation<"alterColumn">;
    /**
     * Drops a column with its values, and the keys, checks and indexes that name it; with `cascade`, on PostgreSQL, also
     * what else depends on it, such as views.
     */
    dropColumn(table: string, column: string, options?: InSchema2 & {
        readonly ifExists?: boolean;
        readonly cascade?: boolean;
    }): Operation<"dropColumn">;
};

/** The builders of operations on constraints. */
const constraints: {
    /** Makes these columns the primary key of a table that has none. */
    createPrimaryKey(name: Name, table: string, columns: readonly string[], { schema, ...options }?: InSchema3 & Omit<PrimaryKeyOptions, "name">): Operation<"createPrimaryKey">;
    /** No two rows have the same values in these columns any more. */
    createUniqueConstraint(name: Name, table: string, columns: readonly string[], { schema, ...options }?: InSchema3 & Omit<UniqueOptions, "name">): Operation<"createUniqueConstraint">;
    /**
     * Every row meets the condition, which is SQL, from now on. With `notValid`, on PostgreSQL, those that are there are
     * not looked at until `validateConstraint`, and writers go on.
     */
    createCheckConstraint(name: Name, table: string, condition: string, { schema, ...options }?: InSchema3 & Omit<CheckOptions, "name">): Operation<"createCheckConstraint">;
    /**
     * The values of `columns` are found in those of `referent` from now on; none there means its primary key.
     *
     * Tables that refer to each other are made first, then this for one of the keys. With `notValid`, on PostgreSQL, the
     * rows that are there are not looked at until `validateConstraint`, and writers go on.
     */
    createForeignKey(name: Name, table: string, referent: string, columns: readonly string[], referenced?: readonly string[], { schema, referentSchema, ...options }?: ForeignKeyChange): Operation<"createForeignKey">;
    /**
     * No two rows compare so from now on: `[{ column: "during", with: "&&" }]`. PostgreSQL only.
     *
     * @example
     * ```ts
     * op.createExcludeConstraint("no_overlap", "bookings", [
     *   { column: "room", with: "=" },
     *   { column: "during", with: "&&" },
     * ], { using: "gist" });
     * ```
     */
    createExcludeConstraint(name: Name, table: string, elements: readonly ExcludeElement[], { schema, ...options }?: InSchema3 & Omit<ExcludeOptions, "name">): Operation<"createExcludeConstraint">;
    /** Gives a constraint another name. */
    renameConstraint(name: string, table: string, to: string, options?: InSchema3): Operation<"renameConstraint">;
    /** Has PostgreSQL look whether all rows keep to a constraint that was made with `notValid`. */
    validateConstraint(name: string, table: string, options?: InSchema3): Operation<"validateConstraint">;
    /**
     * Drops a constraint by its name; where that is unknown (null) by its type and its columns, or a check by its
     * condition (`sql`). Without those it must be the only one of its type.
     *
     * Throws "operation" where neither name nor type is given.
     *
     * @example
     * ```ts
     * op.dropConstraint("uq_users_email", "users");
     * op.dropConstraint(null, "users", { type: "unique", columns: ["email"] });
     * ```
     */
    dropConstraint(name: Name, table: string, options?: DropConstraintOptions): Operation<"dropConstraint">;
};

/** The builders of operations on indexes. */
const indexes: {
    /**
     * Makes an index on columns, or on expressions written `sql("lower(email)")`.
     *
     * Without a name (null) it is called `ix_<table>_<columns>`; one on expressions needs a name. `concurrently` lets
     * writers go on while PostgreSQL builds it, outside of the transaction; SQLite has no other writers and ignores it.
     */
    createIndex(name: string | null, table: string, keys: readonly IndexKeyInput[], { schema, ifNotExists, concurrently, ...options }?: IndexOptions & {
        readonly schema?: string;
        readonly ifNotExists?: boolean;
        readonly concurrently?: boolean;
    }): Operation<"createIndex">;
    /**
     * Gives an index another name, which SQLite does by making it anew. `table` is what it is on: needed by people, not
     * by the databases.
     */
    renameIndex(name: string, to: string, options?: {
        readonly schema?: string;
        readonly table?: string;
    }): Operation<"renameIndex">;
    /** Drops an index. `table` is what it is on: needed by people, not by the databases. */
    dropIndex(name: string, table?: string, options?: {
        readonly schema?: string;
        readonly ifExists?: boolean;
        readonly concurrently?: boolean;
    }): Operation<"dropIndex">;
};

/** The builders of operations on schemas, PostgreSQL's namespaces. */
const schemas: {
    /** Makes a schema. PostgreSQL only. */
    createSchema(name: string, options?: {
        readonly ifNotExists?: boolean;
    }): Operation<"createSchema">;
    /** Drops a schema, which must be empty unless `cascade` drops what is in it, too. PostgreSQL only. */
    dropSchema(name: string, options?: {
        readonly ifExists?: boolean;
        readonly cascade?: boolean;
    }): Operation<"dropSchema">;
};

/**
 * The builders of operations on enum types.
 *
 * SQLite has no such types: a column of `t.enum()` has a check there, of the enum's name. So nothing is made or dropped
 * there, and what changes the enum changes all columns that have such a check.
 */
const enums: {
    /**
     * Makes an enum type, whose values sort in the order of its labels.
     *
     * A table or column of `t.enum()` makes its type where it isn't there, so this is for types that are wanted before.
     *
     * Throws "operation" for a label that is there twice.
     */
    createEnum(name: string, labels: readonly string[], { schema, ifNotExists }?: InSchema4 & {
        readonly ifNotExists?: boolean;
    }): Operation<"createEnum">;
    /** Drops an enum type; `cascade` drops the columns that are of it, too. */
    dropEnum(name: string, options?: InSchema4 & {
        readonly ifExists?: boolean;
        readonly cascade?: boolean;
    }): Operation<"dropEnum">;
    /** Gives an enum type another name, in the same schema. */
    renameEnum(name: string, to: string, options?: InSchema4): Operation<"renameEnum">;
    /**
     * Adds a label to an enum type: before or after another one, else at the end. One that is there stays as it is.
     *
     * SQLite makes the tables with such columns anew. PostgreSQL lets nobody use a new label before it is committed: so
     * what the revision did before is committed, and the label added outside of any transaction: what comes behind may
     * use it, and a run that fails there leaves it. It stands best at the beginning of its revision, so that no half of
     * one can be left.
     *
     * Throws "operation" for a place both before and after others.
     *
     * @example
     * ```ts
     * op.addEnumValue("mood", "great", { after: "good" });
     * op.execute("UPDATE users SET mood = 'great' WHERE mood = 'good'");
     * ```
     */
    addEnumValue(name: string, value: string, options?: InSchema4 & {
        readonly before?: string;
        readonly after?: string;
    }): Operation<"addEnumValue">;
    /**
     * Changes a label of an enum type, wherever it is used.
     *
     * SQLite makes the tables with such columns anew. There it is an error where something else says the label, such as
     * another check, an index, a view or a trigger: it would go on to say it.
     */
    renameEnumValue(name: string, value: string, to: string, options?: InSchema4): Operation<"renameEnumValue">;
    /**
     * Takes a label out of an enum type. Rows and defaults have `replaceWith` in its place; without it none may have it.
     *
     * The type and its columns are made anew: tables are rewritten. Views and functions that depend on the type
     * are to be dropped before, and made again behind it.
     *
     * Throws "operation" where a label is to replace itself.
     */
    dropEnumValue(name: string, value: string, options?: InSchema4 & {
        readonly replaceWith?: string;
    }): Operation<"dropEnumValue">;
};

/** The builders of operations on sequences. PostgreSQL only: SQLite numbers rows by `autoIncrement()`. */
const sequences: {
    /**
     * Makes a sequence, which counts from 1 in steps of 1 unless it is told otherwise.
     *
     * @example
     * ```ts
     * op.createSequence("invoice_numbers", { start: 1000, cache: 20 });
     * op.createTable("invoices", {
     *   number: t.bigInteger().primaryKey().defaultSql("nextval('invoice_numbers')"),
     * });
     * ```
     */
    createSequence(name: string, { ifNotExists, ...sequence }?: SequenceInput & {
        readonly ifNotExists?: boolean;
    }): Operation<"createSequence">;
    /**
     * Changes how a sequence counts from now on: each thing that is named, and nothing else. null takes a limit away.
     *
     * Throws "operation" where nothing is named.
     */
    alterSequence(name: string, { schema, ...options }: AlterSequence["options"] & {
        readonly schema?: string;
    }): Operation<"alterSequence">;
    /** Drops a sequence; `cascade` drops the defaults that take their numbers from it, too. */
    dropSequence(name: string, options?: {
        readonly schema?: string;
        readonly ifExists?: boolean;
        readonly cascade?: boolean;
    }): Operation<"dropSequence">;
};

/** The builders of operations on domains. PostgreSQL only: on SQLite a check stands with the column. */
const domains: {
    /**
     * Makes a domain: a type that is another one, with a default, NOT NULL, a collation or checks of its own. In a check,
     * VALUE is the value. Columns of it are `t.domain(name)`.
     *
     * Throws "operation" for what a column may say and a domain can't.
     *
     * @example
     * ```ts
     * op.createDomain("email", t.text().notNull(), [check("VALUE LIKE '%@%'", { name: "email_at" })]);
     * op.addColumn("users", "email", t.domain("email"));
     * ```
     */
    createDomain(name: string, type: ColumnBuilder, checks?: readonly Check[], options?: InSchema5): Operation<"createDomain">;
    /**
     * Changes a domain: each thing that is named, and nothing else. Every row of a column of it must keep to what is
     * added.
     *
     * Throws "operation" where nothing is named, and for two defaults.
     */
    alterDomain(name: string, { schema, default: value, defaultSql, ...change }: DomainChange): Operation<"alterDomain">;
    /** Drops a domain, which no column may be of unless `cascade` drops those columns, too. */
    dropDomain(name: string, options?: InSchema5 & {
        readonly ifExists?: boolean;
        readonly cascade?: boolean;
    }): Operation<"dropDomain">;
};

/** The builders of operations on extensions of the server. PostgreSQL only. */
const extensions: {
    /**
     * Adds an extension to the database: `op.createExtension("pg_trgm", { ifNotExists: true })`.
     *
     * Its objects come into the schema that is named, else where it wants them.
     */
    createExtension(name: string, { ifNotExists, cascade, ...where }?: {
        readonly schema?: string;
        readonly version?: string;
        readonly ifNotExists?: boolean;
        /** Adds the extensions that it needs, too. */
        readonly cascade?: boolean;
    }): Operation<"createExtension">;
    /** Takes an extension out of the database, with its objects. */
    dropExtension(name: string, options?: {
        readonly ifExists?: boolean;
        readonly cascade?: boolean;
    }): Operation<"dropExtension">;
};

/** The builders of operations on views. */
const views: {
    /**
     * Makes a view of a query.
     *
     * `replace` puts it in the place of one that is there, which on PostgreSQL must have the same columns, and may get
     * more. A `materialized` one, on PostgreSQL only, keeps its rows until `refreshView`, and can have indexes.
     *
     * @example
     * ```ts
     * op.createView("adults", "SELECT id, name FROM users WHERE age >= 18");
     * op.createView("totals", "SELECT user_id, sum(price) AS price FROM orders GROUP BY user_id", {
     *   materialized: true,
     *   indexes: [index("ix_totals", ["user_id"], { unique: true })],
     * });
     * ```
     */
    createView(name: string, query: string, { replace, ifNotExists, ...options }?: ViewOptions & {
        readonly replace?: boolean;
        readonly ifNotExists?: boolean;
    }): Operation<"createView">;
    /** Drops a view; a materialized one must be said to be so. */
    dropView(name: string, options?: {
        readonly schema?: string;
        readonly materialized?: boolean;
        readonly ifExists?: boolean;
        readonly cascade?: boolean;
    }): Operation<"dropView">;
    /**
     * Has a materialized view read its rows anew. PostgreSQL only.
     *
     * `concurrently` lets readers go on meanwhile; the view needs a unique index on columns for it.
     */
    refreshView(name: string, options?: {
        readonly schema?: string;
        readonly concurrently?: boolean;
    }): Operation<"refreshView">;
};

/** The builders of operations on functions and procedures. PostgreSQL only: SQLite's are made by programs. */
const functions: {
    /**
     * Makes a function: its name, what stands in its parentheses, and what stands behind them.
     *
     * `replace` puts it in the place of one with the same arguments, which must return the same.
     *
     * @example
     * ```ts
     * op.createFunction(
     *   "add_tax",
     *   "amount numeric, rate numeric DEFAULT 0.2",
     *   "RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT amount * (1 + rate) $$",
     * );
     * ```
     */
    createFunction(name: string, args: string, sql: string, { replace, ...options }?: {
        readonly schema?: string;
        readonly procedure?: boolean;
        readonly replace?: boolean;
    }): Operation<"createFunction">;
    /**
     * Drops a function. `args`, which tells it from others of its name, may be written as for `createFunction`, or be the
     * types alone.
     */
    dropFunction(name: string, args: string, options?: {
        readonly schema?: string;
        readonly procedure?: boolean;
        readonly ifExists?: boolean;
        readonly cascade?: boolean;
    }): Operation<"dropFunction">;
};

/** The builders of operations on triggers. */
const triggers: {
    /**
     * Makes a trigger on a table or a view. `event` stands before ON, `action` behind the table's name: a function's call
     * on PostgreSQL, statements on SQLite.
     *
     * `replace` puts it in the place of one that is there.
     *
     * @example
     * ```ts
     * op.createTrigger("touch", "users", {
     *   event: "BEFORE UPDATE",
     *   action: "FOR EACH ROW EXECUTE FUNCTION touch()",
     * });
     * op.createTrigger("touch", "users", {
     *   event: "AFTER UPDATE OF email",
     *   action: "BEGIN UPDATE users SET updated_at = CURRENT_TIMESTAMP WHERE id = new.id; END",
     * });
     * ```
     */
    createTrigger(name: string, table: string, { replace, ...input }: TriggerInput & {
        readonly replace?: boolean;
    }): Operation<"createTrigger">;
    /** Drops a trigger. */
    dropTrigger(name: string, table: string, options?: {
        readonly schema?: string;
        readonly ifExists?: boolean;
    }): Operation<"dropTrigger">;
};

/** The builder of operations that are done together. */
const batch: {
    /**
     * Changes a table in several ways together; `work` is given a `batch` with the methods of `op` that are on a table, all
     * without the table's name.
     *
     * Operations on one table that follow each other are done together in any case: what SQLite's ALTER TABLE can't do makes
     * the table anew, once, and loses nothing. So this is for files that came from Alembic, and for saying how: the options
     * are Alembic's, and mean nothing to PostgreSQL, which changes tables as they are.
     *
     * Throws "operation" for an async `work`.
     *
     * @example
     * ```ts
     * op.batchAlterTable("users", (batch) => {
     *   batch.addColumn("email", t.string(255));
     *   batch.createUniqueConstraint("uq_users_email", ["email"]);
     *   batch.dropConstraint("fk_users_team_id_teams", { type: "foreignKey" });
     * }, { namingConvention: { fk: "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s" } });
     * ```
     */
    batchAlterTable(table: string, work: (batch: Batch) => void, { schema, copyFrom, reflectArgs, ...options }?: BatchOptions): Operation<"batchAlterTable">;
};

/** The builder of operations that are data already. */
const invoke: {
    /**
     * Does an operation that was made elsewhere: one of your own, see `defineOperation`, or any other as data.
     *
     * Throws "operation" for what is none.
     *
     * @example
     * ```ts
     * import { createRole } from "../roles.ts";
     *
     * op.invoke(createRole("reader"));
     * op.invoke({ kind: "dropTable", table: "users", cascade: true });
     * ```
     */
    invoke(operation: Operation): Operation;
};

/** The builders of operations on rows, and of SQL written by hand. */
const data: {
    /**
     * Runs SQL: one statement, or several that are parted by semicolons.
     *
     * With `parameters`, `:name` stands for a value, as the value and never as SQL; a colon that isn't
     * meant so is then written `\:`.
     */
    execute(sql: string, parameters?: {
        readonly [name: string]: SqlValue;
    }): Operation<"execute">;
    /**
     * Inserts rows, each an object from column to value. No rows do nothing.
     *
     * `types` says how values are written where that isn't the same in every column: lists into PostgreSQL's arrays, which
     * are JSON otherwise, or a `Date` as a day on SQLite. `multiinsert: false` gives each row a statement of its own, as
     * triggers for statements may want it.
     *
     * Throws "operation" unless all rows name the same columns, and `types` some of these.
     *
     * @example
     * ```ts
     * op.bulkInsert("posts", [{ id: 1, tags: ["new"] }], { types: { tags: t.array(t.text()) } });
     * ```
     */
    bulkInsert(table: string, rows: readonly {
        readonly [column: string]: SqlValue;
    }[], { types, ...options }?: {
        readonly schema?: string;
        readonly types?: {
            readonly [column: string]: ColumnBuilder;
        };
        readonly multiinsert?: boolean;
    }): Operation<"bulkInsert">;
};

/** A table with its schema where one is named. */
interface OnTable {
    readonly table: string;
    readonly schema?: string;
}

/** What can be changed of what a table is. */
interface TableFormChange extends Pick<TableForm, "strict" | "withoutRowid" | "unlogged" | "tablespace"> {
    /** The parameters that are to change; null is the database's usual. */
    readonly with?: {
        readonly [parameter: string]: StorageParameters[string] | null;
    };
}

/** Where a column goes among the others; the last place without a word. */
type Position = "first" | {
    readonly before: string;
} | {
    readonly after: string;
};

/** How a key takes one of its columns. */
interface KeySorting {
    readonly collation?: string;
    readonly order?: "ASC" | "DESC";
}

/** What becomes of a statement that would break a key: "ABORT", where nothing is said. */
type ConflictAction = "ROLLBACK" | "ABORT" | "FAIL" | "IGNORE" | "REPLACE";

/** The parts of a span of time that can be kept alone. */
type IntervalFields = typeof intervalFields[number];

type RangeKind = `${"int4" | "int8" | "num" | "date" | "ts" | "tstz"}${"range" | "multirange"}`;

interface LengthShape {
    readonly length?: number;
}

interface NamedShape {
    readonly name: string;
    readonly schema?: string;
}

interface InSchema {
    readonly schema?: string;
}

interface InSchema2 {
    readonly schema?: string;
}

/** Where a column goes among the others, for which SQLite makes the table anew; one of these. */
interface ColumnPlace {
    readonly first?: boolean;
    /** The column that is to stand behind it. */
    readonly insertBefore?: string;
    /** The column that is to stand before it. */
    readonly insertAfter?: string;
}

/** What can be changed of a column. What isn't named stays. */
interface ColumnChange {
    /** The new name. */
    readonly name?: string;
    /** As in `t.string(320)`; only its type and its collation count. */
    readonly type?: ColumnBuilder;
    /** SQL that gives the values of the new type from the old ones. */
    readonly using?: string;
    readonly nullable?: boolean;
    /**
     * The value of rows that name none; null for no default. A string is a string, never SQL. It is written as `type` has
     * it, else as the type that the column has; PostgreSQL needs to be told of hstore.
     */
    readonly default?: SqlValue;
    /** The SQL expression that gives the value of rows that name none. */
    readonly defaultSql?: string;
    /** Has the column always equal another expression; `stored: false` computes it when read. null keeps the values. */
    readonly generated?: {
        readonly sql: string;
        readonly stored?: boolean;
    } | null;
    /** How it numbers the rows by a sequence of its own, on PostgreSQL; null for no more. */
    readonly identity?: IdentityOptions | null;
    /**
     * Whether the database numbers the rows: PostgreSQL as `serial` does, unless by an identity already. SQLite does so in
     * any case, and gives no number twice then, not even that of a row which is gone (AUTOINCREMENT).
     */
    readonly autoIncrement?: boolean;
    /** Sorts and compares by this collation; null by the database's own. */
    readonly collation?: string | null;
    /** null takes the comment away. */
    readonly comment?: string | null;
}

/** A name as Alembic takes it: null leaves it to the database. */
type Name = string | null;

interface InSchema3 {
    readonly schema?: string;
}

/** What a new foreign key may say besides its columns; `schema` is that of its own table. */
interface ForeignKeyChange extends Omit<ForeignKeyOptions, "name"> {
    /** Schema of the table referred to. */
    readonly referentSchema?: string;
}

/** What may tell a constraint from others, and how it goes. */
interface DropConstraintOptions extends InSchema3 {
    readonly type?: Constraint["kind"];
    readonly columns?: readonly string[];
    /** The condition of a check. */
    readonly sql?: string;
    readonly ifExists?: boolean;
    /** Drops what depends on it, too, on PostgreSQL. */
    readonly cascade?: boolean;
}

interface InSchema4 {
    readonly schema?: string;
}

interface InSchema5 {
    readonly schema?: string;
}

/** What can be changed of a domain. What isn't named stays. */
interface DomainChange extends InSchema5 {
    readonly nullable?: boolean;
    /** The value of columns of it that name none; null for no default. A string is a string, never SQL. */
    readonly default?: SqlValue;
    /** The SQL expression that gives that value. */
    readonly defaultSql?: string;
    /** The names of checks that go. */
    readonly dropChecks?: readonly string[];
    readonly addChecks?: readonly Check[];
}

/** The methods of `op` that are on a table, without its name. */
type Batch = WithoutFirst<Pick<typeof columns, "addColumn" | "alterColumn" | "dropColumn">> & WithoutFirst<Pick<typeof tables, "alterTable" | "createTableComment" | "dropTableComment">> & WithoutSecond<typeof constraints> & WithoutSecond<Pick<typeof indexes, "createIndex" | "dropIndex">> & {
    readonly [K in "renameIndex"]: (name: string, to: string) => void;
};

/** How SQLite makes a table anew in a batch. */
interface BatchOptions extends Pick<BatchAlterTable, "recreate" | "partialReordering" | "tableKwargs"> {
    readonly schema?: string;
    /** What the table is taken for, instead of what it is: as `table()` gives it. It must have all of its columns. */
    readonly copyFrom?: {
        readonly entry: Table;
    };
    /** Columns as they are taken, each by what is said of it: `{ flag: t.boolean() }` is about the type alone. */
    readonly reflectArgs?: ColumnInputs;
    /** What constraints are called that have no name, so that they can be dropped by it. */
    readonly namingConvention?: NamingConvention;
    /** Constraints that the table is to have, too, unless it has them. */
    readonly tableArgs?: readonly Constraint[];
}

/** Every `IntervalFields`. */
const intervalFields: readonly ["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "YEAR TO MONTH", "DAY TO HOUR", "DAY TO MINUTE", "DAY TO SECOND", "HOUR TO MINUTE", "HOUR TO SECOND", "MINUTE TO SECOND"];

type WithoutFirst<T> = {
    readonly [K in keyof T]: T[K] extends (table: string, ...rest: infer Rest) => unknown ? (...rest: Rest) => void : never;
};

type WithoutSecond<T> = {
    readonly [K in keyof T]: T[K] extends (name: infer Name, table: string, ...rest: infer Rest) => unknown ? (name: Name, ...rest: Rest) => void : never;
};

export {};
}
