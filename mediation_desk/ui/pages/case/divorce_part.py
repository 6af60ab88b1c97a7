"""A divorce by registration beside a case: receipt, cooling-off, window for the certificate, end."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.domain.divorce_registration import DivorceOutcome, DivorceRegistration, DivorceState
from mediation_desk.domain.law import Citation
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.errors import DeskError
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.divorce_registrations import (
    DivorceLine,
    DivorceTrack,
    change_divorce_registration,
    divorce_track,
    record_divorce_registration,
)
from mediation_desk.ui import limits
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.basis import BasisLink
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.divorce_asks import ask_end, ask_receipt
from mediation_desk.ui.rule_words import unknown_words
from mediation_desk.words import _, term

TONES = {
    DivorceState.COOLING: "blue",
    DivorceState.WINDOW: "amber",
    DivorceState.DEEMED_WITHDRAWN: "neutral",
    DivorceState.WITHDRAWN: "neutral",
    DivorceState.REGISTERED: "pine",
    DivorceState.NOT_ACCEPTED: "neutral",
}


class DivorcePart(QWidget):
    """Shown where a case is about a divorce or a registration was noted; asks for itself when it is seen.

    `asking(on)`: a question stands below and wants the room of what is above.
    """

    asking = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._case_id, self._stale, self._about = "", False, False
        self.track: DivorceTrack | None = None
        self.add = Button(_("Note the receipt of the registry"), compact=True)
        self.add.clicked.connect(self._ask_receipt)
        self.host = AskHost(desk)
        self.host.closed.connect(self._put_away)
        self.host.hide()
        self.sheet = Sheet(margin=(16, 8, 16, 8), gap=8)
        head = Row(gap=12)
        head.addWidget(Label(_("Divorce by registration"), "section"))
        self._none = Label(_("No registration was noted"), "small", tone="ink2")
        head.addWidget(self._none)
        head.addStretch(1)
        head.addWidget(BasisLink(desk, Citation(law="民法典", article=1077)))
        head.addWidget(self.add)
        self.sheet.add(head)
        self._lines = Column(gap=8)
        self.sheet.add(self._lines)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = Column(self, gap=12)
        column.addWidget(self.sheet)
        column.addWidget(self.host)
        desk.changed.connect(self._changed)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Another case, or this one anew."""
        case = sheet.view.case
        if case.id != self._case_id:
            self._put_away()
            self.track = None
        self._case_id, self._stale = case.id, True
        self._about = case.dispute_subtype is DisputeSubtype.DIVORCE
        self.setVisible(self._about or self.track is not None)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        if self._stale and self._case_id:
            self._stale = False
            self._desk.ask(self, self._show, divorce_track, self._case_id)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"divorce_registration", "work_calendar"} and self._case_id:
            self._stale = True
            self._ask()

    def _show(self, track: DivorceTrack) -> None:
        if track.case_id != self._case_id:
            return
        self.track = track
        clear(self._lines)
        for line in track.lines:
            self._lines.addWidget(self._line(line))
        self._none.setVisible(not track.lines)
        self.add.setVisible(track.writes and not track.runs)
        self.setVisible(self._about or bool(track.lines))

    def _line(self, line: DivorceLine) -> QWidget:
        one, clock, today = line.registration, line.clock, self._desk.today()
        box = QWidget()
        column = Column(box, gap=4)
        row = Row(gap=8)
        row.addWidget(Chip(term(line.state), TONES[line.state]))
        row.addWidget(Label(self._said(one), wrap=True), 1)
        if self.track is not None and self.track.writes:
            for words, act in (
                (_("How it ended"), partial(self._ask_end, one)),
                (_("Correct"), partial(self._ask_correct, one)),
            ):
                button = Button(words, "text", compact=True)
                button.clicked.connect(act)
                row.addWidget(button)
        column.addLayout(row)
        if one.outcome is DivorceOutcome.RUNNING:
            days = [limits.plain_day(day, today) for day in (clock.cooling.ends, clock.window_from)]
            said = _(
                "Cooling-off until {ends}; certificate from {first} to {last}, both in person",
                ends=days[0],
                first=days[1],
                last=limits.plain_day(clock.window.ends, today),
            )
            column.addWidget(Prose(said, "small", tone="ink2"))
            until = clock.cooling.ends if line.state is DivorceState.COOLING else clock.window.ends
            if line.state in (DivorceState.COOLING, DivorceState.WINDOW):
                away = limits.away(until, today)
                column.addWidget(Label(away, "small", tone=_tone(limits.tone(until, today))))
            else:
                column.addWidget(Prose(_("Nobody asked for the certificate in time"), "small", tone="ink2"))
            if not (clock.cooling.sure and clock.window.sure):
                column.addWidget(Prose(unknown_words(clock.window.ends.year), "small", tone="amber"))
        return box

    def _said(self, one: DivorceRegistration) -> str:
        today = self._desk.today()
        said = [
            _("Received {day}", day=limits.plain_day(one.received_on, today)),
            one.registry,
            self._desk.hidden(one.receipt),
        ]
        if one.ended_on is not None:
            said.append(f"{term(one.outcome)} {limits.plain_day(one.ended_on, today)}")
        names = dict(self.track.parties) if self.track is not None else {}
        if one.ended_by in names:
            said.append(self._desk.shown(names[one.ended_by]))
        said.append(self._desk.hidden(one.note) if one.note else "")
        return " · ".join(filter(None, said))

    def _ask_receipt(self) -> None:
        def answer(values: dict[str, Any]) -> None:
            if values["received_on"] is None:
                self._refused(DeskError("date.empty", field="received_on"))
                return
            told = values["received_on"], values["receipt"], values["registry"]
            self._desk.do(
                self, self._kept, record_divorce_registration, self._case_id, *told, failed=self._refused
            )

        self._put(ask_receipt(answer, self._desk.today()), "divorce_receipt", self._case_id)

    def _ask_correct(self, one: DivorceRegistration) -> None:
        def answer(values: dict[str, Any]) -> None:
            if values["received_on"] is None:
                self._refused(DeskError("date.empty", field="received_on"))
                return
            self._change(replace(one, **values))

        self._put(
            ask_receipt(answer, self._desk.today(), one), f"divorce_correct_{one.id[:8]}", self._case_id
        )

    def _ask_end(self, one: DivorceRegistration) -> None:
        if self.track is None:
            return

        def answer(values: dict[str, Any]) -> None:
            self._change(replace(one, **(values | {"outcome": DivorceOutcome(str(values["outcome"]))})))

        ask = ask_end(self.track, one, answer, self._desk.today(), self._desk.shown)
        self._put(ask, f"divorce_end_{one.id[:8]}", self._case_id)

    def _put(self, ask: Any, key: str, subject_id: str) -> None:
        self.host.put(ask, key, subject_id)
        self.host.show()
        self.asking.emit(True)
        ask.take_focus()

    def _change(self, changed: DivorceRegistration) -> None:
        self._desk.do(self, self._kept, change_divorce_registration, changed, failed=self._refused)

    def _kept(self, _kept: DivorceRegistration) -> None:
        self.host.put_away(drop=True)
        self._put_away()
        self._desk.toast(_("Kept"))

    def _refused(self, fault: DeskError) -> None:
        self.host.refused(fault)

    def _put_away(self) -> None:
        self.host.put_away()
        self.host.hide()
        self.asking.emit(False)


def _tone(tone: str) -> str:
    return "ink2" if tone == "neutral" else tone
