import { type Catalog, type Dialect, isLate, type Row, type Statement } from "../dialect.ts";
import { messageOf, MigrateError, placed, type Where, within, withinSync } from "../errors.ts";
import { placeIn, placeInStack } from "../import_default.ts";
import type { Operation } from "../operations/operation.ts";
import type { Origin, QueuedOperation } from "../operations/queue.ts";
import type { Revision } from "../revisions/revision.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import type { SqlSection } from "../revisions/read_sql.ts";
import { splitSql } from "../sql/split.ts";
import { didYouMean } from "../suggest.ts";
import { dueStatements, type Part, parts } from "../statements.ts";
import type { Script } from "./script.ts";

/** Where a revision's statements go: to a connection, or into a script. */
export interface Session {
  readonly dialect: Dialect;
  /** The names of what revisions give none. */
  readonly namingConvention?: NamingConvention;
  readonly isOffline: boolean;
  /**
   * Sends statements in order: either all or none of them are `outsideTransaction`. Outside of transactions, those that
   * belong `together` get one of their own.
   *
   * An error's `where.statement` is the index of the one that failed.
   */
  send(
    statements: readonly Statement[],
    options?: { readonly together?: boolean },
  ): Promise<void>;
  /** Gives the rows of a statement. Throws "unsupported" offline. */
  query(statement: Statement): Promise<readonly Row[]>;
  /** The database as it is now; a script's is one that its statements so far were replayed in. */
  catalog(): Promise<Catalog>;
  /** Commits and stays outside of transactions until `leaveAutocommit`. */
  enterAutocommit(): Promise<void>;
  leaveAutocommit(): Promise<void>;
}

/**
 * Runs a revision's script, then `closing` (the changes of the version table), which travels with its last
 * statements.
 *
 * Throws "database" for SQL that is refused, "revision-threw" for what the user's code throws; both name
 * revision, file and line, and the operation where there is one.
 */
export async function runScript(
  script: Script,
  { session, closing }: { readonly session: Session; readonly closing: readonly Statement[] },
): Promise<void> {
  const { file, id } = script.revision;
  try {
    const performLast = (rest: readonly QueuedOperation[]) =>
      perform(rest, { session, file, closing });
    if (script.kind === "sql") await performLast(await runSection(script.section, session, file));
    else await runFunction(script.run, { session, file, performLast });
  } catch (error) {
    throw error instanceof MigrateError
      ? placed(error, { ...ownPlace(error, file), revision: id })
      : threw(error, script.revision, await meant(error));
  }
}

function threw(error: unknown, { file, id }: Revision, hint: string | undefined): MigrateError {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : messageOf(error);
  return new MigrateError("revision-threw", `Revision ${id} threw ${what}`, {
    where: { ...placeIn(file, error), revision: id },
    hint,
    cause: error,
  });
}

/** What a call of `op` was meant to be, where it is no function. */
async function meant(error: unknown): Promise<string | undefined> {
  const [, name, isIterated] =
    /\bop\.(\w+) is not a function( or its return value is not .*iterable)?$/
      .exec(messageOf(error)) ?? [];
  if (name === undefined) return undefined;
  if (isIterated) return `Write: await op.${name}(…)`;
  const [{ methodNames }] = await (loaded ??= load());
  return didYouMean(name, methodNames);
}

/** The line of the revision that was running; the product's own files are no place for a user to look at. */
function ownPlace(error: MigrateError, file: string): Where {
  const place = placeIn(file, error);
  return place.file === file ? place : { file };
}

/** Loaded late, since most runs find nothing to do; and kept, since to ask again takes a turn of the loop. */
let loaded: ReturnType<typeof load> | undefined;

function load() {
  return Promise.all([import("../operations/op.ts"), import("./confined.ts")]);
}

async function runFunction(
  run: Extract<Script, { kind: "function" }>["run"],
  { session, file, performLast }: {
    readonly session: Session;
    readonly file: string;
    readonly performLast: (rest: readonly QueuedOperation[]) => Promise<void>;
  },
): Promise<void> {
  const [{ createOp }, { confined }] = await (loaded ??= load());
  const { op, queue } = createOp({
    dialect: session.dialect.name,
    isOffline: session.isOffline,
    namingConvention: session.namingConvention,
    longestName: session.dialect.longestName,
    literal: session.dialect.literal,
    perform: (operations) => perform(operations, { session, file }),
    query: (sql, parameters, origin) =>
      within(() => place(origin, file, "query"), () => {
        const statement = parameters ? session.dialect.bind(sql, parameters) : { text: sql };
        return session.query(statement);
      }),
    enterAutocommit: () => session.enterAutocommit(),
    leaveAutocommit: () => session.leaveAutocommit(),
  });
  await confined(async () => {
    await run(op);
    await queue.finish(performLast);
  });
}

