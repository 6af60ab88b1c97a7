"""What the dispute is about, and the notes for the file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.two_sides import only
from mediation_desk.words import _, term


class About(Sheet):
    """Summary, requests, difficulty, area; the link edits them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("About the dispute"), link=_("Change"), scrolls=True)
        self._desk = desk

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show what the file says."""
        clear(self.body)
        self.link.setVisible(sheet.changes)
        case, hidden = sheet.view.case, self._desk.hidden
        self.body.addWidget(Prose(hidden(case.summary) or _("Nothing written yet")))
        for number, request in enumerate(case.requests, start=1):
            self.body.addWidget(Prose(f"{number}. {hidden(request)}"))
        said = _("Difficulty: {level}", level=term(case.difficulty))
        self.body.addWidget(Label(said, "small", tone="ink2"))
        area = _("Area: {area}", area=sheet.area or _("not entered yet"))
        self.body.addWidget(Label(area, "small", tone="ink2", wrap=True))
        self.body.addStretch(1)


class Notes(Sheet):
    """Notes for the file, newest first; the link writes another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Notes for the file"), link=_("Write a note"), scrolls=True)
        self._desk = desk

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show every note whole."""
        clear(self.body)
        self.link.setVisible(not sheet.filed)
        today = self._desk.today()
        for number, note in enumerate(sheet.view.notes):
            if number:
                self.body.addWidget(rule())
            block = QWidget()
            column = Column(block, gap=4)
            when = limits.day(legal_day(note.written_at), today)
            who = sheet.view.member(note.staff_id)
            said = f"{when} {note.written_at.astimezone(SHANGHAI):%H:%M} · {who}"
            head = Row(gap=8)
            head.addWidget(Label(said, "small", tone="ink2"))
            if note.side is not None:
                head.addWidget(only(note.side))
            head.addStretch(1)
            column.addLayout(head)
            column.addWidget(Prose(self._desk.hidden(note.text)))
            self.body.addWidget(block)
        if not sheet.view.notes:
            self.body.addWidget(Prose(_("No note yet"), tone="ink2"))
        self.body.addStretch(1)
