"""Bring a register's schema to today's, by Alembic, inside the caller's transaction."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from mediation_desk.errors import DeskError
from mediation_desk.register import triggers

HERE = Path(__file__).parent
STEPS = HERE / "versions"


def outdated(connection: Connection, steps: Path = STEPS) -> str | None:
    """The revision of a register that lacks a step, or None when it is current.

    Raises DeskError: register.newer when it was written by a newer program, register.wrong_key_or_damaged
    when it was written by none of ours.
    """
    script = _script(steps)
    found = MigrationContext.configure(connection).get_current_revision()
    if found is None:
        raise DeskError("register.wrong_key_or_damaged")
    if found not in {step.revision for step in script.walk_revisions()}:
        raise DeskError("register.newer")
    return None if found == script.get_current_head() else found


def upgrade(connection: Connection, steps: Path = STEPS) -> None:
    """Run the steps that an empty or older register lacks and make the triggers anew.

    `steps` is the folder of the steps.
    """
    script = _script(steps)
    head = script.get_current_head() or ""
    with EnvironmentContext(Config(), script, fn=_upgrade_to(script, head)) as context:
        context.configure(connection=connection, transactional_ddl=True, transaction_per_migration=False)
        context.run_migrations()
    triggers.remake(connection)


def newest(steps: Path = STEPS) -> str:
    """The revision of today's schema."""
    return _script(steps).get_current_head() or ""


def _upgrade_to(script: ScriptDirectory, newest: str):  # type: ignore[no-untyped-def]
    # Alembic's own callback type is private.
    return lambda revision, _context: script._upgrade_revs(newest, revision)


def _script(steps: Path) -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("version_locations", str(steps).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return ScriptDirectory.from_config(config)
