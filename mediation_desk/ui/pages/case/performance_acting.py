"""What the part 履行 does: its questions stand beside the list, one at a time, and use cases answer them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.attachment import Attachment, NewAttachment, Original
from mediation_desk.domain.dossier import PERFORMED
from mediation_desk.domain.obligation import Obligation, ObligationState, Payment, PerformanceEventKind
from mediation_desk.domain.written_paper import WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.services import obligations, payments, performance_papers
from mediation_desk.services.attachments import add_attachment
from mediation_desk.services.payments import Happened, Paid
from mediation_desk.services.performance_desk import AgreementKept, Kept, PerformanceSheet
from mediation_desk.ui import sealed_clipboard
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.pages.case import obligation_ask, performance_asks
from mediation_desk.ui.pages.case.performance_lines import Row
from mediation_desk.words import _, term

_KINDS = "*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.pdf"


class PerformanceActing(QObject):
    """`asked(bool)`: a question stands in the host, or none; `paper_wanted(id)`: a paper was begun."""

    asked = Signal(bool)
    paper_wanted = Signal(str)

    def __init__(self, desk: Desk, host: AskHost) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self._given: object = None
        host.closed.connect(lambda: self.asked.emit(False))

    def enter(self, sheet: PerformanceSheet, row: Row) -> None:
        """The next thing to do with a row: check a proposal, else note a payment."""
        if row.one.obligation.state is ObligationState.PROPOSED:
            self.check(sheet, row.agreement, row.one)
        else:
            self.pay(sheet, row.one)

    def pay(self, sheet: PerformanceSheet, one: Kept) -> None:
        """Ask for a payment, filled in with today and what is missing; its receipt may follow at once."""
        receipt = False

        def answer(values: dict[str, Any]) -> None:
            if values["on"] is None:
                self._host.refused(DeskError("date.empty", field="on"))
                return
            told = {name: value for name, value in values.items() if value is not None}
            voucher_id = told.pop("voucher_id", "")
            paid = Paid(**told, voucher_ids=(voucher_id,) if voucher_id else ())
            done = partial(self._paid, _("Kept: {what}", what=one.obligation.terms.what), receipt)
            self._do(done, payments.record_payment, one.obligation.id, paid)

        def with_receipt() -> None:
            nonlocal receipt
            receipt = True
            ask.give()
            receipt = False

        ask = performance_asks.ask_payment(sheet, one, self._desk.today(), answer, with_receipt)
        self._put(ask, f"case_payment_{one.obligation.id}", sheet)

    def check(self, sheet: PerformanceSheet, agreement: AgreementKept, one: Kept) -> None:
        """Show what was read from the clause, to be confirmed."""
        kept = one.obligation

        def answer(values: dict[str, Any]) -> None:
            try:
                terms = obligation_ask.terms_in(values, self._desk.today(), kept.terms)
            except DeskError as fault:
                self._host.refused(fault)
                return
            use_case = obligations.confirm_obligation
            done = partial(self._done, _("Confirmed: {what}", what=terms.what))
            self._do(done, use_case, kept.id, kept.version, terms, values["reason"] or "")

        ask = obligation_ask.ask_terms(sheet, agreement, answer, kept)
        self._put(ask, f"case_obligation_{kept.id}", sheet)

    def check_all(self, sheet: PerformanceSheet) -> None:
        """Confirm every proposal that is complete, as the clauses say."""

        def done(n: int) -> None:
            self._done(_("{n} obligations confirmed", n=n), None)

        self._do(done, obligations.confirm_all, sheet.case.id)

    def drop(self, sheet: PerformanceSheet, one: Kept) -> None:
        """Ask why a proposal is no obligation."""
        kept = one.obligation

        def answer(values: dict[str, Any]) -> None:
            done = partial(self._done, _("Dropped"))
            self._do(done, obligations.drop_obligation, kept.id, kept.version, values["reason"] or "")

        self._put(performance_asks.ask_drop(one, answer), f"case_drop_{kept.id}", sheet)

    def by_hand(self, sheet: PerformanceSheet, agreement: AgreementKept) -> None:
        """Ask for an obligation that no model clause tells."""

        def answer(values: dict[str, Any]) -> None:
            try:
                terms = obligation_ask.terms_in(values, self._desk.today())
            except DeskError as fault:
                self._host.refused(fault)
                return
            done = partial(self._done, _("Kept: {what}", what=terms.what))
            clause_id = values["clause_id"] or ""
            self._do(done, obligations.add_obligation, agreement.agreement_id, clause_id, terms)

        self._put(obligation_ask.ask_terms(sheet, agreement, answer), "case_obligation_new", sheet)

    def reverse(self, sheet: PerformanceSheet, payment: Payment) -> None:
        """Ask why a payment is taken back."""

        def answer(values: dict[str, Any]) -> None:
            done = partial(self._done, _("Taken back"))
            self._do(done, payments.reverse_payment, payment.id, values["reason"] or "")

        self._put(performance_asks.ask_reversal(payment, answer), f"case_reverse_{payment.id}", sheet)

    def attach(self, sheet: PerformanceSheet, payment: Payment) -> None:
        """Ask which scan proves a payment, or take a file in."""

        def answer(values: dict[str, Any]) -> None:
            if chosen := values.get("attachment_id"):
                self._attach(payment, chosen)
            else:
                self._host.refused(DeskError("payment.voucher", field="attachment_id"))

        def from_file() -> None:
            kinds = f"{_('Pictures and PDF')} ({_KINDS});;{_('All files')} (*)"
            for path in self._desk.files.open_several(self._host, _("Voucher"), kinds)[:1]:
                self._take_in(sheet, payment, path)

        self._put(performance_asks.ask_voucher(sheet, answer, from_file), "", sheet)

    def course(self, sheet: PerformanceSheet, agreement: AgreementKept, one: Kept | None) -> None:
        """Ask what happened, then when."""

        def answer(values: dict[str, Any]) -> None:
            kind = values["kind"]
            if kind in payments.OF_ONE and one is not None:
                self._change(sheet, agreement, one, kind)
            else:
                self._course(sheet, agreement, kind)

        kinds = performance_asks.kinds_open(agreement, one)
        self._put(performance_asks.ask_which(kinds, answer), "", sheet)

    def undo(self, sheet: PerformanceSheet, event_id: str) -> None:
        """Ask why something was recorded by mistake."""

        def answer(values: dict[str, Any]) -> None:
            done = partial(self._done, _("Noted: {step}", step=term(PerformanceEventKind.UNDONE)))
            self._do(done, payments.undo_happening, sheet.case.id, event_id, values["note"] or "")

        self._put(performance_asks.ask_mistake(answer), f"case_undo_{event_id}", sheet)

    def receipt(self, payment: Payment) -> None:
        """Begin the receipt of a payment, filled in."""
        self._do(self._begun, performance_papers.begin_receipt, payment.id)

    def remind(self, sheet: PerformanceSheet, one: Kept) -> None:
        """Begin the letter that urges a debtor to perform."""
        case_id, debtor_id = sheet.case.id, one.obligation.terms.debtor_id
        self._do(self._begun, performance_papers.begin_reminder, case_id, debtor_id)

    def copy_reminder(self, sheet: PerformanceSheet, one: Kept) -> None:
        """Copy a neutral text for a message to the debtor."""

        def done(text: str) -> None:
            sealed_clipboard.put(text)
            self._desk.toast(_("Copied; it leaves the clipboard after 30 seconds"))

        self._do(done, performance_papers.reminder_text, sheet.case.id, one.obligation.terms.debtor_id)

    def _course(self, sheet: PerformanceSheet, agreement: AgreementKept, kind: PerformanceEventKind) -> None:
        def answer(values: dict[str, Any]) -> None:
            told = Happened(
                kind=kind,
                on=values["on"] or self._desk.today(),
                person_id=values["person_id"] or "",
                note=values["note"] or "",
            )
            done = partial(self._done, _("Noted: {step}", step=term(kind)))
            self._do(done, payments.record_happening, agreement.agreement_id, told)

        ask = performance_asks.ask_course(sheet, kind, self._desk.today(), answer)
        self._put(ask, f"case_happening_{kind.value}", sheet)

    def _change(
        self, sheet: PerformanceSheet, agreement: AgreementKept, one: Kept, kind: PerformanceEventKind
    ) -> None:
        def answer(values: dict[str, Any]) -> None:
            told = Happened(
                kind=kind,
                on=values["on"] or self._desk.today(),
                obligation_id=one.obligation.id,
                amount=values.get("amount"),
                new_due=values.get("new_due"),
                note=values["note"] or "",
            )
            done = partial(self._done, _("Noted: {step}", step=term(kind)))
            self._do(done, payments.record_happening, agreement.agreement_id, told)

        ask = performance_asks.ask_change(one, kind, self._desk.today(), answer)
        self._put(ask, f"case_happening_{kind.value}_{one.obligation.id}", sheet)

    def _take_in(self, sheet: PerformanceSheet, payment: Payment, path: Path) -> None:
        new = NewAttachment(title=path.stem, item=PERFORMED, original=Original.COPY)

        def added(one: Attachment) -> None:
            self._attach(payment, one.id)

        self._do(added, add_attachment, sheet.case.id, path, new)

    def _attach(self, payment: Payment, attachment_id: str) -> None:
        done = partial(self._done, _("The voucher is attached"))
        self._do(done, payments.attach_voucher, payment.id, attachment_id)

    def _paid(self, said: str, receipt: bool, payment: Payment) -> None:
        self._done(said, payment)
        if receipt:
            self.receipt(payment)

    def _begun(self, paper: WrittenPaper) -> None:
        self._done("", None)
        self.paper_wanted.emit(paper.id)

    def _put(self, ask: Ask, draft_key: str, sheet: PerformanceSheet) -> None:
        self._host.put(ask, draft_key, sheet.case.id)
        self.asked.emit(True)
        ask.take_focus()

    def _do(self, done: Any, use_case: Any, *args: Any) -> None:
        """Once for each question or button: Enter pressed twice keeps one payment."""
        given = self._host.ask or use_case
        if given is self._given:
            return
        self._given = given

        def finished(value: Any) -> None:
            self._given = None
            done(value)

        def failed(error: DeskError) -> None:
            self._given = None
            self._host.refused(error)

        self._desk.do(self, finished, use_case, *args, failed=failed)

    def _done(self, said: str, _value: Obligation | Payment | object) -> None:
        self._host.put_away(drop=True)
        self.asked.emit(False)
        if said:
            self._desk.toast(said)
