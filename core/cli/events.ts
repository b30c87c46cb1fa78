import type { Step } from "../revisions/plan.ts";
import { type RunEvent, stepTitle } from "../runner/run.ts";
import type { Context } from "./context.ts";

/** Tells the user what a run tells of itself. */
export interface Teller {
  readonly report: (event: RunEvent) => void;
  /** To be called when the run has come to its end. */
  done(): void;
  /** To be called when it is over, however it ended. */
  end(): void;
}

/** On a terminal, the steps of a run that has more than these share one line. */
const fewSteps = 20;

/** Tells the log; on a terminal the steps of a long run show as one line, with how far it is and how long it took. */
export function eventTeller({ host: { stderr }, flags, label, log }: Context): Teller {
  // Of databases that are worked on side by side none has the line to itself.
  const isAlone = (flags.jobs ?? 1) === 1;
  const rewrites = stderr.isTerminal && !flags.json && !flags.quiet && isAlone;
  const started = Date.now();
  let position = 0;
  let total = 0;
  let text = "";
  let timer: ReturnType<typeof setInterval> | undefined;
  const time = () => duration(Date.now() - started);
  const show = () => stderr.status(`[${position}/${total}, ${time()}] ${text}`);
  return {
    report(event) {
      // All schemas take the same steps.
      if (event.kind === "step" && label?.schema !== undefined) return;
      if (!rewrites || event.kind !== "step" || event.total <= fewSteps) {
        return log("INFO", eventText(event));
      }
      ({ position, total } = event);
      text = eventText(event);
      show();
      // One step may take long, too.
      timer ??= setInterval(show, 1000);
    },
    done() {
      if (timer !== undefined) log("INFO", `Ran ${total} steps in ${time()}`);
    },
    end() {
      clearInterval(timer);
      stderr.status("");
    },
  };
}

function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

function eventText(event: RunEvent): string {
  switch (event.kind) {
    case "step":
      return `Running ${stepText(event.step)}`;
    case "notice":
      return `${event.notice.severity}: ${event.notice.message}`;
    case "waiting":
      return `Waiting for another runner: ${event.holder}`;
    case "down":
      return `Waiting for the database: ${event.why}`;
  }
}

/** `upgrade a -> b, what b does` */
export function stepText(step: Step): string {
  const doc = step.kind === "stamp" ? "" : step.revision.doc;
  return stepTitle(step) + (doc && `, ${doc}`);
}
