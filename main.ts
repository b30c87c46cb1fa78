import settings from "./deno.json" with { type: "json" };
import { runCommandLine } from "./core/cli/run.ts";
import { openDatabase } from "./dialects/registry.ts";

Deno.exit(await runCommandLine(Deno.args, { open: openDatabase, version: settings.version }));
