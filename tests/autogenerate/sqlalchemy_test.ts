/*
 * The models of SQLAlchemy as a target, by a program that prints what SQLAlchemy would make of them: with the real
 * package, where there is one.
 */

import assert from "node:assert/strict";
import * as api from "../../api.ts";
import { start } from "../support/cli.ts";
import { databases, dialectNames, type TestDatabase, testUnless } from "../support/databases.ts";
import { type Files, makeProject } from "../support/project.ts";
import { alembicProblem, findAlembic, urlForPython } from "../support/python.ts";

const files: Files = {
  "migrations/versions/.gitkeep": "",
  "models.py": `import enum
from datetime import datetime
from decimal import Decimal
from typing import Optional
from uuid import UUID

from sqlalchemy import (JSON, CheckConstraint, Computed, DateTime, Enum, ForeignKey, Identity, Index, Numeric, String,
                        UniqueConstraint, func, text)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Mood(enum.Enum):
    sad = "sad"
    glad = "glad"


class User(Base):
    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("email", "name", name="uq_users"),
        Index("ix_lower", text("lower(email)"), unique=True),
        {"comment": "Who may sign in"},
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    email: Mapped[str] = mapped_column(String(255), index=True)
    name: Mapped[Optional[str]] = mapped_column(server_default="it's nobody")
    mood: Mapped[Mood] = mapped_column(Enum(Mood, create_constraint=True, name="mood"), server_default="glad")
    settings: Mapped[dict] = mapped_column(JSON, server_default=text("'{}'"))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    key: Mapped[str] = mapped_column(Computed("lower(email)", persisted=True))


class Order(Base):
    __tablename__ = "order"
    __table_args__ = (CheckConstraint("total >= 0", name="ck_total"), Index("ix_open", "total", sqlite_where=text("total > 10"),
                      postgresql_where=text("total > 10")))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    total: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    is_paid: Mapped[bool] = mapped_column(server_default=text("false"))
    parent_id: Mapped[Optional[UUID]] = mapped_column(ForeignKey("order.id"))
`,
  "print_ddl.py": `import sys

from sqlalchemy import create_mock_engine

from models import Base


def show(statement, *_):
    print(f"{statement.compile(dialect=engine.dialect)};")


engine = create_mock_engine(sys.argv[1], show)
Base.metadata.create_all(engine, checkfirst=False)
`,
  "make.py": `import sys

from sqlalchemy import create_engine

from models import Base

Base.metadata.create_all(create_engine(sys.argv[1]))
`,
};

for (const dialect of dialectNames) {
  testUnless(
    alembicProblem(dialect),
    `the models of SQLAlchemy are a target (${dialect})`,
    () => databases[dialect](trySqlalchemy),
  );
}

async function trySqlalchemy(database: TestDatabase): Promise<void> {
  const [python, url] = [findAlembic()!, urlForPython(database)];
  const program = JSON.stringify([python, "print_ddl.py", url]);
  using project = makeProject({
    ...files,
    "migrate.yaml": `url: ${database.url}\ntarget:\n  program: ${program}\n`,
  });
  const options = { config: `${project.folder}/migrate.yaml` };
  const connection = await database.connect();

  const { detected, verified } = await api.autogenerate(options, { id: "a1" });
  assert.deepEqual([detected.length > 5, verified], [true, true]);
  await api.upgrade(options);
  assert.deepEqual(await api.check(options), { operations: [], detected: [] });

  await api.downgrade(options, "base");
  await connection.execute([{ text: "DROP TABLE alembic_version" }]);
  const { code, stderr } = await start([python, "make.py", url], project).outcome;
  assert.equal(code, 0, stderr);
  await api.stamp(options, "head");
  // What SQLAlchemy makes itself is the same.
  assert.deepEqual(await api.check(options), { operations: [], detected: [] });
}
