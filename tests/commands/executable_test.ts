import { executable } from "../support/cli.ts";
import { dialectNames } from "../support/databases.ts";
import { testScripts } from "../support/scripts.ts";

for (const dialect of dialectNames) {
  testScripts({ program: executable, dialect });
}
