import type {
  Check,
  Domain,
  Enum,
  Extension,
  Named,
  Routine,
  Sequence,
  SequenceOptions,
  ServerDefault,
  Trigger,
  View,
} from "../schema/model.ts";
import type { OnTable } from "./table_shapes.ts";

/** Makes a schema. */
export interface CreateSchema {
  readonly name: string;
  readonly ifNotExists?: boolean;
}

/** Drops a schema. */
export interface DropSchema {
  readonly name: string;
  readonly ifExists?: boolean;
  /** Drops what is in it, too. */
  readonly cascade?: boolean;
}

/** Makes an enum type. */
export interface CreateEnum {
  readonly enum: Enum;
  /** Leaves one that is there as it is. */
  readonly ifNotExists?: boolean;
}

/** Drops an enum type. */
export interface DropEnum extends Named {
  readonly ifExists?: boolean;
  /** Drops what depends on it, too: columns with their values. */
  readonly cascade?: boolean;
}

/** Gives an enum type another name, in the same schema. */
export interface RenameEnum extends Named {
  readonly to: string;
}

/** Adds a label to an enum type: before or after another one, or at the end. One that is there stays as it is. */
export interface AddEnumValue extends Named {
  readonly value: string;
  readonly before?: string;
  readonly after?: string;
}

/** Changes a label of an enum type, wherever it is used. */
export interface RenameEnumValue extends Named {
  readonly value: string;
  readonly to: string;
}

/** Takes a label out of an enum type. */
export interface DropEnumValue extends Named {
  readonly value: string;
  /** The label that rows and defaults have instead; without it none may have the one that goes. */
  readonly replaceWith?: string;
}

/** Makes a sequence. */
export interface CreateSequence {
  readonly sequence: Sequence;
  readonly ifNotExists?: boolean;
}

/** Changes how a sequence counts: each thing that is named, and nothing else. */
export interface AlterSequence extends Named {
  readonly options: Omit<SequenceOptions, "minValue" | "maxValue"> & {
    readonly type?: "smallint" | "integer" | "bigint";
    /** null takes the limit away. */
    readonly minValue?: number | bigint | null;
    readonly maxValue?: number | bigint | null;
  };
}

/** Drops a sequence. */
export interface DropSequence extends Named {
  readonly ifExists?: boolean;
  /** Drops the defaults that take their numbers from it, too. */
  readonly cascade?: boolean;
}

/** Makes a domain. */
export interface CreateDomain {
  readonly domain: Domain;
}

/** Changes a domain: each thing that is named, and nothing else. */
export interface AlterDomain extends Named {
  readonly nullable?: boolean;
  /** null for none. */
  readonly default?: ServerDefault | null;
  /** The names of checks that go. */
  readonly dropChecks?: readonly string[];
  readonly addChecks?: readonly Check[];
}

/** Drops a domain. */
export interface DropDomain extends Named {
  readonly ifExists?: boolean;
  /** Drops the columns that are of it, too. */
  readonly cascade?: boolean;
}

/** Adds an extension to the database. */
export interface CreateExtension {
  readonly extension: Extension;
  /** Leaves one that is there as it is. */
  readonly ifNotExists?: boolean;
  /** Adds the extensions that it needs, too. */
  readonly cascade?: boolean;
}

/** Takes an extension out of the database. */
export interface DropExtension {
  readonly name: string;
  readonly ifExists?: boolean;
  /** Drops what depends on it, too. */
  readonly cascade?: boolean;
}

/** Makes a view, or a materialized one with its indexes. */
export interface CreateView {
  readonly view: View;
  /** Takes the place of one that is there. */
  readonly replace?: boolean;
  readonly ifNotExists?: boolean;
}

/** Drops a view. */
export interface DropView extends Named {
  readonly materialized?: boolean;
  readonly ifExists?: boolean;
  /** Drops what depends on it, too. */
  readonly cascade?: boolean;
}

/** Has a materialized view read its rows anew. */
export interface RefreshView extends Named {
  /** Readers go on meanwhile. */
  readonly concurrently?: boolean;
}

/** Makes a function or a procedure. */
export interface CreateFunction {
  readonly routine: Routine;
  /** Takes the place of one that is there. */
  readonly replace?: boolean;
}

/** Drops a function or a procedure. */
export interface DropFunction extends Named {
  readonly procedure?: boolean;
  /** Its arguments, which tell it from others of its name. */
  readonly arguments: string;
  readonly ifExists?: boolean;
  /** Drops what depends on it, too. */
  readonly cascade?: boolean;
}

/** Makes a trigger. */
export interface CreateTrigger {
  readonly trigger: Trigger;
  /** Takes the place of one that is there. */
  readonly replace?: boolean;
}

/** Drops a trigger. */
export interface DropTrigger extends OnTable {
  readonly name: string;
  readonly ifExists?: boolean;
}
