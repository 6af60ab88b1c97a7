"""One paper, filled from a case or blank, page by page as it will print."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from mediation_desk.documents.appointment_slip import FORM as SLIP
from mediation_desk.documents.incentive_list import FORM as INCENTIVES
from mediation_desk.errors import DeskError
from mediation_desk.services.agreement_proof import agreement_as_paper
from mediation_desk.services.appointment_telling import slip_for
from mediation_desk.services.consultation_papers import CALL, RECORD, consultation_paper
from mediation_desk.services.counselling_papers import FILE_PAPERS, counselling_paper
from mediation_desk.services.incentives import incentive_paper
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers import blank_paper, case_paper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.ui.wall_stop import stop_sentence
from mediation_desk.words import N_, _, sentence

AGREEMENTS = ("mediation_agreement", "oral_agreement")
CONSENTS = (
    ("informed_consent", N_("Informed consent")),
    ("confidentiality_agreement", N_("Confidentiality")),
    ("privacy_agreement", N_("Privacy")),
)
"""The three papers a client signs at the beginning of counselling."""


class PaperPage(Page):
    """`desk.go("paper", key, case or counselling file id, subject id)`; without one the blank form.

    A paper of a joint consultation has its id in the third place alone, the list of allowances its days.
    A slip is that of an appointment for a person: `desk.go("paper", "appointment_slip", its id, their id)`.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Paper"))
        self._case_id, self._key, self._subject_id = "", "", ""
        self._made: MadePaper | None = None
        self.consents = Segments([(key, _(word)) for key, word in CONSENTS], name=_("Paper"))
        self.consents.changed.connect(self._other_consent)
        self.view = PaperView(desk)
        self._covered = EmptyState(_("Masked"), _("F9 shows the paper again"))
        self._notices = NoticePlace()
        self.body.addLayout(self._notices)
        self.body.addWidget(self.consents, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._covered, 1)
        self.back = Button(_("Back"), "link", icon="chevron-left")
        self.back.clicked.connect(self._go_back)
        self.head.set_lead(self.back)
        self.export_word = Button(_("Export Word"))
        self.export_pdf = Button(_("Export PDF"))
        self.print_it = Button(_("Print"), "primary", icon="printer")
        self.export_word.clicked.connect(lambda: self.view.export("docx"))
        self.export_pdf.clicked.connect(lambda: self.view.export("pdf"))
        self.print_it.clicked.connect(self.view.print_it)
        for button in (self.export_word, self.export_pdf, self.print_it):
            self.head.add_button(button)
        desk.masked_changed.connect(self._mask)
        self._mask(desk.masked)

    def opened(self, *args: object) -> None:
        """Show a paper."""
        key, self._case_id, subject_id = (*(str(one) for one in args), "", "", "")[:3]
        if not key:
            return
        self._key = key
        self._made = None
        self._notices.say(None)
        self.view.clear()
        of_consents = bool(self._case_id) and key in dict(CONSENTS)
        self.consents.setVisible(of_consents)
        if of_consents:
            self.consents.blockSignals(True)
            self.consents.set_value(key)
            self.consents.blockSignals(False)
        self._subject_id = subject_id
        if not self._case_id and subject_id and key in (CALL, RECORD):
            self.desk.do(self, self._show, consultation_paper, subject_id, key, failed=self._no_slip)
        elif not self._case_id and subject_id and key == INCENTIVES:
            begins, _slash, ends = subject_id.partition("/")
            days = (date.fromisoformat(begins), date.fromisoformat(ends))
            self.desk.do(self, self._show, incentive_paper, *days, failed=self._no_slip)
        elif not self._case_id:
            self.desk.ask(self, self._show, blank_paper, key)
        elif key == SLIP:
            self.desk.ask(self, self._show, slip_for, self._case_id, subject_id, failed=self._no_slip)
        elif key in AGREEMENTS:
            self.desk.ask(self, self._show, agreement_as_paper, subject_id)
        elif key in FILE_PAPERS:
            self.desk.do(self, self._show, counselling_paper, key, self._case_id, subject_id)
        else:
            self.desk.ask(self, self._show, case_paper, key, self._case_id, subject_id)

    def _no_slip(self, error: DeskError) -> None:
        """What keeps a slip from being made is said here, with the way back."""
        for button in (self.export_word, self.export_pdf, self.print_it):
            button.block(sentence(error))
        self._notices.say(Notice(sentence(error), "amber", acts=[(_("Back"), self._go_back)]))

    def _other_consent(self) -> None:
        wanted = self.consents.value()
        if self._case_id and wanted and wanted != self._key:
            self.opened(wanted, self._case_id)

    def primary(self) -> None:
        """Print it."""
        self.view.print_it()

    def print(self) -> None:
        """Print it."""
        self.view.print_it()

    def _show(self, made: MadePaper) -> None:
        self.set_title(made.name)
        self.view.show_paper(made)
        self._made = made
        for button in (self.export_word, self.export_pdf, self.print_it):
            if made.stop:
                button.block(stop_sentence(made.stop))
            else:
                button.allow()
        self._say_unasked()

    def _say_unasked(self) -> None:
        made = self._made
        if made is None or not made.unasked or made.stop:
            self._notices.say(None)
            return
        names = "、".join(self.desk.shown(one) for one in made.unasked)
        said = _("Nobody asked {names} yet what the other side may see.", names=names)
        acts: list[Act] = [(_("To the case"), self._go_back)]
        second = _("Phone and address are printed as registered.")
        self._notices.say(Notice(said, "amber", second=second, acts=acts, closable=True))

    def _mask(self, masked: bool) -> None:
        self._say_unasked()
        hidden = masked and bool(self._case_id)
        self.view.setVisible(not hidden)
        self._covered.setVisible(hidden)

    def _go_back(self) -> None:
        if self._case_id and self._key in FILE_PAPERS:
            self.desk.go("counselling_file", self._case_id, "here")  # to the session it was printed from
        elif self._case_id and self._key == SLIP:
            self.desk.go("appointment", self._case_id)
        elif self._case_id:
            self.desk.go("case", self._case_id)
        elif self._subject_id and self._key == INCENTIVES:
            self.desk.go("incentives")
        elif self._subject_id:
            self.desk.go("consultation", self._subject_id)
        else:
            self.desk.go("papers")
