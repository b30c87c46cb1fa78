import { source } from "../support/cli.ts";
import { testScripts } from "../support/scripts.ts";

testScripts({ program: source, dialect: "sqlite" });
