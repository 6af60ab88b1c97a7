"""A keepers' session at the desk: why, for whom, which files, and the two sheets typed by their keepers."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.sealed_file import SealedFile, SealedFileId, SealedFileKind
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.keepers_sessions import (
    SessionDone,
    SessionWanted,
    check_wanted,
    hold_session,
    readers_to_choose,
    sealed_files_to_open,
)
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.recovery import check_typed_sheets
from mediation_desk.services.staff import everybody
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.ui.pages.recovery.files_choice import FilesChoice
from mediation_desk.ui.pages.recovery.flow import Flow
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.saying import roles_of
from mediation_desk.ui.sheet_field import SheetField
from mediation_desk.words import _, sentence

DRAFT = "keepers_session"


class Opening(Flow):
    """Reason, reader and files are kept as a draft while they are typed; the sheets never are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Keepers' session"))
        self.form = Form()
        self.reason = MultilineField(
            "reason", _("Why it has to be opened"), helper=_("Authors will read this"), rows=2
        )
        self.reader = ComboField("reader", _("For whom"), [])
        self.what = SegmentsField(
            "what", _("What"), [("files", _("Chosen files")), ("office", _("All of the reader's office"))]
        )
        self.what.set_value("files")
        self.files = FilesChoice(desk)
        self.office = Prose(_("keepers.office"), "small", tone="ink2")
        self.sheets = Form()
        self.one = SheetField("sheet_a", _("One keeper's sheet"))
        self.other = SheetField("sheet_b", _("Another keeper's sheet"))
        self._draft = desk.draft(self.form, DRAFT, "")
        self._lay_out()
        self._choose_what()
        self.what.changed.connect(self._choose_what)
        self.form.typed.connect(self._keep)
        self.files.changed.connect(self._keep)
        desk.masked_changed.connect(self._ask)
        self._ask()
        self._draft.look(self._put)
        self._show(0)

    @property
    def begun(self) -> bool:
        """Only the sheets would be lost; everything else is a draft."""
        return bool(self.one.value() or self.other.value())

    def go_on(self) -> None:
        """From what is wanted to the sheets, from the sheets to the password; faults are said first."""
        self.hush()
        self.form.clear_errors()
        self.files.set_fault("")
        self.sheets.clear_errors()
        wanted, typing = self._wanted(), self.faces.currentIndex() == 1
        try:
            check_wanted(wanted)
            if typing:
                check_typed_sheets(wanted.sheets)
        except DeskError as fault:
            self._refused(fault)
            return
        if not typing:
            self._show(1)
            return
        ask_password(
            self.desk, self, self._hold, title=_("Open for the reader"), text=_("keepers.what_happens")
        )

    def go_back(self) -> None:
        """Look again at what is wanted."""
        self._show(0)

    def forget(self) -> None:
        """Drop the sheets, and nothing else."""
        for field in (self.one, self.other):
            field.set_value("")

    def _wanted(self) -> SessionWanted:
        return SessionWanted(
            sheets=(self.one.value(), self.other.value()),
            reason=self.reason.value(),
            reader_id=str(self.reader.value() or ""),
            files=self.files.value() if self.what.value() == "files" else (),
            office=self.what.value() == "office",
        )

    def _hold(self, confirmed: Confirmed) -> None:
        wanted = self._wanted()
        self.on.block(_("Working …"))
        self.desk.turn(self, self._held, hold_session, confirmed, wanted, failed=self._refused)

    def _held(self, did: SessionDone) -> None:
        self.on.allow()
        self.forget()
        self._draft.drop()
        if did.waiting:
            self.desk.notice(_("keepers.left_waiting", n=did.waiting), "amber")
        self.done.emit(_("Opened {n} texts; their authors will be shown it", n=did.texts + did.drafts))

    def _refused(self, error: DeskError) -> None:
        self.on.allow()
        if error.field in self.sheets.fields:
            self.refuse(self.sheets, error)
            return
        self._show(0)
        if error.field == "files":
            self.files.set_fault(sentence(error))
            self.said.say(sentence(error))
            self.said.show()
        else:
            self.refuse(self.form, error)

    def _ask(self, _masked: bool = False) -> None:
        self.desk.ask(self, self._offer_readers, readers_to_choose)
        self.desk.ask(self, self._know_authors, everybody)

    def _offer_readers(self, people: tuple[Staff, ...]) -> None:
        self.reader.set_options([(one.id, f"{one.name}（{roles_of(one)}）") for one in people])

    def _know_authors(self, people: list[Staff]) -> None:
        names = {one.id: one.name for one in people}

        def offer(files: tuple[SealedFile, ...]) -> None:
            self.files.offer(files, names)

        self.desk.ask(self, offer, sealed_files_to_open)

    def _choose_what(self) -> None:
        by_file = self.what.value() == "files"
        self.files.setVisible(by_file)
        self.office.setVisible(not by_file)

    def _keep(self) -> None:
        self._draft.typed(self._told)

    def _told(self) -> str:
        files = [[file.kind, file.id] for file in self.files.value()]
        told = {"reason": self.reason.value(), "reader": self.reader.value(), "files": files}
        return json.dumps(told | {"what": self.what.value()}, ensure_ascii=False)

    def _put(self, text: str | None) -> None:
        if text is None:
            return
        told = json.loads(text)
        self.form.filling(True)
        self.reason.set_value(told["reason"])
        if told["reader"]:
            self.reader.set_value(told["reader"])
        self.what.set_value(told["what"])
        self.files.set_value([SealedFileId(kind=SealedFileKind(kind), id=id_) for kind, id_ in told["files"]])
        self.form.filling(False)
        self._choose_what()

    def _show(self, face: int) -> None:
        self.faces.setCurrentIndex(face)
        self.back.setVisible(face > 0)
        self.on.set_text(_("Open for the reader") if face else _("On to the sheets"))
        waiting: QWidget = self.one if face else self.reason
        waiting.setFocus()

    def _lay_out(self) -> None:
        self.form.add(self.reason, self.reader, weights=(3, 2))
        self.form.add(self.what)
        self.form.put(self.files)
        self.form.put(self.office)
        self.form.column.addStretch(1)
        self.sheets.put(Prose(_("keepers.type_sheets")))
        self.sheets.add(self.one)
        self.sheets.add(self.other)
        self.sheets.column.addStretch(1)
        for face in (self.form, self.sheets):
            self.add_face(face)
