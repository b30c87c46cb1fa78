import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";

/** The product's own error that `work` throws; anything else fails the test. */
export async function errorOf(work: () => unknown): Promise<MigrateError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof MigrateError) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: "nothing was thrown" });
}
