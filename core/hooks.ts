import type { TargetInput } from "./models/target.ts";
import type { NamingConvention } from "./schema/naming_convention.ts";

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
