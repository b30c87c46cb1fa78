import { source } from "../support/cli.ts";
import { testScripts } from "../support/scripts.ts";

testScripts({ folder: import.meta.dirname!, program: source, dialect: "postgresql" });
