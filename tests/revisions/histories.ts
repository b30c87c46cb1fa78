import fc from "fast-check";
import type { Revision } from "../../core/revisions/revision.ts";

/** What matters of a revision here; the rest is filled in. */
export type RevisionPart = Partial<Revision> & { readonly id: string };

/** A revision; its file is called after its id. */
export function revision(part: RevisionPart): Revision {
  return {
    down: [],
    labels: [],
    dependsOn: [],
    doc: `does ${part.id}`,
    longDoc: `does ${part.id}`,
    file: `/versions/${part.id}.ts`,
    ...part,
  };
}

/**
 * A history from lines such as `a (core) <- b: d`, in the order of the files: revision, its labels, its down
 * revisions, what it depends on.
 */
export function historyOf(text: string): readonly Revision[] {
  return text.trim().split("\n").map((line) => {
    const match = /^(\S+)(?: \(([^)]*)\))?(?: <- ([^:]+))?(?:: (.+))?$/.exec(line.trim());
    if (match === null) throw new Error(`not a revision: ${line}`);
    const [, id = "", labels, down, dependsOn] = match;
    return revision({ id, labels: words(labels), down: words(down), dependsOn: words(dependsOn) });
  });
}

function words(text = ""): readonly string[] {
  return text.split(",").map((word) => word.trim()).filter((word) => word !== "");
}

/** The history that shows branches, a merge and dependencies; see the reference. */
export const SAMPLE = historyOf(`
  1a00aaaa0001 (core)
  1a00aaaa0002 <- 1a00aaaa0001
  1b00bbbb0003 (feat_b) <- 1a00aaaa0002
  1c00cccc0003 <- 1a00aaaa0002
  1c00cccc0004 <- 1c00cccc0003
  1d00dddd0005 <- 1b00bbbb0003, 1c00cccc0004
  1d00dddd0006 <- 1d00dddd0005
  2a00eeee0001 (billing)
  2a00eeee0002 <- 2a00eeee0001: 1a00aaaa0002
  2a00eeee0003 <- 2a00eeee0002
  3a00ffff0001 (reports): 2a00eeee0003
`);

/** One command on a database. */
export interface Command {
  readonly command: "upgrade" | "downgrade" | "stamp";
  readonly args: readonly string[];
  readonly purge: boolean;
}

/** Commands from lines such as `stamp --purge a b`. */
export function commands(text: string): readonly Command[] {
  return text.trim().split("\n").map((line) => {
    const [name, ...args] = line.trim().split(" ");
    if (name !== "upgrade" && name !== "downgrade" && name !== "stamp") throw new Error(line);
    return {
      command: name,
      args: args.filter((word) => word !== "--purge"),
      purge: args.includes("--purge"),
    };
  });
}

/** A history, and commands run one after the other on a database that is empty at first. */
export interface Scenario {
  readonly revisions: readonly Revision[];
  readonly commands: readonly Command[];
}

/** Random histories of up to 40 revisions. */
export const revisions: fc.Arbitrary<readonly Revision[]> = revisionsUpTo(40);

/** Random histories with branches, merges, labels, dependencies and several bases; the files come in any order. */
export function revisionsUpTo(maxLength: number): fc.Arbitrary<readonly Revision[]> {
  return fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 0xffff }),
      kind: fc.integer({ min: 0, max: 99 }),
      picks: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      dependencies: fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }) },
      ),
      hasLabel: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      viaLabel: fc.boolean(),
      place: fc.nat(),
    }),
    { minLength: 1, maxLength, size: "max", selector: ({ id }) => id },
  )
    .map((seeds) => {
      const made: { readonly place: number; readonly revision: Revision }[] = [];
      const heads = new Set<string>();
      for (const seed of seeds) {
        const before = made.map((each) => each.revision);
        const down = downOf(seed.kind, seed.picks, before.map(({ id }) => id), [...heads]);
        const id = `${"abc"[seed.id % 3]}${seed.id.toString(16).padStart(4, "0")}`;
        for (const below of down) heads.delete(below);
        heads.add(id);
        made.push({
          place: seed.place,
          revision: revision({
            id,
            down,
            labels: seed.hasLabel ? [`label_${id.slice(1)}`] : [],
            dependsOn: dependenciesOf(seed.dependencies, before, seed.viaLabel),
          }),
        });
      }
      return made.sort((one, other) => one.place - other.place).map((each) => each.revision);
    });
}

