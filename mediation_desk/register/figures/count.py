"""Counting a figure, and listing the rows behind it: both from the same selects, so that they agree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    Text,
    bindparam,
    func,
    select,
    tuple_,
    type_coerce,
    union_all,
)

from mediation_desk.domain.figure import (
    Choice,
    Counted,
    Figure,
    FigureKind,
    FigureRow,
    FigureRows,
    RowKey,
    Split,
)
from mediation_desk.domain.figures import figure as figure_of
from mediation_desk.domain.period import Period
from mediation_desk.register.figures.behind import SPAN, Source, bounds_of
from mediation_desk.register.figures.counselling import COUNSELLING
from mediation_desk.register.figures.families import FAMILIES
from mediation_desk.register.figures.finding import FINDING
from mediation_desk.register.figures.giving import GIVING
from mediation_desk.register.figures.mediating import MEDIATING
from mediation_desk.register.figures.office import OFFICE
from mediation_desk.register.figures.official import OFFICIAL
from mediation_desk.register.figures.teaching import TEACHING
from mediation_desk.register.records import Records
from mediation_desk.register.tables.reports import typed_figures

SOURCES: Mapping[str, Source] = MappingProxyType(
    {**FINDING, **MEDIATING, **FAMILIES, **TEACHING, **GIVING, **OFFICE, **COUNSELLING, **OFFICIAL}
)
PAGE = 200
"""Rows listed at once."""
_ORDER = ("hit", "day", "subject_id", "who", "title")
"""What tells two rows apart: the days newest first, all else rising."""


def count(records: Records, figure: Figure, period: Period, choice: Choice) -> Counted:
    """What a figure comes to; without a value where the choice cannot narrow it."""
    if not choice.splits <= figure.splits:
        return Counted(key=figure.key)
    if figure.typed:
        return Counted(key=figure.key, value=_typed(records, figure, period))
    statement = _count_statement(figure.key, choice.splits)
    above, counted = records.connection.execute(statement, _bound(records, period, choice)).one()
    if figure.kind is FigureKind.RATE:
        return Counted(key=figure.key, numerator=above, denominator=counted)
    return Counted(key=figure.key, value=counted)


def rows_behind(
    records: Records, key: str, period: Period, choice: Choice, after: RowKey | None = None, most: int = PAGE
) -> FigureRows:
    """Rows behind a figure, those not above the line first, then the newest; `after` is where the last ended.

    What adds several times, such as a case mediated twice, is one row that says how much.
    """
    if figure_of(key).typed:
        return FigureRows(rows=())
    statement = _rows_statement(key, choice.splits, further=after is not None)
    bound = _bound(records, period, choice) | {"most": most + 1}
    if after is not None:
        bound |= {name: getattr(after, name) for name in _ORDER}
    found = records.connection.execute(statement, bound).all()
    last = found[most - 1] if len(found) > most else None
    more = None if last is None else RowKey(**{name: getattr(last, name) for name in _ORDER})
    return FigureRows(rows=tuple(map(_row, found[:most])), after=more)


def by_type(records: Records, figure: Figure, period: Period, choice: Choice) -> tuple[tuple[str, int], ...]:
    """A count by sub-type of dispute, the largest first; never a rate."""
    statement = _types_statement(figure.key, choice.splits)
    found = records.connection.execute(statement, _bound(records, period, choice))
    return tuple((word, value) for word, value in found if value)


# Building a statement takes longer than most counts, so each is built once for each way to narrow it.


@cache
def _count_statement(key: str, splits: frozenset[Split]) -> Select[Any]:
    rows = _narrowed(key, splits)
    above = func.coalesce(func.sum(rows.c.hit), 0)
    return select(above, func.count() if figure_of(key).kind is FigureKind.RATE else _added(rows))


@cache
def _types_statement(key: str, splits: frozenset[Split]) -> Select[Any]:
    rows = _narrowed(key, splits)
    added = _added(rows)
    return select(rows.c.kind, added).group_by(rows.c.kind).order_by(added.desc(), rows.c.kind)


@cache
def _rows_statement(key: str, splits: frozenset[Split], *, further: bool) -> Select[Any]:
    each = _narrowed(key, splits)
    title, who = (func.coalesce(one, "").label(one.name) for one in (each.c.title, each.c.who))
    same = (each.c.noun, each.c.subject_id, each.c.hit, who, title, each.c.word)
    day = func.coalesce(func.max(type_coerce(each.c.on, Text)), "").label("day")
    rows = select(*same, day, func.sum(each.c.value).label("value")).group_by(*same).subquery()
    rising = (rows.c.subject_id, rows.c.who, rows.c.title)
    ordered = select(rows).order_by(rows.c.hit, rows.c.day.desc(), *rising)
    return (ordered.where(_beyond(rows)) if further else ordered).limit(bindparam("most", type_=Integer))


def _beyond(rows: Subquery) -> ColumnElement[bool]:
    hit, day, *rest = (bindparam(name, type_=rows.c[name].type) for name in _ORDER)
    further = tuple_(*(rows.c[name] for name in _ORDER[2:])) > tuple_(*rest)
    same_day = (rows.c.day == day) & further
    return (rows.c.hit > hit) | ((rows.c.hit == hit) & ((rows.c.day < day) | same_day))


def _added(rows: Subquery) -> ColumnElement[Any]:
    """What rows add up to: their values, and each different person (or company) once."""
    added = func.coalesce(func.sum(rows.c.value).filter(rows.c.who == ""), 0)
    return added + func.count(func.distinct(func.nullif(rows.c.who, "")))


def _narrowed(key: str, splits: frozenset[Split]) -> Subquery:
    selects = SOURCES[key](SPAN)
    rows = (selects[0] if len(selects) == 1 else union_all(*selects)).subquery()
    narrow: Select[Any] = select(rows)
    if Split.AREA in splits:
        # Paths end with a full stop, and "/" is the next sign after it: a range the index of a path can walk.
        narrow = narrow.where(rows.c.area >= bindparam("area"), rows.c.area < bindparam("area_end"))
    if Split.STAFF in splits:
        narrow = narrow.where(rows.c.staff == bindparam("staff"))
    if Split.TYPE in splits:
        narrow = narrow.where(rows.c.kind == bindparam("subtype"))
    return narrow.subquery()


def _bound(records: Records, period: Period, choice: Choice) -> dict[str, Any]:
    bound: dict[str, Any] = dict(bounds_of(period, records.today))
    if choice.area_path:
        bound |= {"area": choice.area_path, "area_end": choice.area_path[:-1] + "/"}
    if choice.staff_id:
        bound["staff"] = choice.staff_id
    if choice.subtype is not None:
        bound["subtype"] = choice.subtype.value
    return bound


def _row(row: Any) -> FigureRow:
    return FigureRow(
        noun=row.noun,
        subject_id=row.subject_id,
        title=row.title or "",
        on=date.fromisoformat(row.day) if row.day else None,
        value=row.value,
        hit=bool(row.hit),
        word=row.word or "",
        who=row.who or "",
    )


def _typed(records: Records, figure: Figure, period: Period) -> int | None:
    found = records.connection.execute(
        select(typed_figures.c.value).where(
            typed_figures.c.key == figure.key,
            typed_figures.c.first == period.first,
            typed_figures.c.last == period.last,
        )
    ).scalar()
    return int(found) if found is not None and found.isdecimal() else None
