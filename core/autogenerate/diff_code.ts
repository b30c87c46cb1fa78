import type { Operation } from "../operations/operation.ts";
import { find } from "../schema/edit.ts";
import type { Model, Named, Routine, Table, Trigger, View } from "../schema/model.ts";
import { mentions } from "../sql/names.ts";
import type { Sides } from "./sides.ts";
import type { DiffRules } from "./diff_rules.ts";
import { hasEnum, type ObjectsDiff } from "./diff_objects.ts";
import type { TablesDiff } from "./diff_tables.ts";
import { byMention, byName, nameOf } from "./order.ts";
import { isSame } from "./same.ts";

/** What becomes of views, functions and triggers, around what becomes of the tables that they are about. */
export interface CodeDiff {
  /** What has to make way for changes of tables. */
  readonly before: readonly Operation[];
  /** What domains call. */
  readonly called: readonly Operation[];
  /** What tables need. */
  readonly early: readonly Operation[];
  readonly after: readonly Operation[];
  /** What domains called. */
  readonly uncalled: readonly Operation[];
}

/** What goes before something happens, and what comes behind it. */
interface Around {
  readonly dropped: readonly Operation[];
  readonly made: readonly Operation[];
}

/** What becomes of what they are about. */
interface Beneath {
  readonly tables: TablesDiff;
  readonly objects: ObjectsDiff;
}

/** What becomes of views, functions and triggers. One that changes is dropped and made again. */
export function diffCode(sides: Sides, { tables, objects }: Beneath, rules: DiffRules): CodeDiff {
  const held = rules.readersHoldColumns
    ? [...tablesInMotion(tables), ...withFewerLabels(sides.before.tables, objects.behindTables)]
    : [];
  const routines = diffRoutines(sides, rules);
  const replaced = routines.replaced.map(({ name }) => name);
  const views = diffViews(sides, [...held, ...replaced], rules);
  const triggers = diffTriggers(sides, { tables, held }, rules);
  const [called, others] = parted(routines.made, ({ routine }) => isCalled(routine, sides.after));
  const [needed, rest] = parted(others, ({ routine }) => isNeeded(routine, tables));
  const [uncalled, dropped] = parted(routines.dropped, (each) => isCalled(each, sides.before));
  return {
    before: [...triggers.dropped, ...views.dropped],
    called: [...routines.replaced, ...called],
    early: needed,
    after: [...rest, ...views.made, ...triggers.made, ...dropped],
    uncalled,
  };
}

/** Those of which something is true, and the others. */
function parted<T>(these: readonly T[], is: (each: T) => boolean): [readonly T[], readonly T[]] {
  return [these.filter(is), these.filter((each) => !is(each))];
}

/** Whether a domain calls a function in its default or a check. */
function isCalled({ name }: Named, { domains }: Model): boolean {
  return domains.some(({ checks, default: given }) =>
    checks.some(({ sql }) => mentions(sql, name)) ||
    given?.kind === "expression" && mentions(given.sql, name)
  );
}

function diffViews(
  { before, after, complete }: Sides,
  held: readonly string[],
  rules: DiffRules,
): Around {
  const isAbout = (view: View) => {
    const other = find(after, "views", view);
    return other ? !isSameView(view, other, rules) : complete.has("views");
  };
  const moving = new Set(readersOf(held, before.views, before.views.filter(isAbout)));
  const isMoving = ({ name }: View) =>
    before.views.some((each) => each.name === name && moving.has(each));
  // Of these nobody says anything.
  const left = before.views.filter((view) => !find(after, "views", view) && !isAbout(view));
  const isNew = (view: View) => !find(before, "views", view);
  return {
    dropped: droppedViews([...moving]),
    made: madeViews([...after.views, ...left].filter((view) => isNew(view) || isMoving(view))),
  };
}

/** The views that read some of these tables, directly or not, or that read some of `moving`, which are among them. */
function readersOf(
  tables: readonly string[],
  views: readonly View[],
  moving: readonly View[] = [],
): readonly View[] {
  const found = new Set(moving);
  // A view that reads another one can't stay when that goes.
  for (const view of byMention(views)) {
    const names = [...tables, ...[...found].map(({ name }) => name)];
    if (names.some((name) => mentions(view.sql, name))) found.add(view);
  }
  return [...found];
}

function droppedViews(views: readonly View[]): readonly Operation[] {
  return byMention(views).toReversed()
    .map(({ name, schema, materialized }) => ({ kind: "dropView", name, schema, materialized }));
}

function madeViews(views: readonly View[]): readonly Operation[] {
  return byMention(views).map((view) => ({ kind: "createView", view }));
}

/** What has to go before a type's labels are dropped, and comes again behind that. */
export function codeAround(operation: Operation<"dropEnumValue">, model: Model): Around {
  const tables = withFewerLabels(model.tables, [operation]);
  const views = readersOf(tables, model.views);
  const triggers = model.triggers.filter((each) => isHeld(each, tables));
  return {
    dropped: [...triggers.map(dropTrigger), ...droppedViews(views)],
    made: [...madeViews(views), ...triggers.map(createTrigger)],
  };
}

export function isSameView(before: View, after: View, rules: DiffRules): boolean {
  const rest = (view: View) => ({ ...view, sql: "", indexes: byName(view.indexes ?? []) });
  return rules.isSameSql(before.sql, after.sql) && isSame(rest(before), rest(after));
}

