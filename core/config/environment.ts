import { messageOf, MigrateError } from "../errors.ts";
import type { Environment, RevisionDirectives, TargetRequest, UrlRequest } from "../hooks.ts";
import { importDefault, placeIn } from "../import_default.ts";
import type { TargetInput } from "../models/target.ts";
import { isFile } from "../paths.ts";
import { namingFault } from "../schema/naming_convention.ts";
import { didYouMean } from "../suggest.ts";

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
export function defineEnvironment(environment: Environment): Environment {
  return environment;
}

/** Where a script location (absolute) has its `env.ts`, if it has one. */
export function environmentFile(scriptLocation: string): string {
  return `${scriptLocation}/env.ts`;
}

/**
 * What `env.ts` in the script location (absolute) exports by default; nothing where there is no such file.
 *
 * Runs the file. Throws "config" with file and line where it throws, and for an export that is no environment.
 */
export async function loadEnvironment(scriptLocation: string): Promise<Environment> {
  const file = environmentFile(scriptLocation);
  if (!isFile(file)) return {};
  const exported = await importDefault(file, { code: "config", what: "env.ts" });
  assertEnvironment(exported, file);
  requireNaming(exported, file);
  return withPlaces(exported, file);
}

/**
 * The URL that an environment decides on; undefined or empty where it leaves that to others.
 *
 * `file` is only named in errors. Throws "config" with its line where the hook throws, and for what is no text.
 */
export async function decidedUrl(
  { url }: Environment,
  request: UrlRequest,
  file: string,
): Promise<string | undefined> {
  if (typeof url !== "function") return url;
  const decided: unknown = await withinHook("url", file, () => url(request));
  if (decided === undefined || typeof decided === "string") return decided;
  throw new MigrateError("config", "url() of env.ts gave something that is no text", {
    where: { file },
    hint: "Return the URL as a string, or undefined to leave it to the config.",
  });
}

/**
 * What a hook of `env.ts` gives: `work` calls it. `file` is only named in errors.
 *
 * Throws "config" with the line in the file where the hook throws.
 */
export async function withinHook<T>(
  name: keyof Environment,
  file: string,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw hookFailure(name, file, cause);
  }
}

function hookFailure(name: keyof Environment, file: string, cause: unknown): MigrateError {
  return new MigrateError("config", `${name}() of env.ts failed: ${messageOf(cause)}`, {
    where: placeIn(file, cause),
    hint: cause instanceof MigrateError ? cause.hint : undefined,
    cause,
  });
}

/** An environment whose hooks that answer at once fail as `withinHook` does. */
function withPlaces(environment: Environment, file: string): Environment {
  const { includeObject, includeName, compareType, compareServerDefault, renderItem } = environment;
  return {
    ...environment,
    includeObject: placed("includeObject", file, includeObject),
    includeName: placed("includeName", file, includeName),
    compareType: placed("compareType", file, compareType),
    compareServerDefault: placed("compareServerDefault", file, compareServerDefault),
    renderItem: placed("renderItem", file, renderItem),
  };
}

function placed<A, R>(
  name: keyof Environment,
  file: string,
  hook: ((argument: A) => R) | undefined,
): ((argument: A) => R) | undefined {
  return hook && ((argument) => {
    try {
      return hook(argument);
    } catch (cause) {
      throw hookFailure(name, file, cause);
    }
  });
}

/**
 * What an environment aims at; undefined where it says nothing.
 *
 * `file` is only named in errors. Throws "config" with its line where the hook throws, and for what can be no target.
 */
export async function decidedTarget(
  { target }: Environment,
  request: TargetRequest,
  file: string,
): Promise<TargetInput | undefined> {
  if (typeof target !== "function") return target;
  const decided: unknown = await withinHook("target", file, () => target(request));
  if (typeof decided === "string" || typeof decided === "object" && decided !== null) {
    return decided;
  }
  throw new MigrateError("config", "target() of env.ts gave nothing to aim at", {
    where: { file },
    hint: "Return what model files export, such as a list of tables, or DDL as a text.",
  });
}

/**
 * What a revision is to say and do instead of what was found; undefined where an environment leaves it at that.
 *
 * `file` is only named in errors. Throws "config" with its line where the hook throws, and for what are no directives.
 */
export async function decidedDirectives(
  { processRevisionDirectives: process }: Environment,
  found: RevisionDirectives,
  file: string,
): Promise<RevisionDirectives | undefined> {
  if (!process) return undefined;
  const decided = await withinHook("processRevisionDirectives", file, () => process(found));
  if (!decided) return undefined;
  if (Array.isArray(decided.upgrade) && Array.isArray(decided.downgrade)) return decided;
  throw new MigrateError("config", "processRevisionDirectives() of env.ts gave no directives", {
    where: { file },
    hint: "Return { message, upgrade, downgrade }, two lists of operations; or nothing.",
  });
}

function requireNaming({ namingConvention }: Environment, file: string): void {
  const fault = namingConvention && namingFault(namingConvention);
  if (!fault) return;
  throw new MigrateError("config", fault.problem, {
    where: { file, key: "namingConvention" },
    hint: fault.hint,
  });
}

/** Of which types each hook may be. */
const hookTypes: { readonly [K in keyof Required<Environment>]: readonly string[] } = {
  url: ["string", "function"],
  target: ["string", "object", "function"],
  namingConvention: ["object"],
  includeObject: ["function"],
  includeName: ["function"],
  compareType: ["function"],
  compareServerDefault: ["function"],
  renderItem: ["function"],
  processRevisionDirectives: ["function"],
  onVersionApply: ["function"],
};

function assertEnvironment(value: unknown, file: string): asserts value is Environment {
  if (typeof value !== "object" || value === null) {
    throw new MigrateError("config", "env.ts has no default export", {
      where: { file },
      hint: "Write: export default defineEnvironment({ … });",
    });
  }
  const known: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(hookTypes));
  for (const [hook, given] of Object.entries(value)) {
    const types = known.get(hook);
    if (types === undefined) {
      throw new MigrateError("config", `env.ts has no hook "${hook}"`, {
        where: { file, key: hook },
        hint: didYouMean(hook, known.keys()) ?? `The hooks are: ${[...known.keys()].join(", ")}`,
      });
    }
    if (given !== undefined && !types.includes(typeof given)) {
      throw new MigrateError("config", `"${hook}" in env.ts is no ${types.join(" or ")}`, {
        where: { file, key: hook },
      });
    }
  }
}
