"""The list 恢复后待补录: filter, sort, void with a reason, open what a number became, export, print."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.restored_number import ASKED, RestoredState
from mediation_desk.domain.staff import Role
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.restored_list import (
    RestoredLine,
    export_restored,
    restored_lines,
    restored_list_paper,
)
from mediation_desk.services.restored_numbers import void_restored_number
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.restored.columns import SORTS, cells, columns, sheet_words
from mediation_desk.ui.paper_out import print_paper
from mediation_desk.words import _, count, term


class ListPane(QWidget):
    """Filters above the table; the question why a number is given up stands at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._lines: tuple[RestoredLine, ...] = ()
        self._sort: tuple[str, bool] | None = None
        self.typed = LineEdit(_("Number or reason"), compact=True)
        self.typed.setAccessibleName(_("Find a number"))
        self.typed.put_before(IconLabel("search", "ink3", 16))
        self.series = FilterButton(_("Kind"), [(one, term(one)) for one in ASKED])
        self.state = FilterButton(_("State"), [(one, term(one)) for one in RestoredState])
        self.void = Button(_("Void this number"), compact=True)
        self.export = Button(_("Export"), icon="file-export", compact=True)
        self.print_it = Button(_("Print"), icon="printer", compact=True)
        self.table = Table(columns(), cells, key=_key, name=_("Numbers to enter again"))
        self.empty = EmptyState(_("Nothing to enter again"), "")
        self.how = Label(_("restored.how"), "small", tone="ink2", wrap=True)
        self.host = AskHost(desk)
        self.host.hide()
        self._lay_out()
        self.typed.textChanged.connect(self._show)
        self.series.changed.connect(self._show)
        self.state.changed.connect(self._show)
        self.table.sorted_by.connect(self._sorted)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._chosen)
        self.void.clicked.connect(self._ask_void)
        self.export.clicked.connect(self._export)
        self.print_it.clicked.connect(self.print)
        self.host.closed.connect(self.host.hide)

    def look(self) -> None:
        """Ask for the list."""
        self.desk.ask(self, self._found, restored_lines)

    def primary(self) -> None:
        """Give the question that stands open."""
        if self.host.ask is not None:
            self.host.ask.give()

    def print(self) -> None:
        """What the filters show, as a sheet to tick off."""
        self.desk.ask(self, self._print, restored_list_paper, self._wanted())

    def find_in_list(self) -> None:
        """Into the words to find."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def parts(self) -> tuple[QWidget, ...]:
        """Filters, list, question."""
        return (self.typed, self.table, self.host) if self.host.isVisible() else (self.typed, self.table)

    def shown(self) -> list[RestoredLine]:
        """The lines the filters let through, as sorted."""
        words = self.typed.text().strip()
        found = [
            line
            for line in self._lines
            if (not self.series.value() or line.number.series in self.series.value())
            and (not self.state.value() or line.number.state in self.state.value())
            and (not words or words in line.number.number or words in line.number.reason)
        ]
        if self._sort is not None:
            by = SORTS[self._sort[0]]
            found.sort(key=by, reverse=self._sort[1])  # type: ignore[arg-type]  # of one kind
        return found

    def _lay_out(self) -> None:
        head = FlowLayout(gap=8)
        for widget in (self.typed, self.series, self.state):
            head.addWidget(widget)
        for button in (self.void, self.export, self.print_it):
            head.addWidget(button)
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty, 1)
        left = QWidget()
        column = Column(left, gap=8)
        column.addLayout(head)
        column.addWidget(sheet, 1)
        column.addWidget(self.how)
        row = Row(self, gap=16)
        row.addWidget(left, 3)
        row.addWidget(self.host, 2)

    def _found(self, lines: tuple[RestoredLine, ...]) -> None:
        self._lines = lines
        self._show()

    def _show(self) -> None:
        rows = self.shown()
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        nothing = _("Numbers skipped after a restore are listed here.")
        self.empty.say(
            _("Nothing found") if self._lines else _("Nothing to enter again"),
            _("Try other words, or clear the filters.") if self._lines else nothing,
        )
        self.how.setVisible(any(line.number.state is RestoredState.WAITING for line in rows))
        for button in (self.export, self.print_it):
            button.setEnabled(bool(rows))
        self._chosen(self.table.current_row())

    def _chosen(self, line: RestoredLine | None) -> None:
        if Role.DIRECTOR not in self.desk.staff.roles:
            self.void.block(_("Only the director gives a number up"))
        elif line is None or line.number.state is not RestoredState.WAITING:
            self.void.block(_("Choose a number that waits"))
        else:
            self.void.allow()

    def _sorted(self, column: str, descending: bool) -> None:
        self._sort = (column, descending)
        self.table.show_sort(column, descending=descending)
        self._show()

    def _open(self, line: RestoredLine) -> None:
        if line.place:
            self.desk.go(*line.place)

    def _wanted(self) -> tuple[str, ...]:
        return tuple(line.number.number for line in self.shown())

    def _ask_void(self) -> None:
        line = self.table.current_row()
        if line is None or line.number.state is not RestoredState.WAITING:
            return
        number = line.number.number

        def give(values: dict[str, Any]) -> None:
            self.desk.do(
                self, self._voided, void_restored_number, number, values["reason"], failed=self.host.refused
            )

        reason = MultilineField("reason", _("Reason"), rows=3, most_rows=6)
        text = _("The number stays in the ledger as void and is never used again.")
        ask = Ask(_("Void {number}", number=number), _("Void this number"), give, [[reason]], text=text)
        self.host.put(ask, "restored_void", number)
        self.host.show()
        ask.take_focus()

    def _voided(self, _one: object) -> None:
        self.host.put_away(drop=True)
        self.host.hide()
        self.desk.toast(_("The number is void"))
        self.look()

    def _export(self) -> None:
        leave_as_sheet(
            self.desk,
            self,
            export_restored,
            self._wanted(),
            sheet_words(),
            name=_("Numbers to enter again"),
            title=_("Export the numbers"),
            means=count("{n} number leaves the desk", "{n} numbers leave the desk", len(self._wanted())),
        )

    def _print(self, paper: MadePaper) -> None:
        if print_paper(self.desk, self, paper):
            self.desk.toast(_("{paper} was sent to the printer", paper=paper.name))


def _key(line: RestoredLine) -> str:
    return line.number.number
