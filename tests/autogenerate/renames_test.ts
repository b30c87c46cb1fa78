import assert from "node:assert/strict";
import { diff } from "../../core/autogenerate/diff.ts";
import { diffRules } from "../../core/autogenerate/diff_rules.ts";
import { droppedData, dropRemarks } from "../../core/autogenerate/drops.ts";
import { renameCandidates } from "../../core/autogenerate/rename_candidates.ts";
import { parseRenames } from "../../core/autogenerate/rename_options.ts";
import {
  applyRenames,
  decideRenames,
  pendingRenames,
  withRenames,
} from "../../core/autogenerate/renames.ts";
import { revisionBody } from "../../core/autogenerate/source.ts";
import { metadata } from "../../core/models/metadata.ts";
import { view } from "../../core/models/objects.ts";
import { table } from "../../core/models/table.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { reverseAll } from "../../core/operations/rules.ts";
import { foreignKey, index, unique } from "../../core/schema/builders.ts";
import { t } from "../../core/schema/column_types.ts";
import { emptyModel } from "../../core/schema/edit.ts";
import type { Model } from "../../core/schema/model.ts";
import { execute } from "../../core/statements.ts";
import { eachDatabase } from "../support/databases.ts";

const id = t.integer().primaryKey();

/** Each candidate as an option says it. */
function named(candidates: ReturnType<typeof renameCandidates>): readonly string[] {
  return candidates.map(({ table, column, from }) =>
    column === undefined ? `${from}:${table}` : `${table}.${from}:${column}`
  );
}

const candidates: readonly {
  readonly name: string;
  readonly before: Model;
  readonly after: Model;
  readonly found: readonly string[];
}[] = [
  {
    name: "takes a column of another name at the same place for one",
    before: metadata(table("users", { id, login: t.text(), age: t.integer() })),
    after: metadata(table("users", { id, account: t.text(), age: t.integer() })),
    found: ["users.login:account"],
  },
  {
    name: "takes a column of a like name at another place for one",
    before: metadata(table("users", { id, mail: t.string(50).notNull(), age: t.integer() })),
    after: metadata(table("users", { id, age: t.integer(), email: t.string(50).notNull() })),
    found: ["users.mail:email"],
  },
  {
    name: "takes a column that is longer now for one",
    before: metadata(table("users", { id, mail: t.string(50) })),
    after: metadata(table("users", { id, email: t.string(255).notNull() })),
    found: ["users.mail:email"],
  },
  {
    name: "takes no column of another type for one",
    before: metadata(table("users", { id, created: t.text() })),
    after: metadata(table("users", { id, created_at: t.dateTime() })),
    found: [],
  },
  {
    name: "takes nothing for one that has another name, and stands elsewhere",
    before: metadata(table("users", { bio: t.text(), id })),
    after: metadata(table("users", { id, phone: t.text() })),
    found: [],
  },
  {
    name: "has the likest names first",
    before: metadata(table("users", { id, first: t.text(), last: t.text() })),
    after: metadata(table("users", { id, last_name: t.text(), first_name: t.text() })),
    found: [
      "users.first:first_name",
      "users.last:last_name",
      "users.first:last_name",
      "users.last:first_name",
    ],
  },
  {
    name: "takes a table with the same columns for one",
    before: metadata(table("people", { id, name: t.text(), age: t.integer() })),
    after: metadata(table("users", { id, name: t.text(), age: t.integer() })),
    found: ["people:users"],
  },
  {
    name: "takes a table of a like name with most of the columns for one",
    before: metadata(table("user", { id, name: t.text(), mail: t.text() })),
    after: metadata(table("users", { id, name: t.text(), age: t.integer() })),
    found: ["user:users"],
  },
  {
    name: "takes no table of another schema, and none of other columns, for one",
    before: metadata(
      table("people", { id, name: t.text() }, [], { schema: "old" }),
      table("notes", { id, text: t.text() }),
    ),
    after: metadata(
      table("people", { id, name: t.text() }, [], { schema: "new" }),
      table("prices", { id, amount: t.numeric(10, 2) }),
    ),
    found: [],
  },
];

for (const { name, before, after, found } of candidates) {
  Deno.test(`renameCandidates() ${name}`, () => {
    assert.deepEqual(named(renameCandidates(before, after)), found);
  });
}

