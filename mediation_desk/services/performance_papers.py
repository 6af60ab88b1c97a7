"""Papers begun from the part 履行: the receipt of a payment, the letter or message that urges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

from mediation_desk.documents.wording import our_wording
from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.case import Case
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.written_paper import ONE_SIDE, Audience, WrittenPaper, WrittenState
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements, obligations, office, written_papers
from mediation_desk.register.records import Records
from mediation_desk.services.access import PERFORMANCE_WRITE
from mediation_desk.services.filling import audiences_of
from mediation_desk.services.filling.performed import is_late, kept_of, receipt_values, reminder_values
from mediation_desk.services.obligations import open_to_change
from mediation_desk.services.permission import allowed
from mediation_desk.services.visit_safety import guarded
from mediation_desk.services.written_making import Making
from mediation_desk.services.written_papers import keep_written
from mediation_desk.services.written_values import in_order, kind_of

RECEIPT, REMINDER = "receipt", "performance_reminder"


@allowed(PERFORMANCE_WRITE, changes={"written"})
def begin_receipt(records: Records, payment_id: str) -> WrittenPaper:
    """Keep the draft of a receipt filled from a payment; the payee signs it.

    Raises DeskError: payment.missing, payment.no_receipt (an act was done, nothing was paid),
    payment.taken_back, obligation.archived, case.not_yours.
    """
    payment = obligations.payment(records, payment_id)
    case = open_to_change(records, payment.case_id)
    if payment.amount is None or payment.reverses:
        raise DeskError("payment.no_receipt")
    if any(one.reverses == payment.id for one in obligations.payments_of(records, case.id)):
        raise DeskError("payment.taken_back")
    about = obligations.get(records, payment.obligation_id)
    number = _number(records, about.agreement_id)
    return _begin(records, case, RECEIPT, receipt_values(payment, about.terms.what, number))


@allowed(PERFORMANCE_WRITE, changes={"written"})
def begin_reminder(records: Records, case_id: str, debtor_id: str) -> WrittenPaper:
    """Keep the draft of a letter to a debtor that says what fell due, and to nobody else.

    Raises DeskError: reminder.safe_contact, reminder.nobody, reminder.nothing_late, obligation.archived,
    case.not_yours.
    """
    case = _remindable(records, case_id, debtor_id)
    side = next(party.side for party in case.parties if party.person_id == debtor_id)
    fresh = _fresh(records, case, REMINDER, Audience(side.value))
    values = reminder_values(Making(records, fresh).source, debtor_id)
    if not values["duties"]:
        raise DeskError("reminder.nothing_late")
    return _begin(records, case, REMINDER, values, fresh)


@allowed(PERFORMANCE_WRITE, changes={"journal"})
def reminder_text(records: Records, case_id: str, debtor_id: str) -> str:
    """A neutral message for a debtor: no name, no matter, no amount, whoever reads it over a shoulder.

    Raises DeskError: reminder.safe_contact, reminder.nobody, reminder.nothing_late, obligation.archived.
    """
    case = _remindable(records, case_id, debtor_id)
    source = Making(records, _fresh(records, case, RECEIPT, Audience.BOTH)).source
    if not any(is_late(one) and one.obligation.terms.debtor_id == debtor_id for one in kept_of(source)):
        raise DeskError("reminder.nothing_late")
    centre = office.centre(records)
    records.journal("copy_reminder", case_id, debtor_id)
    return our_wording(REMINDER).fill("message", centre=centre.counselling_centre, phone=centre.phone)


def _remindable(records: Records, case_id: str, debtor_id: str) -> Case:
    """The case, where this party of it may be written to."""
    case = open_to_change(records, case_id)
    written_to = {one.value for one in ONE_SIDE}
    if not any(one.person_id == debtor_id and one.side.value in written_to for one in case.parties):
        raise DeskError("reminder.nobody")
    if guarded(records, debtor_id):
        raise DeskError("reminder.safe_contact")
    return case


def _number(records: Records, agreement_id: str) -> str:
    signed = (one for one in agreements.prints(records, agreement_id) if one.state is PrintState.FROZEN)
    return next((one.number for one in signed), "")


def _fresh(records: Records, case: Case, key: str, audience: Audience) -> WrittenPaper:
    return WrittenPaper(id=uuid4().hex, case_id=case.id, key=key, audience=audience, author=records.staff.id)


def _begin(
    records: Records, case: Case, key: str, told: dict[str, Any], fresh: WrittenPaper | None = None
) -> WrittenPaper:
    kind = kind_of(key)
    paper = fresh or _fresh(records, case, key, audiences_of(kind)[0])
    said = told | {"date": plain_date(records.today)}
    wanted = replace(paper, values=in_order(kind, said))
    return _begun_before(records, wanted) or keep_written(records, wanted)


def _begun_before(records: Records, wanted: WrittenPaper) -> WrittenPaper | None:
    """The same draft by the same hand, so that asking twice leaves one paper."""
    for one in written_papers.of_case(records, wanted.case_id):
        same = (one.key, one.audience, one.author) == (wanted.key, wanted.audience, wanted.author)
        if same and one.state is WrittenState.DRAFT:
            kept = written_papers.get(records, one.id)
            if dict(kept.values) == dict(wanted.values):
                return kept
    return None
