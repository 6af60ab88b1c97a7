"""What is done from the notebook: sign, add, void, let read, keep a session, consent, goals, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_consent import ConsentAct, CounsellingConsent
from mediation_desk.domain.counselling_file import CounsellingKind
from mediation_desk.domain.counselling_note import AdditionKind, GrantPurpose, NoteText
from mediation_desk.domain.counselling_session import CounsellingSession
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.services import (
    counselling_files,
    counselling_notes,
    counselling_readers,
    counselling_sessions,
    counselling_signing,
)
from mediation_desk.services.counselling_files import FileView
from mediation_desk.services.counselling_notes import KeptNote
from mediation_desk.services.counselling_story import SessionStory
from mediation_desk.services.password_check import Confirmed, check_second_person
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.note_addition import NoteAdditionForm
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.pages.counselling.about_pane import AboutPane
from mediation_desk.ui.pages.counselling.note_pane import NotePane
from mediation_desk.ui.pages.counselling.readers_sheet import ReadersSheet
from mediation_desk.ui.pages.counselling.session_pane import SessionPane
from mediation_desk.ui.pages.counselling.signed_pane import SignedPane
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, sentence, term

if TYPE_CHECKING:
    from mediation_desk.ui.draft import Draft

_ADDITION = "counselling_addition"


class Notebook(Protocol):
    """The part of the page the acts turn."""

    desk: Desk
    pane: QWidget | None
    readers: ReadersSheet

    @property
    def view(self) -> FileView | None:
        """The file shown."""

    @property
    def story(self) -> SessionStory | None:
        """The session chosen."""

    def again(self, current: str | None = None) -> None:
        """Ask for the file again."""

    def show_note(self, kept: KeptNote, text: str) -> None:
        """The boxes to write in."""

    def adding(self, on: bool) -> None:
        """A form below a signed note is open, or not any more."""

    def say(self, notice: Notice | None) -> None:
        """One notice above the notebook."""


class FileActs:
    """The acts of one page; what is refused is said beside its field, else above the notebook."""

    def __init__(self, page: Notebook, owner: QWidget) -> None:
        self._page, self._desk, self._owner = page, page.desk, owner
        self.addition: NoteAdditionForm | None = None
        self._draft: Draft | None = None

    # --- the note -----------------------------------------------------------------------------------------

    def sign(self, pane: NotePane) -> None:
        """Check what is written, ask for the password, sign."""
        pane.form.clear_errors()
        try:
            text = pane.read()
        except DeskError as fault:
            self._refused(fault)
            return
        pane.save()

        def signing(confirmed: Confirmed) -> None:
            self._sign(confirmed, pane, text)

        ask_password(
            self._desk,
            self._owner,
            signing,
            title=_("Sign and seal"),
            text=_("After signing the note is only added to, corrected or voided; nothing unlocks it."),
        )

    def _sign(self, confirmed: Confirmed, pane: NotePane, text: NoteText) -> None:
        session = pane.story.session

        def signed(_note: object) -> None:
            pane.sealed()
            self._page.pane = None
            self._desk.toast(_("Session {n} is signed and sealed.", n=session.ordinal))
            self._page.again()

        self._desk.do(
            self._owner,
            signed,
            counselling_signing.sign_note,
            confirmed,
            session.id,
            session.version,
            text,
            failed=self._refused,
        )

    def choose_text(self, chosen: str, other: str) -> None:
        """Go on with one of two texts."""
        story = self._page.story
        if story is None:
            return

        def kept(now: KeptNote) -> None:
            self._page.show_note(now, now.saved)

        self._desk.do(self._owner, kept, counselling_notes.choose_text, story.session.id, chosen, other)

    # --- what is added ------------------------------------------------------------------------------------

    def begin_addition(self, kind: AdditionKind) -> None:
        """Open the form below the signed note; what was typed of it before comes back."""
        pane, view = self._page.pane, self._page.view
        if not isinstance(pane, SignedPane) or view is None:
            return
        self.end_addition()
        fit = [
            (one.id, one.name)
            for one in view.members
            if one.active
            and one.signs_in
            and one.roles & {Role.DIRECTOR, Role.COUNSELLOR}
            and one.id != self._desk.staff.id
        ]
        form = self.addition = NoteAdditionForm(kind, fit)
        form.wanted.connect(self.send_addition)
        form.given_up.connect(self.end_addition)
        pane.add(form)
        self._draft = self._desk.draft(form, _ADDITION, pane.shown.note.id)
        self._draft.look(form.put_text)
        form.typed.connect(self._addition_typed)
        form.words.setFocus()
        self._page.adding(True)

    def _addition_typed(self) -> None:
        if self._draft is not None and self.addition is not None:
            self._draft.typed(self.addition.text)

    def end_addition(self) -> None:
        """Take the form below a signed note away; what was typed in it waits."""
        if self.addition is not None:
            if self._draft is not None:
                self._draft.put_by()
            self.addition.hide()
            self.addition.deleteLater()
            self._page.adding(False)
        self.addition, self._draft = None, None

    def send_addition(self) -> None:
        """Sign what is typed below a signed note."""
        form, pane = self.addition, self._page.pane
        if form is None or not isinstance(pane, SignedPane):
            return
        form.clear_errors()
        try:
            words = form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        note_id = pane.shown.note.id
        if form.kind is AdditionKind.VOID:
            self._void(form, note_id, words)
            return

        def adding(confirmed: Confirmed) -> None:
            self._desk.do(
                self._owner,
                self._added,
                counselling_signing.add_to_note,
                confirmed,
                note_id,
                form.kind,
                words,
                failed=self._refused,
            )

        ask_password(self._desk, self._owner, adding, title=_("Sign: {kind}", kind=term(form.kind)))

    def _void(self, form: NoteAdditionForm, note_id: str, reason: str) -> None:
        def voiding(second: Confirmed, confirmed: Confirmed) -> None:
            self._desk.do(
                self._owner,
                self._added,
                counselling_signing.void_note,
                confirmed,
                second,
                note_id,
                reason,
                failed=self._refused,
            )

        def confirmed_by(second: Confirmed) -> None:
            form.password.clear()
            ask_password(
                self._desk,
                self._owner,
                lambda own: voiding(second, own),
                title=_("Void this note"),
                text=_("It stays listed and readable, struck through, with the reason and both names."),
            )

        self._desk.turn(
            form,
            confirmed_by,
            check_second_person,
            form.second.value(),
            form.password.value(),
            failed=self._refused,
        )

    def _added(self, _addition: object) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self.addition = None
        self._page.again()

    # --- readers ------------------------------------------------------------------------------------------

    def grant(self, reader_id: str, purpose: GrantPurpose, whole: bool) -> None:
        """Ask for the password, then let somebody read."""
        view, pane = self._page.view, self._page.pane
        if view is None:
            return
        shown = pane.shown if isinstance(pane, SignedPane) else None
        name = view.member(reader_id)

        def granting(confirmed: Confirmed) -> None:
            if whole or shown is None:
                use_case, what = counselling_readers.grant_file, view.file.id
            else:
                use_case, what = counselling_readers.grant_note, shown.note.id  # type: ignore[assignment]
            self._desk.do(
                self._owner,
                self._granted,
                use_case,
                confirmed,
                what,
                reader_id,
                purpose,
                failed=self._refused,
            )

        ask_password(
            self._desk,
            self._owner,
            granting,
            title=_("Let {name} read", name=name),
            text=_("What somebody could open once cannot be taken back; new notes can be kept from them."),
        )

    def _granted(self, _count: object) -> None:
        self._page.again()

    def end_grant(self, row: int) -> None:
        """New notes are sealed without this reader."""
        view = self._page.view
        if view is not None:
            self._desk.do(self._owner, self._granted, counselling_readers.end_grant, view.file.id, row)

    # --- session and file ---------------------------------------------------------------------------------

    def save_session(self, session: CounsellingSession, reason: str) -> None:
        """Keep a session and go to its note."""

        def kept(saved: CounsellingSession) -> None:
            if isinstance(self._page.pane, SessionPane):
                self._page.pane.kept()
            self._page.again(saved.id)

        self._desk.do(
            self._owner, kept, counselling_sessions.save_session, session, reason, failed=self._refused
        )

    def listen_about(self, pane: AboutPane) -> None:
        """Do what the pane of the file asks for."""
        pane.consent_given.connect(self._consent)
        pane.consent_withdrawn.connect(self._withdrawn)
        pane.goals_wanted.connect(self._goals)
        pane.closing_wanted.connect(self._close)
        pane.print_wanted.connect(self._print_consent)
        if pane.facts is not None:
            pane.facts.kind_wanted.connect(self._change_kind)
            pane.facts.client_wanted.connect(self._add_client)

    def _consent(self, consent: CounsellingConsent) -> None:
        self._of_file(counselling_files.record_consent, consent)

    def _withdrawn(self, person_id: str) -> None:
        back = CounsellingConsent(person_id=person_id, act=ConsentAct.WITHDRAWN, on=self._desk.today())
        self._of_file(counselling_files.record_consent, back)

    def _goals(self, goals: str) -> None:
        self._of_file(counselling_files.agree_on_goals, goals, done=self._goals_kept)

    def _change_kind(self, kind: CounsellingKind) -> None:
        self._change_file(counselling_files.change_kind, kind)

    def _add_client(self, person_id: str) -> None:
        self._change_file(counselling_files.add_client, person_id)

    def _change_file(self, use_case, changed: object) -> None:  # type: ignore[no-untyped-def]
        # as _of_file, for what changes the file's own row
        view = self._page.view
        if view is not None:
            self._of_file(use_case, view.file.version, changed)

    def _close(self) -> None:
        """Close the file; goals typed and not kept yet are sealed first, for no draft outlives closing."""
        pane = self._page.pane
        if isinstance(pane, AboutPane) and pane.goals_changed:
            goals = pane.goals.value()
            self._of_file(counselling_files.agree_on_goals, goals, done=lambda _none: self._close_now())
        else:
            self._close_now()

    def _close_now(self) -> None:
        pane, view = self._page.pane, self._page.view
        if isinstance(pane, AboutPane) and pane.closing is not None and view is not None:
            form = pane.closing
            self._of_file(
                counselling_files.close_counselling_file,
                view.file.version,
                form.summary.value(),
                form.result.value(),
                form.satisfaction.value(),
                done=self._words_kept,
            )

    def _print_consent(self) -> None:
        view = self._page.view
        if view is not None:
            self._desk.go("paper", "informed_consent", view.file.id, "")

    def _goals_kept(self, _none: object) -> None:
        if isinstance(self._page.pane, AboutPane):
            self._page.pane.goals_kept()
        self._page.again()

    def _words_kept(self, _file: object) -> None:
        if isinstance(self._page.pane, AboutPane):
            self._page.pane.kept()
        self._page.again()

    def _of_file(self, use_case, *args: object, done=None) -> None:  # type: ignore[no-untyped-def]
        # one of several use cases of a file, all with its id first
        pane, view = self._page.pane, self._page.view
        if isinstance(pane, AboutPane):
            pane.keep_draft()  # the pane is built anew after it
        if view is not None:
            self._desk.do(
                self._owner, done or self._granted, use_case, view.file.id, *args, failed=self._refused
            )

    # --- refusals -----------------------------------------------------------------------------------------

    def _refused(self, fault: DeskError) -> None:
        pane = self._page.pane
        forms = [self.addition, self._page.readers]
        if isinstance(pane, NotePane | SessionPane):
            forms.append(pane.form)  # type: ignore[arg-type]  # each can show a fault
        if isinstance(pane, AboutPane):
            forms.append(pane)  # type: ignore[arg-type]  # as above
        if not any(form is not None and form.show_fault(fault) for form in forms):
            helps = [(_("To the risk protocol"), self._to_protocol)] if fault.key == "crisis.first" else []
            self._page.say(Notice(sentence(fault), "red", acts=helps, closable=True))

    def _to_protocol(self) -> None:
        self._desk.go("crises")
