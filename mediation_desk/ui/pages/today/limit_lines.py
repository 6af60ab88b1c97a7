"""Limits as lines of the board: by urgency, each with its chip."""

from __future__ import annotations

from datetime import date, timedelta

from mediation_desk.domain.today import Limit
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.words import _


def limit_lines(desk: Desk, running: tuple[Limit, ...]) -> list[Line | Group]:
    """Limits under 已逾期, 今天, 本周 and 以后, each with its urgency chip."""
    today = desk.today()
    named: dict[str, list[Line | Group]] = {}
    for limit in running:
        named.setdefault(_when(limit.on, today), []).append(_limit_line(desk, limit, today))
    return [
        entry
        for title, lines in named.items()
        for entry in (Group(title=title, fact=str(len(lines))), *lines)
    ]


def _when(on: date, today: date) -> str:
    if on < today:
        return _("Overdue")
    if on == today:
        return _("Today")
    week_ends = today + timedelta(days=6 - today.weekday())
    return _("This week") if on <= week_ends else _("Later")


def _limit_line(desk: Desk, limit: Limit, today: date) -> Line:
    kind = _(f"rule.{limit.kind}") if limit.kind else _("Limit")
    return Line(
        id=limit.case_id,
        first=f"{kind} · {desk.shown(limit.parties)}",  # names wrap here; a second line would cut them
        second=limit.number,
        lead=Tag(
            text=limits.away(limit.on, today),
            tone=limits.tone(limit.on, today),
            icon="alert-triangle" if limit.on < today else "clock",
        ),
        fact=limits.day(limit.on, today),
        strong=limit.on <= today,
    )