const old = metadata(
  table("people", { id, mail: t.text(), nick: t.text() }),
  table("users", { id, mail: t.text(), phone: t.text() }),
  table("people", { id, mail: t.text() }, [], { schema: "app" }),
);
const now = metadata(
  table("persons", { id, email: t.text(), nick: t.text() }),
  table("users", { id, email: t.text(), phone: t.text(), cell: t.text() }),
  table("persons", { id, email: t.text() }, [], { schema: "app" }),
);

const options: readonly {
  readonly given: readonly string[];
  readonly found: readonly { readonly [key: string]: string | undefined }[];
}[] = [
  { given: [], found: [] },
  {
    given: ["people:persons"],
    found: [{ table: "persons", schema: undefined, from: "people" }],
  },
  {
    given: ["users.mail:users.email"],
    found: [{ table: "users", schema: undefined, column: "email", from: "mail" }],
  },
  {
    given: ["users.mail:email"],
    found: [{ table: "users", schema: undefined, column: "email", from: "mail" }],
  },
  ...["people.mail:persons.email", "people.mail:email", "persons.mail:email"].map((column) => ({
    given: [column, "people:persons"],
    found: [
      { table: "persons", schema: undefined, from: "people" },
      { table: "persons", schema: undefined, column: "email", from: "mail" },
    ],
  })),
  {
    given: ["app.people:app.persons", "app.people.mail:email"],
    found: [
      { table: "persons", schema: "app", from: "people" },
      { table: "persons", schema: "app", column: "email", from: "mail" },
    ],
  },
];

for (const { given, found } of options) {
  Deno.test(`parseRenames() reads ${given.join(" ") || "nothing"}`, () => {
    assert.deepEqual(parseRenames(given, { before: old, after: now }), found);
  });
}

const refused: readonly (readonly [option: string, message: string, hint?: string])[] = [
  ...["", "people", ":persons", "people:", "a:b:c", "a:b.c", "a.b.c.d:e", "a..b:c"].map((option) =>
    [
      option,
      `Can't read --rename "${option}"`,
      "Write --rename old:new for a table, --rename table.old:table.new for a column.",
    ] as const
  ),
  [
    "peeple:persons",
    'Can\'t rename "peeple" to "persons": the database has no table "peeple"',
    'Did you mean "people"?',
  ],
  [
    "people:person",
    'Can\'t rename "people" to "person": the target has no table "person"',
    'Did you mean "persons"?',
  ],
  [
    "people:users",
    'Can\'t rename "people" to "users": the database has a table "users", too',
    "Leave this --rename out. What one holds goes to the other by op.execute.",
  ],
  [
    "users:persons",
    'Can\'t rename "users" to "persons": the target still has a table "users"',
    "Leave this --rename out, or take the old name out of the target.",
  ],
  [
    "app.people:other.persons",
    'Can\'t rename "app.people" to "other.persons": a table stays in its schema',
    "Move it by op.execute: ALTER TABLE … SET SCHEMA.",
  ],
  [
    "user.mail:email",
    'Can\'t rename "user.mail" to "user.email": the database has no table "user"',
    'Did you mean "users"?',
  ],
  [
    "people.mail:email",
    'Can\'t rename "people.mail" to "people.email": the target has no table "people"',
  ],
  [
    "users.male:email",
    'Can\'t rename "users.male" to "users.email": the database has no column "male"',
    'Did you mean "mail"?',
  ],
  [
    "users.mail:emial",
    'Can\'t rename "users.mail" to "users.emial": the target has no column "emial"',
    'Did you mean "email"?',
  ],
  [
    "users.mail:phone",
    'Can\'t rename "users.mail" to "users.phone": the database has a column "phone", too',
    "Leave this --rename out. What one holds goes to the other by op.execute.",
  ],
  [
    "users.phone:cell",
    'Can\'t rename "users.phone" to "users.cell": the target still has a column "phone"',
    "Leave this --rename out, or take the old name out of the target.",
  ],
  [
    "people.mail:users.email",
    'Can\'t rename "people.mail" to "users.email": a column stays in its table',
    "Say what the table was called, too: --rename.",
  ],
];

