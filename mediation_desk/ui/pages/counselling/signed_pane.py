"""A signed note as its readers see it: the words, who signed when, what was added; nothing changes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_note import STYLES, AdditionKind, NoteStyle
from mediation_desk.services.counselling_files import FileView
from mediation_desk.services.counselling_notes import OpenedNote
from mediation_desk.services.counselling_story import NoteStory, SessionStory
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sealed_panel import SealedPanel
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.counselling import said
from mediation_desk.ui.pages.counselling.reason_line import ReasonLine, asks_reason
from mediation_desk.words import _, term

_LETTERS = {NoteStyle.SOAP: "SOAP", NoteStyle.DAP: "DAP"}
_TONES = {AdditionKind.ADDENDUM: "pine", AdditionKind.CORRECTION: "amber", AdditionKind.VOID: "red"}


class SignedPane(Sheet):
    """`add_wanted(kind)` and `print_wanted` from its buttons; `write_wanted` for a new note after a void."""

    add_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(
        self, desk: Desk, view: FileView, story: SessionStory, shown: NoteStory, *, leads: bool
    ) -> None:
        super().__init__()
        self._desk, self._view, self.shown = desk, view, shown
        head = Row(gap=12)
        head.addWidget(Label(_("Session {n}", n=story.session.ordinal), "section"))
        line = said.session_line(desk, story.session)
        head.addWidget(Label(line, "small", tone="ink2", wrap=True), 1)
        chip = Chip(_("Void"), "red", icon="ban") if shown.voided else Chip(_("Sealed"), icon="lock")
        head.addWidget(chip)
        self.add(head)
        inside = QWidget()
        self._words = Column(inside, margin=(0, 0, 10, 0), gap=8)
        if shown.opens and asks_reason(story.session):
            self._words.addWidget(ReasonLine(desk, story.session.id))
        self.add(scrolling(inside), 1)
        foot = Row(gap=8)
        self.acts = {
            AdditionKind.ADDENDUM: Button(_("Add"), icon="plus", compact=True),
            AdditionKind.CORRECTION: Button(_("Correct"), icon="pencil", compact=True),
            AdditionKind.VOID: Button(_("Void this note"), "danger", compact=True),
        }
        for kind, button in self.acts.items():
            button.clicked.connect(lambda _on=False, wanted=kind: self.add_wanted.emit(wanted))
            foot.addWidget(button)
        foot.addStretch(1)
        self.print_act = Button(_("Print the note"), icon="printer", compact=True)
        self.print_act.clicked.connect(self.print_wanted)
        foot.addWidget(self.print_act)
        self.add(foot)
        self.print_act.setVisible(shown.opens)
        for button in self.acts.values():
            button.setVisible(leads and shown.opens and not shown.voided)
        if not shown.opens:
            self._words.addWidget(SealedPanel(self._sealed_line()))
            self._words.addStretch(1)

    def show_note(self, opened: OpenedNote) -> None:
        """Show the words, once they are opened."""
        if not opened.holds:
            self._words.addWidget(Notice(_("This note is not as it was signed. Tell the director."), "red"))
        letters = _LETTERS.get(opened.text.style, "")
        for n, part in enumerate(STYLES[opened.text.style]):
            self._box(term(part), opened.text.part(part), letters[n] if letters else "")
        for name, words in (
            (_("Interventions and methods"), opened.text.interventions),
            (_("Homework and agreements"), opened.text.homework),
            (_("Next step"), opened.text.next_step),
        ):
            if words:
                self._box(name, words)
        author = self._view.member(opened.note.author_id)
        signed = said.day_and_time(self._desk, opened.note.signed_at)
        line = _("Signed by {name} {day}, {n} characters", name=author, day=signed, n=opened.note.length)
        self._words.addWidget(Label(line, "small", tone="ink2", wrap=True))
        for one, words in opened.added:
            by = self._view.member(one.author_id)
            second = _("{name} {day}", name=by, day=said.day_and_time(self._desk, one.signed_at))
            if one.confirmed_by:
                name = self._view.member(one.confirmed_by)
                second = _("{who}, confirmed by {name}", who=second, name=name)
            row = Row(gap=8)
            row.addWidget(Chip(term(one.kind), _TONES[one.kind]), 0, Qt.AlignmentFlag.AlignTop)
            told = Column(gap=0)
            told.addWidget(Prose(words))
            told.addWidget(Label(second, "small", tone="ink2", wrap=True))
            row.addLayout(told, 1)
            self._words.addLayout(row)
        self._words.addStretch(1)

    def _box(self, name: str, words: str, letter: str = "") -> None:
        head = Row(gap=8)
        if letter:
            head.addWidget(Label(letter, "small_strong", tone="pine"))
        head.addWidget(Label(name, "small"))
        head.addStretch(1)
        self._words.addLayout(head)
        prose = Prose(words or "—", tone="ink3" if self.shown.voided else "ink")
        if self.shown.voided:
            prose.strike()
        self._words.addWidget(prose)

    def _sealed_line(self) -> str:
        note = self.shown.note
        return _(
            "Sealed by {name} {day}, {n} characters",
            name=self._view.member(note.author_id),
            day=said.day(self._desk, note.signed_at),
            n=note.length,
        )
