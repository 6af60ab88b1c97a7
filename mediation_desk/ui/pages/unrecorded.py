"""Appointments to see to: what cannot stay as booked, what is not written yet, of what nothing was noted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.staff import Role
from mediation_desk.services.access import NOTE_WRITE, SITTING_WRITE
from mediation_desk.services.appointments import held_without_record, unsettled
from mediation_desk.services.to_change import Ground, ToChange, to_change
from mediation_desk.ui.appointment_lines import line_of
from mediation_desk.ui.appointment_outcome import write_about_line
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import N_, _

_GROUNDS = {
    Ground.APART: N_("They may not meet: move it or let them come apart"),
    Ground.OVER: N_("The case or file is over: call it off"),
    Ground.STAFF: N_("Whoever receives them cannot: choose somebody else"),
}

_NOUNS = frozenset(
    {"appointment", "mediation_record", "counselling_session", "case", "staff", "keep_apart", "screening"}
)


class UnrecordedPage(Page):
    """Enter goes where it is written, or to the appointment to say what became of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Appointments to see to"))
        self.whose = Segments(
            [(desk.staff.id, _("Mine")), ("", _("Everybody's"))], compact=True, name=_("Whose")
        )
        roles = desk.staff.roles
        writes = bool(roles & (SITTING_WRITE | NOTE_WRITE))
        counter = Role.RECEPTION in roles and not writes
        self.whose.set_value("" if counter else desk.staff.id)  # the counter keeps everybody's calendar
        self.whose.setVisible(bool(roles & {Role.DIRECTOR, Role.RECEPTION}))
        self.whose.changed.connect(self._ask)
        self.head.add_button(self.whose)
        self.held, self.open = _Listed(_("Took place, not written")), _Listed(_("Over, nothing noted"))
        self.held.setVisible(writes)
        self.ahead = _Listed(_("To come, cannot stay as booked"))
        self.ahead.hide()
        self._held: dict[str, AppointmentLine] = {}
        row = Row(gap=16)
        row.addWidget(self.held, 1)
        row.addWidget(self.open, 1)
        self.body.addWidget(self.ahead, 1)
        self.body.addLayout(row, 2)
        self.ahead.lines.opened.connect(lambda one: desk.go("appointment", one))
        self.held.lines.opened.connect(self._write)
        self.open.lines.opened.connect(lambda one: desk.go("appointment", one))
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _masked: self._ask())

    def opened(self, *_args: object) -> None:
        """Ask again."""
        self._ask()

    def panes(self) -> tuple[QWidget, ...]:
        """The lists there are."""
        shown = (one for one in (self.ahead, self.held, self.open) if not one.isHidden())
        return tuple(one.lines for one in shown)

    def find_in_list(self) -> None:
        """The first list."""
        self.panes()[0].setFocus()

    def _ask(self) -> None:
        whose = self.whose.value() or ""
        if not self.desk.staff.roles & {Role.DIRECTOR, Role.RECEPTION}:
            whose = self.desk.staff.id
        self.desk.ask(self, self._show_ahead, to_change, whose)
        self.desk.ask(self, self._show_held, held_without_record, whose)
        self.desk.ask(self, self._show_open, unsettled, whose)

    def _show_ahead(self, found: tuple[ToChange, ...]) -> None:
        told = [(line_of(self.desk, one.line), _(_GROUNDS[one.ground])) for one in found]
        self.ahead.put([replace(line, second=f"{why} · {line.second}") for line, why in told])
        self.ahead.setVisible(bool(found))

    def _show_held(self, found: tuple[AppointmentLine, ...]) -> None:
        self._held = {one.id: one for one in found}
        self.held.put([line_of(self.desk, one) for one in found])

    def _show_open(self, found: tuple[AppointmentLine, ...]) -> None:
        self.open.put([line_of(self.desk, one) for one in found])

    def _write(self, one_id: object) -> None:
        one = self._held.get(str(one_id))
        if one is not None:
            write_about_line(self.desk, one)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS and self.isVisible():
            self._ask()


class _Listed(Sheet):
    """A sheet with a list, or with a sentence while there is nothing in it."""

    def __init__(self, title: str) -> None:
        super().__init__(title, fact=" ")
        self.lines, self._empty = LineList(name=title), EmptyState(_("Nothing waits"))
        self.add(self.lines, 1)
        self.add(self._empty, 1)

    def put(self, lines: list[Line]) -> None:
        """Show these."""
        self.lines.set_lines(lines)
        self.lines.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self.set_fact(str(len(lines)) if lines else "")
