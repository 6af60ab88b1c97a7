"""What each side promised, paid and lacks today, and what comes next: one small sheet a side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from mediation_desk.services.performance_desk import PerformanceSheet, SideSum
from mediation_desk.ui import limits
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.performance_words import money
from mediation_desk.words import _, term


class SideSums(QWidget):
    """`show_sheet` puts one sheet for each side that owes money; nothing owed, nothing shown."""

    def __init__(self) -> None:
        super().__init__()
        self._row = Row(self, gap=12)

    def show_sheet(self, sheet: PerformanceSheet, today: date, shown: Callable[[str], str]) -> None:
        """`shown` masks names while the screen is masked."""
        clear(self._row)
        for one in sheet.sides:
            names = [who.name for who in sheet.people if who.side is one.side and not who.child]
            self._row.addWidget(_side(one, shown("、".join(names)), today), 1)
        self.setVisible(bool(sheet.sides))


def _side(one: SideSum, names: str, today: date) -> Sheet:
    sheet = Sheet(margin=(16, 8, 16, 8), gap=2)
    sheet.setAccessibleName(_("{side} owes", side=term(one.side)))
    head = Row(gap=8)
    head.addWidget(Label(_("{side} owes", side=term(one.side)), "body_strong"))
    head.addWidget(Label(names, "small", tone="ink2", wrap=True), 1)
    sheet.add(head)
    figures = Row(gap=16)
    promised = _("{amount} and on", amount=money(one.promised)) if one.endless else money(one.promised)
    for words, said, tone in (
        (_("Promised"), promised if one.promised else _("runs on"), "ink"),
        (_("Due so far"), money(one.due), "ink"),
        (_("Paid"), money(one.paid), "pine" if one.paid else "ink"),
        (_("Missing today"), money(one.arrears), "red" if one.arrears else "ink"),
        (_("Next due"), _next(one, today), "ink"),
    ):
        column = Column(gap=0)
        column.addWidget(Label(words, "small", tone="ink2"))
        column.addWidget(Label(said, "small_strong", tone=tone, wrap=True))
        column.addStretch(1)
        figures.addLayout(column, 2 if words == _("Next due") else 1)
    sheet.add(figures)
    return sheet


def _next(one: SideSum, today: date) -> str:
    if one.next_due is None:
        return "—"
    return f"{limits.plain_day(one.next_due, today)} · {money(one.next_amount)}"
