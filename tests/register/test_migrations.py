"""Steps and tables say the same, an older register is copied aside, a newer one is left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from mediation_desk.errors import DeskError
from mediation_desk.register import migrations, search
from mediation_desk.register.engine import open_engine
from mediation_desk.register.register import Register
from mediation_desk.register.tables import metadata
from mediation_desk.register.triggers import TRIGGERS
from tests.desk_fixtures import DIRECTOR, KEY, Office
from tests.keepsakes.step import ours

AGAIN = (
    "A table and its step differ. While revision 0001 is in nobody's hands, write it again: "
    "python -m tests.keepsakes.step mediation_desk/register/migrations/versions/first.py 0001"
)
SECOND = """
from alembic import op
import sqlalchemy as sa

revision = "9002"
down_revision = "{after}"


def upgrade():
    op.add_column("staff", sa.Column("desk", sa.Text(), nullable=False, server_default=""))
    {more}
"""


def schema(connection: Connection) -> dict[str, list[str]]:
    """What made everything of ours, by name: columns in order, constraints in any."""
    found = text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger'")
    return {row.name: _lines(row.sql) for row in connection.execute(found) if row.name != "alembic_version"}


def _lines(sql: str) -> list[str]:
    lines = [" ".join(line.split()).rstrip(",") for line in sql.splitlines()]
    constraints = [line for line in lines if line.startswith("CONSTRAINT")]
    columns = [line for line in lines if line not in constraints]
    # SQLite writes a column added later on the line of the one before it.
    return [part for line in columns for part in line.split(", ")] + sorted(constraints)


def steps_with(folder: Path, more: str = "pass") -> Path:
    """The real steps and a second one, as a later program would bring them."""
    steps = folder / "steps"
    steps.mkdir()
    for step in migrations.STEPS.glob("*.py"):
        shutil.copy(step, steps)
    (steps / "second.py").write_text(SECOND.format(more=more, after=migrations.NEWEST), encoding="utf-8")
    return steps


def copies(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one.name.startswith("register-"))


def test_the_steps_make_what_the_tables_say(tmp_path: Path) -> None:
    stepped, said = (open_engine(tmp_path / name, KEY) for name in ("stepped.db", "said.db"))
    with stepped.begin() as connection:
        migrations.upgrade(connection)
        context = MigrationContext.configure(
            connection, opts={"include_name": ours, "compare_type": True, "compare_server_default": True}
        )
        differences = compare_metadata(context, metadata)
        by_steps = schema(connection)
    with said.begin() as connection:
        metadata.create_all(connection)
        for statement in search.CREATE:
            connection.exec_driver_sql(statement)
        by_tables = schema(connection)
    stepped.dispose()
    said.dispose()
    assert differences == [], AGAIN
    assert by_steps == by_tables, AGAIN


def test_the_revision_known_without_alembic_is_the_last_step() -> None:
    assert migrations.newest() == migrations.NEWEST


def test_every_protection_stands_after_the_steps(desk_office: Office) -> None:
    with desk_office.reading(DIRECTOR) as records:
        found = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        assert set(records.connection.execute(found).scalars()) == set(TRIGGERS)


def test_a_step_never_imports_the_program() -> None:
    for step in migrations.STEPS.glob("*.py"):
        assert "mediation_desk" not in step.read_text(encoding="utf-8")


def test_a_newer_register_is_refused_and_untouched(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        records.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    desk_office.close()
    before = desk_office.path.read_bytes()
    with pytest.raises(DeskError, match=r"^register\.newer$"):
        Register.open(desk_office.path, KEY, desk_office.seat(DIRECTOR))
    assert desk_office.path.read_bytes() == before
    assert copies(desk_office.path) == []


def test_a_register_without_a_revision_is_not_ours(tmp_path: Path, desk_office: Office) -> None:
    stranger = tmp_path / "stranger.db"
    engine = open_engine(stranger, KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE something (id INTEGER)"))
    engine.dispose()
    with pytest.raises(DeskError, match=r"^register\.wrong_key_or_damaged$"):
        Register.open(stranger, KEY, desk_office.seat(DIRECTOR))


def test_an_older_register_is_copied_aside_and_the_copy_goes_when_all_is_well(
    desk_office: Office, tmp_path: Path
) -> None:
    desk_office.close()
    before = desk_office.path.read_bytes()
    seat, steps = desk_office.seat(DIRECTOR), steps_with(tmp_path)
    newer = Register.open(desk_office.path, KEY, seat, steps=steps)
    with newer.reading(DIRECTOR, desk_office.clock.now) as records:
        found = set(records.connection.execute(text("SELECT desk FROM staff")).scalars())
    newer.close()
    assert found == {""}
    assert copies(desk_office.path) == [f"register-{migrations.NEWEST}.before"]
    kept = desk_office.path.with_name(f"register-{migrations.NEWEST}.before")
    assert kept.read_bytes() == before
    assert kept.stat().st_mode & 0o077 == 0
    Register.open(kept, KEY, seat).close()
    with pytest.raises(DeskError, match=r"^register\.newer$"):
        Register.open(desk_office.path, KEY, seat)
    Register.open(desk_office.path, KEY, seat, steps=steps).close()
    assert copies(desk_office.path) == []


def test_a_step_that_fails_leaves_the_older_register_whole(desk_office: Office, tmp_path: Path) -> None:
    desk_office.close()
    before = desk_office.path.read_bytes()
    seat, steps = desk_office.seat(DIRECTOR), steps_with(tmp_path, "raise ZeroDivisionError")
    with pytest.raises(DeskError, match=r"^migration\.failed$"):
        Register.open(desk_office.path, KEY, seat, steps=steps)
    assert desk_office.path.read_bytes() == before
    assert copies(desk_office.path) == [f"register-{migrations.NEWEST}.before"]
    Register.open(desk_office.path, KEY, seat).close()
    assert copies(desk_office.path) == []