/** How many statements of a file are worked on at a time: it may be a dump that holds hundreds of thousands. */
const batch = 1_000;

/** Runs the statements of a `.sql` file as operations, each from its own line, and gives the last of them. */
async function runSection(
  { text, line, transaction }: SqlSection,
  session: Session,
  file: string,
): Promise<readonly QueuedOperation[]> {
  const statements = splitSql(text, session.dialect.rules, line);
  const operations = (from: number, to?: number) =>
    statements.slice(from, to).map(({ text, line }) => ({
      operation: { kind: "execute" as const, sql: text },
      origin: { line },
    }));
  if (!transaction) await session.enterAutocommit();
  let done = 0;
  for (; done + batch < statements.length; done += batch) {
    await perform(operations(done, done + batch), { session, file });
  }
  if (transaction) return operations(done);
  await perform(operations(done), { session, file });
  await session.leaveAutocommit();
  return [];
}

async function perform(
  queued: readonly QueuedOperation[],
  { session, file, closing = [] }: {
    readonly session: Session;
    readonly file: string;
    readonly closing?: readonly Statement[];
  },
): Promise<void> {
  const places = new Map(
    queued.flatMap(({ operation, origin }) =>
      withNested(operation).map((each) => [each, { operation, origin }] as const)
    ),
  );
  const before: Operation[] = [];
  const rendered = queued.flatMap(({ operation, origin }) => {
    const statements = withinSync(
      () => place(origin, file, nameOf(operation)),
      () => session.dialect.render([operation], before),
    );
    before.push(operation);
    return statements;
  });
  for (const part of parts([...rendered, ...closing])) {
    const sent = await statementsOf(part, session).catch(async (error) => {
      throw placed(error, placeOf(await firstAtFault(part, session)));
    });
    try {
      await session.send(sent, { together: part.some(isLate) });
    } catch (error) {
      const failed = failedStatement(error, sent);
      const explained = await failed?.explain?.(error, await session.catalog()) ?? error;
      const operation = await failed?.atFault?.(await session.catalog()) ?? failed?.operation;
      throw placed(explained, () => placeOf(operation));
    }
  }

  function placeOf(operation: Operation | undefined): Where {
    if (!operation) return {};
    const { operation: queued, origin } = places.get(operation)!;
    const inside = operation === queued ? "" : `.${nameOf(operation)}`;
    return place(origin, file, nameOf(queued) + inside);
  }
}

/** The statements of a part. A script has its own for what a database would have to be asked for. */
async function statementsOf(
  part: Part,
  session: Session,
): Promise<readonly Statement[]> {
  const late = part.find(isLate);
  if (session.isOffline && late?.inScript) return late.inScript();
  return await dueStatements(part, () => session.catalog());
}

/** The operation that a part can't be planned for: the last of the fewest that fail. */
async function firstAtFault(part: Part, session: Session): Promise<Operation | undefined> {
  for (const count of part.keys()) {
    try {
      await statementsOf(part.slice(0, count + 1), session);
    } catch {
      return part[count]!.operation;
    }
  }
  return undefined;
}

/** An operation, and those that it consists of. */
function withNested(operation: Operation): readonly Operation[] {
  return operation.kind === "batchAlterTable" ? [operation, ...operation.operations] : [operation];
}

/** What the user's file calls it. */
function nameOf(operation: Operation): string {
  return operation.kind === "invoke" ? operation.name : operation.kind;
}

function place(origin: Origin, file: string, operation: string): Where {
  const { line, stack = "" } = origin;
  return { operation, ...(line === undefined ? placeInStack(file, stack) : { file, line }) };
}

/** The statement that the database refused; undefined where something else is wrong. */
function failedStatement(error: unknown, sent: readonly Statement[]): Statement | undefined {
  if (!(error instanceof MigrateError) || error.where.statement === undefined) return undefined;
  return sent[error.where.statement];
}
