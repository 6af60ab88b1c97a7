"""Triggers that refuse change to what is signed, printed, chained or counted; all in this one file.

They are made anew after every migration (Alembic's batch mode drops them silently) and compared at unlock.
What a key holder does past them is shown by verifying the signed bytes, which are kept.
"""

from __future__ import annotations

from sqlalchemy import Connection, text


def _never(table: str, acts: tuple[str, ...] = ("UPDATE", "DELETE")) -> dict[str, str]:
    return {
        f"{table}_no_{act.lower()}": f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
        for act in acts
    }


TRIGGERS: dict[str, str] = {
    **_never("journal"),
    **_never("sealed", ("UPDATE",)),
    **_never("numbers", ("DELETE",)),
    "numbers_keep": "CREATE TRIGGER numbers_keep BEFORE UPDATE OF number, series, year, sequence, taken_at, "
    "taken_by ON numbers BEGIN SELECT RAISE(ABORT, 'numbers is never changed'); END",
}


def remake(connection: Connection) -> None:
    """Drop and create every trigger of ours."""
    for name in _present(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for statement in TRIGGERS.values():
        connection.exec_driver_sql(statement)


def changed(connection: Connection) -> bool:
    """Whether the file's triggers differ from ours: somebody took a protection away."""
    return _present(connection) != TRIGGERS


def _present(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {row.name: row.sql for row in rows}
