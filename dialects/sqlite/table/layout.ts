import { scanSql } from "../../../core/sql/scan.ts";
import { rules } from "../rules.ts";
import { parseTable, type TableText, textAt } from "./parse.ts";

/** A column or constraint with the space and the comments that belong to it. */
export interface Item {
  /** Space and comments above it. */
  readonly lead: string;
  readonly body: string;
  /** What stands before its comma. */
  readonly trail: string;
  /** SQLite lets commas between constraints be left out. The last item has one that isn't printed. */
  readonly comma: boolean;
  /** A comment behind the comma, on the same line. */
  readonly after: string;
}

/** A CREATE TABLE statement as a list whose items can be added, moved and removed. */
export interface Layout {
  readonly head: string;
  readonly columns: readonly Item[];
  readonly constraints: readonly Item[];
  /** Space and comments before the closing parenthesis. */
  readonly closing: string;
  readonly tail: string;
}

const BLOCK_COMMENT = String.raw`/\*(?:[^*]|\*(?!/))*\*/`;
const COMMENT = String.raw`--[^\n]*|${BLOCK_COMMENT}`;
/** Comments that end their line. */
const LINE_END = new RegExp(String.raw`^(?:[ \t]*(?:${COMMENT}))+[ \t]*(?=\r?\n)`);
/** Comments on the line that the list ends on. */
const LIST_END = new RegExp(String.raw`^(?:[ \t]*${BLOCK_COMMENT})+(?=[ \t]*\))`);
const COMMENT_OR_SPACE = new RegExp(String.raw`${COMMENT}|\s+`, "g");
const BLANK_LINE = /\n[ \t\r]*\n/;
const LINE_BREAK = /\r?\n[ \t]*$/;

/** Takes a table's text apart. */
export function layoutOf(table: TableText): Layout {
  const { text, list } = table;
  const parts = [...table.columns, ...table.constraints];
  const items: Item[] = [];
  const opening = text.slice(list.start, parts[0]?.start);
  // A comment on the line where the list begins is about the table.
  const [title = ""] = LINE_END.exec(opening) ?? [];
  let lead = opening.slice(title.length);
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const comma = next === undefined || part.comma !== undefined;
    // Up to and with the parenthesis behind the last item.
    const gap = text.slice(part.comma === undefined ? part.end : part.comma + 1, next?.start);
    const [after = ""] = comma ? LINE_END.exec(gap) ?? [] : [];
    const [ending = ""] = next ? [] : LIST_END.exec(gap) ?? [];
    const trail = text.slice(part.end, part.comma ?? part.end) + ending;
    items.push({ lead, body: textAt(table, part), trail, comma, after });
    const taken = after.length + ending.length;
    lead = next ? gap.slice(taken) : text.slice(part.end + taken, list.end);
  }
  return {
    head: text.slice(0, list.start) + title,
    columns: items.slice(0, table.columns.length),
    constraints: items.slice(table.columns.length),
    closing: lead,
    tail: text.slice(list.end),
  };
}

/** Puts a table's text together: what was taken apart and not changed is as it was, to the character. */
export function printLayout({ head, columns, constraints, closing, tail }: Layout): TableText {
  const items = [...columns, ...constraints];
  const pieces = items.flatMap(({ lead, body, trail, comma, after }, index) => {
    const isLast = index === items.length - 1;
    return [lead, body, trail, comma && !isLast ? "," : "", after];
  });
  return parseTable(joined([head, ...pieces, closing, tail]));
}

/** Pieces of SQL one behind the other: a line comment at one's end doesn't swallow the next. */
export function joined(pieces: readonly string[]): string {
  let text = "";
  let inComment = false;
  for (const piece of pieces) {
    if (piece === "") continue;
    text += inComment && !piece.startsWith("\n") ? `\n${piece}` : piece;
    inComment = endsInLineComment(piece);
  }
  return text;
}

/** Whether SQL ends in a comment that goes on to the end of its line. */
export function endsInLineComment(sql: string): boolean {
  if (!sql.includes("--")) return false;
  const last = [...scanSql(sql, rules)].at(-1);
  return last?.kind === "comment" && sql.startsWith("--", last.start);
}

/** A new item, set apart from its neighbours as the others are. */
export function newItem(layout: Layout, body: string): Item {
  return { ...separatorOf(layout), body, comma: true, after: "" };
}

/** The layout with these columns and constraints: its own items in any order, and new ones. */
export function arranged(before: Layout, wanted: Partial<Layout>): Layout {
  const { columns, constraints } = { ...before, ...wanted };
  const former = [...before.columns, ...before.constraints];
  const separator = separatorOf(before);
  const items = [...columns, ...constraints];
  const settled = items.map((item, index): Item => {
    const [isFirst, isLast] = [index === 0, index === items.length - 1];
    const [wasFirst, wasLast] = [item === former[0], item === former.at(-1)];
    const lead = isFirst ? blankOf(former[0]?.lead ?? "") : separator.lead;
    const moved = isFirst !== wasFirst && isBlank(item.lead) ? { ...item, lead } : item;
    if (isLast === wasLast) return moved;
    if (isLast) return { ...moved, trail: item.trail.trimEnd() };
    // Where commas begin lines, a comment stands before them.
    if (separator.trail !== "") {
      return { ...moved, trail: item.trail + item.after + separator.trail, after: "" };
    }
    return moved;
  });
  return {
    ...before,
    ...wanted,
    columns: settled.slice(0, columns.length),
    constraints: settled.slice(columns.length),
  };
}

/**
 * The layout without some of its items. Comments of theirs go with them, but for those that a blank line parts from
 * them.
 */
export function withoutItems(before: Layout, gone: ReadonlySet<Item>): Layout {
  let kept = "";
  const remaining = (items: readonly Item[]) =>
    items.flatMap((item) => {
      if (gone.has(item)) {
        kept = joined([kept, commentsApart(item.lead)]);
        return [];
      }
      const lead = joined([kept, item.lead]);
      kept = "";
      // The same object, where nothing is to be changed, lets the item be known again.
      return lead === item.lead ? [item] : [{ ...item, lead }];
    });
  const columns = remaining(before.columns);
  const constraints = remaining(before.constraints);
  return arranged(before, { columns, constraints, closing: joined([kept, before.closing]) });
}

/** The comments at the beginning of `lead` up to its last blank line; "" where there are none. */
function commentsApart(lead: string): string {
  const parts = lead.match(COMMENT_OR_SPACE) ?? [];
  const at = parts.findLastIndex((part) => isBlank(part) && BLANK_LINE.test(part));
  return parts.slice(0, Math.max(at, 0)).join("").trimEnd();
}

/** The space between two items: most write the line break behind the comma, some before it. */
function separatorOf(layout: Layout): Pick<Item, "trail" | "lead"> {
  const [first, second] = [...layout.columns, ...layout.constraints];
  if (!second) return { trail: "", lead: LINE_BREAK.exec(first?.lead ?? "")?.[0] ?? " " };
  return { trail: LINE_BREAK.exec(first?.trail ?? "")?.[0] ?? "", lead: blankOf(second.lead) };
}

/** The space at the end of what stands above an item, from its last line break on. */
function blankOf(lead: string): string {
  return LINE_BREAK.exec(lead)?.[0] ?? (isBlank(lead) ? lead : " ");
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
