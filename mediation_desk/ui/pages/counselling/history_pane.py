"""The left of the notebook: whose file it is, whether consent was signed, its sessions, the private notes."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QModelIndex, Signal

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.counselling_file import FileState
from mediation_desk.services.counselling_access import FileRight
from mediation_desk.services.counselling_files import FileView
from mediation_desk.services.counselling_story import SessionStory
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import rule
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.counselling import said
from mediation_desk.words import _, term

ABOUT = "about"
"""The entry above the sessions: the file itself."""


class HistoryPane(Sheet):
    """`chosen(session id)` or `chosen(ABOUT)`; `new_wanted`; `private_wanted`."""

    chosen = Signal(object)
    new_wanted = Signal()
    private_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._may_begin = desk, False
        self._view: FileView | None = None
        self._name = Label("", "section", wrap=True)
        self._number = Label("", "small", tone="ink2", wrap=True)
        self._kind = Label("", "small", tone="ink2", wrap=True)
        self.lines = LineList(selects=True, name=_("Sessions of this file"))
        self.lines.chosen.connect(self._moved)
        self.lines.opened.connect(self._moved)
        self.new = Button(_("Another session"), icon="plus", compact=True)
        self.new.clicked.connect(self.new_wanted)
        self.book = Button(_("Book the next one"), "text", icon="calendar-plus")
        self.book.clicked.connect(self._book_next)
        self.private = Button(_("Private notes"), "text", icon="notes")
        self.private.clicked.connect(self.private_wanted)
        for label in (self._name, self._number, self._kind):
            self.add(label)
        self.body.setSpacing(4)
        self.add(self.lines, 1)
        self.add(self.new)
        self.add(self.book)
        self.private_line = rule()
        self.add(self.private_line)
        self.add(self.private)

    def show_file(self, view: FileView, private: int, current: str) -> None:
        """Show a file; `current` is the session (or ABOUT) that stays chosen, without telling of it."""
        desk, self._view = self._desk, view
        self._name.setText(desk.shown("、".join(one.name for one in view.clients)))
        self._number.setText(view.file.number)
        consent = _("Consent is lacking") if view.lacking else _("Consent is signed")
        self._kind.setText(f"{desk.hidden(term(view.file.kind))} · {consent}")
        self._kind.set_tone("amber" if view.lacking else "ink2")
        blocked = self.lines.blockSignals(True)
        about = Line(id=ABOUT, first=_("The file"), second=_("Goals, consent, closing"), icon="file-text")
        self.lines.set_lines([about, *(self._line(one) for one in reversed(view.sessions))])
        if not self.lines.choose(current):
            self.lines.setCurrentIndex(QModelIndex())
        self.lines.blockSignals(blocked)
        leads = view.right is FileRight.LEADS
        self._may_begin = leads and view.file.state is FileState.OPEN
        self.book.setVisible(self._may_begin)
        self.private_line.setVisible(leads)
        self.private.setVisible(leads)
        self.private.set_text(
            _("{n} private notes, for you alone", n=private) if private else _("Private notes, for you alone")
        )

    def offer_new(self, offered: bool) -> None:
        """Offer another session here, when the page's main button is for something else."""
        self.new.setVisible(offered and self._may_begin)

    def _book_next(self) -> None:
        """A week after the last one, at the same hour and as long, or when they agreed to meet next."""
        view = self._view
        if view is None:
            return
        last = view.sessions[-1].session if view.sessions else None
        if last is None:
            self._desk.go("appointment", "", f"file/{view.file.id}")
            return
        now = self._desk.now()
        weeks = max(1, (now - last.began) // timedelta(days=7) + 1)
        agreed = last.next_at if last.next_at is not None and last.next_at > now else None
        starts = agreed or last.began + weeks * timedelta(days=7)
        wanted = Appointment(
            id="",
            kind=AppointmentKind.COUNSELLING,
            starts=starts,
            ends=starts + timedelta(minutes=last.minutes),
            staff_ids=(view.file.counsellor_id,),
            person_ids=last.present_ids or view.file.client_ids,
            file_id=view.file.id,
        )
        self._desk.go("appointment", "", wanted)

    def _line(self, story: SessionStory) -> Line:
        session = story.session
        standing = story.standing
        if standing is not None:
            chip = Tag(text=_("Sealed"), icon="lock")
        elif story.waits(self._desk.now()):
            late = story.overdue(self._desk.now())
            chip = Tag(text=_("Overdue") if late else _("Draft"), tone="red" if late else "amber")
        elif session.attendance is not None:
            chip = Tag(text=term(session.attendance))
        else:
            chip = Tag(text=_("Planned"), tone="outline")
        voided = _("voided before") if any(one.voided for one in story.notes) else ""
        second = " · ".join(filter(None, (said.day_and_time(self._desk, session.began), voided)))
        return Line(id=session.id, first=_("Session {n}", n=session.ordinal), second=second, chip=chip)

    def _moved(self, wanted: object) -> None:
        if wanted is not None:
            self.chosen.emit(wanted)
