"""Every day of a series before it is booked: rest days and clashes named, single days left out by a tick."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.clash import Clash, ClashSeverity
from mediation_desk.domain.dates import time_said
from mediation_desk.services.booking_preview import Occurrence
from mediation_desk.ui.appointment_said import day_words
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.checks import CheckBox
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, count


class DaysPane(Sheet):
    """`changed` when a day is left out or taken back; `left_out` are their starts."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Days of the series"), fact=" ", gap=4)
        self._desk = desk
        self._rows = Column(gap=0)
        self.add(self._rows)
        self.left_out: frozenset[datetime] = frozenset()
        self.boxes: dict[datetime, CheckBox] = {}
        self._shown: tuple[object, ...] = ()
        self.hide()

    def show_days(self, days: Sequence[Occurrence], clashes: Sequence[Clash]) -> None:
        """Show the days; a single one needs no list."""
        several = len(days) > 1
        self.setVisible(several)
        here = {day.starts for day in days}
        self.left_out = frozenset(one for one in self.left_out if one in here)
        now: tuple[object, ...] = (tuple(days), tuple(clashes), self.left_out)
        if not several or now == self._shown:
            return
        self._shown = now
        worst: dict[datetime, ClashSeverity] = {}
        for clash in clashes:
            if worst.get(clash.starts) is not ClashSeverity.FORBIDDEN:
                worst[clash.starts] = clash.severity
        focused = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        clear(self._rows)
        self.boxes = {}
        for number, day in enumerate(days, 1):
            self._rows.addWidget(self._row(number, day, worst.get(day.starts)))
        booked = sum(1 for day in days if not day.rests and day.starts not in self.left_out)
        self.set_fact(count("{n} is booked", "{n} are booked", booked))
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def _row(self, number: int, day: Occurrence, clash: ClashSeverity | None) -> QWidget:
        holder = QWidget()
        row = Row(holder, gap=8)
        when = f"{number}. {day_words(day.starts, self._desk.today())} {time_said(day.starts)}"
        box = CheckBox(when, checked=not day.rests and day.starts not in self.left_out)
        box.setEnabled(not day.rests)
        box.toggled.connect(lambda on, at=day.starts: self._toggled(at, on))
        self.boxes[day.starts] = box
        row.addWidget(box)
        row.addStretch(1)
        said = ""
        if day.rests:
            said, tone = _("Day of rest, left out"), "neutral"
        elif day.starts in self.left_out:
            said, tone = _("Left out"), "neutral"
        elif clash is not None:
            forbids = clash is ClashSeverity.FORBIDDEN
            said, tone = (_("Not possible"), "red") if forbids else (_("Clash"), "amber")
        if said:
            row.addWidget(Chip(said, tone))
            box.setAccessibleName(f"{when}，{said}")
        return holder

    def _toggled(self, at: datetime, on: bool) -> None:
        self.left_out = self.left_out - {at} if on else self.left_out | {at}
        self.changed.emit()
