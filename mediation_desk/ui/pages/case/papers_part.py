"""文书: every paper of the case, what can be written for it, and several of them in one go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediation_desk.services.access import ARCHIVE_READ
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.dossier_check import DossierSheet, dossier_sheet
from mediation_desk.services.filling.filling import Home
from mediation_desk.services.wall import Stop
from mediation_desk.services.written_desk import WrittenLine, written_of_case
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kind_finder import KindFinder
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.case.file_lines import paper_lines
from mediation_desk.ui.pages.case.own_templates import OwnTemplates
from mediation_desk.ui.pages.case.papers_batch import BatchSheet
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.ui.written_lines import kind_lines, title_of, written_line
from mediation_desk.words import _

_LACKS = 3
"""What the dossier lacks is told in so many sentences; its own part tells all."""


class PapersPart(QWidget):
    """`paper_wanted((key, subject id))`, `written_wanted(key or paper id)`, `counted(n)`."""

    paper_wanted = Signal(object)
    written_wanted = Signal(str)
    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: CaseSheet | None = None
        self._written: tuple[WrittenLine, ...] = ()
        self._lacking: frozenset[str] = frozenset()
        self.lines = LineList(name=_("part.papers"))
        self.lines.opened.connect(self._open)
        listed = Sheet(_("Papers of this case"), link=_("Several in one go"))
        listed.link_opened.connect(self._several)
        listed.add(self.lines, 1)
        self.lacks = Prose("", "small", tone="ink2")
        listed.add(self.lacks)
        self.own = OwnTemplates(desk, self)
        self.own.found.connect(self._show_kinds)
        self.new = KindFinder(self.own.stopped)
        self.new.searched.connect(self._show_kinds)
        self.new.taken.connect(self._write)
        self._both = TwoPanes(listed, self.new, (_("Papers of this case"), _("New paper")))
        self.batch = BatchSheet(desk)
        self.batch.closed.connect(self._one_by_one)
        self.parts = Stack()
        self.parts.addWidget(self._both)
        self.parts.addWidget(self.batch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.parts)
        desk.changed.connect(self._register_changed)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show the papers of a case."""
        if self._sheet is None or self._sheet.view.case.id != sheet.view.case.id:
            self._written, self._lacking = (), frozenset()
            self.lacks.hide()
            self.own.stopped.say(Stop())
            self._one_by_one()
            self.new.search.clear()
        self._sheet = sheet
        self._both.leave_alone(not sheet.changes)
        self._show()
        self._look()
        self.own.look()

    def begin_search(self) -> None:
        """Put the cursor where kinds are searched."""
        self._both.look_at("right")
        self.new.begin()

    def _look(self) -> None:
        if self._sheet is None:
            return
        case_id = self._sheet.view.case.id
        self._desk.ask(self, self._show_written, written_of_case, case_id)
        if self._desk.staff.roles & ARCHIVE_READ:
            self._desk.ask(self, self._show_lacks, dossier_sheet, case_id)

    def _show_lacks(self, dossier: DossierSheet) -> None:
        if self._sheet is None or dossier.case_id != self._sheet.view.case.id:
            return
        self._lacking = frozenset(one.paper for one in dossier.missing if one.paper)
        told = [_(one.key) for one in dossier.missing if not one.names]
        self.lacks.setVisible(bool(told))
        self.lacks.setText(_("The dossier still lacks: {what}", what="".join(told[:_LACKS])))
        self._show_kinds()

    def _show_written(self, lines: tuple[WrittenLine, ...]) -> None:
        if self._sheet is None or any(one.paper.case_id != self._sheet.view.case.id for one in lines):
            return
        self._written = lines
        self._show()

    def _show(self) -> None:
        if self._sheet is None:
            return
        today = self._desk.today()
        registered = paper_lines(self._sheet, today)
        shown: list[Line | Group] = []
        if self._written:
            shown.append(Group(title=_("Written here"), fact=str(len(self._written))))
            shown += [written_line(one, today) for one in self._written]
            shown.append(Group(title=_("From the case itself"), fact=str(len(registered))))
        self.lines.set_lines([*shown, *registered])
        self.counted.emit(len(registered) + len(self._written))
        self._show_kinds()

    def _show_kinds(self) -> None:
        have = frozenset(one.paper.key for one in self._written if one.paper.voided_at is None)
        known = kind_lines(self.new.typed, Home.CASE, have, self._lacking)
        self.new.show_lines([*known, *self.own.lines(self.new.typed)])

    def _write(self, key: object) -> None:
        if isinstance(key, tuple) and self._sheet is not None:
            self.own.write(self._sheet.view.case.id, str(key[1]))
        else:
            self.written_wanted.emit(str(key))

    def _open(self, wanted: object) -> None:
        if isinstance(wanted, tuple) and wanted[0] == "written":
            self.written_wanted.emit(str(wanted[1]))
        else:
            self.paper_wanted.emit(wanted)

    def _several(self) -> None:
        if self._sheet is None:
            return
        lines = paper_lines(self._sheet, self._desk.today())
        told = [(line.id, f"{line.first}　{line.second}") for line in lines]
        for one in self._written:
            if one.paper.voided_at is None and not one.paper.restricted:
                chip = written_line(one, self._desk.today()).chip
                said = f"{title_of(one.paper)}　{chip.text if chip else ''}"
                told.append((("written", one.paper), said))
        self.batch.begin(self._sheet.view.case.id, told)
        self.parts.setCurrentWidget(self.batch)

    def _one_by_one(self) -> None:
        self.parts.setCurrentWidget(self._both)

    def _register_changed(self, nouns: frozenset[str]) -> None:
        if "written" in nouns and self.isVisible():
            self._look()
