import assert from "node:assert/strict";
import { didYouMean, nearest } from "../../core/suggest.ts";

const keys = ["url", "url_from", "script_location", "timezone", "target"];

const rows: readonly { readonly name: string; readonly found: string | undefined }[] = [
  { name: "url", found: "url" },
  { name: "ulr", found: "url" },
  { name: "ur", found: "url" },
  { name: "script_locaton", found: "script_location" },
  { name: "scirpt_loaction", found: "script_location" },
  { name: "SCRIPT_LOCATION", found: "script_location" },
  { name: "time_zone", found: "timezone" },
  { name: "targets", found: "target" },
  { name: "abc", found: undefined },
  { name: "urlfrom", found: "url_from" },
  { name: "script", found: undefined },
  { name: "", found: undefined },
  { name: "script_xxxxtion", found: undefined },
];

for (const { name, found } of rows) {
  Deno.test(`nearest() finds ${found ?? "nothing"} for "${name}"`, () => {
    assert.equal(nearest(name, keys), found);
  });
}

Deno.test("nearest() takes the first of several equally near", () => {
  assert.equal(nearest("ax", ["ay", "az"]), "ay");
});

Deno.test("nearest() takes no single letter for another", () => {
  assert.equal(nearest("1", ["4", "41"]), undefined);
  assert.equal(nearest("a", ["b", "A"]), "A");
});

Deno.test("nearest() counts a swap of neighbours as one change", () => {
  assert.equal(nearest("abdc", ["abxx", "abcd"]), "abcd");
});

Deno.test("didYouMean() asks, or says nothing", () => {
  assert.equal(didYouMean("ulr", keys), 'Did you mean "url"?');
  assert.equal(didYouMean("quite else", keys), undefined);
});
