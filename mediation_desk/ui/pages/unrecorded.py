"""Sittings and talks that took place and are not written yet, and those nobody said anything about since."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.staff import Role
from mediation_desk.services.appointments import held_without_record, unsettled
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
from mediation_desk.words import _


class UnrecordedPage(Page):
    """Enter goes where it is written, or to the appointment to say what became of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Not written yet"))
        self.whose = Segments(
            [(desk.staff.id, _("Mine")), ("", _("Everybody's"))], compact=True, name=_("Whose")
        )
        self.whose.set_value(desk.staff.id)
        self.whose.setVisible(Role.DIRECTOR in desk.staff.roles)
        self.whose.changed.connect(self._ask)
        self.head.add_button(self.whose)
        self.held, self.open = _Listed(_("Took place, not written")), _Listed(_("Over, nothing noted"))
        self._held: dict[str, AppointmentLine] = {}
        row = Row(gap=16)
        row.addWidget(self.held, 1)
        row.addWidget(self.open, 1)
        self.body.addLayout(row, 1)
        self.held.lines.opened.connect(self._write)
        self.open.lines.opened.connect(lambda one: desk.go("appointment", one))
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _masked: self._ask())

    def opened(self, *_args: object) -> None:
        """Ask again."""
        self._ask()

    def panes(self) -> tuple[QWidget, ...]:
        """Both lists."""
        return (self.held.lines, self.open.lines)

    def find_in_list(self) -> None:
        """The first list."""
        self.held.lines.setFocus()

    def _ask(self) -> None:
        whose = self.whose.value() or ""
        if Role.DIRECTOR not in self.desk.staff.roles:
            whose = self.desk.staff.id
        self.desk.ask(self, self._show_held, held_without_record, whose)
        self.desk.ask(self, self._show_open, unsettled, whose)

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
        if nouns & {"appointment", "mediation_record", "counselling_session"} and self.isVisible():
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