for (const [option, message, hint] of refused) {
  Deno.test(`parseRenames() refuses "${option}"`, () => {
    assert.throws(
      () => parseRenames([option], { before: old, after: now }),
      { code: "usage", message, hint },
    );
  });
}

Deno.test("pendingRenames() leaves out what was done before, and goes along a chain", () => {
  const before = metadata(table("a", { id, x: t.text(), z: t.text() }), table("b", { id }));
  const target = metadata(
    table("b", { id, y: t.text().renamedFrom("x"), z: t.text().renamedFrom("w") }, [], {
      renamedFrom: "a",
    }),
    table("c", { id }, [], { renamedFrom: "b" }),
    table("d", { id }, [], { renamedFrom: "gone" }),
  );
  assert.deepEqual(pendingRenames(before, target.renames), [
    { table: "c", from: "b" },
    { table: "b", from: "a" },
    { table: "b", column: "y", from: "x" },
  ]);
});

Deno.test("decideRenames() asks of each thing once, and of columns of tables that were renamed", async () => {
  const asked: string[] = [];
  const before = metadata(table("people", { id, mail: t.text(), nick: t.text(), tel: t.text() }));
  const after = metadata(
    table("persons", { id, email: t.text(), nick: t.text(), phone: t.text() }),
  );
  const { renames, undecided } = await decideRenames({ before, after }, [], (candidate) => {
    asked.push(...named([candidate]));
    return Promise.resolve(candidate.from !== "tel");
  });
  assert.deepEqual(asked, ["people:persons", "persons.mail:email", "persons.tel:phone"]);
  assert.deepEqual(renames, [
    { table: "persons", schema: undefined, from: "people" },
    { table: "persons", schema: undefined, column: "email", from: "mail" },
  ]);
  assert.deepEqual(undecided, []);
});

Deno.test("decideRenames() leaves open what nobody decides, and doesn't ask what is known", async () => {
  const before = metadata(table("users", { id, mail: t.text(), tel: t.text(), city: t.text() }));
  const after = metadata(table("users", { id, email: t.text(), phone: t.text() }));
  const known = [{ table: "users", column: "email", from: "mail" }];
  const { renames, undecided } = await decideRenames({ before, after }, known);
  assert.deepEqual(renames, known);
  assert.deepEqual(named(undecided), ["users.tel:phone"]);
});

Deno.test("revisionBody() tells what may be a rename where it is dropped", async () => {
  const before = metadata(
    table("users", { id, mail: t.text() }),
    table("old", { id, x: t.text() }),
  );
  const after = metadata(
    table("users", { id, email: t.text() }),
    table("new", { id, x: t.text() }),
  );
  const { undecided } = await decideRenames({ before, after }, []);
  const upgrade: readonly Operation[] = [
    { kind: "dropColumn", table: "users", column: "mail" },
    { kind: "dropTable", table: "old" },
    { kind: "dropColumn", table: "other", column: "mail" },
  ];
  const style = { directory: "/", remarks: dropRemarks(undecided) };
  const { upgrades } = revisionBody({ upgrade, downgrade: [] }, style);
  assert.ok(typeof upgrades === "function");
  assert.equal(
    upgrades(0),
    `// Drops "mail" with its values. If it is "email" now, rename it instead:
// op.alterColumn("users", "mail", { name: "email" });
// in place of this and of what makes "email": --rename users.mail:email writes it.
op.dropColumn("users", "mail");
// Drops "old" with its rows. If it is "new" now, rename it instead:
// op.renameTable("old", "new");
// in place of this and of what makes "new": --rename old:new writes it.
op.dropTable("old");
op.dropColumn("other", "mail");`,
  );
});

Deno.test("revisionBody() tells that rows may hold the label that is dropped", () => {
  const upgrade: readonly Operation[] = [
    { kind: "dropEnumValue", name: "mood", value: "sad" },
    { kind: "dropEnumValue", name: "mood", value: "ok", replaceWith: "fine" },
  ];
  const { upgrades } = revisionBody({ upgrade, downgrade: [] }, {
    directory: "/",
    remarks: dropRemarks([]),
  });
  assert.ok(typeof upgrades === "function");
  assert.equal(
    upgrades(0),
    `// Rows that hold "sad" stop this: { replaceWith: "…" } gives them another.
op.dropEnumValue("mood", "sad");
op.dropEnumValue("mood", "ok", { replaceWith: "fine" });`,
  );
});

