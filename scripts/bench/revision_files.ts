import type { MadeRevision } from "./histories.ts";

/** The text of a revision's file as `migrate` has it: a table of eight columns, and an index. */
export function typescriptRevision({ id, down, table }: MadeRevision): string {
  const names = table === undefined ? "defineRevision" : "defineRevision, foreignKey, t, unique";
  return `/**
 * ${messageOf(table)}
 *
 * Revision ID: ${id}
 * Revises: ${down.join(", ")}
 * Create Date: 2026-01-01 00:00:00.000000+00:00
 */
import { ${names} } from "migrate";

export default defineRevision({
  revision: "${id}",
  downRevision: ${down.length > 1 ? JSON.stringify(down) : JSON.stringify(down[0] ?? null)},
  branchLabels: null,
  dependsOn: null,

  upgrade(op) {
    ${table === undefined ? "// nothing" : typescriptUpgrade(table)}
  },

  downgrade(op) {
    ${table === undefined ? "// nothing" : `op.dropTable("${tableName(table)}");`}
  },
});
`;
}

function typescriptUpgrade(table: number): string {
  const name = tableName(table);
  return `op.createTable("${name}", {
      id: t.integer().primaryKey(),
      parent_id: t.integer(),
      email: t.string(255).notNull(),
      name: t.string(100).notNull(),
      amount: t.numeric(10, 2),
      is_active: t.boolean().notNull(),
      note: t.text(),
      created_at: t.dateTime().notNull().defaultSql("CURRENT_TIMESTAMP"),
    }, [unique(["email"]), foreignKey(["parent_id"], "${parentName(table)}", ["id"])]);
    op.createIndex(op.f("ix_${name}_name"), "${name}", ["name"]);`;
}

/** The text of the same revision's file as Alembic has it. */
export function pythonRevision({ id, down, table }: MadeRevision): string {
  const quoted = down.map((parent) => `'${parent}'`);
  return `"""${messageOf(table)}

Revision ID: ${id}
Revises: ${down.join(", ")}
Create Date: 2026-01-01 00:00:00.000000+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '${id}'
down_revision: Union[str, Sequence[str], None] = ${
    quoted.length > 1 ? `(${quoted.join(", ")})` : quoted[0] ?? "None"
  }
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    ${table === undefined ? "pass" : pythonUpgrade(table)}


def downgrade() -> None:
    ${table === undefined ? "pass" : `op.drop_table('${tableName(table)}')`}
`;
}

function pythonUpgrade(table: number): string {
  const name = tableName(table);
  return `op.create_table('${name}',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('email', sa.String(length=255), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('amount', sa.Numeric(precision=10, scale=2), nullable=True),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('created_at', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['${parentName(table)}.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('email')
    )
    op.create_index(op.f('ix_${name}_name'), '${name}', ['name'], unique=False)`;
}

function messageOf(table: number | undefined): string {
  return table === undefined ? "nothing" : `add ${tableName(table)}`;
}

function tableName(table: number): string {
  return `table_${String(table).padStart(5, "0")}`;
}

/** The table before it; the first refers to itself. */
function parentName(table: number): string {
  return tableName(Math.max(table - 1, 1));
}
