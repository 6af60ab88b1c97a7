"""The part of a case for its appointments: those to come, those past, those nobody has written about yet."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import OPEN_STATES, AppointmentState
from mediation_desk.domain.appointment_line import AppointmentLine, CalendarLook
from mediation_desk.services.access import CALENDAR_WRITE
from mediation_desk.services.appointments import appointments_between
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui.appointment_lines import line_of
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _

_BEFORE, _AFTER = timedelta(days=3 * 366), timedelta(days=2 * 366)


class AppointmentsPart(QWidget):
    """Opens what it lists by itself; `counted(n)` tells how many are to come."""

    counted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._case_id = desk, ""
        self._found: tuple[AppointmentLine, ...] = ()
        self.new = Button(_("Book an appointment"), icon="calendar-plus", compact=True)
        self.new.clicked.connect(self._begin)
        self.lines = LineList(name=_("Appointments"))
        self.lines.opened.connect(lambda one: desk.go("appointment", one))
        acts = [(_("Book an appointment"), self._begin)] if desk.staff.roles & CALENDAR_WRITE else []
        self._empty = EmptyState(_("Nothing is booked yet"), "", acts)
        sheet = Sheet(_("Appointments"))
        sheet.head.addWidget(self.new)
        sheet.add(self.lines, 1)
        sheet.add(self._empty, 1)
        Row(self).addWidget(sheet)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _masked: self._show(self._found))

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show those of a case."""
        if sheet.view.case.id != self._case_id:
            self._case_id, self._found = sheet.view.case.id, ()
            self._show(())
        self.new.setVisible(bool(self._desk.staff.roles & CALENDAR_WRITE) and not sheet.filed)
        self._ask()

    def _ask(self) -> None:
        now = self._desk.now()
        look = CalendarLook(case_id=self._case_id, cancelled=True)
        self._desk.ask(self, self._show, appointments_between, now - _BEFORE, now + _AFTER, look)

    def _show(self, found: tuple[AppointmentLine, ...]) -> None:
        self._found = found
        now = self._desk.now()
        ahead = [one for one in found if one.ends > now and one.state in OPEN_STATES]
        waiting = [one for one in found if _waits(one) and one not in ahead]
        past = [one for one in reversed(found) if one not in ahead and one not in waiting]
        entries: list[Line | Group] = []
        for title, lines in (
            (_("To come"), ahead),
            (_("Not written yet"), waiting),
            (_("Past"), past),
        ):
            if lines:
                entries.append(Group(title=title, fact=str(len(lines))))
                entries += [line_of(self._desk, one) for one in lines]
        self.lines.set_lines(entries)
        self.lines.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        self.counted.emit(len(ahead) or None)

    def _begin(self) -> None:
        self._desk.go("appointment", "", f"case/{self._case_id}")

    def _changed(self, nouns: frozenset[str]) -> None:
        if "appointment" in nouns and self._case_id and self.isVisible():
            self._ask()


def _waits(one: AppointmentLine) -> bool:
    """Whether it is over or held and its record is not in the register."""
    over = one.state in (AppointmentState.HELD, *OPEN_STATES)
    return over and not one.recorded
