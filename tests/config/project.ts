import assert from "node:assert/strict";
import { type ErrorCode, MigrateError, type Where } from "../../core/errors.ts";
import type { Variables } from "../../core/config/interpolate.ts";

/** A temporary folder with these files; `null` makes a folder. It is gone when the `using` block ends. */
export function project(files: Readonly<Record<string, string | null>>): Project {
  const path = Deno.realPathSync(Deno.makeTempDirSync());
  for (const [name, text] of Object.entries(files)) {
    const file = `${path}/${name}`;
    Deno.mkdirSync(text === null ? file : file.slice(0, file.lastIndexOf("/")), {
      recursive: true,
    });
    if (text !== null) Deno.writeTextFileSync(file, text);
  }
  return { path, [Symbol.dispose]: () => Deno.removeSync(path, { recursive: true }) };
}

/** A folder that a test works in. */
export interface Project extends Disposable {
  readonly path: string;
}

/** These variables and no others. */
export function only(variables: Readonly<Record<string, string>> = {}): Variables {
  return (name) => Object.hasOwn(variables, name) ? variables[name] : undefined;
}

/** What a test expects of an error; what isn't named is not looked at. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string | RegExp;
  readonly hint?: string | RegExp;
  /** Compared with those facts of the error's place that are named here; `file` from the project's folder. */
  readonly where?: Where;
}

/** Asserts that `work` throws the error, and nothing less. */
export async function assertFails(
  work: () => unknown,
  expected: Failure,
  folder?: string,
): Promise<void> {
  const error = await Promise.try(work).then(() => undefined, (error) => error);
  assert.ok(error instanceof MigrateError, `no MigrateError but ${error?.stack ?? error}`);
  assert.equal(error.code, expected.code, error.message);
  assertText(error.message, expected.message);
  if (expected.hint !== undefined) assertText(error.hint ?? "", expected.hint);
  const { file } = error.where;
  const place = { ...error.where, file: folder ? file?.replace(`${folder}/`, "") : file };
  assert.deepEqual({ ...place, ...expected.where }, place);
}

function assertText(text: string, expected: string | RegExp): void {
  if (typeof expected === "string") assert.equal(text, expected);
  else assert.match(text, expected);
}
