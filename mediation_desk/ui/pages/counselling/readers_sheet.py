"""Who may read a note: its author, whoever was let in and why, and who only knows that it exists."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_note import GrantPurpose, NoteGrant
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.counselling_access import FileRight
from mediation_desk.services.counselling_files import FileView
from mediation_desk.services.counselling_notes import NoteReader
from mediation_desk.services.counselling_readers import Readers
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row, clear, reveal
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.counselling import said
from mediation_desk.words import _, term


class GrantForm(Form):
    """Whom, why, and whether of this note alone; `read()` gives (reader id, purpose, whole file)."""

    wanted = Signal()

    def __init__(self, fit: tuple[Staff, ...], *, of_note: bool, of_file: bool) -> None:
        super().__init__()
        self.reader = ComboField("reader", _("Who may read"), [(one.id, one.name) for one in fit])
        self.purpose = ComboField("purpose", _("What for"), [(one, term(one)) for one in GrantPurpose])
        self.purpose.set_value(GrantPurpose.SUPERVISION)
        scopes = [("note", _("This note"))] if of_note else []
        scopes += [("file", _("The whole file"))] if of_file else []
        self.scope = SegmentsField("scope", _("How much"), scopes, compact=True)
        self.scope.set_value(scopes[0][0] if scopes else None)
        for field in (self.reader, self.purpose, self.scope):
            self.add(field)
        self.act = Button(_("Let them read"), compact=True)
        self.act.clicked.connect(self.wanted)
        self.put(self.act)

    def read(self) -> tuple[str, GrantPurpose, bool]:
        """The grant wanted. DeskError("note.reader_unfit") while nobody is chosen."""
        reader, purpose = self.reader.value(), self.purpose.value()
        if not reader:
            raise DeskError("note.reader_needed", field="reader")
        return reader, purpose or GrantPurpose.SUPERVISION, self.scope.value() == "file"


class ReadersSheet(Sheet):
    """`grant_wanted(reader, purpose, whole file)` and `end_wanted(grant row)`."""

    grant_wanted = Signal(str, object, bool)
    end_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Who may read"))
        self._desk = desk
        inside = QWidget()
        self._column = Column(inside, gap=8)
        self.add(inside, 1)
        self.more = Button(_("Let somebody read"), compact=True, icon="user-plus")
        self.more.clicked.connect(self._open_form)
        self.add(self.more)
        self.form: GrantForm | None = None
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._reveal)
        self._said: tuple[FileView, Readers, tuple[NoteReader, ...] | None] | None = None

    def show_readers(self, view: FileView, readers: Readers, note: tuple[NoteReader, ...] | None) -> None:
        """Show the readers of a signed note, or (None) those a note will be sealed for once it is signed."""
        self._said = view, readers, note
        clear(self._column)
        self.form = None
        standing = [one for one in readers.grants if one.note_id is None and one.ended_at is None]
        if note is None:
            self._line("user", _("{name} (author)", name=view.member(view.file.counsellor_id)))
            known = {view.file.counsellor_id, *(one.reader_id for one in standing)}
        else:
            known = {one.staff_id for one in note}
            for one in note:
                self._line("user", _("{name} ({why})", name=one.name, why=_(one.why)))
        for grant in standing:
            self._grant(view, grant, of_new=note is None)
        for member in view.members:
            if Role.DIRECTOR in member.roles and member.active and member.id not in known:
                self._line("lock", _("{name} only knows that it exists", name=member.name), "ink2")
        ended = [one for one in readers.grants if one.ended_at is not None]
        for grant in ended:
            words = _("{name} reads nothing written later", name=view.member(grant.reader_id))
            self._line("ban", words, "ink2")
        self._column.addStretch(1)
        may_grant = view.right is not FileRight.KNOWS
        self.more.setVisible(may_grant and bool(readers.may_be))

    def show_fault(self, fault: DeskError) -> bool:
        """Say it in the open form."""
        return self.form is not None and self.form.show_fault(fault)

    def _grant(self, view: FileView, grant: NoteGrant, *, of_new: bool) -> None:
        day = said.day(self._desk, grant.given_at)
        words = _("{why} since {day}, new notes too", why=term(grant.purpose), day=day)
        if of_new:
            self._line("user", view.member(grant.reader_id))
        self._line("", words if of_new else f"{view.member(grant.reader_id)}  {words}", "ink2", small=True)
        if view.right is FileRight.LEADS:
            end = Button(_("Not for new ones"), "link")
            end.clicked.connect(lambda _on=False, row=grant.row: self.end_wanted.emit(row))
            self._column.addWidget(end)

    def _line(self, icon: str, words: str, tone: str = "ink", *, small: bool = False) -> None:
        row = Row(gap=8)
        if icon:
            row.addWidget(IconLabel(icon, "pine" if icon == "user" else "ink2", 20, line=24))
        row.addWidget(Label(words, "small" if small else "body", tone=tone, wrap=True), 1)
        self._column.addLayout(row)

    def _open_form(self) -> None:
        if self._said is None or self.form is not None:
            return
        view, readers, note = self._said
        leads = view.right is FileRight.LEADS
        self.form = GrantForm(readers.may_be, of_note=note is not None, of_file=leads)
        self.form.wanted.connect(self._wanted)
        self._column.insertWidget(max(0, self._column.count() - 1), self.form)
        self.more.hide()
        self.form.reader.setFocus()
        self._laid_out.start()

    def _reveal(self) -> None:
        if self.form is not None:
            reveal(self.form.act)

    def _wanted(self) -> None:
        if self.form is None:
            return
        try:
            reader, purpose, whole = self.form.read()
        except DeskError as fault:
            self.form.show_fault(fault)
            return
        self.grant_wanted.emit(reader, purpose, whole)
