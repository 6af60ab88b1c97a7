"""Figures typed by hand because no row of the register can give them, with where each comes from."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from mediation_desk.domain.period import Period
from mediation_desk.domain.typed_figure import TypedFigure
from mediation_desk.register.records import Records
from mediation_desk.register.tables.reports import typed_figures

_T = typed_figures.c


def of_period(records: Records, period: Period) -> tuple[TypedFigure, ...]:
    """Those typed for exactly these days."""
    wanted = select(typed_figures).where(_T.first == period.first, _T.last == period.last).order_by(_T.key)
    return tuple(
        TypedFigure(
            key=row.key,
            value=row.value,
            from_where=row.from_where,
            typed_at=row.typed_at,
            typed_by=row.typed_by,
        )
        for row in records.connection.execute(wanted)
    )


def put(records: Records, period: Period, typed: TypedFigure) -> None:
    """Keep one in place of an earlier one of the same days; without a value none is left."""
    place = (_T.key == typed.key) & (_T.first == period.first) & (_T.last == period.last)
    records.connection.execute(delete(typed_figures).where(place))
    if typed.value:
        records.connection.execute(
            insert(typed_figures).values(
                key=typed.key,
                first=period.first,
                last=period.last,
                value=typed.value,
                from_where=typed.from_where,
                typed_at=typed.typed_at,
                typed_by=typed.typed_by,
            )
        )
    records.journal("type_figure", typed.key, fields=("value", "from_where"))