/** The tables of which a column gets another type, or goes. */
function tablesInMotion({ changed, dropped }: TablesDiff): readonly string[] {
  const isMoved = ({ first, changes }: TablesDiff["changed"][number]) =>
    [...first, ...changes].some((each) =>
      each.kind === "dropColumn" || each.kind === "alterColumn" && each.type !== undefined
    );
  return [...changed.filter(isMoved).map(({ after }) => after), ...dropped].map(({ name }) => name);
}

/** The tables of whose columns the type is made anew. */
function withFewerLabels(
  tables: readonly Table[],
  operations: readonly Operation[],
): readonly string[] {
  const types = operations.filter((each) => each.kind === "dropEnumValue");
  return tables.filter((table) => types.some((type) => hasEnum(table, type)))
    .map(({ name }) => name);
}

function diffTriggers(
  { before, after, complete }: Sides,
  { tables, held }: { readonly tables: TablesDiff; readonly held: readonly string[] },
  rules: DiffRules,
): Around {
  const goesWithTable = ({ table, schema }: Trigger) =>
    tables.dropped.some((each) => nameOf(each) === nameOf({ name: table, schema }));
  const isChanged = (trigger: Trigger) => {
    const other = find(after, "triggers", trigger);
    return other ? !isSameTrigger(trigger, other, rules) : complete.has("triggers");
  };
  const gone = byName(before.triggers)
    .filter((each) => (isChanged(each) || isHeld(each, held)) && !goesWithTable(each));
  // Of these nobody says anything.
  const left = gone.filter((each) => !find(after, "triggers", each) && !isChanged(each));
  const isMade = (trigger: Trigger) => {
    const other = find(before, "triggers", trigger);
    return !other || gone.includes(other);
  };
  return {
    dropped: gone.map(dropTrigger),
    made: byName([...after.triggers, ...left]).filter(isMade).map(createTrigger),
  };
}

function dropTrigger({ name, table, schema }: Trigger): Operation {
  return { kind: "dropTrigger", name, table, schema };
}

function createTrigger(trigger: Trigger): Operation {
  return { kind: "createTrigger", trigger };
}

/** Whether a trigger of one of these tables names columns. */
function isHeld({ table, event, action }: Trigger, tables: readonly string[]): boolean {
  return tables.includes(table) && (/\bOF\b/i.test(event) || /\bWHEN\b/i.test(action));
}

export function isSameTrigger(before: Trigger, after: Trigger, rules: DiffRules): boolean {
  return rules.isSameSql(before.event, after.event) && rules.isSameSql(before.action, after.action);
}

function diffRoutines({ before, after, complete }: Sides, rules: DiffRules): {
  readonly replaced: readonly Operation<"dropFunction">[];
  readonly dropped: readonly Operation<"dropFunction">[];
  readonly made: readonly Operation<"createFunction">[];
} {
  const made = byName(after.routines).filter((routine) => {
    const other = find(before, "routines", routine);
    return !other || !rules.isSameSql(other.sql, routine.sql);
  });
  // Arguments that have other names, and other results, are refused where a function is replaced.
  const isReplaced = (routine: Routine) => made.some((each) => nameOf(each) === nameOf(routine));
  const isGone = (routine: Routine) => {
    const other = find(after, "routines", routine);
    return other ? resultOf(other) !== resultOf(routine) : complete.has("routines");
  };
  const gone = byName(before.routines.filter(isGone));
  const drop = ({ name, schema, arguments: args, procedure }: Routine) =>
    ({ kind: "dropFunction", name, schema, arguments: args, procedure }) as const;
  return {
    replaced: gone.filter(isReplaced).map(drop),
    dropped: gone.filter((each) => !isReplaced(each)).map(drop),
    made: made.map((routine) => {
      const other = find(before, "routines", routine);
      const replace = other !== undefined && !gone.includes(other);
      return { kind: "createFunction", routine, ...replace && { replace } };
    }),
  };
}

/** What a function gives, as its text says. */
function resultOf({ sql }: Routine): string {
  const [, result = ""] =
    /\bRETURNS\s+([^]*?)\s+(?:LANGUAGE|AS|IMMUTABLE|STABLE|VOLATILE|STRICT|SECURITY|COST|ROWS|PARALLEL|SET|CALLED|LEAKPROOF|SUPPORT|WINDOW|BEGIN|RETURN)\b/i
      .exec(sql) ?? [];
  return result.toLowerCase().replace(/\s+/g, " ");
}

/** Whether a table that is made or changed calls a function in an expression. */
function isNeeded({ name }: Routine, { created, changed }: TablesDiff): boolean {
  const texts = [...created, ...changed.map(({ after }) => after)].flatMap(expressionsOf);
  return texts.some((sql) => mentions(sql, name));
}

/** All SQL of a table. */
export function expressionsOf({ columns, constraints, indexes }: Table): readonly string[] {
  return [
    ...columns.flatMap(({ default: given, generated }) => [
      ...given?.kind === "expression" ? [given.sql] : [],
      ...generated ? [generated.sql] : [],
    ]),
    ...constraints.flatMap((each) => {
      if (each.kind === "check") return [each.sql];
      if (each.kind !== "exclude") return [];
      return [...each.elements.flatMap(({ expression = [] }) => expression), each.where ?? []]
        .flat();
    }),
    ...indexes.flatMap(({ keys, where = [] }) =>
      [...keys.flatMap(({ expression = [] }) => expression), where].flat()
    ),
  ];
}
