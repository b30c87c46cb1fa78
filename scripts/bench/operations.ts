import { type Bench, command } from "./bench.ts";
import { type Comparison, isThere } from "./measure.ts";
import { startServer } from "./server.ts";
import { makeWork } from "./work.ts";
import { writeScript } from "./script.ts";

const upgrade = `op.createTable("wide", { id: t.integer().primaryKey() });
    for (let at = 1; at < 500; at++) {
      op.addColumn("wide", \`column_\${at}\`, t.string(40).notNull().default("it's"));
      op.createIndex(null, "wide", [\`column_\${at}\`]);
    }`;

/** A thousand operations in one revision, on PostgreSQL. */
export async function operations(bench: Bench): Promise<readonly Comparison[]> {
  const { migrate, scratch, say } = bench;
  if (!isThere("psql")) {
    say("left out: many operations, which psql would be compared on");
    return [];
  }
  const { url, recreate: prepare } = await startServer();
  const folder = makeWork(`${scratch}/operations`, upgrade, { url });
  return [{
    work: "1,000 operations in one revision, PostgreSQL",
    contenders: [
      {
        name: "psql, the same SQL",
        command: {
          argv: ["psql", "--no-psqlrc", "--quiet", "--file", writeScript(bench, folder), url],
          cwd: folder,
        },
        prepare,
      },
      {
        name: "migrate",
        command: command(`${migrate} upgrade head`, folder),
        prepare,
        target: { ratio: 1.2 },
      },
    ],
    repetitions: 3,
  }];
}
