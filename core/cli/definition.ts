import type { Context } from "./context.ts";

/** One option of a command. */
export interface OptionDefinition {
  /** As they are typed, the value in angle brackets: "-m, --message <text>". */
  readonly flags: string;
  readonly summary: string;
  /** How often it may be given; its value is then a list. Once where undefined. */
  readonly repeatable?: boolean;
  /** Its value is a number, not below zero. */
  readonly numeric?: boolean;
  /** The name, among the flags, of another option that makes no sense beside it. */
  readonly conflicts?: keyof CommandFlags;
}

/** The options of all commands, as the parser names them: `--rev-id` is `revId`. */
export interface CommandFlags {
  readonly allowEmpty?: boolean;
  readonly autogenerate?: boolean;
  readonly branchLabel?: string;
  readonly checkHeads?: boolean;
  readonly dependsOn?: readonly string[];
  readonly dryRun?: boolean;
  readonly eachSchema?: string;
  readonly failOnDrop?: boolean;
  readonly fromDb?: boolean;
  readonly head?: readonly string[];
  readonly indicateCurrent?: boolean;
  readonly message?: string;
  readonly output?: string;
  readonly purge?: boolean;
  readonly rename?: readonly string[];
  readonly resolveDependencies?: boolean;
  readonly revId?: string;
  readonly revRange?: string;
  readonly schema?: string;
  readonly splice?: boolean;
  readonly sql?: boolean;
  readonly tag?: string;
  readonly template?: string;
  readonly models?: readonly string[];
  readonly ts?: boolean;
  readonly verbose?: boolean;
  /** `--no-verify` makes it false. */
  readonly verify?: boolean;
  readonly versionPath?: string;
  readonly yes?: boolean;
}

/** One command of the command line. */
export interface CommandDefinition {
  /** Its name and operands: "upgrade <revision>". */
  readonly usage: string;
  /** One line, in the imperative, without a full stop. */
  readonly summary: string;
  /** What more there is to know. */
  readonly details?: string;
  /** Command lines, each with what it does. */
  readonly examples: readonly (readonly [line: string, what: string])[];
  readonly options?: readonly OptionDefinition[];
  run(context: Context, operands: readonly string[], flags: CommandFlags): Promise<void>;
}

/** `-v`, which several commands have. */
export const verboseOption: OptionDefinition = {
  flags: "-v, --verbose",
  summary: "show all that is known of each revision",
};

/** Which schema of a PostgreSQL database is meant, for commands that look at one. */
export const schemaOption: OptionDefinition = {
  flags: "--schema <name>",
  summary: "work in this schema of a PostgreSQL database, with a version table there",
};

/** The same for commands that can go through several. */
export const schemaOptions: readonly OptionDefinition[] = [
  schemaOption,
  {
    flags: "--each-schema <pattern>",
    summary: "do so in every schema that matches, as 'tenant_*'",
    conflicts: "schema",
  },
];
