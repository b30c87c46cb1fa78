import assert from "node:assert/strict";
import { MigrateError } from "../../core/errors.ts";
import { clockTime } from "../../core/revisions/create_date.ts";
import { fileName, slugOf } from "../../core/revisions/file_name.ts";

// Each as Alembic 1.20.1 makes it, with truncate_slug_length 40.
const slugs: readonly (readonly [message: string, slug: string])[] = [
  ["", ""],
  ["Add users", "add_users"],
  ["  add-users,  phone & e.mail!  ", "add_users_phone_e_mail"],
  ["add users phone e-mail a very long message", "add_users_phone_e_mail_a_very_long_"],
  ["x".repeat(40), "x".repeat(40)],
  ["x".repeat(41), `${"x".repeat(40)}_`],
  [`${"x".repeat(39)} y`, `${"x".repeat(39)}_`],
  ["Größe ändern №5 ½ 漢字", "größe_ändern_5_½_漢字"],
  ["../../etc/passwd", "etc_passwd"],
  ["snake_case _x_", "snake_case__x_"],
  ["𝒳".repeat(41), `${"𝒳".repeat(40)}_`],
];

for (const [message, slug] of slugs) {
  Deno.test(`slugOf() makes "${slug}"`, () => assert.equal(slugOf(message, 40), slug));
}

const parts = {
  rev: "a1b2c3d4e5f6",
  slug: "add_users",
  time: clockTime(new Date("2026-01-02T03:04:05.678Z"), "UTC"),
};

const names: readonly (readonly [template: string, name: string])[] = [
  ["%(rev)s_%(slug)s", "a1b2c3d4e5f6_add_users"],
  [
    "%(year)d%(month).2d%(day).2d_%(hour).2d%(minute).2d%(second).2d_%(rev)s",
    "20260102_030405_a1b2c3d4e5f6",
  ],
  ["%(year)d/%(month)d/%(day)02d-%(hour)4d-%(minute)s", "2026/1/02-   3-4"],
  ["%(epoch)s_%(epoch)d", "1767323045_1767323045"],
  ["100%%_%(rev).4s", "100%_a1b2"],
];

for (const [template, name] of names) {
  Deno.test(`fileName() fills ${template}`, () => assert.equal(fileName(template, parts), name));
}

Deno.test("fileName() keeps an id in its folder", () => {
  assert.equal(fileName("v/%(rev)s", { ...parts, rev: "../a\\b" }), "v/.._a_b");
});

const faults: readonly (readonly [template: string, message: RegExp, hint: RegExp])[] = [
  ["%(revision)s", /"%\(revision\)s" in the file template is no token/, /rev|There are/],
  ["%(moth).2d", /"%\(moth\)\.2d"/, /"month"/],
  ["%(rev)x", /"%" in the file template is no token/, /"%\(rev\)s"/],
  ["50%", /"%" in the file template/, /"%%"/],
  ["%(toString)s", /"%\(toString\)s"/, /rev, slug/],
  ["%(slug)d", /"%\(slug\)d" in the file template asks for a number/, /"%\(slug\)s"/],
];

for (const [template, message, hint] of faults) {
  Deno.test(`fileName() refuses ${template}`, () => {
    assert.throws(() => fileName(template, parts), (error) => {
      assert.ok(error instanceof MigrateError);
      assert.deepEqual([error.code, error.where.key], ["config", "file_template"]);
      assert.match(error.message, message);
      assert.match(error.hint ?? "", hint);
      return true;
    });
  });
}
