"""What the part 司法确认 does: its questions and the use cases it calls with the answers."""

from __future__ import annotations

from functools import partial
from typing import Any

from mediation_desk.domain.confirmation import Confirmation, StepKind
from mediation_desk.domain.court import read_courts
from mediation_desk.errors import DeskError
from mediation_desk.services import confirmations
from mediation_desk.services.agreement_split import AgreementSplit, join_agreement, split_agreement
from mediation_desk.services.confirmation_desk import ConfirmationSheet, Outlook
from mediation_desk.services.confirmations import Plan
from mediation_desk.services.courts import keep_courts
from mediation_desk.ui.pages.case.asking_in_place import AskingInPlace
from mediation_desk.ui.pages.case.confirmation_asks import ask_courts, ask_plan, ask_step
from mediation_desk.words import _, term


class ConfirmationActing(AskingInPlace):
    """The application, its changes, each step of the court, the list of courts, dividing an agreement."""

    def apply(self, sheet: ConfirmationSheet, outlook: Outlook) -> None:
        """Ask what both parties want of which court."""
        agreement_id = outlook.file.agreement.id

        def answer(values: dict[str, Any]) -> None:
            done = partial(self._finished, _("The application is prepared"))
            self._do(done, confirmations.begin_confirmation, agreement_id, _plan(values))

        self._put(ask_plan(sheet, outlook, self._desk.today(), answer), "case_confirmation", sheet.case.id)

    def change(self, sheet: ConfirmationSheet, outlook: Outlook) -> None:
        """Ask for another court, other attachments, another last day."""
        kept = outlook.application
        if kept is None:
            return

        def answer(values: dict[str, Any]) -> None:
            done = partial(self._finished, _("Kept"))
            self._do(done, confirmations.change_confirmation, kept.id, kept.version, _plan(values))

        ask = ask_plan(sheet, outlook, self._desk.today(), answer, kept)
        self._put(ask, "case_confirmation_change", sheet.case.id)

    def step(self, sheet: ConfirmationSheet, kept: Confirmation, kind: StepKind) -> None:
        """Ask when it happened, then record it."""

        def answer(values: dict[str, Any]) -> None:
            told = {name: value or "" for name, value in values.items() if name != "on"}
            on = values["on"]
            if on is None:
                self._refused(DeskError("date.empty", field="on"))
                return
            done = partial(self._finished, _("Noted: {step}", step=term(kind)))
            use_case = confirmations.record_confirmation_step
            self._do(done, use_case, kept.id, kept.version, kind, on, **told)

        self._put(
            ask_step(kind, sheet, answer, self._desk.today()),
            f"case_confirmation_{kind.value}",
            sheet.case.id,
        )

    def give_up(self, sheet: ConfirmationSheet, outlook: Outlook) -> None:
        """Ask why the parties do not apply."""
        agreement_id = outlook.file.agreement.id

        def answer(values: dict[str, Any]) -> None:
            done = partial(self._finished, _("Noted: {step}", step=term(StepKind.GIVE_UP)))
            self._do(done, confirmations.give_confirmation_up, agreement_id, values["note"])

        ask = ask_step(StepKind.GIVE_UP, sheet, answer, self._desk.today())
        self._put(ask, "case_confirmation_give_up", sheet.case.id)

    def courts(self, sheet: ConfirmationSheet) -> None:
        """Ask for the centre's own list of courts."""

        def answer(values: dict[str, Any]) -> None:
            try:
                wanted = read_courts(values["courts"])
            except DeskError as fault:
                self._refused(fault)
                return
            self._do(partial(self._finished, _("Kept")), keep_courts, wanted)

        self._put(ask_courts(sheet.courts, answer), "case_courts", sheet.case.id)

    def split(self, outlook: Outlook) -> None:
        """Put what concerns the marriage into a draft of its own; the toast takes it back."""
        agreement = outlook.file.agreement

        def done(split: AgreementSplit) -> None:
            said = _("What concerns the marriage is in a draft of its own now")
            self._desk.toast(said, lambda: self._desk.do(self, _nothing, join_agreement, split))

        self._do(done, split_agreement, agreement.id, agreement.version)


def _plan(values: dict[str, Any]) -> Plan:
    return Plan(
        jointly=values["jointly"],
        court=values["court"] or "",
        ground=values["ground"],
        attachments=tuple(values["attachments"]),
        court_answer=values.get("court_answer") or "",
        last_due=values["last_due"],
        applied_on=values.get("applied_on"),
    )


def _nothing(_value: object) -> None:
    """The page asks anew by itself."""
