"""Everybody who comes with their own time and room, and how each is told: slip, message, or why not."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.documents.appointment_slip import FORM
from mediation_desk.domain import phones
from mediation_desk.domain.dates import span_said
from mediation_desk.domain.telling import TellingWay
from mediation_desk.services.appointment_telling import Telling, copy_message, tellings_of
from mediation_desk.ui import sealed_clipboard
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, sentence, term


class TellingPane(Sheet):
    """`about(appointment id)` shows those who come; they are told while it is still to come."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Tell those who come"), scrolls=True)
        self._desk = desk
        self._rows = Column(gap=12)
        self.add(self._rows)
        self.body.addStretch(1)
        self._told: tuple[Telling, ...] = ()
        self._open = True
        desk.masked_changed.connect(lambda _masked: self._show(self._told))

    def about(self, appointment_id: str, *, still_open: bool) -> None:
        """Those who come to this appointment."""
        self._open = still_open
        self._desk.ask(self, self._show, tellings_of, appointment_id)

    def _show(self, told: tuple[Telling, ...]) -> None:
        self._told = told
        clear(self._rows)
        if not told:
            said = _("Nobody is named who would have to be told.")
            self._rows.addWidget(Prose(said, "small", tone="ink2"))
        for n, one in enumerate(told):
            if n:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._person(one))

    def _person(self, one: Telling) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=4)
        head = Row(gap=8)
        head.addWidget(Prose(self._desk.shown(one.name), "body_strong"), 1)
        head.addWidget(Label(span_said(one.starts, one.ends), "small_strong"))
        column.addLayout(head)
        column.addWidget(_small("map-pin", self._desk.hidden(one.where)))
        if self._open and not self._desk.masked:
            column.addWidget(_small(*self._how(one)))
            column.addWidget(self._acts(one))
        return holder

    def _how(self, one: Telling) -> tuple[str, str]:
        number = phones.masked(one.number) if one.number else ""
        if one.fault is not None:
            return "alert-triangle", sentence(one.fault)
        calls = one.way in (TellingWay.WRITE, TellingWay.CALL)
        return "phone" if calls else "user", f"{term(one.way)} {number}".strip()

    def _acts(self, one: Telling) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        name = self._desk.shown(one.name)
        if one.message:
            copy = Button(_("Copy the message"), compact=True, icon="copy")
            copy.setAccessibleName(_("Copy the message for {name}", name=name))
            copy.setToolTip(one.message)
            copy.clicked.connect(partial(self._copy, one))
            flow.addWidget(copy)
        by_hand = one.way in (TellingWay.SAFE_WAY, TellingWay.IN_PERSON)
        words = _("Slip, into their hand") if by_hand else _("Appointment slip")
        slip = Button(words, compact=True, icon="printer")
        slip.setAccessibleName(_("Appointment slip for {name}", name=name))
        slip.clicked.connect(partial(self._slip, one))
        flow.addWidget(slip)
        return holder

    def _slip(self, one: Telling) -> None:
        self._desk.go("paper", FORM, one.appointment_id, one.person_id)

    def _copy(self, one: Telling) -> None:
        def copied(message: str) -> None:
            sealed_clipboard.put(message)
            self._desk.toast(_("Copied; it leaves the clipboard in 30 seconds."))

        self._desk.do(self, copied, copy_message, one.appointment_id, one.person_id)


def _small(icon: str, said: str) -> QWidget:
    holder = QWidget()
    row = Row(holder, gap=8)
    row.addWidget(IconLabel(icon, "ink2", 16, line=20))
    row.addWidget(Prose(said, "small", tone="ink2"), 1)
    return holder
