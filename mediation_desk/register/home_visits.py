"""Home visits in the register: kept, fetched, listed by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Text, func, insert, or_, select, tuple_, type_coerce, update
from sqlalchemy.engine import Row

from mediation_desk.domain.home_visit import HomeVisit
from mediation_desk.domain.home_visit_list import Key, VisitFilter, VisitLine, VisitPage
from mediation_desk.domain.household import FiveAction
from mediation_desk.errors import DeskError
from mediation_desk.register import areas, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import households

PAGE = 100
_COLUMNS = tuple(one.name for one in fields(HomeVisit))
_SHOWN = select(
    home_visits,
    households.c.head_name.label("head"),
    households.c.number.label("number"),
    clues.c.number.label("clue_number"),
)
_LISTS = {"visitors", "actions"}


def get(records: Records, visit_id: str) -> HomeVisit:
    """One visit; sealed findings stay sealed. DeskError("home_visit.missing")."""
    row = records.connection.execute(select(home_visits).where(home_visits.c.id == visit_id)).first()
    if row is None:
        raise DeskError("home_visit.missing")
    return _visit(row)


def save(records: Records, visit: HomeVisit) -> HomeVisit:
    """Keep a new (version 0) or changed visit. DeskError("record.changed_meanwhile")."""
    kept = replace(visit, version=visit.version + 1)
    values = {name: getattr(kept, name) for name in _COLUMNS} | {
        name: list(getattr(kept, name)) for name in _LISTS
    }
    if visit.version == 0:
        records.connection.execute(insert(home_visits).values(**values))
    else:
        same = (home_visits.c.id == visit.id, home_visits.c.version == visit.version)
        if records.connection.execute(update(home_visits).where(*same).values(**values)).rowcount != 1:
            raise DeskError("record.changed_meanwhile")
    records.journal("keep_home_visit", kept.id)
    return kept


def page(records: Records, wanted: VisitFilter, after: Key | None = None, most: int = PAGE) -> VisitPage:
    """The visits the filter lets through, the newest first, `most` at a time."""
    counted = _filtered(
        select(func.count(), func.sum(home_visits.c.people_met), func.sum(home_visits.c.disputes_found)),
        wanted,
    )
    total, people, disputes = records.connection.execute(counted).one()
    found = _filtered(_SHOWN, wanted)
    place = (home_visits.c.on, home_visits.c.row)
    if after is not None:
        found = found.where(tuple_(*place) < tuple_(*after))
    rows = records.connection.execute(found.order_by(*(one.desc() for one in place)).limit(most + 1)).all()
    lines = _lines(records, rows[:most])
    return VisitPage(
        lines=lines,
        total=total,
        people_met=int(people or 0),
        disputes=int(disputes or 0),
        after=lines[-1].key if len(rows) > most else None,
    )


def line(records: Records, visit_id: str) -> VisitLine:
    """One visit as the list shows it. DeskError("home_visit.missing")."""
    found = _filtered(_SHOWN, VisitFilter()).where(home_visits.c.id == visit_id)
    lines = _lines(records, records.connection.execute(found).all())
    if not lines:
        raise DeskError("home_visit.missing")
    return lines[0]


def of_household(records: Records, household_id: str) -> list[HomeVisit]:
    """The visits to a household, the newest first."""
    found = select(home_visits).where(home_visits.c.household_id == household_id)
    newest = found.order_by(home_visits.c.on.desc(), home_visits.c.row.desc())
    return [_visit(row) for row in records.connection.execute(newest)]


def _filtered(found: Any, wanted: VisitFilter) -> Any:
    found = found.select_from(
        home_visits.outerjoin(households, households.c.id == home_visits.c.household_id).outerjoin(
            clues, clues.c.id == home_visits.c.clue_id
        )
    )
    if wanted.first is not None:
        found = found.where(home_visits.c.on >= wanted.first)
    if wanted.last is not None:
        found = found.where(home_visits.c.on <= wanted.last)
    if wanted.purposes:
        found = found.where(home_visits.c.purpose.in_(wanted.purposes))
    if wanted.area_path:
        found = found.where(home_visits.c.area_path.startswith(wanted.area_path, autoescape=True))
    if wanted.round_id:
        found = found.where(home_visits.c.round_id == wanted.round_id)
    if wanted.typed:
        found = found.where(
            or_(
                households.c.head_name.startswith(wanted.typed, autoescape=True),
                households.c.number.startswith(wanted.typed, autoescape=True),
                type_coerce(home_visits.c.visitors, Text).startswith(f'["{wanted.typed}', autoescape=True),
            )
        )
    return found


def _lines(records: Records, rows: Sequence[Row[Any]]) -> tuple[VisitLine, ...]:
    named = areas.names(records)
    opening = sealed.openable(records, [row.sealed_id for row in rows if row.sealed_id])
    return tuple(_line(row, named, opening) for row in rows)


def _line(row: Row[Any], named: dict[str, str], opening: frozenset[str]) -> VisitLine:
    return VisitLine(
        visit=_visit(row),
        row=row.row,
        head=row.head or "",
        number=row.number or "",
        area=named.get(row.area_id or "", ""),
        clue_number=row.clue_number or "",
        opens=row.sealed_id in opening,
    )


def _visit(row: Row[Any]) -> HomeVisit:
    plain = {name: getattr(row, name) for name in _COLUMNS if name not in _LISTS}
    return HomeVisit(
        **plain,
        visitors=tuple(row.visitors),
        actions=tuple(FiveAction(one) for one in row.actions),
    )
