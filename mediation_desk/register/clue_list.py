"""The list of clues: filtered by what whoever asks may know, sorted by due day or newest first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, and_, func, or_, select, true, type_coerce

from mediation_desk.domain.clue import ClueKind
from mediation_desk.domain.clue_list import PAGE, ClueFilter, ClueLine, ClueShelf, Key
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.safekeeping import sealed_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What whoever asks may know: `restricted` whether those sealed for them open, `everything` of all."""

    restricted: bool
    everything: bool


def page(
    records: Records,
    wanted: ClueFilter,
    sight: Sight,
    after: Key | None = None,
    *,
    rows: Collection[int] | None = None,
    most: int = PAGE,
) -> tuple[ClueLine, ...]:
    """The next lines after a key; `rows` keeps those found by what was typed."""
    known = _known(records, sight)
    conditions = [*_conditions(records, wanted, known)]
    if rows is not None:
        conditions.append(clues.c.row.in_(rows))
    if after is not None and wanted.by_due:
        due, row = date.fromisoformat(after[0]), after[1]
        conditions.append(or_(clues.c.due_on > due, and_(clues.c.due_on == due, clues.c.row > row)))
    elif after is not None:
        conditions.append(clues.c.row < after[1])
    order = (clues.c.due_on, clues.c.row) if wanted.by_due else (clues.c.row.desc(),)
    found = (
        select(clues, areas.c.name.label("area"), known.label("known"))
        .join(areas, areas.c.id == clues.c.area_id, isouter=True)
        .where(*conditions)
        .order_by(*order)
        .limit(most)
    )
    return tuple(map(_line, records.connection.execute(found)))


def counts(records: Records, wanted: ClueFilter, sight: Sight) -> tuple[int, int]:
    """How many are open of those a filter lets through, and how many of these are overdue."""
    known = _known(records, sight)
    overdue = func.coalesce(func.sum(type_coerce(clues.c.due_on < records.today, Integer)), 0)
    conditions = [*_narrowed(wanted, known), clues.c.closed_on.is_(None)]
    row = records.connection.execute(select(func.count(), overdue).where(*conditions)).one()
    return int(row[0]), int(row[1])


def named(records: Records, sight: Sight) -> list[tuple[int, str, str]]:
    """(row, number, subject) of every clue whose texts whoever asks may read, the newest first."""
    readable = or_(_known(records, sight), and_(~clues.c.restricted, clues.c.kind != ClueKind.OTHER))
    found = select(clues.c.row, clues.c.number, clues.c.subject).where(readable)
    rows = records.connection.execute(found.order_by(clues.c.row.desc()))
    return [(row.row, row.number, row.subject) for row in rows]


def of_household(records: Records, household_id: str, sight: Sight) -> tuple[ClueLine, ...]:
    """Every clue about a household, the newest first."""
    wanted = ClueFilter(shelf=ClueShelf.ALL, household_id=household_id)
    return page(records, wanted, sight, most=1000)


def _known(records: Records, sight: Sight) -> ColumnElement[bool]:
    """Whether a clue's own kind and texts are for whoever asks: never merely because they are sealed."""
    if sight.everything:
        return true()
    me = records.staff.id
    mine = or_(clues.c.registered_by == me, clues.c.responsible == me)
    if not sight.restricted:
        return and_(~clues.c.restricted, mine)
    keys = select(sealed_keys.c.text_id).where(
        sealed_keys.c.text_id == clues.c.sealed_id, sealed_keys.c.reader == me
    )
    return or_(and_(~clues.c.restricted, mine), keys.exists())


def _conditions(
    records: Records, wanted: ClueFilter, known: ColumnElement[bool]
) -> list[ColumnElement[bool]]:
    conditions = _narrowed(wanted, known)
    match wanted.shelf:
        case ClueShelf.OPEN:
            conditions.append(clues.c.closed_on.is_(None))
        case ClueShelf.OVERDUE:
            conditions += [clues.c.closed_on.is_(None), clues.c.due_on < records.today]
        case ClueShelf.CLOSED:
            conditions.append(clues.c.closed_on.is_not(None))
        case ClueShelf.ALL:
            pass
    return conditions


def _narrowed(wanted: ClueFilter, known: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.area_path:
        path = wanted.area_path
        conditions.append(clues.c.area_path.between(path, path + "\U0010ffff"))
    for column, values in (
        (clues.c.source, wanted.sources),
        (clues.c.urgency, wanted.urgencies),
        (clues.c.responsible, wanted.responsible),
    ):
        if values:
            conditions.append(column.in_(sorted(values)))
    if wanted.kinds:
        own = and_(or_(~clues.c.restricted, known), clues.c.kind.in_(sorted(wanted.kinds)))
        as_other = and_(clues.c.restricted, ~known)
        conditions.append(or_(own, as_other) if ClueKind.OTHER in wanted.kinds else own)
    if wanted.household_id:
        conditions.append(clues.c.household_id == wanted.household_id)
    return conditions


def _line(row: Row[Any]) -> ClueLine:
    return ClueLine(
        row=row.row,
        id=row.id,
        number=row.number,
        found_on=row.found_on,
        source=row.source,
        kind=row.kind if row.known or not row.restricted else ClueKind.OTHER,
        subject=row.subject,
        area=row.area or "",
        urgency=row.urgency,
        responsible=row.responsible,
        due_on=row.due_on,
        handling=row.handling,
        closed_on=row.closed_on,
        outcome=row.outcome,
        case_id=row.case_id or "",
        reception_id=row.reception_id or "",
        household_id=row.household_id or "",
    )
