"""The facts of a session, new or to be changed, in the place of its note."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_file import CounsellingKind
from mediation_desk.domain.counselling_session import CounsellingSession, SessionForm
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError
from mediation_desk.services.appointment_outcomes import begin_session
from mediation_desk.services.counselling_files import FileView
from mediation_desk.services.drafts import BOOKED
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.counselling_session import CounsellingSessionForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.counselling.reason_line import ReasonLine, asks_reason
from mediation_desk.words import _

_FORM = "counselling_session"


class SessionPane(Sheet):
    """`wanted(session, reason)` when it is to be saved, `given_up` when not."""

    wanted = Signal(object, str)
    given_up = Signal()

    def __init__(
        self, desk: Desk, view: FileView, session: CounsellingSession | None, came_of: str = ""
    ) -> None:
        """`came_of`: the appointment a new one is about; it tells when, where and who."""
        super().__init__()
        self._desk, self._drafted = desk, False
        self.session = session or blank(desk, view)
        words = _("Session {n}", n=session.ordinal) if session else _("Another session")
        head = Row()
        head.addWidget(Label(words, "section"))
        head.addStretch(1)
        self.add(head)
        if asks_reason(self.session):
            self.add(ReasonLine(desk, self.session.id))
        self.form = CounsellingSessionForm(self.session, view.clients, desk.shown)
        inside = QWidget()
        column = Column(inside, margin=(0, 0, 10, 0), gap=8)
        column.addWidget(self.form)
        column.addStretch(1)
        self.add(scrolling(inside), 1)
        foot = Row(gap=8)
        self.act = Button(_("Keep the session"), icon="check", compact=True)
        self.act.clicked.connect(self.send)
        back = Button(_("Back"), "text", compact=True)
        back.clicked.connect(self.given_up)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self.act)
        self.add(foot)
        self.form.submitted.connect(self.send)
        booked = f"{BOOKED}{came_of}" if came_of and session is None else view.file.id
        self._draft: Draft | None = desk.draft(self.form, _FORM, session.id if session else booked)
        self._draft.look(self._put_draft)
        if session is None and came_of:
            desk.do(self, self._begin, begin_session, came_of)
        self.form.typed.connect(self._typed)

    def _put_draft(self, text: str | None) -> None:
        self._drafted = bool(text)
        self.form.put_text(text)

    def _begin(self, begun: CounsellingSession) -> None:
        """As it was booked; what is typed already stays, under the id the appointment waits for."""
        self.session = begun
        if self._drafted:
            self.form.keep_for(begun)
        else:
            self.form.write(begun)

    def keep_draft(self) -> None:
        """On leaving: what is typed waits."""
        if self._draft is not None:
            self._draft.put_by()

    def kept(self) -> None:
        """The session is kept: its draft is no longer wanted."""
        if self._draft is not None:
            self._draft.drop()
            self._draft = None

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self.form.text)

    def send(self) -> None:
        """Read the form and tell."""
        self.form.clear_errors()
        try:
            session, reason = self.form.read()
        except DeskError as fault:
            self.form.show_fault(fault)
            return
        self.wanted.emit(session, reason)


def blank(desk: Desk, view: FileView) -> CounsellingSession:
    """The next session: at the hour agreed on last time, else in this hour; like the one before."""
    before = view.sessions[-1].session if view.sessions else None
    agreed = before.next_at if before else None
    now = desk.now().astimezone(SHANGHAI).replace(minute=0, second=0, microsecond=0)
    near = agreed is not None and agreed <= desk.now() + timedelta(days=14)
    several = SessionForm.FAMILY if view.file.kind is CounsellingKind.FAMILY else SessionForm.COUPLE
    return CounsellingSession(
        id=uuid4().hex,
        file_id=view.file.id,
        began=agreed if near and agreed is not None else now,
        place=before.place if before else "",
        form=before.form if before else several if len(view.clients) > 1 else SessionForm.INDIVIDUAL,
        present_ids=before.present_ids if before else tuple(one.id for one in view.clients),
        elements=before.elements if before else frozenset(),
    )
