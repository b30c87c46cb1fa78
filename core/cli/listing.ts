import type { Branch, CurrentState, ListedRevision } from "../commands/listing.ts";

/** How much is told of each revision. */
export interface Detail {
  readonly verbose: boolean;
}

/** What a list of revisions shows with each of them, besides its name. */
interface Columns {
  readonly parents?: boolean;
  readonly labels?: boolean;
  readonly doc?: boolean;
  readonly head?: boolean;
  /** Whether it is a branch point or a merge point. */
  readonly tree?: boolean;
}

const all: Columns = { parents: true, labels: true, doc: true, head: true, tree: true };

/** The history, a line each: `a -> b (label) (head), what b does`. */
export function historyText(revisions: readonly ListedRevision[], { verbose }: Detail): string {
  return verbose ? entries(revisions) : lines(revisions, all);
}

/** The heads, a line each. */
export function headsText(revisions: readonly ListedRevision[], { verbose }: Detail): string {
  return verbose ? entries(revisions) : lines(revisions, { labels: true, head: true });
}

/** Full entries, with an empty line behind each. */
export function showText(revisions: readonly ListedRevision[]): string {
  return entries(revisions);
}

/** Where a database is, a line for each head; unknown rows are shown as such. */
export function currentText(state: CurrentState, { verbose }: Detail): string {
  const { heads, unknown, overlapping, displayUrl } = state;
  const strangers = [
    ...unknown.map((id) => `${id} (not in the files)\n`),
    ...overlapping.map((id) => `${id} (included in another row)\n`),
  ].join("");
  if (!verbose) return lines(heads, { head: true, tree: true }) + strangers;
  return `Current revision(s) for ${displayUrl}:\n${entries(heads)}${strangers}`;
}

/** The branch points with their children, an arrow for each. */
export function branchesText(branches: readonly Branch[], { verbose }: Detail): string {
  return branches.map(({ point, children }) => {
    const first = verbose ? `${entry(point)}\n` : line(point, { labels: true, tree: true });
    const indent = " ".repeat(point.revision.id.length);
    const arrows = children.map((child) =>
      `${indent} -> ${line(child, { labels: true, head: true, tree: true, doc: verbose })}\n`
    );
    return `${first}\n${arrows.join("")}\n`;
  }).join("");
}

function lines(revisions: readonly ListedRevision[], columns: Columns): string {
  return revisions.map((each) => `${line(each, columns)}\n`).join("");
}

/** One revision in Alembic's form. The words for what it is to the graph stand in a fixed order. */
function line(listed: ListedRevision, columns: Columns): string {
  const { revision, labels, isHead, isEffectiveHead } = listed;
  const mark = (is: boolean | undefined, word: string) => is ? ` (${word})` : "";
  return [
    columns.parents ? `${parents(listed)} -> ` : "",
    revision.id,
    columns.labels && labels.length > 0 ? ` (${labels.join(", ")})` : "",
    columns.head
      ? mark(isHead && !isEffectiveHead, "head") + mark(isEffectiveHead, "effective head")
      : "",
    mark(listed.isCurrent, "current"),
    columns.tree
      ? mark(listed.isBranchPoint, "branchpoint") + mark(listed.isMergePoint, "mergepoint")
      : "",
    columns.doc ? `, ${docOf(listed)}` : "",
  ].join("");
}

function parents({ revision: { down, dependsOn } }: ListedRevision): string {
  const below = down.length > 0 ? down.join(", ") : "<base>";
  return dependsOn.length > 0 ? `${below} (${dependsOn.join(", ")})` : below;
}

function docOf({ revision }: ListedRevision): string {
  return revision.doc || "empty message";
}

function entries(revisions: readonly ListedRevision[]): string {
  return revisions.map((each) => `${entry(each)}\n\n`).join("");
}

/** All that is known of a revision, in Alembic's form. */
function entry(listed: ListedRevision): string {
  const { revision, labels, children } = listed;
  const marks = [
    listed.isHead ? " (head)" : "",
    listed.isBranchPoint ? " (branchpoint)" : "",
    listed.isMergePoint ? " (mergepoint)" : "",
    listed.isCurrent ? " (current)" : "",
  ].join("");
  const parentTitle = listed.isMergePoint ? "Merges" : "Parent";
  return [
    `Rev: ${revision.id}${marks}`,
    `${parentTitle}: ${revision.down.join(", ") || "<base>"}`,
    revision.dependsOn.length > 0 ? `Also depends on: ${revision.dependsOn.join(", ")}` : undefined,
    listed.isBranchPoint ? `Branches into: ${children.join(", ")}` : undefined,
    labels.length > 0 ? `Branch names: ${labels.join(", ")}` : undefined,
    `Path: ${revision.file}`,
    "",
    ...(revision.longDoc || docOf(listed)).split("\n").map((text) => `    ${text}`),
  ].filter((text) => text !== undefined).join("\n");
}
