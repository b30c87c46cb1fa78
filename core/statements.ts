import {
  type Catalog,
  type Connection,
  type Dialect,
  isLate,
  type Rendered,
  type Statement,
} from "./dialect.ts";
import type { Operation } from "./operations/operation.ts";

/** What goes to the database together. */
export type Part = readonly Rendered[];

/**
 * Runs of what goes together: late statements with their neighbours on one subject; else statements that need a
 * transaction, or those that refuse one.
 */
export function parts(rendered: readonly Rendered[]): readonly Part[] {
  const found: { kind: Kind; part: Rendered[] }[] = [];
  for (const group of onOneSubject(rendered)) {
    const last = found.at(-1);
    const kind = kindOf(group);
    if (kind !== "late" && last?.kind === kind) last.part.push(...group);
    else found.push({ kind, part: [...group] });
  }
  return found.map(({ part }) => part);
}

type Kind = "late" | "inside" | "outside";

function kindOf(group: Part): Kind {
  const [first] = group;
  if (!first || group.some(isLate)) return "late";
  return !isLate(first) && first.outsideTransaction ? "outside" : "inside";
}

function onOneSubject(rendered: readonly Rendered[]): readonly Part[] {
  const groups: Rendered[][] = [];
  for (const each of rendered) {
    const last = groups.at(-1);
    if (each.subject !== undefined && last?.[0]?.subject === each.subject) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

/** The statements of a part: those that were late are due, and ask the database for what they depend on. */
export async function dueStatements(
  part: Part,
  catalog: () => Promise<Catalog>,
): Promise<readonly Statement[]> {
  const late = part.find(isLate);
  if (!late) return part.filter((each): each is Statement => !isLate(each));
  const statements = await late.statements(part, await catalog());
  return statements.map((statement) => ({ operation: part[0]!.operation, ...statement }));
}

/**
 * Carries out operations in their order, on a connection that has no transaction open or is nested in one. Neighbours
 * that can be in a transaction have one together: by themselves, a server would write each to its disk.
 *
 * Throws what rendering and the database throw.
 */
export async function execute(
  operations: readonly Operation[],
  { dialect, connection }: { readonly dialect: Dialect; readonly connection: Connection },
): Promise<void> {
  const before: Operation[] = [];
  const rendered = operations.flatMap((operation) => {
    const statements = dialect.render([operation], before);
    before.push(operation);
    return statements;
  });
  for (const part of parts(rendered)) {
    const statements = await dueStatements(part, () => Promise.resolve(connection));
    // In a savepoint PostgreSQL takes a new label of an enum for one that isn't safe to use, though the enum is new, too.
    const isTogether = kindOf(part) === "inside" && !connection.isNested;
    if (isTogether) await connection.begin();
    await connection.execute(statements);
    if (isTogether) await connection.commit();
  }
}
