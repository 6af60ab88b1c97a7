"""人员与交接: the list of staff, somebody beside it, and one sheet of work at a time over both."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.staff import Role
from mediation_desk.domain.staff_state import StaffState
from mediation_desk.errors import DeskError
from mediation_desk.services.access import STAFF_RESET, STAFF_WRITE
from mediation_desk.services.hand_over import Held, held_by
from mediation_desk.services.leaving import LeavingLook
from mediation_desk.services.office_files import office_files
from mediation_desk.services.staff import StaffLine, staff_lines
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.inspector import Beside
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.staff import columns
from mediation_desk.ui.pages.staff.about import About
from mediation_desk.ui.pages.staff.acting import Acting
from mediation_desk.ui.pages.staff.hand_over_panel import HandOverPanel
from mediation_desk.ui.pages.staff.leaving_panel import RekeyPanel, RemovePanel
from mediation_desk.ui.pages.staff.member_panel import MemberPanel
from mediation_desk.ui.pages.staff.own_password_panel import OwnPasswordPanel
from mediation_desk.ui.pages.staff.panel import Panel
from mediation_desk.ui.pages.staff.password_panel import PasswordPanel
from mediation_desk.ui.pages.staff.related import names_of
from mediation_desk.ui.pages.staff.sheet_panel import SheetPanel
from mediation_desk.words import _

HERE, ALL = "here", "all"


class StaffPage(Page):
    """`desk.go("staff")`, also with `"own_password"`, `"add"` or `"change", staff id` behind it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Staff"))
        self._lines: tuple[StaffLine, ...] = ()
        self._order = ("", False)
        self._wanted: tuple[str, str] | None = None
        self._added = ""  # whose sign-in and roles are looked at next
        self.panel: Panel | None = None
        self.rekey = Button(_("New key for the register"), icon="key")
        self.rekey.clicked.connect(lambda: self.open_panel(RekeyPanel(desk)))
        self.rekey.setVisible(bool(desk.staff.roles & STAFF_RESET))
        self.new = Button(_("Add a colleague"), "primary", icon="user-plus")
        self.new.clicked.connect(self.primary)
        self.new.setVisible(bool(desk.staff.roles & STAFF_WRITE))
        self.head.add_button(self.rekey)
        self.head.add_button(self.new)
        self.shown = Segments(
            [(HERE, _("Working here")), (ALL, _("Everybody"))], compact=True, name=_("Show")
        )
        self.shown.set_value(HERE)
        self.table = Table(columns.columns(), columns.cells, key=columns.key, name=_("Staff"), row_height=56)
        self.about = About(desk)
        self.acting = Acting(self)
        self._lay_out()
        self.shown.changed.connect(self._show)
        self.table.sorted_by.connect(self._sort)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _line: self.beside.open_side(focus=True))
        self.table.clicked.connect(lambda _at: self.beside.open_side())  # closed, or a drawer in large text
        self.about.wanted.connect(self._act)
        self.acting.removing.connect(self._remove)
        self.acting.holding.connect(self._hand_over_first)
        desk.changed.connect(self._changed)

    def opened(self, *args: object) -> None:
        """Ask for everybody; `args` may name an act and somebody."""
        act, who = (*(str(one) for one in args), "", "")[:2]
        self._wanted = (act, who or self.desk.staff.id) if act else None
        self.desk.ask(self, self._take, staff_lines)

    def left(self) -> bool:
        """Not while keys are being turned."""
        return self.panel is None or not self.panel.locked

    def primary(self) -> None:
        """What the sheet is for, or somebody new."""
        if self.panel is not None:
            self.panel.go_on()
        elif self.new.isVisible():
            panel = MemberPanel(self.desk, None)
            panel.put_on_list.connect(self._choose_next)
            self.open_panel(panel)

    def find_in_list(self) -> None:
        """Into the list."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """The sheet of work, or list and inspector."""
        return (self.panel,) if self.panel is not None else (self.table, self.about)

    def open_panel(self, panel: Panel) -> None:
        """Show one sheet of work in place of the list."""
        self.close_panel()
        self.panel = panel
        panel.closed.connect(self.close_panel)
        panel.finished.connect(self._finished)
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        for button in (self.new, self.rekey):
            button.setEnabled(False)
        panel.start()

    def close_panel(self) -> None:
        """Back to the list; what was half typed is kept as a draft."""
        panel, self.panel = self.panel, None
        if panel is None:
            return
        self.desk.keep_drafts()
        self._stack.setCurrentIndex(0)
        self._stack.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        for button in (self.new, self.rekey):
            button.setEnabled(True)
        self.opened()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        listed = QWidget()
        column = Column(listed, gap=12)
        row = Row(gap=12)
        row.addWidget(self.shown)
        row.addStretch(1)
        column.addLayout(row)
        self.beside = Beside(self.table, self.about, width=336)
        column.addWidget(self.beside, 1)
        self._stack = Stack()
        self._stack.addWidget(listed)
        self.body.addWidget(self._stack, 1)

    def _take(self, lines: tuple[StaffLine, ...]) -> None:
        self._lines = lines
        chosen = self._added or (self.about.line.member.id if self.about.line else self.desk.staff.id)
        self._added = ""
        self._show()
        if self.beside.is_drawer and self.beside.is_open():
            self.beside.close_side()  # it would lie over the list; Enter opens it
        self.table.choose(chosen)
        self._choose(next((one for one in self._visible() if one.member.id == chosen), None))
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            line = next((one for one in lines if one.member.id == wanted[1]), None)
            if wanted[0] == "add":
                self.primary()
            elif line is not None:
                self._act(wanted[0], line)

    def _choose_next(self, staff_id: str) -> None:
        self._added = staff_id

    def _visible(self) -> tuple[StaffLine, ...]:
        everybody = self.shown.value() == ALL
        lines = tuple(one for one in self._lines if everybody or one.state is not StaffState.REMOVED)
        column, descending = self._order
        return columns.sorted_by(lines, column, descending=descending) if column else lines

    def _show(self) -> None:
        self.table.set_rows(self._visible())

    def _sort(self, column: str, descending: bool) -> None:
        self._order = (column, descending)
        self.table.show_sort(column, descending=descending)
        self._show()

    def _choose(self, line: StaffLine | None) -> None:
        self.about.show_line(line)
        readable = line is not None and line.state is StaffState.SIGNS_IN
        gives = Role.DIRECTOR in self.desk.staff.roles
        if line is not None and readable and gives and line.member.id != self.desk.staff.id:
            shown = partial(self.about.show_office, line.member.id)
            self.desk.ask(self, shown, office_files, line.member.id)

    def _act(self, act: str, line: StaffLine) -> None:
        member = line.member
        related = names_of(self.desk.centre, self._lines)
        if act == "change":
            self.open_panel(MemberPanel(self.desk, member))
        elif act in ("give", "reset"):
            self.open_panel(PasswordPanel(self.desk, member, related, resets=act == "reset"))
        elif act == "own_password":
            self.open_panel(OwnPasswordPanel(self.desk, related))
        elif act == "hand_over":
            self.desk.ask(self, self._hand_over, held_by, member.id)
        elif act == "remove":
            self.acting.remove(line)
        else:
            self.acting.ask(act, line)

    def _hand_over(self, held: Held) -> None:
        panel = HandOverPanel(self.desk, held)
        panel.sheet_wanted.connect(lambda done_id: self.open_panel(SheetPanel(self.desk, done_id)))
        self.open_panel(panel)

    def _hand_over_first(self, staff_id: str, error: DeskError) -> None:
        def shown(held: Held) -> None:
            self._hand_over(held)
            if self.panel is not None:
                self.panel.refuse(error)

        self.desk.ask(self, shown, held_by, staff_id)

    def _remove(self, look: LeavingLook) -> None:
        self.open_panel(RemovePanel(self.desk, look))

    def _finished(self, said: str) -> None:
        self.close_panel()
        self.desk.toast(said)

    def _changed(self, nouns: frozenset[str]) -> None:
        if "staff" in nouns and self.isVisible() and self.panel is None:
            self.desk.ask(self, self._take, staff_lines)
