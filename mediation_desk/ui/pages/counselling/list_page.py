"""Counselling files: mine and those I may read; for the director, that they exist and what waits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_file import FileLine, FileState
from mediation_desk.domain.reception_list import ReceptionLine
from mediation_desk.domain.staff import Role
from mediation_desk.services import counselling_list
from mediation_desk.services.access import NOTE_KNOW, NOTE_WRITE
from mediation_desk.services.counselling_list import FilePage, UnsignedNote
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.layout import Column as Upright
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.counselling import said
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term

PAGE = 100
_NOUNS = {"counselling_file", "counselling_session", "counselling_note", "counselling_grant", "reception"}


class CounsellingPage(Page):
    """`desk.go("counselling")`: filter by state and name, sort by the head, Enter opens."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("page.counselling"))
        self._writes = bool(desk.staff.roles & NOTE_WRITE)
        self._director = Role.DIRECTOR in desk.staff.roles
        self._page = FilePage(lines=(), counsellors=())
        self.search = Button(_("Search my notes"), icon="search")
        self.search.clicked.connect(lambda: desk.go("counselling_search"))
        self.new = Button(_("Open a file"), "primary", icon="plus")
        self.new.clicked.connect(self.primary)
        self.referrals = Button(_("Referrals and letters"))
        self.referrals.clicked.connect(lambda: desk.go("referrals"))
        self.head.add_button(self.referrals)
        self.head.add_button(self.search)
        self.head.add_button(self.new)
        self.referrals.setVisible(self._writes)
        self.search.setVisible(self._writes)
        self.new.setVisible(self._writes)
        self.states = FilterButton(_("State"), [(one, term(one)) for one in FileState])
        self.states.set_value((FileState.OPEN,))
        self.states.changed.connect(self._fill)
        self.name = LineEdit(_("Name or number"), compact=True)
        self.name.setAccessibleName(_("Name or number"))
        self.name.setClearButtonEnabled(True)
        self.name.textChanged.connect(self._fill)
        filters = Row(gap=8)
        filters.addWidget(self.states)
        filters.addWidget(size(self.name, width=220))
        filters.addStretch(1)
        self.table = Table(self._columns(), self._cells, key=_line_id, name=_("page.counselling"))
        self.table.opened.connect(self._open)
        self.table.wanted_more.connect(self._more)
        self.table.sorted_by.connect(self._sort)
        self._order = ("opened", True)
        self.empty = EmptyState(_("No counselling file here"), _("Clear the filters, or open a file."))
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty)
        self.body.addLayout(filters)
        across = Row(gap=16)
        across.addWidget(sheet, 1)
        self._side = size(QWidget(), width=304)
        self._beside(Upright(self._side, gap=16))
        across.addWidget(self._side)
        self.body.addLayout(across, 1)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)

    def opened(self, *_args: object) -> None:
        """Shown."""
        self.ask()

    def primary(self) -> None:
        """Open a file."""
        if self._writes:
            self.desk.go("counselling_open")

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, table, what waits."""
        return self.states, self.table, self.unsigned, self.waiting

    def ask(self) -> None:
        """Ask for everything shown."""
        self.desk.ask(self, self._show, counselling_list.counselling_page)
        if self.desk.staff.roles & NOTE_KNOW:
            self.desk.ask(self, self._show_unsigned, counselling_list.unsigned_notes)
        if self._writes:
            self.desk.ask(self, self._show_waiting, counselling_list.receptions_for_counselling)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(key="number", title=_("File number"), width=236, drop=2, sort=True),
            Column(key="clients", title=_("Clients"), wrap=True, sort=True),
            Column(key="kind", title=_("Kind"), width=128, drop=1, sort=True),
            *(
                (Column(key="counsellor", title=_("Counsellor"), width=88, drop=3, sort=True),)
                if self._director
                else ()
            ),
            Column(key="sessions", title=_("Sessions"), width=72, right=True, drop=4, sort=True),
            Column(key="next", title=_("Next session"), width=128, sort=True),
            Column(key="state", title=_("State"), width=120),
        )

    def _beside(self, column: Upright) -> None:
        mine = _("Notes to sign") if self._writes else _("Notes unsigned for three days")
        self.unsigned, self.waiting = LineList(name=mine), LineList(name=_("Receptions waiting for a file"))
        self.unsigned.opened.connect(self._open_session)
        self.waiting.opened.connect(lambda reception: self.desk.go("counselling_open", reception))
        self._unsigned_sheet, self._waiting_sheet = (
            Sheet(mine, fact=" "),
            Sheet(_("Waiting for a file"), fact=" "),
        )
        self._unsigned_sheet.add(self.unsigned, 1)
        self._waiting_sheet.add(self.waiting, 1)
        column.addWidget(self._unsigned_sheet, 1)
        column.addWidget(self._waiting_sheet, 1)
        self._waiting_sheet.setVisible(self._writes)

    def _show(self, page: FilePage) -> None:
        self._page = page
        self._fill()

    def _more(self) -> None:
        if self._page.lines:
            before = self._page.lines[-1].row
            self.desk.ask(self, self._append, counselling_list.counselling_page, None, before)

    def _append(self, page: FilePage) -> None:
        self._page = FilePage(lines=(*self._page.lines, *page.lines), counsellors=page.counsellors)
        self._fill()

    def _fill(self) -> None:
        states, typed = self.states.value(), self.name.text().strip()
        lines = [
            one
            for one in self._page.lines
            if (not states or one.state in states)
            and (not typed or typed in one.number or any(typed in name for name in one.clients))
        ]
        key, descending = self._order
        lines.sort(key=lambda one: _order(one, key, self._page), reverse=descending)
        self.table.set_rows(lines, more=len(self._page.lines) % PAGE == 0 and bool(self._page.lines))
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self.table.show_sort(key, descending=descending)
        self._fill()

    def _cells(self, line: FileLine) -> tuple[Cell, ...]:
        desk = self.desk
        if line.state is FileState.CLOSED:
            state = Tag(text=term(line.state))
        elif not line.consented:
            state = Tag(text=_("Consent is lacking"), tone="amber")
        elif line.unsigned:
            state = Tag(text=_("{n} to sign", n=line.unsigned), tone="amber")
        else:
            state = Tag(text=term(line.state), tone="pine")
        return (
            Text(text=line.number),
            Text(text=desk.shown("、".join(line.clients)), icon="" if line.opens else "lock"),
            Text(text=desk.hidden(term(line.kind)), tone="ink2"),
            *((Text(text=self._page.counsellor(line.counsellor_id), tone="ink2"),) if self._director else ()),
            Text(text=str(line.sessions)),
            Text(text=said.day_and_time(desk, line.next_session) if line.next_session else "—", tone="ink2"),
            state,
        )

    def _show_unsigned(self, notes: tuple[UnsignedNote, ...]) -> None:
        now = self.desk.now()
        self._unsigned_sheet.set_fact(str(len(notes)))
        self.unsigned.set_lines(
            [
                Line(
                    id=(one.file_id, one.session_id),
                    first=f"{self.desk.shown('、'.join(one.clients))} {_('Session {n}', n=one.ordinal)}",
                    second=f"{one.number} · {one.counsellor}" if self._director else one.number,
                    icon="pencil",
                    chip=Tag(text=_("Overdue"), tone="red") if now > one.due else None,
                    arrow=True,
                )
                for one in notes
            ]
        )

    def _show_waiting(self, receptions: tuple[ReceptionLine, ...]) -> None:
        self._waiting_sheet.set_fact(str(len(receptions)))
        self.waiting.set_lines(
            [
                Line(
                    id=one.id,
                    first=self.desk.shown("、".join(one.seekers)),
                    second=one.number,
                    icon="user-plus",
                    arrow=True,
                )
                for one in receptions
            ]
        )

    def _open(self, line: FileLine) -> None:
        self.desk.go("counselling_file", line.id)

    def _open_session(self, place: tuple[str, str]) -> None:
        self.desk.go("counselling_file", *place)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS and self.isVisible():
            self.ask()

    def _masked(self, _masked: bool) -> None:
        self.table.refresh()
        if self._writes and self.isVisible():
            self.ask()


def _line_id(line: FileLine) -> str:
    return line.id


def _order(line: FileLine, key: str, page: FilePage) -> tuple[object, ...]:
    if key == "clients":
        return ("、".join(line.clients), line.row)
    if key == "kind":
        return (list(type(line.kind)).index(line.kind), line.row)
    if key == "counsellor":
        return (page.counsellor(line.counsellor_id), line.row)
    if key == "sessions":
        return (line.sessions, line.row)
    if key == "next":
        return (line.next_session is not None, line.next_session or line.row, line.row)
    return (line.row,)
