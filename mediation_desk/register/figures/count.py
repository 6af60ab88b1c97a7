"""Counting a figure, and listing the rows behind it: both from the same selects, so that they agree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, Text, func, select, type_coerce, union_all

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
from mediation_desk.register.figures.behind import Source, span_of
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


def count(records: Records, figure: Figure, period: Period, choice: Choice) -> Counted:
    """What a figure comes to; without a value where the choice cannot narrow it."""
    if not choice.splits <= figure.splits:
        return Counted(key=figure.key)
    if figure.typed:
        return Counted(key=figure.key, value=_typed(records, figure, period))
    rows = _narrowed(_behind(figure, period), choice)
    if figure.kind is FigureKind.RATE:
        above, below = records.connection.execute(
            select(func.coalesce(func.sum(rows.c.hit), 0), func.count())
        ).one()
        return Counted(key=figure.key, numerator=above, denominator=below)
    added = func.coalesce(func.sum(rows.c.value).filter(rows.c.who == ""), 0)
    different = func.count(func.distinct(func.nullif(rows.c.who, "")))
    return Counted(key=figure.key, value=records.connection.execute(select(added + different)).scalar_one())


def rows_behind(
    records: Records, key: str, period: Period, choice: Choice, after: RowKey | None = None, most: int = PAGE
) -> FigureRows:
    """Rows behind a figure, those not above the line first, then the newest; `after` is where the last ended.

    What adds several times, such as a case mediated twice, is one row that says how much.
    """
    if figure_of(key).typed:
        return FigureRows(rows=())
    each = _narrowed(_behind(figure_of(key), period), choice)
    same = (each.c.noun, each.c.subject_id, each.c.hit, each.c.who, each.c.title, each.c.word)
    day = func.coalesce(func.max(type_coerce(each.c.on, Text)), "").label("day")
    rows = select(*same, day, func.sum(each.c.value).label("value")).group_by(*same).subquery()
    ordered = select(rows).order_by(rows.c.hit, rows.c.day.desc(), rows.c.subject_id, rows.c.who)
    if after is not None:
        ordered = ordered.where(_beyond(rows, after))
    found = records.connection.execute(ordered.limit(most + 1)).all()
    last = found[most - 1] if len(found) > most else None
    more = (
        None if last is None else RowKey(hit=last.hit, day=last.day, subject_id=last.subject_id, who=last.who)
    )
    return FigureRows(rows=tuple(map(_row, found[:most])), after=more)


def _beyond(rows: Subquery, key: RowKey) -> ColumnElement[bool]:
    same_subject = (rows.c.subject_id == key.subject_id) & (rows.c.who > key.who)
    same_day = (rows.c.day == key.day) & ((rows.c.subject_id > key.subject_id) | same_subject)
    return (rows.c.hit > key.hit) | ((rows.c.hit == key.hit) & ((rows.c.day < key.day) | same_day))


def grouped(
    records: Records, figure: Figure, period: Period, choice: Choice, by: Split
) -> tuple[tuple[str, int], ...]:
    """A count by sub-type of dispute or by person, the largest first; never a rate."""
    rows = _narrowed(_behind(figure, period), choice)
    column = rows.c.kind if by is Split.TYPE else rows.c.staff
    number = func.count(func.distinct(func.nullif(rows.c.who, ""))) + func.coalesce(
        func.sum(rows.c.value).filter(rows.c.who == ""), 0
    )
    found = select(column, number).group_by(column).order_by(number.desc(), column)
    return tuple((word, value) for word, value in records.connection.execute(found) if value)


def _behind(figure: Figure, period: Period) -> Subquery:
    selects = SOURCES[figure.key](span_of(period))
    return (selects[0] if len(selects) == 1 else union_all(*selects)).subquery()


def _narrowed(rows: Subquery, choice: Choice) -> Any:
    narrow: Select[Any] = select(rows)
    if choice.area_path:
        # Paths end with a full stop, and "/" is the next sign after it: a range the index of a path can walk.
        narrow = narrow.where(rows.c.area >= choice.area_path, rows.c.area < choice.area_path[:-1] + "/")
    if choice.staff_id:
        narrow = narrow.where(rows.c.staff == choice.staff_id)
    if choice.subtype is not None:
        narrow = narrow.where(rows.c.kind == choice.subtype.value)
    return narrow.subquery()


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
