import type { Operation } from "../operations/operation.ts";
import { find } from "../schema/edit.ts";
import type { Routine, Table, Trigger, View } from "../schema/model.ts";
import { mentions } from "../sql/names.ts";
import type { Sides } from "./sides.ts";
import type { DiffRules } from "./diff_rules.ts";
import type { TablesDiff } from "./diff_tables.ts";
import { byMention, byName, nameOf } from "./order.ts";
import { isSame } from "./same.ts";

/** What becomes of views, functions and triggers, around what becomes of the tables that they are about. */
export interface CodeDiff {
  /** What has to make way for changes of tables. */
  readonly before: readonly Operation[];
  /** What tables need. */
  readonly early: readonly Operation[];
  readonly after: readonly Operation[];
}

/** What becomes of views, functions and triggers. One that changes is dropped and made again. */
export function diffCode(sides: Sides, tables: TablesDiff, rules: DiffRules): CodeDiff {
  const views = diffViews(sides, tables, rules);
  const triggers = diffTriggers(sides, tables, rules);
  const routines = diffRoutines(sides, rules);
  const needed = routines.made.filter(({ routine }) => isNeeded(routine, tables));
  return {
    before: [...triggers.dropped, ...views.dropped],
    early: [...routines.replaced, ...needed],
    after: [
      ...routines.made.filter((each) => !needed.includes(each)),
      ...views.made,
      ...triggers.made,
      ...routines.dropped,
    ],
  };
}

function diffViews(
  { before, after, complete }: Sides,
  tables: TablesDiff,
  rules: DiffRules,
): { readonly dropped: readonly Operation[]; readonly made: readonly Operation[] } {
  const isAbout = (view: View) => {
    const other = find(after, "views", view);
    return other ? !isSameView(view, other, rules) : complete.has("views");
  };
  const moving = new Set(before.views.filter(isAbout).map(({ name }) => name));
  const held = rules.readersHoldColumns ? tablesInMotion(tables) : [];
  // A view that reads another one can't stay when that goes.
  for (const view of byMention(before.views)) {
    if ([...held, ...moving].some((name) => mentions(view.sql, name))) moving.add(view.name);
  }
  const isMoving = ({ name }: View) => moving.has(name);
  // Of these nobody says anything.
  const left = before.views.filter((view) => !find(after, "views", view) && !isAbout(view));
  const isNew = (view: View) => !find(before, "views", view);
  return {
    dropped: byMention(before.views.filter(isMoving)).toReversed()
      .map(({ name, schema, materialized }) => ({ kind: "dropView", name, schema, materialized })),
    made: byMention([...after.views, ...left].filter((view) => isNew(view) || isMoving(view)))
      .map((view) => ({ kind: "createView", view })),
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

function diffTriggers(
  { before, after, complete }: Sides,
  { dropped }: TablesDiff,
  rules: DiffRules,
): { readonly dropped: readonly Operation[]; readonly made: readonly Operation[] } {
  const goesWithTable = ({ table, schema }: Trigger) =>
    dropped.some((each) => nameOf(each) === nameOf({ name: table, schema }));
  const isChanged = (trigger: Trigger) => {
    const other = find(after, "triggers", trigger);
    return other ? !isSameTrigger(trigger, other, rules) : complete.has("triggers");
  };
  const gone = byName(before.triggers).filter((each) => isChanged(each) && !goesWithTable(each));
  const isMade = (trigger: Trigger) => {
    const other = find(before, "triggers", trigger);
    return !other || gone.includes(other);
  };
  return {
    dropped: gone.map(({ name, table, schema }) => ({ kind: "dropTrigger", name, table, schema })),
    made: byName(after.triggers).filter(isMade)
      .map((trigger) => ({ kind: "createTrigger", trigger })),
  };
}

export function isSameTrigger(before: Trigger, after: Trigger, rules: DiffRules): boolean {
  return rules.isSameSql(before.event, after.event) && rules.isSameSql(before.action, after.action);
}

function diffRoutines({ before, after, complete }: Sides, rules: DiffRules): {
  readonly replaced: readonly Operation[];
  readonly dropped: readonly Operation[];
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
