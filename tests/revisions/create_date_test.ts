import assert from "node:assert/strict";
import { clockTime, createDate } from "../../core/revisions/create_date.ts";

const dates: readonly (readonly [moment: string, zone: string, date: string])[] = [
  ["2026-11-20T14:30:00.123Z", "UTC", "2026-11-20 14:30:00.123000+00:00"],
  ["2026-11-20T14:30:00.000Z", "Europe/Berlin", "2026-11-20 15:30:00.000000+01:00"],
  ["2026-07-01T00:00:00.009Z", "Europe/Berlin", "2026-07-01 02:00:00.009000+02:00"],
  ["2026-01-01T00:00:59.999Z", "America/New_York", "2025-12-31 19:00:59.999000-05:00"],
  ["2026-01-01T00:00:00.500Z", "America/St_Johns", "2025-12-31 20:30:00.500000-03:30"],
  ["2026-01-01T00:00:00.000Z", "Asia/Kathmandu", "2026-01-01 05:45:00.000000+05:45"],
  ["2026-01-01T05:00:00.000Z", "EST5EDT", "2026-01-01 00:00:00.000000-05:00"],
  ["1969-12-31T23:59:59.750Z", "UTC", "1969-12-31 23:59:59.750000+00:00"],
];

for (const [moment, zone, date] of dates) {
  Deno.test(`createDate() writes ${moment} in ${zone}`, () => {
    assert.equal(createDate(clockTime(new Date(moment), zone)), date);
  });
}

Deno.test("createDate() writes the machine's own time without an offset", () => {
  const moment = new Date(2026, 0, 2, 3, 4, 5, 6);
  assert.equal(createDate(clockTime(moment)), "2026-01-02 03:04:05.006000");
});

Deno.test("clockTime() counts seconds since 1970", () => {
  assert.equal(clockTime(new Date("1970-01-01T00:01:00.999Z"), "Asia/Tokyo").epoch, 60);
});
