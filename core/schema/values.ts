import { MigrateError } from "../errors.ts";
import type { SqlValue } from "./model.ts";

/**
 * Throws "operation" for what SQL has no literal for: `undefined`, a function, an object of a class of the user's own.
 *
 * `what` tells whose value it is, as a message begins: `Column "a" of row 3`.
 */
export function requireSqlValue(value: unknown, what: () => string): asserts value is SqlValue {
  const found = misfits(value);
  if (found.length === 0) return;
  const [misfit] = found;
  const verb = misfit === value ? "be" : "hold";
  throw new MigrateError("operation", `${what()} can't ${verb} ${described(misfit)}`, {
    hint: "Give null, text, a number, a boolean, a Date, bytes (Uint8Array), " +
      "or, for JSON, a plain object or array of these.",
  });
}

/** Whether all are what most are: text, numbers, booleans or null. Of many rows every step counts: so this is a loop. */
export function areSimple(values: readonly unknown[]): boolean {
  for (let place = 0; place < values.length; place++) {
    const value = values[place];
    const type = typeof value;
    if (type !== "string" && type !== "number" && type !== "boolean" && value !== null) {
      return false;
    }
  }
  return true;
}

/** The parts of a value that are none. JSON has no place for classes: what they hold could get lost on the way. */
function misfits(value: unknown): readonly unknown[] {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return [];
    case "object":
      if (value === null || value instanceof Date || value instanceof Uint8Array) return [];
      return isPlain(value) ? Object.values(value).flatMap(misfits) : [value];
    default:
      return [value];
  }
}

/** Whether it is an array or an object without a class. Values of another realm have classes of their own. */
function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}

function described(value: unknown): string {
  if (value === undefined) return "undefined";
  return `a ${typeof value === "object" && value ? value.constructor.name : typeof value}`;
}
