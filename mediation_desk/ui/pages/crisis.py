"""The risk protocol after item 9, as soon as the counsellor has the screen back; a record of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.crisis import CrisisEvent
from mediation_desk.errors import DeskError
from mediation_desk.services import crises
from mediation_desk.services.crises import CrisisStart
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.crisis import CrisisForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _


class CrisisPage(Page):
    """`desk.go("crisis", result id)`, or `("crisis", "", session id, person id)` without a scale."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Risk protocol"))
        self._asked: tuple[str, str, str] = ("", "", "")
        self._start: CrisisStart | None = None
        self.form: CrisisForm | None = None
        self._draft: Draft | None = None
        self.later = Button(_("All open protocols"), "text")
        self.later.clicked.connect(lambda: desk.go("crises"))
        self.act = Button(_("Keep the protocol"), "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        self.head.add_button(self.later)
        self.head.add_button(self.act)
        self._notices = NoticePlace()
        self._place = Column(gap=0)
        self.body.addLayout(self._notices)
        self.body.addLayout(self._place, 1)
        desk.masked_changed.connect(self._show_masked)

    def opened(self, *args: object) -> None:
        """A result's id, or a session's and a person's."""
        self._keep_draft()
        result_id, session_id, person_id = (*(str(one) for one in args), "", "", "")[:3]
        self._asked = (result_id, session_id, person_id)
        self.desk.ask(self, self._show, crises.begin_crisis, *self._asked)

    def left(self) -> bool:
        """Nothing is lost: the draft is kept."""
        self._keep_draft()
        return True

    def primary(self) -> None:
        """Keep the protocol."""
        if self.form is None or self._start is None or not self.act.isEnabled():
            return
        self.form.clear_errors()
        try:
            sheet = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.act.block(_("It is being kept."))
        self.desk.do(self, self._kept, crises.record_crisis, self._start, sheet, failed=self._refused)

    def panes(self) -> tuple[QWidget, ...]:
        """What is asked, then what was done."""
        return (self.form.left, self.form.right) if self.form is not None else ()

    def _show(self, start: CrisisStart) -> None:
        self._start = start
        clear(self._place)
        if self.form is not None:
            self.form.deleteLater()
        self.form, self._draft = None, None
        self.act.allow()
        self.head.set_under(self.desk.shown(start.name))
        self._notices.say(None)
        if self.desk.masked:
            self._place.addWidget(EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on.")))
            self.act.block(_("Masked"))
            return
        if start.result is not None:
            self.head.set_facts(Chip(_("PHQ-9 item 9 was answered"), "plum"))
            self._notices.say(
                Notice(
                    _("Please ask now, before the client leaves. The session's note is signed after this."),
                    "plum",
                    second=_("Do not leave the person alone when danger is high. 110 · 120 · 12356"),
                )
            )
        else:
            self.head.set_facts()
        self._show_form(start)

    def _show_form(self, start: CrisisStart) -> None:
        self.form = form = CrisisForm(self.desk.now())
        form.setParent(self)
        form.hide()  # its two sheets are laid out here; the form itself only knows the fields
        across = Row(gap=16)
        across.addWidget(form.left, 1)
        across.addWidget(form.right, 1)
        self._place.addLayout(across, 1)
        result = start.result.id if start.result else ""
        subject = f"{start.session_id}/{start.person_id}/{result}"
        self._draft = self.desk.draft(form, "crisis", subject)
        self._draft.look(self._put_draft)
        form.typed.connect(self._typed)
        form.submitted.connect(self.primary)
        form.questions["thoughts"].setFocus()

    def _put_draft(self, text: str | None) -> None:
        if text and self.form is not None:
            self.form.put_text(text)

    def _typed(self) -> None:
        if self._draft is not None and self.form is not None:
            self._draft.typed(self.form.text)

    def _keep_draft(self) -> None:
        if self._draft is not None:
            self._draft.put_by()

    def _kept(self, event: CrisisEvent) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self.desk.toast(_("The protocol is kept; whoever must act can read what to do."))
        self.desk.go("crisis_event", event.id)

    def _refused(self, error: DeskError) -> None:
        self.act.allow()
        if self.form is None or not self.form.show_fault(error):
            self.desk.refuse(error, of=self)

    def _show_masked(self, _masked: bool) -> None:
        if self._start is not None:
            self._keep_draft()
            self.desk.ask(self, self._show, crises.begin_crisis, *self._asked)
