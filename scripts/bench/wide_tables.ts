/** A table that is made up: ten columns, two indexes, a unique constraint and a foreign key to the table before it. */
export interface MadeTable {
  readonly name: string;
  readonly parent: string;
  /** Whether it has a column more, and a longer one. */
  readonly isChanged: boolean;
}

/** How tables are told to somebody: the whole text of a file. */
export type Teller = (tables: readonly MadeTable[]) => string;

/** So many tables, of which each hundredth is changed, if some are to be. */
export function madeTables(count: number, { changed = false } = {}): readonly MadeTable[] {
  const nameOf = (at: number) => `table_${String(at).padStart(5, "0")}`;
  return Array.from({ length: count }, (_, at) => ({
    name: nameOf(at),
    parent: nameOf(Math.max(0, at - 1)),
    isChanged: changed && at % 100 === 50,
  }));
}

/** As models of `migrate`. */
export const asModels: Teller = (tables) =>
  [
    `import { foreignKey, index, primaryKey, t, table, unique } from "migrate";`,
    ...tables.map(({ name, parent, isChanged }) => `
export const ${name} = table("${name}", {
  id: t.string(26).notNull(),
  parent_id: t.string(26),
  code: t.string(40).notNull(),
  name: t.string(255).notNull(),
  email: t.string(${isChanged ? 400 : 320}),
  quantity: t.integer().notNull(),
  amount: t.numeric(10, 2),
  active: t.boolean().notNull(),
  note: t.text(),
  created_at: t.dateTime().notNull(),${isChanged ? "\n  added: t.integer()," : ""}
}, [
  primaryKey(["id"], { name: "pk_${name}" }),
  unique(["code"], { name: "uq_${name}" }),
  foreignKey(["parent_id"], "${parent}", ["id"], { name: "fk_${name}" }),
  index("ix_${name}_name", ["name"]),
  index("ix_${name}_created", ["created_at", "active"]),
]);
`),
  ].join("\n");

/** As models of SQLAlchemy, with what Alembic's env.py asks for. */
export const asSqlalchemy: Teller = (tables) =>
  [
    "from sqlalchemy import *",
    "metadata = MetaData()",
    ...tables.map(({ name, parent, isChanged }) =>
      `Table("${name}", metadata,
  Column("id", String(26), nullable=False),
  Column("parent_id", String(26)),
  Column("code", String(40), nullable=False),
  Column("name", String(255), nullable=False),
  Column("email", String(${isChanged ? 400 : 320})),
  Column("quantity", Integer, nullable=False),
  Column("amount", Numeric(10, 2)),
  Column("active", Boolean, nullable=False),
  Column("note", Text),
  Column("created_at", DateTime, nullable=False),${isChanged ? '\n  Column("added", Integer),' : ""}
  PrimaryKeyConstraint("id", name="pk_${name}"),
  UniqueConstraint("code", name="uq_${name}"),
  ForeignKeyConstraint(["parent_id"], ["${parent}.id"], name="fk_${name}"),
  Index("ix_${name}_name", "name"),
  Index("ix_${name}_created", "created_at", "active"))`
    ),
  ].join("\n");

/** As SQL, with the database's word for a date with a time. */
export const asSql = (dateTime: string): Teller => (tables) =>
  tables.map(({ name, parent, isChanged }) =>
    `CREATE TABLE ${name} (
  id VARCHAR(26) NOT NULL,
  parent_id VARCHAR(26),
  code VARCHAR(40) NOT NULL,
  name VARCHAR(255) NOT NULL,
  email VARCHAR(${isChanged ? 400 : 320}),
  quantity INTEGER NOT NULL,
  amount NUMERIC(10, 2),
  active BOOLEAN NOT NULL,
  note TEXT,
  created_at ${dateTime} NOT NULL,${isChanged ? "\n  added INTEGER," : ""}
  CONSTRAINT pk_${name} PRIMARY KEY (id),
  CONSTRAINT uq_${name} UNIQUE (code),
  CONSTRAINT fk_${name} FOREIGN KEY (parent_id) REFERENCES ${parent} (id)
);
CREATE INDEX ix_${name}_name ON ${name} (name);
CREATE INDEX ix_${name}_created ON ${name} (created_at, active);
`
  ).join("\n");
