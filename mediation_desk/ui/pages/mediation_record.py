"""One sitting: write the minutes, print them, note that they were signed; then they are only read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import day_said
from mediation_desk.domain.mediation_record import MediationRecord, RecordPrint
from mediation_desk.errors import DeskError
from mediation_desk.services import mediation_records
from mediation_desk.services.access import SITTING_WRITE
from mediation_desk.services.appointment_outcomes import begin_record
from mediation_desk.services.drafts import BOOKED
from mediation_desk.services.mediation_records import SittingSheet
from mediation_desk.services.record_prints import print_record
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.keep_apart import KeepApart, sides_of
from mediation_desk.ui.forms.mediation_record import MediationRecordForm
from mediation_desk.ui.forms.mediation_record_text import MediationRecordText
from mediation_desk.ui.forms.signing_day import SigningDay
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import N_, _

_FORM = "mediation_record"
_STEPS = {
    "save": N_("Save the minutes"),
    "print": N_("Print the minutes"),
    "sign": N_("Record the signing"),
}


class MediationRecordPage(Page):
    """`desk.go("mediation_record", case id, record id)`; without a record the next sitting is written.

    A third argument names the appointment it came of, which prefills it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Mediation record"))
        self._case_id = self._came_of = ""
        self._begun: MediationRecord | None = None
        self._sheet: SittingSheet | None = None
        self.form: MediationRecordForm | None = None
        self._draft: Draft | None = None
        self._changed_by_hand = False
        self._printed = False
        self.to_case = Button(_("To the case"), "text")
        self.to_case.clicked.connect(self._go_to_case)
        self.print_act = Button(_("Print the minutes"), icon="printer")
        self.print_act.setToolTip("Ctrl+P")
        self.print_act.clicked.connect(self.print)
        self.sign_act = Button(_("Record the signing"), icon="signature")
        self.sign_act.clicked.connect(self._show_signing)
        self.act = Button(_("Save the minutes"), "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        for button in (self.to_case, self.sign_act, self.print_act, self.act):
            self.head.add_button(button)
        self.signing = SigningDay(desk.today())
        self.signing.signed.connect(self._sign)
        self.signing.hide()
        self._notices = NoticePlace()
        self._place = Column(gap=0)
        self.body.setSpacing(0)
        self.body.addLayout(self._notices)
        self.body.addWidget(self.signing)
        self.body.addLayout(self._place, 1)
        desk.masked_changed.connect(self._show_masked)
        desk.changed.connect(self._register_changed)

    def opened(self, *args: object) -> None:
        """A case's id, and the record's unless a new sitting is written."""
        self._case_id = str(args[0]) if args else ""
        record_id = str(args[1]) if len(args) > 1 and args[1] else ""
        self._came_of, self._begun = str(args[2]) if len(args) > 2 else "", None
        self._keep_draft()
        self._printed = False
        if self._came_of and not record_id:
            self.desk.do(self, self._begin, begin_record, self._came_of, failed=self._not_begun)
        else:
            self._ask(record_id)

    def _begin(self, begun: MediationRecord) -> None:
        """The sitting is noted as held; its minutes are written next, or are there already."""
        self._begun = begun
        self._case_id = begun.case_id
        self.desk.ask(self, self._go_on, mediation_records.mediation_records_of, begun.case_id)

    def _go_on(self, written: tuple[MediationRecord, ...]) -> None:
        begun = self._begun
        self._ask(begun.id if begun and any(one.id == begun.id for one in written) else "")

    def _not_begun(self, error: DeskError) -> None:
        self.desk.refuse(error, of=self)
        self._came_of = ""
        self._ask("")

    def left(self) -> bool:
        """Nothing is lost: the draft is kept."""
        self._keep_draft()
        return True

    def save(self) -> None:
        """Ctrl+S keeps the draft; the record itself is saved by its button."""
        self._keep_draft()

    def primary(self) -> None:
        """The next lawful step: save, then print, then record the signing."""
        if not self.act.isEnabled() or self.desk.masked:
            return
        step = self._step()
        if step == "save":
            self._save()
        elif step == "sign":
            self._show_signing()
        else:
            self.print()

    def print(self) -> None:
        """What is saved gets its version and code and is shown as it will be signed, or as it was."""
        record = self._record()
        if record is None or self._changed_by_hand:
            self.desk.notice(_("Save the minutes first; what is saved is what is printed."), of=self)
        elif record.signed_on is not None or not self.desk.staff.roles & SITTING_WRITE:
            self.desk.go("paper", _FORM, self._case_id, record.id)
        else:
            use_case = print_record
            self.desk.do(
                self, self._print_made, use_case, record.id, record.version, failed=self._not_printed
            )

    def _not_printed(self, error: DeskError) -> None:
        """What one side keeps to itself is told where it stands: on the paper's own page."""
        record = self._record()
        if error.key == "paper.private_words" and record is not None:
            self.desk.go("paper", _FORM, self._case_id, record.id)
        else:
            self._refused(error)

    def _print_made(self, made: RecordPrint) -> None:
        self._printed = True
        self._show_acts()
        self.desk.go("paper", _FORM, self._case_id, made.record_id)

    def panes(self) -> tuple[QWidget, ...]:
        """The sitting, then the minutes."""
        return (self.form.left, self.form.right) if self.form is not None else ()

    # --- showing ------------------------------------------------------------------------------------------

    def _ask(self, record_id: str) -> None:
        self.desk.ask(self, self._show, mediation_records.sitting_sheet, self._case_id, record_id)

    def _record(self) -> MediationRecord | None:
        return self._sheet.record if self._sheet is not None else None

    def _show(self, sheet: SittingSheet) -> None:
        self._sheet = sheet
        self._changed_by_hand = False
        self._notices.say(None)
        self.signing.hide()
        clear(self._place)
        if self.form is not None:
            self.form.deleteLater()
        self.form, self._draft = None, None
        self.set_title(_("Mediation record {n}", n=sheet.ordinal), _("Mediation record"))
        record = sheet.record
        if self.desk.masked:
            self._place.addWidget(EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on.")))
        elif record is not None and record.signed_on is not None:
            self._place.addWidget(MediationRecordText(self.desk, sheet, record), 1)
        elif record is None and not sheet.may_begin:
            self._place.addWidget(EmptyState(_("No sitting yet"), _("The case is not in mediation.")))
        else:
            self._show_form(sheet)
        self._show_acts()

    def _show_form(self, sheet: SittingSheet) -> None:
        desk = self.desk
        self.form = MediationRecordForm(sheet, desk.shown, desk.now(), desk.staff, self._begun)
        self.form.setParent(self)
        self.form.hide()  # its two sheets are laid out here; the form itself only knows the fields
        across = Row(gap=16)
        across.addWidget(size(self.form.left, width=376))
        across.addWidget(self.form.right, 1)
        self._place.addLayout(across, 1)
        KeepApart(self.desk, self.form.content.edit, sheet.case.id, sides_of(sheet.case))
        came_of = f"{BOOKED}{self._came_of}" if self._begun is not None else sheet.case.id
        subject = sheet.record.id if sheet.record else came_of
        self._draft = self.desk.draft(self.form, _FORM, subject)
        self._draft.look(self._put_draft)
        for field in self.form.fields.values():
            field.changed.connect(self._touched)
        self.form.typed.connect(self._typed)

    def _put_draft(self, text: str | None) -> None:
        if text and self.form is not None and self.form.put_text(text):
            self._changed_by_hand = True
            self._notices.say(Notice(_("These are your words that were not saved yet."), closable=True))
            self._show_acts()

    def _touched(self) -> None:
        if self.form is not None and not self._changed_by_hand:
            self._changed_by_hand = True
            self._show_acts()

    def _typed(self) -> None:
        if self._draft is not None and self.form is not None:
            self._draft.typed(self.form.text)

    def _keep_draft(self) -> None:
        if self._draft is not None:
            self._draft.put_by()

    def _step(self) -> str:
        record = self._record()
        if record is None or self._changed_by_hand:
            return "save"
        if record.signed_on is not None or not self._printed:
            return "print"
        return "sign"

    def _show_acts(self) -> None:
        record, step = self._record(), self._step()
        self.act.set_text(_(_STEPS[step]))
        self.act.allow()
        if self._sheet is None or (step == "save" and self.form is None):
            self.act.block(_("There is nothing to save here."))
        signed = record is not None and record.signed_on is not None
        saved = record is not None and not self._changed_by_hand
        self.print_act.setVisible(saved and step == "sign")
        self.sign_act.setVisible(saved and not signed and step == "print")
        if record is None:
            self.head.set_facts(Chip(_("Not saved yet"), "amber"))
        elif record.signed_on is not None:
            key, names = day_said(record.signed_on, self.desk.today())
            self.head.set_facts(Chip(_("Signed {day}", day=_(key, **names)), "pine", icon="check"))
        elif self._changed_by_hand:
            self.head.set_facts(Chip(_("Draft"), "amber"))
        else:
            self.head.set_facts(Chip(_("Saved, not signed"), "amber"))
        if self._sheet is not None:
            self.head.set_under(_under(self._sheet))

    # --- acting -------------------------------------------------------------------------------------------

    def _save(self) -> None:
        if self.form is None:
            return
        self.form.clear_errors()
        try:
            record = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.act.block(_("The minutes are being saved."))
        self.desk.do(self, self._saved, mediation_records.save_mediation_record, record, failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        self.act.allow()
        if self.form is not None and self.form.show_fault(error):
            return
        self.desk.refuse(error, of=self)

    def _saved(self, record: MediationRecord) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self._printed, self._begun = False, None
        self.desk.toast(_("The minutes are saved."))
        self._ask(record.id)

    def _show_signing(self) -> None:
        self.signing.begin(self.desk.today())

    def _sign(self, day: object) -> None:
        record = self._record()
        if record is not None:
            self.desk.do(
                self,
                self._signed,
                mediation_records.sign_mediation_record,
                record.id,
                day,
                failed=self._not_signed,
            )

    def _signed(self, record: MediationRecord) -> None:
        self._ask(record.id)

    def _not_signed(self, error: DeskError) -> None:
        if not self.signing.show_fault(error):
            self._refused(error)

    def _go_to_case(self) -> None:
        self.desk.go("case", self._case_id)

    def _register_changed(self, nouns: frozenset[str]) -> None:
        if self._sheet is not None and nouns & {"screening", "case"} and not self._changed_by_hand:
            record = self._record()
            self._ask(record.id if record else "")

    def _show_masked(self, _masked: bool) -> None:
        if self._sheet is not None:
            self._keep_draft()
            record = self._record()
            self._ask(record.id if record else "")


def _under(sheet: SittingSheet) -> str:
    printed = sheet.printed
    if printed is None:
        return sheet.case.number
    said = _("Version {n}", n=printed.n), _("Check code {code}", code=printed.code)
    return " · ".join((sheet.case.number, *said))
