"""Bring a register's schema to today's, by Alembic, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from mediation_desk.errors import DeskError
from mediation_desk.register import triggers
from mediation_desk.register.newest_step import NEWEST as NEWEST

# Alembic is wanted once in a version's life and takes longer to import than the rest of the register.
if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

HERE = Path(__file__).parent
STEPS = HERE / "versions"
Told = Callable[[str], None]


def outdated(connection: Connection, steps: Path = STEPS) -> str | None:
    """The revision of a register that lacks a step, or None when it is current.

    Raises DeskError: register.newer when it was written by a newer program, register.wrong_key_or_damaged
    when it was written by none of ours.
    """
    found = _revision(connection)
    if found is None:
        raise DeskError("register.wrong_key_or_damaged")
    if steps == STEPS and found == NEWEST:
        return None
    script = _script(steps)
    if found not in {step.revision for step in script.walk_revisions()}:
        raise DeskError("register.newer")
    return None if found == script.get_current_head() else found


def upgrade(connection: Connection, steps: Path = STEPS, *, told: Told = lambda _revision: None) -> None:
    """Run the steps that an empty or older register lacks and make the triggers anew.

    `steps` is the folder of the steps; `told` hears each revision when it is reached.
    """
    upgrade_to(connection, newest(steps), steps, told=told)
    triggers.remake(connection)


def shrinks(older: str, steps: Path = STEPS) -> frozenset[str]:
    """Tables that the steps after `older` say (SHRINKS) may have fewer rows behind them."""
    script = _script(steps)
    wanted = script.iterate_revisions(script.get_current_head() or "", older)
    return frozenset(table for one in wanted for table in getattr(one.module, "SHRINKS", ()))


def upgrade_to(
    connection: Connection, revision: str, steps: Path = STEPS, *, told: Told = lambda _revision: None
) -> None:
    """Run the steps up to and with `revision`; no trigger is made."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext

    script, head = _script(steps), revision
    with EnvironmentContext(Config(), script, fn=_upgrade_to(script, head)) as context:
        context.configure(
            connection=connection,
            transactional_ddl=True,
            transaction_per_migration=False,
            on_version_apply=lambda step, **_more: told(str(step.up_revision_id)),
        )
        context.run_migrations()


def revision_of(connection: Connection) -> str | None:
    """The revision a register says it has, or None when it says none."""
    return _revision(connection)


def newest(steps: Path = STEPS) -> str:
    """The revision of today's schema."""
    return _script(steps).get_current_head() or ""


def _upgrade_to(script: ScriptDirectory, newest: str):  # type: ignore[no-untyped-def]
    # Alembic's own callback type is private.
    return lambda revision, _context: script._upgrade_revs(newest, revision)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _script(steps: Path) -> ScriptDirectory:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("version_locations", str(steps).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return ScriptDirectory.from_config(config)
