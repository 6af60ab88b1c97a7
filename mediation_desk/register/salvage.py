"""A new register out of what can be read of a damaged one: same schema, same key, triggers made anew.

The damaged file is only ever read, and only a copy of it. The new one is worth nothing until `prove_sound`
went through it; what was lost is told, row for row as far as anything knows of them.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from mediation_desk.domain.damage import LostRows, Rescue, RescueProgress, TellRescue
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, integrity, journal, migrations, people, triggers
from mediation_desk.register.cipher_file import open_connection
from mediation_desk.register.damaged_file import DamagedFile, UnreadableError
from mediation_desk.register.engine import open_engine
from mediation_desk.register.records import Records
from mediation_desk.register.salvage_fill import Filled, fill, ordinary_tables
from mediation_desk.register.salvage_links import settle_links
from mediation_desk.register.salvage_losses import losses
from mediation_desk.register.spoken import spoken
from mediation_desk.register.tables.cases import cases as case_table
from mediation_desk.register.tables.people import people as people_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """How much went into the new register and what did not; `last_read` is the last journal number seen."""

    kept: int
    from_indexes: int
    lost: tuple[LostRows, ...]
    journal_kept: int
    last_read: int


def salvage(
    source: Path, target: Path, raw_key: bytes, register_id: str, now: datetime, tell: TellRescue
) -> Saved:
    """Make `target`, which must not exist, from `source`, a copy of the damaged database without a log.

    DeskError register.wrong_key_or_damaged when not even the list of its tables can be read, what the disk
    refuses, and what `tell` raises.
    """
    with spoken():
        damaged = DamagedFile(source, raw_key)
        try:
            _make(target, raw_key, _revision(damaged))
            made = open_connection(target, raw_key)
            try:
                saved = _fill(damaged, made, register_id, now, tell)
            finally:
                made.close()
        finally:
            damaged.close()
        triggers.remake_in(target, raw_key)
    return saved


def rebuild_search(records: Records, tell: TellRescue) -> None:
    """Make every person and case findable again; one whose other half was lost is passed over."""
    wanted: list[tuple[Callable[[Records, str], None], str]]
    wanted = [(people.reindex, one) for one in _ids(records, people_table)]
    wanted += [(cases.reindex, one) for one in _ids(records, case_table)]
    for number, (reindex, one) in enumerate(wanted):
        if number % 100 == 0:
            tell(RescueProgress(step=Rescue.SEARCH, done=number, total=len(wanted)))
        with suppress(NoResultFound, DeskError):
            reindex(records, one)


def prove_sound(records: Records, tell: TellRescue) -> None:
    """Every page, the structure, every link, the journal and every protection. DeskError("copy.damaged")."""
    run = records.connection.exec_driver_sql
    looks: tuple[Callable[[], object], ...] = (
        lambda: not integrity.damaged_pages(records.connection),
        lambda: run("PRAGMA integrity_check").scalars().all() == ["ok"],
        lambda: not run("PRAGMA foreign_key_check").all(),
        lambda: journal.first_break(records.connection, records.seat.register_id) is None,
        lambda: not triggers.changed(records.connection),
    )
    for number, look in enumerate(looks):
        tell(RescueProgress(step=Rescue.PROVE, done=number, total=len(looks)))
        if not look():
            raise DeskError("copy.damaged")


def _make(target: Path, raw_key: bytes, revision: str) -> None:
    engine = open_engine(target, raw_key)
    try:
        with engine.begin() as connection:
            migrations.upgrade_to(connection, revision)
    finally:
        engine.dispose()


def _revision(damaged: DamagedFile) -> str:
    """The damaged register's own schema; today's where not even that can be read."""
    try:
        return next(str(row[0]) for row in damaged.rows("SELECT version_num FROM alembic_version"))
    except (UnreadableError, StopIteration):
        return migrations.NEWEST


def _fill(
    damaged: DamagedFile, made: sqlcipher.Connection, register_id: str, now: datetime, tell: TellRescue
) -> Saved:
    for setting in ("foreign_keys = OFF", "synchronous = OFF", "temp_store = MEMORY", "secure_delete = OFF"):
        made.execute(f"PRAGMA {setting}")  # our own settings; it is synced when it is whole
    made.execute("BEGIN")
    stored, tables = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), list(ordinary_tables())
    filled: list[Filled] = []
    for number, table in enumerate(tables):
        progress = RescueProgress(step=Rescue.READ, done=number, total=len(tables))
        tell(progress)
        filled.append(fill(damaged, made, table, stored, lambda: tell(progress)))  # noqa: B023 -- called within its turn
    last_read = made.execute("SELECT max(number) FROM journal").fetchone()[0] or 0
    kept = _cut_journal(made, register_id)
    tell(RescueProgress(step=Rescue.LINKS))
    loose = settle_links(made, lambda: tell(RescueProgress(step=Rescue.LINKS)))
    lost = losses(made, [one for one in filled if one.table != "journal"], loose)
    made.execute("COMMIT")
    out = sum(map(len, loose.taken_out.values()))
    return Saved(
        kept=sum(one.kept for one in filled) - out - (last_read and _behind(filled, kept)),
        from_indexes=sum(one.from_indexes for one in filled),
        lost=lost,
        journal_kept=kept,
        last_read=last_read,
    )


def _behind(filled: list[Filled], kept: int) -> int:
    """Journal entries that could be read and stand behind the first break."""
    return next(one.kept for one in filled if one.table == "journal") - kept


def _cut_journal(made: sqlcipher.Connection, register_id: str) -> int:
    """Leave the journal up to its first break; the number of its last entry."""
    previous, last = journal.root(register_id), 0
    for number, entry, stored in made.execute("SELECT number, entry, hash FROM journal ORDER BY number"):
        previous = journal.link(previous, entry) if isinstance(entry, bytes) else b""
        if number != last + 1 or stored != previous:
            break
        last = number
    made.execute("DELETE FROM journal WHERE number > ?", (last,))
    made.execute("DELETE FROM clock_set_backs WHERE number > ?", (last,))
    return last


def _ids(records: Records, table: object) -> list[str]:
    return list(records.connection.execute(select(table.c.id).order_by(table.c.row)).scalars())  # type: ignore[attr-defined]
