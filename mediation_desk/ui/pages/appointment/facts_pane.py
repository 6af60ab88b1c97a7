"""One appointment to be read: when, where, who, what became of it and what befell it before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import Appointment
from mediation_desk.domain.appointment_event import AppointmentEvent, AppointmentPast
from mediation_desk.domain.appointment_line import AppointmentView, Expected
from mediation_desk.domain.dates import span_said
from mediation_desk.services.booking_desk import BookingDesk
from mediation_desk.ui.appointment_said import day_words
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.appointment.comers_field import side_words
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.saying import long_time
from mediation_desk.words import _, begun, count, term


class FactsPane(Sheet):
    """`show_view(view, other half)`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("The appointment"), fact=" ", scrolls=True)
        self._desk = desk
        self._rows = Column(gap=12)
        self.add(self._rows)
        self.body.addStretch(1)

    def show_view(self, view: AppointmentView, other: AppointmentView | None, sheet: BookingDesk) -> None:
        """Show an appointment, with the other side's when the sides come apart."""
        clear(self._rows)
        halves = sorted((one for one in (view, other) if one), key=lambda one: one.appointment.starts)
        self.set_fact(view.case_number or view.file_number)
        for half in halves:
            self._half(half, sheet)
        one = view.appointment
        staff = dict(view.staff)
        self._line("users", "、".join(staff.get(each, "") for each in one.staff_ids), _("Who receives them"))
        if one.subject:
            self._line("notes", self._desk.hidden(one.subject), _("What it is called"))
        if one.heads:
            self._line("users", count("{n} person", "{n} people", one.heads), _("How many come"))
        if view.left or view.repeats:
            self._line("refresh", _("{n} more of the series to come", n=view.left), _("Again"))
        if one.reason:
            self._line("alert-triangle", self._desk.hidden(one.reason), _("Booked in spite of a clash"))
        if one.cancelled_by is not None:
            said = term(one.cancelled_by)
            why = self._desk.hidden(one.cancelled_why)
            self._line("ban", f"{said}：{why}" if why else said, _("Called off by"))
        self._past(view, sheet)

    def _half(self, view: AppointmentView, sheet: BookingDesk) -> None:
        one = view.appointment
        head = Row(gap=8)
        head.addWidget(IconLabel("clock", "pine", 20, line=24))
        when = begun(f"{day_words(one.starts, self._desk.today())} {span_said(one.starts, one.ends)}")
        head.addWidget(Prose(when, "body_strong"), 1)
        if one.sitting_id and not self._desk.masked:
            head.addWidget(Chip(_("Arrive apart"), "plum", icon="separator-vertical"))
        self._rows.addLayout(head)
        self._line("map-pin", self._where(one, sheet), _("Which room"))
        for person in view.people:
            self._rows.addWidget(self._person(person))
        self._rows.addWidget(rule())

    def _where(self, one: Appointment, sheet: BookingDesk) -> str:
        return sheet.room(one.room_id) if one.room_id else self._desk.hidden(one.place)

    def _person(self, person: Expected) -> QWidget:
        holder = QWidget()
        row = Row(holder, gap=8)
        row.addWidget(IconLabel("user", "ink2", 16, line=24))
        row.addWidget(Prose(self._desk.shown(person.name)), 1)
        if person.side is not None:
            row.addWidget(Chip(side_words(person.side), "outline"))
        return holder

    def _past(self, view: AppointmentView, sheet: BookingDesk) -> None:
        """What befell it, newest last; how often it was moved stands above."""
        one = view.appointment
        self._rows.addWidget(rule())
        head = Row(gap=8)
        head.addWidget(Label(_("What happened to it"), "small_strong"))
        head.addStretch(1)
        if one.moves:
            head.addWidget(Chip(count("moved {n} time", "moved {n} times", one.moves), "amber"))
        self._rows.addLayout(head)
        names = {person.person_id: person.name for person in view.people}
        for past in view.past:
            self._rows.addWidget(Prose(self._befell(past, sheet, names), "small", tone="ink2"))

    def _befell(self, past: AppointmentPast, sheet: BookingDesk, names: dict[str, str]) -> str:
        event = term(past.event)
        if past.event is AppointmentEvent.SETTLED:
            event = term(past.state)
        if past.confirmed is not None:
            name = self._desk.shown(names.get(past.confirmed.said_by, ""))
            event = " ".join(filter(None, (event, name, term(past.confirmed.way))))
        when = f"{day_words(past.starts, self._desk.today())} {span_said(past.starts, past.ends)}"
        parts = (long_time(past.at), sheet.member(past.staff_id), event, when, sheet.room(past.room_id))
        return " · ".join(filter(None, parts))

    def _line(self, icon: str, said: str, what: str) -> None:
        if not said:
            return
        holder = QWidget()
        holder.setAccessibleName(f"{what} {said}")
        row = Row(holder, gap=8)
        row.addWidget(IconLabel(icon, "ink2", 16, line=24))
        row.addWidget(Prose(said), 1)
        self._rows.addWidget(holder)
