"""The card of the block that is chosen: who, when, where, what became of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import OPEN_STATES, AppointmentKind, AppointmentState
from mediation_desk.domain.appointment_line import AppointmentLine, AppointmentView
from mediation_desk.domain.contact_rule import ContactRule
from mediation_desk.domain.dates import SHANGHAI, legal_day, span_said
from mediation_desk.ui.appointment_blocks import SIDES, BlockMaker
from mediation_desk.ui.appointment_said import state_tone
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.calendar.day_head import day_words
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.pages.calendar.views import said_day
from mediation_desk.words import _, count, term


class AppointmentCard(QWidget):
    """`state_wanted(state)`, `cancel_wanted`, `open_wanted`, `record_wanted`: what was pressed."""

    state_wanted = Signal(object)
    cancel_wanted = Signal()
    open_wanted = Signal()
    record_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.buttons: dict[str, Button] = {}
        self._column = Column(self, gap=8)
        self._shown: tuple[AppointmentLine, AppointmentView | None, Mapping[str, str], bool] | None = None
        desk.masked_changed.connect(self._masked)

    @property
    def shown_id(self) -> str:
        """The id of what it shows."""
        return self._shown[0].id if self._shown else ""

    def show_line(self, line: AppointmentLine, rooms: Mapping[str, str], *, writes: bool) -> None:
        """Show what the calendar knows of it, before it is opened."""
        self._shown = (line, None, rooms, writes)
        self._fill()

    def show_view(self, view: AppointmentView) -> None:
        """Show all of it."""
        if self._shown is not None and self._shown[0].id == view.appointment.id:
            line, _view, rooms, writes = self._shown
            self._shown = (line, view, rooms, writes)
            self._fill()

    def _masked(self, _masked: bool) -> None:
        self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        clear(self._column)
        self.buttons = {}
        line, view, rooms, writes = self._shown
        maker = BlockMaker(self._desk, rooms, writes=writes)
        head = Row(gap=8)
        head.addWidget(Prose(maker.title(line), "body_strong"), 1)
        if line.shown:
            head.addWidget(Chip(term(line.state), state_tone(line.state)))
        self._column.addLayout(head)
        day = legal_day(line.starts)
        weekday = day_words(day).split()[0]
        self._fact("calendar", f"{said_day(day, self._desk.today())} {weekday}")
        self._fact("clock", span_said(line.starts, line.ends))
        if where := maker.where(line):
            self._fact("map-pin", where)
        if line.staff:
            self._fact("users", "、".join(line.staff))
        if not line.shown:
            self._column.addWidget(
                Notice(_("Who comes is told to those who take part."), "neutral", icon="lock")
            )
            self._column.addStretch(1)
            return
        self._people(line, view, maker)
        if line.case_number:
            self._fact("folders", line.case_number)
        if view is not None:
            self._more(view)
        self._acts(line, writes=writes)
        self._column.addStretch(1)

    def _fact(self, icon: str, words: str) -> None:
        row = Row(gap=8)
        row.addWidget(IconLabel(icon, "ink2", 16, line=24))
        row.addWidget(Prose(words), 1)
        self._column.addLayout(row)

    def _people(self, line: AppointmentLine, view: AppointmentView | None, maker: BlockMaker) -> None:
        if view is None or not view.people:
            if who := maker.people(line):
                self._fact("user", who)
        else:
            for one in view.people:
                side = _(SIDES[one.side]) if one.side in SIDES else ""
                name = self._desk.shown(one.name)
                self._fact("user", f"{name}  {side}".strip())
                if one.rule is not ContactRule.ORDINARY:
                    self._column.addWidget(Label(term(one.rule), "hint", wrap=True))
        if line.apart and not self._desk.masked:
            self._column.addWidget(Notice(_("They arrive apart, in different rooms."), "plum"))

    def _more(self, view: AppointmentView) -> None:
        if view.repeats is not None:
            said = count("Repeats; {n} more is planned", "Repeats; {n} more are planned", view.left)
            self._fact("refresh", said)
        booked = view.appointment
        if booked.moves:
            self._fact("history", count("moved {n} time", "moved {n} times", booked.moves))
        if booked.reason:
            self._fact("info-circle", self._desk.hidden(booked.reason))
        if booked.state is AppointmentState.CANCELLED:
            by = term(booked.cancelled_by) if booked.cancelled_by else ""
            self._fact(
                "ban", _("Called off by {by}: {why}", by=by, why=self._desk.hidden(booked.cancelled_why))
            )

    def _acts(self, line: AppointmentLine, *, writes: bool) -> None:
        flow = FlowLayout(gap=8)
        begun = line.starts <= self._desk.now().astimezone(SHANGHAI)
        open_ = line.state in OPEN_STATES
        if writes and open_:
            if line.state is AppointmentState.PLANNED and not begun:
                self._button(flow, "confirm", _("Note as confirmed"), AppointmentState.CONFIRMED)
            if begun:
                self._button(flow, "held", _("It was held"), AppointmentState.HELD)
                self._button(flow, "no_show", _("Nobody came"), AppointmentState.NO_SHOW)
        if writes and not open_ and not line.recorded:
            self._button(flow, "planned", _("Back to planned"), AppointmentState.PLANNED)
        opener = Button(_("Open"), compact=True)
        opener.setToolTip("Enter")
        opener.clicked.connect(self.open_wanted)
        self.buttons["open"] = opener
        flow.addWidget(opener)
        if writes and begun and not line.recorded and self._recordable(line):
            write = Button(_("Write the record"), compact=True, icon="pencil")
            write.clicked.connect(self.record_wanted)
            self.buttons["record"] = write
            flow.addWidget(write)
        if writes and open_:
            off = Button(_("Call it off…"), compact=True)
            off.setToolTip("Delete")
            off.clicked.connect(self.cancel_wanted)
            self.buttons["cancel"] = off
            flow.addWidget(off)
        self._column.addSpacing(8)
        self._column.addLayout(flow)

    def _recordable(self, line: AppointmentLine) -> bool:
        if line.state in (AppointmentState.CANCELLED, AppointmentState.NO_SHOW):
            return False
        mediation = line.kind is AppointmentKind.MEDIATION and bool(line.case_id)
        return mediation or (line.kind is AppointmentKind.COUNSELLING and bool(line.file_id))

    def _button(self, flow: FlowLayout, key: str, words: str, state: AppointmentState) -> None:
        button = Button(words, compact=True)
        button.clicked.connect(lambda _on=False: self.state_wanted.emit(state))
        self.buttons[key] = button
        flow.addWidget(button)
