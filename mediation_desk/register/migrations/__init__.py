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


def upgrade(connection: Connection) -> None:
    """Run the steps that are missing and make the triggers anew; nothing happens on a current register.

    Raises DeskError("register.newer") when the register was written by a newer program.
    """
    steps = _steps()
    newest = steps.get_current_head() or ""
    found = MigrationContext.configure(connection).get_current_revision()
    if found == newest:
        return
    if found is not None and found not in {step.revision for step in steps.walk_revisions()}:
        raise DeskError("register.newer")
    with EnvironmentContext(Config(), steps, fn=_upgrade_to(steps, newest)) as context:
        context.configure(connection=connection, transactional_ddl=True, transaction_per_migration=False)
        context.run_migrations()
    triggers.remake(connection)


def _upgrade_to(steps: ScriptDirectory, newest: str):  # type: ignore[no-untyped-def]
    # Alembic's own callback type is private.
    return lambda revision, _context: steps._upgrade_revs(newest, revision)


def _steps() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("version_locations", str(HERE / "versions"))
    config.set_main_option("path_separator", "newline")
    return ScriptDirectory.from_config(config)
