"""Columns, cells and sorting of the list 恢复后待补录, on the screen and in its spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.restored_number import ASKED, RestoredState
from mediation_desk.services.restored_list import RestoredLine, SheetWords
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.words import _, term

TONES = {RestoredState.WAITING: "amber", RestoredState.REENTERED: "pine", RestoredState.VOIDED: "red"}
SORTS: dict[str, Callable[[RestoredLine], object]] = {
    "number": lambda line: (line.number.year, ASKED.index(line.number.series), line.number.sequence),
    "series": lambda line: (ASKED.index(line.number.series), line.number.year, line.number.sequence),
    "state": lambda line: (list(RestoredState).index(line.number.state), line.number.number),
    "by": lambda line: (line.by, line.number.number),
    "at": lambda line: (line.number.at or line.number.listed_at).isoformat(),
}
"""By which value each column sorts."""


def columns() -> tuple[Column, ...]:
    """Number, kind, state, by whom, when, reason."""
    return (
        Column(key="number", title=_("The number"), width=232, sort=True),
        Column(key="series", title=_("Kind"), width=120, drop=1, sort=True),
        Column(key="state", title=_("State"), width=112, sort=True),
        Column(key="by", title=_("By whom"), width=96, drop=2, sort=True),
        Column(key="at", title=_("Day"), width=112, drop=3, sort=True),
        Column(key="reason", title=_("Reason"), wrap=True),
    )


def cells(line: RestoredLine) -> tuple[Cell, ...]:
    """One number."""
    one = line.number
    return (
        Text(text=one.number),
        Text(text=term(one.series)),
        Tag(text=term(one.state), tone=TONES[one.state]),
        Text(text=line.by),
        Text(text=legal_day(one.at).isoformat() if one.at else ""),
        Text(text=one.reason),
    )


def sheet_words() -> SheetWords:
    """What the spreadsheet says."""
    heads = (_("The number"), _("Kind"), _("State"), _("Day"), _("By whom"), _("Reason"))
    return SheetWords(title=_("Numbers to enter again"), heads=heads, cells=_said)


def _said(line: RestoredLine) -> tuple[str, ...]:
    one = line.number
    day = legal_day(one.at).isoformat() if one.at else ""
    return (one.number, term(one.series), term(one.state), day, line.by, one.reason)