/** Mostly goes on from a head; else opens a branch, begins a line, or merges two or three. */
function downOf(
  kind: number,
  picks: readonly number[],
  ids: readonly string[],
  heads: readonly string[],
): readonly string[] {
  if (ids.length === 0 || kind < 6) return [];
  const from = kind < 60 || kind >= 80 ? heads : ids;
  const count = kind < 75 ? 1 : kind < 96 ? 2 : 3;
  return [...new Set(picks.slice(0, count).map((pick) => from[pick % from.length]!))];
}

function dependenciesOf(
  picks: readonly number[],
  before: readonly Revision[],
  viaLabel: boolean,
): readonly string[] {
  if (before.length === 0) return [];
  const chosen = picks.map((pick) => before[pick % before.length]!);
  return [...new Set(chosen.map(({ id, labels: [label] }) => (viaLabel && label) || id))];
}

/** A random history with random commands, most of which name something in it. */
export const scenario: fc.Arbitrary<Scenario> = revisions.chain((all) =>
  fc.record({
    revisions: fc.constant(all),
    commands: fc.array(commandOn(all), { minLength: 1, maxLength: 12, size: "max" }),
  })
);

function commandOn(all: readonly Revision[]): fc.Arbitrary<Command> {
  const id = fc.constantFrom(...all.map((each) => each.id));
  const labels = all.flatMap((each) => each.labels);
  const branch = labels.length === 0 ? id : fc.oneof(fc.constantFrom(...labels), id);
  const part = fc.tuple(id, fc.integer({ min: 2, max: 4 })).map(([name, n]) => name.slice(0, n));
  const steps = fc.integer({ min: 1, max: 4 });
  const at = (symbol: fc.Arbitrary<string>) =>
    fc.tuple(branch, symbol).map((pair) => pair.join("@"));
  const up = steps.map((n) => `+${n}`);
  const down = steps.map((n) => `-${n}`);
  const heads = fc.constantFrom("head", "heads", "heads");
  const counted = fc.tuple(fc.oneof(id, fc.constant("head")), fc.oneof(up, down)).map((it) =>
    it.join("")
  );
  const common = [id, part, branch, heads, counted, at(id), at(heads), at(counted)];
  const base = fc.constant("base");
  const belowBase = fc.constantFrom(...all.filter((each) => each.down.length === 0))
    .map((each) => `${each.id}-1`);
  const unknown = fc.constantFrom("zzzz", "zzzz@head", "+1x");
  const destination = {
    upgrade: fc.oneof(...common, heads, heads, up, up, at(up), at(up), base, unknown),
    downgrade: fc.oneof(
      ...common,
      belowBase,
      base,
      at(base),
      down,
      down,
      at(down),
      at(down),
      up,
      unknown,
    ),
    stamp: fc.oneof(...common, id, id, heads, base, at(base), up, unknown),
  };
  return fc.oneof(
    { weight: 5, arbitrary: toCommand("upgrade", destination.upgrade) },
    { weight: 4, arbitrary: toCommand("downgrade", destination.downgrade) },
    { weight: 2, arbitrary: toCommand("stamp", destination.stamp) },
    {
      weight: 1,
      arbitrary: fc.record({
        command: fc.constant("stamp" as const),
        args: fc.array(destination.stamp, { minLength: 1, maxLength: 3 }),
        purge: fc.boolean(),
      }),
    },
  );
}

function toCommand(
  command: Command["command"],
  destination: fc.Arbitrary<string>,
): fc.Arbitrary<Command> {
  return destination.map((text) => ({ command, args: [text], purge: false }));
}
