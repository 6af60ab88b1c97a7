"""What stands beside a household: who looks after it, help measures, visits, clues and cases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.household import Link, Measure
from mediation_desk.domain.household_view import HouseholdView, Told
from mediation_desk.services.access import HOUSEHOLD_WRITE
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.family_words import due_words
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term


class Around(Sheet):
    """`pair`, `end_link(Link)`, `measure(Measure or None)`, `visit(id)`, `go(page, id)`: what is wanted."""

    pair = Signal()
    end_link = Signal(object)
    measure = Signal(object)
    visit = Signal(str)
    go = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("What belongs to it"), scrolls=True)
        self._desk = desk
        self._inside = Column(gap=16)
        self.add(self._inside)
        self.body.addStretch(1)

    def show_view(self, view: HouseholdView) -> None:
        """Everything of a household as it may be shown now."""
        clear(self._inside)
        desk, today = self._desk, self._desk.today()
        writes = bool(desk.staff.roles & HOUSEHOLD_WRITE) and view.household.closed_on is None
        links = {one.id: one for one in view.links}
        self._part(
            _("Paired and claimed"),
            [self._link_line(one) for one in view.links],
            lambda one: self.end_link.emit(links[one]) if links[one].until is None and writes else None,
            (_("Pair or claim"), self.pair.emit) if writes else None,
        )
        measures = {one.id: one for one in view.measures}
        self._part(
            _("Help measures"),
            [self._measure_line(one) for one in view.measures],
            lambda one: self.measure.emit(measures[one]) if writes else None,
            (_("Help measure"), lambda: self.measure.emit(None)) if writes else None,
        )
        self._part(
            _("Visits"),
            [
                Line(
                    id=one.id,
                    first=term(one.purpose),
                    second=desk.shown("、".join(one.visitors)),
                    fact=limits.day(one.on, today),
                )
                for one in view.visits
            ],
            lambda one: self.visit.emit(one),
        )
        self._part(_("Clues"), self._told(view.clues), lambda one: self.go.emit("clue", one))
        way = Line(
            id=f"household/{view.household.id}",
            first=_("The way walked"),
            second=_("Joint consultations"),
            icon="history",
            arrow=True,
        )
        self._part(_("Service and consultations"), [way], lambda one: self.go.emit("way", one))
        self._part(_("Cases"), self._told(view.cases), lambda one: self.go.emit("case", one))

    def _part(self, title: str, lines: Sequence[Line], opened: object, act: object = None) -> None:
        if not lines and act is None:
            return
        head = FlowLayout(gap=8)
        head.addWidget(Label(title, "body_strong"))
        head.addStretch(1)
        if isinstance(act, tuple):
            button = Button(act[0], "text", icon="plus", compact=True)
            button.clicked.connect(lambda _on=False: act[1]())
            head.addWidget(button)
        part = QWidget()
        column = Column(part, gap=4)
        column.addLayout(head)
        if lines:
            listed = LineList(grows=True, row_height=48, name=title)
            listed.set_lines(lines)
            listed.opened.connect(opened)
            column.addWidget(listed)
        else:
            column.addWidget(Label(_("Not any yet"), "small", tone="ink2"), 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(part)

    def _link_line(self, one: Link) -> Line:
        today = self._desk.today()
        until = limits.day(one.until, today) if one.until else _("until now")
        return Line(
            id=one.id,
            first=self._desk.shown(one.helper),
            second=f"{term(one.kind)} · {limits.day(one.since, today)}–{until}",
            icon="heart-handshake",
        )

    def _measure_line(self, one: Measure) -> Line:
        today = self._desk.today()
        if one.done_on is not None:
            second = " · ".join(
                filter(None, (_("done {day}", day=limits.day(one.done_on, today)), one.outcome))
            )
        else:
            due = [due_words(one.due_on, today)[0]] if one.due_on else []
            second = " · ".join(filter(None, (one.who, *due)))
        return Line(
            id=one.id,
            first=self._desk.hidden(one.what),
            second=self._desk.hidden(second),
            icon="circle-check" if one.done_on else "clock",
        )

    def _told(self, told: Sequence[Told]) -> list[Line]:
        today = self._desk.today()
        return [
            Line(
                id=one.id,
                first=one.number,
                second=_("open") if one.open else _("closed"),
                fact=limits.day(one.on, today),
                arrow=True,
            )
            for one in told
        ]
