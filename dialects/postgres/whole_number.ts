/** An integer as a number where it holds all digits, else as a bigint: as on SQLite. */
export function wholeNumber(value: bigint | string): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : BigInt(value);
}