Deno.test("droppedData() tells tables and columns, but not what is computed", () => {
  const before = metadata(table("users", {
    id,
    mail: t.text(),
    shown: t.text().generatedAs("mail"),
  }));
  const operations: readonly Operation[] = [
    { kind: "dropIndex", name: "ix", table: "users" },
    { kind: "dropColumn", table: "users", column: "shown" },
    { kind: "dropColumn", table: "users", column: "mail" },
    { kind: "dropTable", table: "logs", schema: "app" },
  ];
  assert.deepEqual(droppedData(operations, before), [
    { table: "users", schema: undefined, column: "mail" },
    { table: "logs", schema: "app" },
  ]);
});

const start = metadata(
  table("people", {
    id,
    mail: t.string(50).notNull(),
    nick: t.text(),
    age: t.integer().check("age > 0", { name: "grown" }),
  }, [unique(["mail"], { name: "one_mail" }), index("ix_people_nick", ["nick"])]),
  table("notes", { id, person_id: t.integer() }, [
    foreignKey(["person_id"], "people", ["id"], { name: "by", onDelete: "CASCADE" }),
  ]),
  view("mails", "SELECT id, mail FROM people"),
);
const target = metadata(
  table(
    "persons",
    {
      id,
      email: t.string(100).notNull().renamedFrom("mail"),
      nick: t.text().notNull().default("none"),
      years: t.integer().check("years > 0", { name: "grown" }).renamedFrom("age"),
      city: t.text(),
    },
    [unique(["email"], { name: "one_mail" }), index("ix_persons_nick", ["nick"])],
    {
      renamedFrom: "people",
    },
  ),
  table("notes", { id, author_id: t.integer().renamedFrom("person_id") }, [
    foreignKey(["author_id"], "persons", ["id"], { name: "by", onDelete: "CASCADE" }),
  ]),
  view("mails", "SELECT id, email FROM persons"),
);

eachDatabase("a rename keeps the rows, up and down, whatever else changes", async (test) => {
  const { dialect } = test.database;
  const connection = await test.connect();
  const rules = await diffRules(dialect);
  const complete = new Set<keyof Model>(["tables", "views", "triggers"]);
  const read = () => dialect.introspect(connection, {});
  const run = (operations: readonly Operation[]) => execute(operations, { dialect, connection });
  const rows = (sql: string) => connection.query(sql);

  await run(diff({ before: emptyModel, after: start, complete }, rules));
  await connection.execute([
    {
      text:
        "INSERT INTO people (id, mail, nick, age) VALUES (1, 'a@x', 'a', 7), (2, 'b@x', 'b', 8)",
    },
    { text: "INSERT INTO notes (id, person_id) VALUES (1, 2)" },
  ]);
  const before = await read();
  const after = await dialect.stored(target, connection);
  const renames = pendingRenames(before, target.renames);
  const base = applyRenames(before, renames).before;
  const operations = withRenames(renames, diff({ before: base, after, complete }, rules));
  assert.deepEqual(droppedData(operations, before), []);

  await run(operations);
  assert.deepEqual(await rows("SELECT id, email, nick, years, city FROM persons ORDER BY id"), [
    { id: 1, email: "a@x", nick: "a", years: 7, city: null },
    { id: 2, email: "b@x", nick: "b", years: 8, city: null },
  ]);
  assert.deepEqual(await rows("SELECT id, author_id FROM notes"), [{ id: 1, author_id: 2 }]);
  assert.deepEqual(await rows("SELECT email FROM mails ORDER BY id"), [
    { email: "a@x" },
    { email: "b@x" },
  ]);

  const { operations: back, lost } = reverseAll(operations, before);
  assert.deepEqual(lost, []);
  await run(back);
  assert.deepEqual(diff({ before: await read(), after: before, complete }, rules), []);
  assert.deepEqual(await rows("SELECT id, mail, nick, age FROM people ORDER BY id"), [
    { id: 1, mail: "a@x", nick: "a", age: 7 },
    { id: 2, mail: "b@x", nick: "b", age: 8 },
  ]);
  assert.deepEqual(await rows("SELECT id, person_id FROM notes"), [{ id: 1, person_id: 2 }]);
});
