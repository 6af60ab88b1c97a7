"""Booking and changing in the page: the pane, its draft, what is sent, what is refused beside its field."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from mediation_desk.domain.appointment import Appointment
from mediation_desk.errors import DeskError
from mediation_desk.services import appointments
from mediation_desk.services.apart_sittings import change_apart
from mediation_desk.services.booking_desk import BookingDesk
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.appointment.form import TypedAppointment
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.pages.appointment.booking_pane import BookingPane
from mediation_desk.words import _, sentence

FORM = "appointment"


class Writing(QObject):
    """`pane` while somebody writes; `kept(appointments)` when it was kept, `judged(reason)` why it cannot be.

    `wanted`: Ctrl+Enter in the form; `talk_wanted(person id, case id)`: a private talk is missing.
    """

    kept = Signal(object)
    judged = Signal(str)
    wanted = Signal()
    talk_wanted = Signal(str, str)
    case_wanted = Signal(str)

    def __init__(self, desk: Desk, place: QVBoxLayout, notices: NoticePlace, owner: QObject) -> None:
        super().__init__(owner)
        self._desk, self._place, self._notices = desk, place, notices
        self._draft: Draft | None = None
        self._begun: tuple[BookingDesk, Appointment, Appointment | None, str] | None = None
        self._busy = False
        self.pane: BookingPane | None = None

    def begin(
        self,
        sheet: BookingDesk,
        one: Appointment,
        other: Appointment | None,
        subject: str,
    ) -> None:
        """Show the form; `subject` is whose draft it is: the appointment's id, or what a new one is about."""
        self.end()
        self._begun, self._busy = (sheet, one, other, subject), False
        pane = self.pane = BookingPane(self._desk, sheet)
        pane.judged.connect(self.judged)
        pane.talk_wanted.connect(lambda one: self.talk_wanted.emit(one, pane.form.case_id))
        pane.case_wanted.connect(self.case_wanted)
        self._place.addWidget(pane)
        pane.begin(one, other)
        self._draft = self._desk.draft(pane.form, FORM, subject)
        self._draft.look(self._put_draft)
        pane.form.typed.connect(self._typed)
        pane.form.submitted.connect(self.wanted)
        pane.form.kind.setFocus()

    def put_by(self) -> None:
        """Keep what is typed."""
        if self._draft is not None:
            self._draft.put_by()

    def end(self) -> None:
        """Take the form away; what was typed and not kept waits as a draft."""
        self.put_by()
        self._draft = None
        if self.pane is not None:
            self._place.removeWidget(self.pane)
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None

    def send(self) -> None:
        """Keep it."""
        pane = self.pane
        if pane is None or self._busy:
            return
        pane.form.clear_errors()
        try:
            typed = pane.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self._busy = True
        self._send(pane, typed)

    def _send(self, pane: BookingPane, typed: TypedAppointment) -> None:
        do, one = self._desk.do, typed.halves[0]
        if len(typed.halves) > 1:
            apart = change_apart if any(half.id for half in typed.halves) else appointments.book_apart
            do(self, self._kept, apart, *typed.halves, failed=self._refused)
        elif one.id:
            do(self, self._kept, appointments.change, one, typed.scope, failed=self._refused)
        else:
            use_case, left_out = appointments.book, pane.days.left_out
            do(self, self._kept, use_case, one, typed.recurrence, left_out=left_out, failed=self._refused)

    def _kept(self, kept: tuple[Appointment, ...]) -> None:
        self._busy = False
        if self._draft is not None:
            self._draft.settle()
            self._draft.drop()
            self._draft = None
        self._notices.say(None)
        self.end()
        self.kept.emit(kept)

    def _refused(self, fault: DeskError) -> None:
        self._busy = False
        pane = self.pane
        if pane is None or not pane.show_fault(fault):
            self._notices.say(Notice(sentence(fault), "red", closable=True))

    def _typed(self) -> None:
        if self._draft is not None and self.pane is not None:
            self._draft.typed(self.pane.form.text)

    def _put_draft(self, text: str | None) -> None:
        pane, begun = self.pane, self._begun
        if not text or pane is None or begun is None or not pane.form.put_text(text):
            return
        start = begun[1]
        if not start.id and start.starts > self._desk.now():
            pane.form.put_time(start)  # picked in the calendar just now: newer than the draft
        acts = [(_("Begin anew"), self._begin_anew)]
        said = _("These are your words that were not saved yet.")
        self._notices.say(Notice(said, acts=acts, closable=True))
        pane.look()

    def _begin_anew(self) -> None:
        """The draft is thrown away on purpose."""
        begun, draft = self._begun, self._draft
        if begun is None or self.pane is None:
            return
        if draft is not None:
            draft.settle()
            draft.drop()
            self._draft = None
        self._notices.say(None)
        self.begin(*begun)
