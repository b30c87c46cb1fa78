import nodeModule from "node:module";
import process from "node:process";
import { fileUrl } from "../core/paths.ts";

let isReady = false;

/**
 * `core/import_file.ts` for Node, which has to be told what "migrate" is and, before 22.18, what TypeScript is. It is
 * told when the first of a user's files is wanted: a program that never gets there is left as it is.
 */
export async function importFile(file: string): Promise<{ readonly default?: unknown }> {
  if (!isReady) await makeReady();
  isReady = true;
  return await import(fileUrl(file));
}

async function makeReady(): Promise<void> {
  // Deno knows both.
  if (process.versions["deno"] !== undefined) return;
  const hooks = new URL("./node/hooks.js", import.meta.url).href;
  // Before 22.15 hooks run in a thread of their own only.
  if (nodeModule.registerHooks === undefined) nodeModule.register(hooks);
  else nodeModule.registerHooks(await import(hooks));
}
