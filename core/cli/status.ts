import type { NextStep, Status } from "../commands/status.ts";
import { relativePath } from "../paths.ts";
import type { GlobalFlags } from "./context.ts";
import { errorData } from "./report.ts";

/** Where the status is shown. */
export interface StatusView {
  /** Absolute: paths below it are shown from there. */
  readonly directory: string;
  /** What the user typed: what is to be typed next needs the same. */
  readonly flags: Pick<GlobalFlags, "config" | "name">;
}

/** Where a project stands, a line for each fact. */
export function statusText(status: Status, view: StatusView): string {
  const { config, current, problem, heads, pending } = status;
  const unknown = current?.unknown.map((id) => `${id} (not in the files)`) ?? [];
  const applied = current?.heads.map(({ revision }) => revision.id) ?? [];
  const facts = {
    Config: config && relativePath(view.directory, config),
    Database: current?.displayUrl ?? problem?.message,
    Current: current && ([...applied, ...unknown].join(", ") || "<base>"),
    [heads.length > 1 ? "Heads" : "Head"]: heads.map(({ revision }) => revision.id).join(", ") ||
      "none",
    Pending: pending === undefined ? undefined : String(pending),
    Next: nextText(status.next, view),
  };
  return Object.entries(facts).flatMap(([name, fact]) =>
    fact === undefined ? [] : `${`${name}:`.padEnd(10)}${fact}`
  ).join("\n");
}

function nextText({ command, why }: NextStep, { flags }: StatusView): string {
  if (command !== undefined) return `${commandLine(command, flags)}   (${why})`;
  return `${why.charAt(0).toUpperCase()}${why.slice(1)}`;
}

function commandLine(command: string, { config, name }: StatusView["flags"]): string {
  const words = [config && `-c ${config}`, name && `-n ${name}`, command];
  return `migrate ${words.filter(Boolean).join(" ")}`;
}

/** The same for `--json`. */
export function statusData(status: Status, { flags }: StatusView): unknown {
  const { config, current, problem, heads, pending, next } = status;
  return {
    config,
    url: current?.displayUrl,
    rows: current?.rows,
    heads: heads.map(({ revision }) => revision.id),
    pending,
    ...problem && errorData(problem),
    next: next.command && commandLine(next.command, flags),
    why: next.why,
  };
}
