"""Searching one's own notes: they are opened one after the other, and the hits come as they are found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services import counselling_search
from mediation_desk.services.counselling_search import Hit, SearchPiece
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Text
from mediation_desk.ui.kit.cells import Column as TableColumn
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.counselling import said
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, sentence


class CounsellingSearchPage(Page):
    """`desk.go("counselling_search")`: type, Enter searches, Enter in the list opens the session."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Search my notes"))
        self.back = Button(_("Back"), "link", icon="chevron-left")
        self.back.clicked.connect(lambda: desk.go("counselling"))
        self.head.set_lead(self.back)
        self._wanted, self._done, self._run = "", 0, 0
        self.field = TextField("wanted", _("Words to look for"))
        self.field.edit.returnPressed.connect(self.primary)
        self.act = Button(_("Search"), "primary", icon="search")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        self.stop_act = Button(_("Stop"), compact=True)
        self.stop_act.clicked.connect(self.stop)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far the search is"))
        self.told = Label("", "small", tone="ink2")
        self.head.add_button(self.act)
        row = Row(gap=12)
        row.addWidget(size(self.field, width=440), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(size(self.bar, width=160, height=6), 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.told, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.stop_act, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        columns = (
            TableColumn(key="session", title=_("Which session"), width=248),
            TableColumn(key="day", title=_("Day"), width=128, drop=1),
            TableColumn(key="sentence", title=_("Sentence"), wrap=True),
        )
        self.hits = Table(columns, self._cells, name=_("Sentences found"))
        self.hits.opened.connect(self._open)
        self.empty = EmptyState(
            _("Your notes are searched where they are"),
            _("Each note is opened, read and closed again. No list of their words is kept anywhere."),
        )
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.hits, 1)
        sheet.add(self.empty, 1)
        self.body.addLayout(row)
        self.body.addWidget(sheet, 1)
        self._found: list[Hit] = []
        self._clear()
        desk.masked_changed.connect(self._masked)

    def opened(self, *_args: object) -> None:
        """The cursor stands where one types."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def left(self) -> bool:
        """Hits are not kept on a page nobody looks at."""
        self.stop()
        self._clear()
        return True

    def primary(self) -> None:
        """Search, or search anew."""
        if self.desk.masked:
            return
        self._clear()
        self._run += 1
        self._wanted = self.field.value()
        self._show_running(True)
        run = self._run
        self.desk.do(
            self,
            lambda piece: self._got(run, piece),
            counselling_search.begin_search,
            self._wanted,
            failed=self._refused,
        )

    def stop(self) -> None:
        """Search no further; what was found stays."""
        self._run += 1
        self._show_running(False)

    def find_in_list(self) -> None:
        """The cursor goes where one types."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """What to look for, then the hits."""
        return self.field, self.hits

    def _got(self, run: int, piece: SearchPiece) -> None:
        if run != self._run:
            return  # stopped, or another search meanwhile
        self._done += piece.opened
        self._found += piece.hits
        self.bar.setMaximum(max(1, piece.all))
        self.bar.setValue(self._done)
        self.told.setText(
            _("{n} of {all} read, {hits} found", n=self._done, all=piece.all, hits=len(self._found))
        )
        if piece.hits:
            self.hits.append_rows(piece.hits)
            self.hits.show()
            self.empty.hide()
        if piece.after is not None:
            self.desk.ask(
                self,
                lambda more: self._got(run, more),
                counselling_search.search_on,
                self._wanted,
                piece.after,
                failed=self._refused,
            )
            return
        self._show_running(False)
        if not self._found:
            self.empty.say(_("Nothing found"), _("Try fewer or other words."))

    def _refused(self, fault: DeskError) -> None:
        self.stop()
        self.field.set_error(sentence(fault))
        self.field.setFocus()

    def _show_running(self, running: bool) -> None:
        self.bar.setVisible(running)
        self.stop_act.setVisible(running)

    def _clear(self) -> None:
        self._found, self._done = [], 0
        self.hits.set_rows([])
        self.hits.hide()
        self.told.setText("")
        self.empty.show()
        self._show_running(False)

    def _cells(self, hit: Hit) -> tuple[Cell, ...]:
        hidden = self.desk.masked
        return (
            Text(text=_("Session {n}", n=hit.ordinal), second=hit.number),
            Text(text=said.day(self.desk, hit.began), tone="ink2"),
            Text(
                text=self.desk.hidden(hit.sentence),
                hits=() if hidden else ((hit.start, hit.end - hit.start),),
            ),
        )

    def _open(self, hit: Hit) -> None:
        self.desk.go("counselling_file", hit.file_id, hit.session_id)

    def _masked(self, _masked: bool) -> None:
        self.hits.refresh()
