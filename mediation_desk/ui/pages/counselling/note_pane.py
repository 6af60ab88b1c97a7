"""The note being written: its session above, the boxes, and at the foot whether the draft is kept."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal

from mediation_desk.domain.counselling_note import NoteText
from mediation_desk.services import counselling_notes
from mediation_desk.services.counselling_notes import KeptNote
from mediation_desk.services.counselling_story import SessionStory
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.counselling_note import NoteForm
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.counselling import said
from mediation_desk.words import _, term

_BELOW = 1.5  # text from which the ways to divide a note stand below its head


class NotePane(Sheet):
    """`edit_wanted`: the facts of the session; `other_wanted(this, other)`: both texts after a crash."""

    edit_wanted = Signal()
    other_wanted = Signal(str, str)
    _TICK_MS = 1_000

    def __init__(self, desk: Desk, story: SessionStory, kept: KeptNote, shown: str) -> None:
        super().__init__()
        self._desk, self.story = desk, story
        self.form = NoteForm(kept.style)
        if shown:
            self.form.put_text(shown)
        self._saved, self._other = kept.saved, kept.other
        self._draft: Draft | None = desk.draft(self.form, counselling_notes.DRAFT, story.session.id)
        self.form.typed.connect(self._typed)
        self._lay_out()
        self._kept_at: datetime | None = None
        desk.draft_kept.connect(self._kept)
        self._clock = QTimer(self, interval=self._TICK_MS)
        self._clock.timeout.connect(self._say_kept)
        self._clock.start()
        self._say_kept()

    def save(self) -> None:
        """Keep what is written as the saved note, if it differs from what is kept already."""
        if self._draft is None:
            return
        self._draft.settle()
        text = self.form.text()
        if text == self._saved or (not self._saved and not self.form.length()):
            return
        self._draft.keep_now()
        self._saved = text
        self._desk.do(self, self._was_saved, counselling_notes.save_note, self.story.session.id, text)

    def read(self) -> NoteText:
        """The note to be signed; DeskError names the box."""
        return self.form.read()

    def sealed(self) -> None:
        """The note is signed: nothing typed waits any more."""
        if self._draft is not None:
            self._draft.drop()
            self._draft = None

    def _lay_out(self) -> None:
        session = self.story.session
        head, words = Row(gap=8), Column(gap=0)
        words.addWidget(Label(_("Session {n}", n=session.ordinal), "section"))
        words.addWidget(Label(said.session_line(self._desk, session), "small", tone="ink2", wrap=True))
        change = IconButton(_("Change the facts of this session"), "pencil")
        change.clicked.connect(self.edit_wanted)
        head.addLayout(words, 1)
        head.addWidget(change)
        beside = (
            head if style.look().factor < _BELOW else Row(gap=8)
        )  # large text: the words keep their width
        beside.addWidget(self.form.style_field)
        self.add(head)
        if beside is not head:
            beside.addStretch(1)
            self.add(beside)
        if self._other:
            both = Button(_("The other text from before the crash is kept"), "link", icon="history")
            both.clicked.connect(lambda: self.other_wanted.emit(self.form.text(), self._other))
            self.add(both)
        self.form.facts.addLayout(self._facts())
        self.add(self.form, 1)
        self.add(rule())
        foot = Row(gap=8)
        foot.addWidget(IconLabel("device-floppy", "pine", 16, line=20))
        self.kept = Label("", "small")
        foot.addWidget(self.kept)
        foot.addStretch(1)
        late = self.story.overdue(self._desk.now())
        limit = said.day_and_time(self._desk, self.story.due)
        due_said = (
            _("Sign soon: it was due {limit}", limit=limit) if late else _("Sign until {limit}", limit=limit)
        )
        self.limit = Label(due_said, "small", tone="amber" if late else "ink2")
        self.limit.setToolTip(_("A note is signed by then; afterwards it is only added to."))
        foot.addWidget(self.limit)
        self.add(foot)

    def _facts(self) -> FlowLayout:
        session = self.story.session
        flow = FlowLayout(gap=8)
        if session.elements:
            flow.addWidget(Label(_("What it was about"), "small"))
        for one in sorted(session.elements):
            flow.addWidget(Chip(term(one), "pine"))
        if session.next_at is not None:
            flow.addWidget(Label(_("Next session"), "small"))
            flow.addWidget(Chip(said.day_and_time(self._desk, session.next_at), icon="calendar-plus"))
        return flow

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self.form.text)

    def _kept(self, moment: datetime) -> None:
        self._kept_at = moment
        self._say_kept()

    def _was_saved(self, _nothing: None) -> None:
        self._kept(self._desk.now())

    def _say_kept(self) -> None:
        if self._kept_at is None:
            self.kept.setText(_("What you type is kept encrypted"))
            return
        seconds = max(0, round((self._desk.now() - self._kept_at).total_seconds()))
        if seconds < 60:
            self.kept.setText(_("Draft kept encrypted · {n} s ago", n=seconds))
        else:
            self.kept.setText(_("Draft kept encrypted · {n} min ago", n=seconds // 60))
