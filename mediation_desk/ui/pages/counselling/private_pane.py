"""Private notes of a file: theirs who wrote them, never printed, never granted, lost with the password."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.process_note import ProcessNote
from mediation_desk.errors import DeskError
from mediation_desk.services import process_notes
from mediation_desk.ui import sealed_clipboard
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.ui.pages.counselling import said
from mediation_desk.words import _


class PrivatePane(Sheet):
    """Asks and writes by itself; `counted(n)` when there are more or fewer."""

    counted = Signal(int)

    def __init__(self, desk: Desk, file_id: str) -> None:
        super().__init__(_("Private notes"))
        self._desk, self._file_id = desk, file_id
        self._edited: ProcessNote | None = None
        inside = QWidget()
        column = Column(inside, margin=(0, 0, 10, 0), gap=12)
        self.add(scrolling(inside), 1)
        column.addWidget(
            Notice(
                _("Only you can read these. They are no part of the record."),
                second=_(
                    "They are never printed and never granted; not even the keepers open them. "
                    "If your password is lost, so are they. "
                    "Risk, instructions and safe contact do not belong here."
                ),
                icon="lock",
            )
        )
        self.form = Form()
        self.words = MultilineField("private", "", rows=3, most_rows=14)
        self.words.control.setAccessibleName(_("A private note"))
        sealed_clipboard.guard(self.words.edit)
        self.form.add(self.words)
        self.keep = Button(_("Keep for me alone"), icon="lock", compact=True)
        self.keep.clicked.connect(self.write)
        foot = Row()
        foot.addWidget(self.keep)
        foot.addStretch(1)
        self.form.put(foot)
        column.addWidget(self.form)
        self._list = Column(gap=8)
        column.addLayout(self._list, 1)
        self._draft: Draft | None = None
        self._begin(None)
        desk.ask(self, self._show, process_notes.own_process_notes, file_id)

    def write(self) -> None:
        """Keep what is typed, new or in place of the one being rewritten."""
        edited = self._edited
        self._desk.do(
            self,
            self._written,
            process_notes.write_process_note,
            self._file_id,
            self.words.value(),
            edited.id if edited else "",
            edited.version if edited else 0,
            failed=self._refused,
        )

    def keep_draft(self) -> None:
        """On leaving: what is typed waits as a draft of theirs alone."""
        if self._draft is not None:
            self._draft.put_by()

    def _begin(self, note: ProcessNote | None) -> None:
        self.keep_draft()
        self._edited = note
        self.form.filling(True)
        self.words.set_value(note.text if note else "")
        self.form.filling(False)
        if self._draft is not None:
            self._draft.deleteLater()
            self.form.typed.disconnect(self._typed)
        self._draft = self._desk.draft(self.form, process_notes.DRAFT, note.id if note else self._file_id)
        self._draft.look(self._put_draft)
        self.form.typed.connect(self._typed)

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self.words.edit.toPlainText)

    def _put_draft(self, text: str | None) -> None:
        if text:
            self.form.filling(True)
            self.words.set_value(text)
            self.form.filling(False)

    def _written(self, notes: tuple[ProcessNote, ...]) -> None:
        if self._draft is not None:
            self._draft.drop()
        self._begin(None)
        self._show(notes)

    def _refused(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self._desk.refuse(fault, of=self)

    def _show(self, notes: tuple[ProcessNote, ...]) -> None:
        clear(self._list)
        self.counted.emit(len(notes))
        for note in notes:
            head = Row(gap=8)
            head.addWidget(Label(said.day_and_time(self._desk, note.written_at), "small", tone="ink2"))
            head.addStretch(1)
            change = Button(_("Rewrite"), "link")
            change.clicked.connect(lambda _on=False, one=note: self._begin(one))
            away = DangerButton(_("Throw away"), compact=True)
            away.confirmed.connect(lambda one=note: self._throw_away(one))
            head.addWidget(change)
            head.addWidget(away)
            self._list.addLayout(head)
            self._list.addWidget(Prose(note.text))
            self._list.addWidget(rule())
        self._list.addStretch(1)

    def _throw_away(self, note: ProcessNote) -> None:
        self._desk.do(
            self, self._show, process_notes.throw_process_note_away, self._file_id, note.id, note.version
        )
