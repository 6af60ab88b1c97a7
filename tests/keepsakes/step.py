"""Write down a migration step: `python -m tests.keepsakes.step FILE REVISION [--after REVISION]`.

Without `--after`, the step makes today's tables from nothing; with it, what an empty register of all present
steps lacks. The step names no table of ours: columns are spelled in SQLAlchemy's own types, so that it says
the same when the tables have moved on. Read it, then clean it up by hand.

While no register of revision 0001 is in anybody's hands, the first step is simply written again:
`python -m tests.keepsakes.step mediation_desk/register/migrations/versions/first.py 0001`.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine
from sqlalchemy.types import TypeDecorator

from mediation_desk.register import migrations, search
from mediation_desk.register.tables import metadata

HEAD = '''"""{said}"""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {after}


def upgrade() -> None:
    """{said}"""
'''


def spelled(kind: str, value: Any, _context: AutogenContext) -> str | bool:
    """Types of ours as what SQLite keeps; everything else as Alembic writes it."""
    if kind == "type":
        plain = value.impl if isinstance(value, TypeDecorator) else value
        return f"sa.{type(plain).__name__}()"
    return False


def ours(name: str | None, kind: str, _parents: Any) -> bool:
    """The tables of search are made by their own statements."""
    return not (kind == "table" and (name or "").startswith("search_"))


def written(connection: Connection, revision: str, after: str | None) -> str:
    """The text of a step that brings this register's schema to today's tables."""
    context = MigrationContext.configure(
        connection, opts={"render_item": spelled, "include_name": ours, "target_metadata": metadata}
    )
    script = produce_migrations(context, metadata)
    assert script.upgrade_ops is not None
    code = render_python_code(script.upgrade_ops, render_item=spelled)
    code = re.sub(r"op\.f\('([^']+)'\)", r"'\1'", code)
    code = re.sub(r", (unique=False|nullable=True)", "", code)
    code = "\n".join(line for line in code.splitlines() if not line.lstrip().startswith("#"))
    said = "What this step is for." if after else "The first register: every table, index and search table."
    head = HEAD.format(said=said, revision=revision, after=repr(after))
    lines = code.lstrip().splitlines()
    if after is None:
        lines += [_statement(statement) for statement in search.CREATE]
    return head + "    " + "\n".join(lines) + "\n"


def _statement(text: str) -> str:
    halves = text.split(" tokenize=") if " tokenize=" in text else [text]
    parts = [halves[0], *(f" tokenize={rest}" for rest in halves[1:])]
    return "    op.execute(" + "\n".join(map(repr, parts)) + ")"


def main(arguments: list[str]) -> None:
    """Write the step and put it in the house's layout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("revision")
    parser.add_argument("--after")
    said = parser.parse_args(arguments)
    with create_engine("sqlite://").begin() as connection:
        if said.after:
            migrations.upgrade(connection)
        text = written(connection, said.revision, said.after)
    said.file.write_text(text, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(said.file)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
