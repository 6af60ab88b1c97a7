"""What lies too long, counted whoever asks: nothing but numbers and days leaves here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, LargeBinary, Table, func, literal, select

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.return_visit import VisitState
from mediation_desk.register.drafts import SET_ASIDE
from mediation_desk.register.journal import read_entry
from mediation_desk.register.records import Records
from mediation_desk.register.tables.attachments import exported_copies
from mediation_desk.register.tables.cases import mediation_records
from mediation_desk.register.tables.limits import limits
from mediation_desk.register.tables.return_visits import return_visits
from mediation_desk.register.tables.safekeeping import drafts, journal

LOOKED_BACK = 20_000
"""Entries of the journal looked through for failed sign-ins at most, so that nobody waits."""


def unsigned_records(records: Records, before: datetime) -> tuple[int, date | None]:
    """Records of sittings that began before a moment and are not signed: how many, and the oldest's day."""
    table = mediation_records
    return _counted(records, table, table.c.began, table.c.signed_on.is_(None) & (table.c.began < before))


def copies_over(records: Records) -> tuple[int, date | None]:
    """Copies of scans outside the desk whose time is over."""
    columns = exported_copies.c
    wanted = columns.gone_at.is_(None) & columns.written_at.is_not(None) & (columns.expires_at < records.now)
    return _counted(records, exported_copies, columns.expires_at, wanted)


def visits_over(records: Records) -> tuple[int, date | None]:
    """Planned return visits whose day is over."""
    columns = return_visits.c
    wanted = (columns.state == VisitState.PLANNED) & (columns.planned_on < records.today)
    found = select(func.count(), func.min(columns.planned_on, type_=columns.planned_on.type)).where(wanted)
    count, oldest = records.connection.execute(found).one()
    return count, oldest


def limits_over(records: Records, without: Collection[str]) -> int:
    """Limits that are over and met by nobody, but for those of some rules."""
    columns = limits.c
    wanted = columns.runs_to.is_not(None) & (columns.runs_to < records.now) & ~columns.told
    found = select(func.count()).select_from(limits).where(wanted, columns.rule.not_in(sorted(without)))
    return int(records.connection.execute(found).scalar_one())


def old_drafts(records: Records, before: datetime) -> tuple[int, date | None]:
    """Drafts nobody touched since a moment, whosever they are."""
    wanted = (drafts.c.saved_at < before) & drafts.c.form.not_in(SET_ASIDE)
    return _counted(records, drafts, drafts.c.saved_at, wanted)


def failed_sign_ins(records: Records, since: datetime) -> tuple[tuple[date, int], ...]:
    """Failed sign-ins by day, oldest first, among the newest entries of the journal."""
    newest = records.connection.execute(select(func.max(journal.c.number))).scalar() or 0
    named = literal(b'"act":"sign_in_failed"', LargeBinary)
    found = select(journal.c.entry).where(
        journal.c.number > newest - LOOKED_BACK, func.instr(journal.c.entry, named) > 0
    )
    told = (read_entry(entry).at for entry in records.connection.execute(found).scalars())
    return tuple(sorted(Counter(legal_day(at) for at in told if at >= since).items()))


def _counted(
    records: Records, table: Table, since: ColumnElement[datetime], wanted: ColumnElement[bool]
) -> tuple[int, date | None]:
    oldest = func.min(since, type_=since.type)
    count, first = records.connection.execute(
        select(func.count(), oldest).select_from(table).where(wanted)
    ).one()
    return count, legal_day(first) if first is not None else None
