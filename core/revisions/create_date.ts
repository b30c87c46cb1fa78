/** A moment as the clocks of a place show it. */
export interface ClockTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Seconds since 1970 in UTC. */
  readonly epoch: number;
  /** Minutes ahead of UTC; undefined where no time zone was asked for. */
  readonly offset?: number;
}

/** What clocks show in a time zone that `Intl` knows; in the machine's own where none is given. */
export function clockTime(moment: Date, timeZone?: string): ClockTime {
  const epoch = Math.floor(moment.getTime() / 1000);
  const shown = timeZone === undefined ? localFields(moment) : fieldsIn(timeZone, moment);
  const { year, month, day, hour, minute, second } = shown;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  return {
    ...shown,
    millisecond: moment.getMilliseconds(),
    epoch,
    offset: timeZone === undefined ? undefined : Math.round((asUtc - epoch) / 60),
  };
}

type Fields = Pick<ClockTime, "year" | "month" | "day" | "hour" | "minute" | "second">;

function localFields(moment: Date): Fields {
  return {
    year: moment.getFullYear(),
    month: moment.getMonth() + 1,
    day: moment.getDate(),
    hour: moment.getHours(),
    minute: moment.getMinutes(),
    second: moment.getSeconds(),
  };
}

function fieldsIn(timeZone: string, moment: Date): Fields {
  const parts = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const field = (type: keyof Fields) => Number(parts.find((part) => part.type === type)!.value);
  return {
    year: field("year"),
    month: field("month"),
    day: field("day"),
    hour: field("hour"),
    minute: field("minute"),
    second: field("second"),
  };
}

/**
 * A revision's create date, as Python writes one: `2026-11-20 14:30:00.123000+00:00`.
 *
 * As in Alembic it has an offset only where a time zone was asked for.
 */
export function createDate(time: ClockTime): string {
  const date = [pad(time.year, 4), pad(time.month), pad(time.day)].join("-");
  const clock = [time.hour, time.minute, time.second].map((part) => pad(part)).join(":");
  return `${date} ${clock}.${pad(time.millisecond, 3)}000${offsetText(time.offset)}`;
}

function offsetText(offset: number | undefined): string {
  if (offset === undefined) return "";
  const minutes = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(number: number, digits = 2): string {
  return String(number).padStart(digits, "0");
}
