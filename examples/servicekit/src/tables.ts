import { getCustomTables, getRegisteredTables, hasCustomTables } from "migrate";
import * as framework from "../packages/servicekit/models.ts";
import * as models from "./models.ts";

const all = [framework, models];
const tables = {
  all: getRegisteredTables(all),
  own: hasCustomTables(all, framework) ? getCustomTables(all, framework) : [],
};
Deno.stdout.writeSync(new TextEncoder().encode(`${JSON.stringify(tables)}\n`));
