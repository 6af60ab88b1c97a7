"""Typing the figures of the official return that no row gives, for exactly the days of one period."""

from __future__ import annotations

from mediation_desk.domain.period import Period
from mediation_desk.domain.typed_figure import TypedFigure, check_typed
from mediation_desk.register import typed_figures
from mediation_desk.register.records import Records
from mediation_desk.services.access import STATISTICS_READ, STATISTICS_WRITE
from mediation_desk.services.permission import allowed


@allowed(STATISTICS_READ)
def figures_typed(records: Records, period: Period) -> tuple[TypedFigure, ...]:
    """Those typed for these days."""
    return typed_figures.of_period(records, period)


@allowed(STATISTICS_WRITE, changes={"figure"})
def type_figure(records: Records, key: str, period: Period, value: str, from_where: str) -> None:
    """Keep one; an empty value takes it away. DeskError: typed_figure.number, typed_figure.from_where."""
    digits = check_typed(key, value, from_where)
    typed = TypedFigure(
        key=key,
        value=digits,
        from_where=from_where.strip(),
        typed_at=records.now,
        typed_by=records.staff.id,
    )
    typed_figures.put(records, period, typed)
