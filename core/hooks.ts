import type { TargetInput } from "./models/target.ts";
import type { Operation } from "./operations/operation.ts";
import type {
  Column,
  Constraint,
  Domain,
  Enum,
  Extension,
  Index,
  Routine,
  Sequence,
  ServerDefault,
  Table,
  Trigger,
  View,
} from "./schema/model.ts";
import type { NamingConvention } from "./schema/naming_convention.ts";
import type { ColumnType } from "./schema/types.ts";

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
  readonly processRevisionDirectives?: (
    directives: RevisionDirectives,
  ) => MaybeLater<RevisionDirectives | void>;
  /**
   * Called after each revision that was run or stamped, when its rows of the version table are written and not yet
   * committed; what it throws undoes the step. Not called offline.
   */
  readonly onVersionApply?: (change: VersionChange) => MaybeLater<void>;
}

/** What `env.ts` is told when it is asked for a URL. */
export interface UrlRequest {
  /** What the command line gave as `-x key=value`; without a value it is empty. */
  readonly x: Readonly<Record<string, string>>;
  /** The database that `-n` chose. */
  readonly database?: string;
}

/** What `env.ts` is told when it is asked what to aim at. */
export interface TargetRequest extends UrlRequest {
  /** The database's kind: "sqlite" or "postgresql". */
  readonly dialect: string;
}

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

/** A column of both sides: as the database keeps it, and as it would keep what the target says. */
export interface ComparedColumn {
  readonly table: string;
  readonly schema?: string;
  readonly before: Column;
  readonly after: Column;
}

/** A column's types. */
export interface ComparedType extends ComparedColumn {
  readonly beforeType: ColumnType;
  readonly afterType: ColumnType;
}

/** A column's defaults. */
export interface ComparedDefault extends ComparedColumn {
  readonly beforeDefault?: ServerDefault;
  readonly afterDefault?: ServerDefault;
}

/** What is written in a generated file. */
export interface RenderedItem {
  readonly kind: "type";
  readonly type: ColumnType;
}

/** TypeScript in place of what the tool writes. */
export interface RenderedCode {
  readonly code: string;
  /** What it needs; a path in it starts at the revision's file. */
  readonly import?: { readonly name: string; readonly module: string };
}

/** What a generated revision says and does, both ways. */
export interface RevisionDirectives {
  /** What `-m` gave. */
  readonly message?: string;
  readonly upgrade: readonly Operation[];
  readonly downgrade: readonly Operation[];
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

type MaybeLater<T> = T | Promise<T>;
