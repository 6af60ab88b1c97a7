"""The centre's own Word templates among what can be written for a case: for whom, then a Word file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.written_paper import Audience
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.word_templates import TemplateLine, paper_from_template, templates_in_use
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.paper_out import ask_and_export
from mediation_desk.ui.wall_stop import WallStop
from mediation_desk.words import _, term

FOR = (Audience.BOTH, Audience.SEEKER, Audience.OTHER, Audience.AUTHORITY)
"""Whom a letter of one's own may be for, the usual one first."""


class OwnTemplates(QObject):
    """`found` when the templates in use are known; `stopped` says why one was not made."""

    found = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self.stopped = WallStop(desk)
        self._templates: tuple[TemplateLine, ...] = ()

    def look(self) -> None:
        """Ask which are in use."""
        self._desk.ask(self, self._show, templates_in_use)

    def lines(self, search: str) -> list[Line | Group]:
        """A group of them, as far as their titles match."""
        shown = [
            Line(id=("template", one.id), first=one.title, second=_("Word file"), icon="file-text")
            for one in self._templates
            if search in one.title
        ]
        return [Group(title=_("Our own Word templates"), fact=str(len(shown))), *shown] if shown else []

    def write(self, case_id: str, template_id: str) -> None:
        """Ask whom the letter is for, fill it, and ask where the Word file goes."""
        title = _("Whom is this letter for?")
        text = _("What belongs to anybody else is looked for in it before it is made.")
        chosen = self._desk.questions.choose(self._parent, title, text, *(term(one) for one in FOR))
        if chosen >= 0:
            self._desk.ask(self, self._made, paper_from_template, template_id, case_id, FOR[chosen])

    def _show(self, templates: tuple[TemplateLine, ...]) -> None:
        self._templates = templates
        self.found.emit()

    def _made(self, made: MadePaper) -> None:
        self.stopped.say(made.stop)
        if not made.stop:
            ask_and_export(self._desk, self._parent, made, "docx")
