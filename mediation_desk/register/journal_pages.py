"""Reading the journal: newest first, filtered in pieces so that nobody waits behind a long look."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, LargeBinary, Text, cast, func, literal, or_, select

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.journal import ACTS, ActKind, JournalFilter, kind_of_act
from mediation_desk.register.journal import JournalEntry, read_entry
from mediation_desk.register.records import Records
from mediation_desk.register.tables.safekeeping import journal

PAGE = 100
LOOKED_THROUGH = 20_000
"""Entries looked through for one page at most, so that a rare act is found without a long wait."""


def page(
    records: Records, wanted: JournalFilter, before: int | None = None
) -> tuple[list[JournalEntry], int | None]:
    """At most 100 entries before a number, and the number before which to look on (None: the beginning)."""
    newest = records.connection.execute(select(func.max(journal.c.number))).scalar() or 0
    top = newest + 1 if before is None else before
    floor = max(1, top - LOOKED_THROUGH)
    found = (
        select(journal.c.number, journal.c.entry)
        .where(journal.c.number < top, journal.c.number >= floor, *_conditions(wanted))
        .order_by(journal.c.number.desc())
        .limit(PAGE)
    )
    rows = records.connection.execute(found).all()
    after = rows[-1].number if len(rows) == PAGE else floor
    return [read_entry(row.entry) for row in rows], after if after > 1 else None


def _conditions(wanted: JournalFilter) -> list[ColumnElement[bool]]:
    said = cast(journal.c.entry, Text)
    conditions: list[ColumnElement[bool]] = []
    if wanted.staff_ids:
        conditions.append(func.json_extract(said, "$.staff").in_(sorted(wanted.staff_ids)))
    if wanted.kinds:
        conditions.append(_of_kinds(func.json_extract(said, "$.act"), wanted.kinds))
    if wanted.subject_ids:
        named = (literal(one.encode(), LargeBinary) for one in sorted(wanted.subject_ids))
        conditions.append(or_(*(func.instr(journal.c.entry, one) > 0 for one in named)))
    if wanted.first_day is not None:
        conditions.append(func.json_extract(said, "$.at") >= _begins(wanted.first_day))
    if wanted.last_day is not None:
        conditions.append(func.json_extract(said, "$.at") < _begins(wanted.last_day + timedelta(days=1)))
    return conditions


def _of_kinds(act: ColumnElement[str], kinds: frozenset[ActKind]) -> ColumnElement[bool]:
    named = sorted(one for one in ACTS if kind_of_act(one) in kinds)
    if ActKind.CHANGES in kinds:
        others = sorted(set(ACTS) - set(named))
        return act.not_in(others)
    return act.in_(named)


def _begins(day: date) -> str:
    # The journal writes UTC in ISO form without the zone's letter: text compares as time does.
    moment = datetime.combine(day, time(), tzinfo=SHANGHAI) - timedelta(hours=8)
    return moment.strftime("%Y-%m-%dT%H:%M:%S")
