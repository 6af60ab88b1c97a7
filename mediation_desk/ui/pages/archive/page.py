"""The page of the archive: dossiers by the day their period ends, lists to be destroyed and their steps."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.destruction import DestructionList, ListState
from mediation_desk.domain.retention import Years
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register.archive_list import ArchiveLine
from mediation_desk.services import destructions as services
from mediation_desk.services.archive import set_retention_years
from mediation_desk.services.destructions import ArchiveShelf
from mediation_desk.services.dossier_check import years_kept
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.password_check import Confirmed, check_second_person
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.bound_view import BoundView
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.list_sheet import ListExport
from mediation_desk.ui.pages.archive import asks
from mediation_desk.ui.pages.archive.columns import dossier_cells, dossier_columns, list_cells, list_columns
from mediation_desk.ui.pages.archive.list_pane import ListPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_out import print_paper
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, count


class Shown(StrEnum):
    """What the table shows."""

    EVERY = "every"
    DUE = "due"
    LISTS = "lists"


class ArchivePage(Page):
    """Filters and a table at the left; a list or a question at the right, the director's alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Archive and destruction"))
        self._director = Role.DIRECTOR in desk.staff.roles
        self._shelf: ArchiveShelf | None = None
        self._list_id = ""
        self.years = Button(_("How long dossiers are kept"))
        self.years.clicked.connect(lambda: desk.ask(self, self._ask_years, years_kept))
        self.propose = Button(_("Propose a list …"), "primary", icon="archive")
        self.propose.clicked.connect(self._begin_list)
        for button in (self.years, self.propose):
            button.setVisible(self._director)
            self.head.add_button(button)
        options = [(Shown.EVERY, _("Archived")), (Shown.DUE, _("Period over"))]
        if self._director:
            options.append((Shown.LISTS, _("Lists")))
        self.filter = Segments(options, compact=True, name=_("What is shown"))
        self.filter.set_value(Shown.EVERY)
        self.number = LineEdit(_("Part of the number"))
        self.number.setAccessibleName(_("Part of the number"))
        self.dossiers = Table(dossier_columns(), self._cells, key=_case_id, name=_("Archived dossiers"))
        self.export = ListExport(desk, self, self.dossiers, key="archive", title=_("Archived dossiers"))
        self.head.put_button(self.export, 0)
        self.lists = Table(list_columns(), list_cells, key=_list_id, name=_("Lists to be destroyed"))
        self.empty = EmptyState(
            _("Nothing here"), _("A dossier is archived in its case, in the part Dossier.")
        )
        self.pane = ListPane()
        self.host = AskHost(desk)
        self.host.closed.connect(self._closed)
        self.side = Stack()
        self._notices = Column()
        self._lay_out()
        self.filter.changed.connect(self._look)
        self.number.textChanged.connect(self._look)
        self.dossiers.opened.connect(lambda line: desk.go("case", line.case_id, "dossier"))
        self.lists.chosen.connect(self._chose)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _on: self.dossiers.refresh())

    def opened(self, *_args: object) -> None:
        """Ask for what is kept, and whether something destroyed came back."""
        self._look()
        if self._director and self.desk.with_keys:
            self.desk.turn(self, self._came_back, services.returned_cases)

    def primary(self) -> None:
        """The question that stands open, or a new list."""
        if self.host.ask is not None:
            self.host.ask.give()
        elif self._director and self.propose.isEnabled():
            self._begin_list()

    def _begin_list(self) -> None:
        self.desk.ask(self, self._ask_propose, services.archive_shelf, self.desk.today())

    def print(self) -> None:
        """The register of destruction of the list shown."""
        found = (one for one in (self._shelf.lists if self._shelf else ()) if one.id == self._list_id)
        if self.filter.value() is Shown.LISTS and (one := next(found, None)) is not None:
            self._print(one)

    def find_in_list(self) -> None:
        """Into the field for a number."""
        self.number.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """Filter, table, what stands beside it."""
        table = self.lists if self.filter.value() is Shown.LISTS else self.dossiers
        return (self.filter, table, self.side) if self.side.isVisible() else (self.filter, table)

    def _lay_out(self) -> None:
        choose = Row(gap=12)
        choose.addWidget(self.filter)
        choose.addWidget(self.number)
        choose.addStretch(1)
        sheet = Sheet(margin=0, gap=0)
        for part in (self.dossiers, self.lists, self.empty):
            sheet.add(part, 1)
        left = QWidget()
        column = Column(left, gap=8)
        column.addLayout(choose)
        column.addWidget(sheet, 1)
        self.side.addWidget(self.pane)
        self.side.addWidget(scrolling(self.host))
        self.approval = BoundView(self.desk)
        self.side.addWidget(self.approval)
        self.side.hide()
        row = Row(gap=16)
        row.addWidget(left, 3)
        row.addWidget(self.side, 2)
        self.body.addLayout(self._notices)
        self.body.addLayout(row, 1)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"case", "dossier", "destruction"}:
            self._look()

    def _look(self) -> None:
        due_by = self.desk.today() if self.filter.value() is Shown.DUE else None
        self.desk.ask(self, self._show, services.archive_shelf, due_by, self.number.text())

    def _show(self, shelf: ArchiveShelf) -> None:
        self._shelf = shelf
        self._offer_list(shelf)
        lists = self.filter.value() is Shown.LISTS
        lines = _over(shelf, self.desk) if self.filter.value() is Shown.DUE else shelf.lines
        self.dossiers.set_rows(lines)
        self.lists.set_rows(shelf.lists)
        self.dossiers.setVisible(not lists and bool(lines))
        self.lists.setVisible(lists and bool(shelf.lists))
        self.empty.setVisible(not (shelf.lists if lists else lines))
        self.number.setVisible(not lists)
        self.export.setVisible(not lists)
        if self.host.ask is None:
            self._chose(next((one for one in shelf.lists if one.id == self._list_id), None))

    def _offer_list(self, shelf: ArchiveShelf) -> None:
        """A list can be proposed when a dossier is due that stands on none; a number typed hides some."""
        if self.number.text():
            return
        over, under_way = _over(shelf, self.desk), {case_id for case_id, _list in shelf.on_list}
        if any(one.case_id not in under_way for one in over):
            self.propose.allow()
        elif over:
            self.propose.block(_("Every dossier whose period is over stands on a list."))
        else:
            self.propose.block(_("No dossier's period is over."))

    def _cells(self, line: ArchiveLine) -> tuple[Cell, ...]:
        on_list = frozenset(case_id for case_id, _list in self._shelf.on_list) if self._shelf else frozenset()
        return dossier_cells(line, self.desk, on_list)

    def _chose(self, one: DestructionList | None) -> None:
        if self.host.ask is not None:
            return
        shown = one is not None and self.filter.value() is Shown.LISTS
        self.side.setVisible(shown)
        if one is not None and shown and self._shelf is not None:
            self._list_id = one.id
            self.pane.show_list(one, dict(self._shelf.staff), self._acts(one))
            self.side.setCurrentIndex(_PANE)

    def _acts(self, one: DestructionList) -> list[tuple[str, Any]]:
        acts: list[tuple[str, Any]] = []
        if one.state is ListState.PROPOSED:
            acts.append((_("Approve as director"), partial(self._approve, one)))
        elif one.state is ListState.APPROVED:
            acts.append((_("Note the bureau's approval"), partial(self._ask_grant, one)))
        elif one.state is ListState.GRANTED:
            acts.append((_("Destroy for good"), partial(self._ask_second, one)))
        if one.has_scan:
            acts.append((_("Look at the approval"), partial(self._look_at_scan, one)))
        acts.append((_("Print the register"), partial(self._print, one)))
        if one.state not in (ListState.CARRIED_OUT, ListState.DROPPED):
            acts.append((_("Give the list up"), partial(self._drop, one)))
        return acts

    def _ask_propose(self, shelf: ArchiveShelf) -> None:
        under_way = {case_id for case_id, _list in shelf.on_list}
        lines = [one for one in _over(shelf, self.desk) if one.case_id not in under_way]
        if not lines:
            self.desk.notice(_("No dossier's period is over."))
            return
        self._put(asks.ask_propose(lines, self._propose), "archive_propose")

    def _propose(self, values: dict[str, Any]) -> None:
        self._do(services.propose_destruction, values["cases"], values["reason"])

    def _approve(self, one: DestructionList) -> None:
        def confirmed(password: Confirmed) -> None:
            self._do(services.approve_destruction, password, one.id)

        text = _("The justice bureau must approve as well before anything is destroyed.")
        ask_password(self.desk, self, confirmed, title=_("Approve as director"), text=text)

    def _ask_grant(self, one: DestructionList) -> None:
        self._put(asks.ask_grant(self.desk.today(), partial(self._grant, one)), "archive_grant")

    def _grant(self, one: DestructionList, values: dict[str, Any]) -> None:
        kinds = "PDF, JPEG, PNG (*.pdf *.jpg *.jpeg *.png)"
        chosen = self.desk.files.open_several(self, _("The scan of the approval"), kinds)
        if not chosen:
            return
        try:
            content = chosen[0].read_bytes()
        except OSError:
            self.host.refused(DeskError("destruction.scan_needed"))
            return
        self._do(services.grant_destruction, one.id, values["number"], values["date"], content)

    def _ask_second(self, one: DestructionList) -> None:
        if self._shelf is None:
            return
        others = [(key, name) for key, name in self._shelf.staff if key != self.desk.staff.id]
        self._put(asks.ask_second(others, partial(self._second, one)), "")

    def _second(self, one: DestructionList, values: dict[str, Any]) -> None:
        if not values["second"]:
            self.host.refused(DeskError("destruction.no_second", field="second"))
            return

        def own(second: Confirmed) -> None:
            title = count("Destroy {n} dossier for good", "Destroy {n} dossiers for good", len(one.lines))
            text = _("This cannot be undone.")
            ask_password(self.desk, self, partial(self._carry_out, one, second), title=title, text=text)

        self.desk.turn(
            self, own, check_second_person, values["second"], values["password"], failed=self.host.refused
        )

    def _carry_out(self, one: DestructionList, second: Confirmed, mine: Confirmed) -> None:
        self.desk.turn(
            self,
            self._done,
            services.carry_out_destruction,
            mine,
            second,
            one.id,
            failed=self.host.refused,
        )

    def _look_at_scan(self, one: DestructionList) -> None:
        def show(scan: bytes) -> None:
            self.approval.show_file(one.bureau_number, scan)
            self.side.setCurrentIndex(_SCAN)

        self.desk.ask(self, show, services.approval_scan, one.id)

    def _drop(self, one: DestructionList) -> None:
        self._do(services.drop_destruction, one.id)

    def _print(self, one: DestructionList) -> None:
        def made(paper: MadePaper) -> None:
            if print_paper(self.desk, self, paper):
                self.desk.toast(_("{paper} was sent to the printer", paper=paper.name))

        self.desk.ask(self, made, services.destruction_paper, one.id)

    def _ask_years(self, years: Years) -> None:
        self._put(asks.ask_years(years, self._keep_years), "")

    def _keep_years(self, values: dict[str, Any]) -> None:
        for field in ("short", "long"):
            if not str(values[field]).strip().isdecimal():
                self.host.refused(DeskError("retention.years", field=field))
                return
        years = Years(short=int(values["short"]), long=int(values["long"]))
        self.desk.do(self, self._kept_years, set_retention_years, years, failed=self.host.refused)

    def _kept_years(self, _years: Years) -> None:
        self._put_away()
        self.desk.toast(_("It holds from the next archiving on"))

    def _came_back(self, case_ids: tuple[str, ...]) -> None:
        clear(self._notices)
        if case_ids:
            said = count(
                "{n} destroyed dossier is back, from an older copy. Please destroy it again.",
                "{n} destroyed dossiers are back, from an older copy. Please destroy them again.",
                len(case_ids),
            )
            acts = [(_("Show them"), partial(self.filter.set_value, Shown.DUE))]
            self._notices.addWidget(Notice(said, "red", acts=acts))

    def _do(self, use_case: Any, *args: Any) -> None:
        self.desk.do(self, self._done, use_case, *args, failed=self.host.refused)

    def _done(self, one: DestructionList) -> None:
        self._put_away()
        self._list_id = one.id
        self.filter.set_value(Shown.LISTS)
        self._look()

    def _put(self, ask: Ask, draft_key: str) -> None:
        self.host.put(ask, draft_key)
        self.side.setCurrentIndex(_ASK)
        self.side.show()
        ask.take_focus()

    def _closed(self) -> None:
        self.side.hide()
        self._look()

    def _put_away(self) -> None:
        self.host.put_away(drop=True)
        self.side.hide()


_PANE, _ASK, _SCAN = range(3)


def _over(shelf: ArchiveShelf, desk: Desk) -> tuple[ArchiveLine, ...]:
    return tuple(one for one in shelf.lines if one.due_on is not None and one.due_on < desk.today())


def _case_id(line: ArchiveLine) -> str:
    return line.case_id


def _list_id(one: DestructionList) -> str:
    return one.id
