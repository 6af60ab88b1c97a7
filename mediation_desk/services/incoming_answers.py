"""Answering a letter that came in: the slip that says whether we take it, and the letter with the result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mediation_desk.documents.delegation_reply import ACCEPTED, REFUSED, ReplyFacts, delegation_reply
from mediation_desk.documents.paper import Imprint, Paper
from mediation_desk.documents.referral_slip import ReferralSlipFacts, referral_slip
from mediation_desk.documents.result_letter import ResultLetterFacts, result_letter
from mediation_desk.documents.wording import wording
from mediation_desk.domain.incoming_letter import IncomingContent
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.party import Side
from mediation_desk.domain.referral import Direction, Referral, ReferralState
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    cases,
    check_codes,
    numbers,
    office,
    referral_prints,
    referrals,
)
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import REFERRAL_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.referral_access import case_of
from mediation_desk.services.referral_moves import moved
from mediation_desk.services.referral_seal import readers_of
from mediation_desk.services.referral_standing import refuse
from mediation_desk.services.referrals import opened_content, unchanged

SLIP, REPLY, RESULT = "referral_slip", "delegation_reply", "result_letter"
_CHANGES = {"referral", "journal", "number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What an answer says, ready to print; `by` is the day of the result."""

    number: str
    imprint: Imprint
    by: str
    accepted: bool
    reason: str
    measures: str


@allowed(REFERRAL_WRITE, changes=_CHANGES)
def answer_letter(
    records: Records,
    letter_id: str,
    version: int,
    *,
    accepted: bool,
    agreed: bool = False,
    reason: str = "",
    measures: str = "",
    expected_on: date | None = None,
    listed: str = "",
) -> Referral:
    """Accept or refuse a letter that came in; the reply or slip is made with number and code and kept.

    A delegation is accepted once both parties `agreed` to be mediated, and with a day for the result: the
    reply says so. Raises DeskError: referral.reason_needed (refused), referral.agreed_needed,
    referral.expected_needed, referral.expected_past, referral.not_from_here, paper.private_words,
    record.changed_meanwhile, sealed.not_yours.
    """
    letter, content = _letter(records, letter_id, version)
    to = ReferralState.IN_PROGRESS if accepted else ReferralState.REFUSED
    refuse(records, letter, content, to, reason)
    if accepted and content.delegates:
        _may_be_said(agreed=agreed, expected_on=expected_on)
    if expected_on is not None and expected_on < records.today:
        raise DeskError("referral.expected_past", field="expected_on")
    number, imprint = _number(records, letter, listed)
    said = _Answer(
        number=number,
        imprint=imprint,
        by=plain_date(expected_on) if expected_on else "",
        accepted=accepted,
        reason="" if accepted else reason.strip(),
        measures=measures.strip(),
    )
    paper = (_reply if content.delegates else _slip)(records, letter, content, said)
    _keep(records, letter, REPLY if content.delegates else SLIP, number, imprint.code, paper)
    done = moved(records, letter, to, reason if not accepted else measures, records.today)
    return _numbered(records, done, number)


@allowed(REFERRAL_WRITE, changes=_CHANGES)
def report_result(
    records: Records, letter_id: str, version: int, result: str, materials: str = "", *, listed: str = ""
) -> Referral:
    """Tell the body that wrote to us what came of it, in a letter with number and code that is kept.

    Nothing one side told in confidence stands in it: the wall compares it with both. Raises DeskError:
    referral.reason_needed (no result), referral.not_from_here, paper.private_words,
    record.changed_meanwhile, sealed.not_yours.
    """
    letter, content = _letter(records, letter_id, version)
    refuse(records, letter, content, ReferralState.FEEDBACK, result)
    number, imprint = _number(records, letter, listed)
    centre = office.centre(records)
    paper = result_letter(
        ResultLetterFacts(
            sender=centre.committee,
            number=number,
            agency=content.agency,
            their_title=content.title,
            their_number=content.their_number or letter.their_number,
            cause=content.cause,
            parties="、".join(content.party_names),
            result=result,
            materials=tuple(line.strip() for line in materials.splitlines() if line.strip()),
            our_contact=_handler(records, letter),
            our_phone=centre.phone,
            date=plain_date(records.today),
            imprint=imprint,
        )
    )
    _keep(records, letter, RESULT, number, imprint.code, paper)
    return moved(records, letter, ReferralState.FEEDBACK, result, records.today)


def _may_be_said(*, agreed: bool, expected_on: date | None) -> None:
    """What the reply to a delegation states must be so."""
    if not agreed:
        raise DeskError("referral.agreed_needed", field="agreed")
    if expected_on is None:
        raise DeskError("referral.expected_needed", field="expected_on")


def _slip(
    records: Records,
    letter: Referral,
    content: IncomingContent,
    said: _Answer,
) -> Paper:
    """The slip that answers a referral to us."""
    centre = office.centre(records)
    return referral_slip(
        ReferralSlipFacts(
            number=said.number,
            sender=centre.committee,
            agency=content.agency,
            their_number=content.their_number or letter.their_number,
            received_on=plain_date(letter.received_on) if letter.received_on else "",
            accepted=said.accepted,
            reason=said.reason,
            department=centre.committee,
            handler=_handler(records, letter),
            phone=centre.phone,
            measures=said.measures,
            expected_on=said.by,
            date=plain_date(records.today),
            imprint=said.imprint,
        )
    )


def _reply(
    records: Records,
    letter: Referral,
    content: IncomingContent,
    said: _Answer,
) -> Paper:
    """The letter (D21 复函) that answers a court or another body that delegates a dispute."""
    centre = office.centre(records)
    case_id = case_of(records, letter)
    names = content.party_names if case_id else ("",)  # which case it is, only once there is one
    return delegation_reply(
        ReplyFacts(
            sender=centre.committee,
            number=said.number,
            to=content.agency,
            their_title=content.title or wording(RESULT)["letter"],
            their_number=content.their_number or letter.their_number,
            answer=ACCEPTED if said.accepted else REFUSED,
            reason=said.reason,
            handler=_handler(records, letter),
            phone=centre.phone,
            feedback_by=said.by,
            one=names[0],
            other="、".join(names[1:]),
            dispute=content.cause if case_id else "",
            case_number=cases.get(records, case_id).number if case_id else "",
            details=said.measures,
            date=plain_date(records.today),
            imprint=said.imprint,
        )
    )


def _handler(records: Records, letter: Referral) -> str:
    return next((one.name for one in office.all_staff(records) if one.id == letter.handler_id), "")


def _letter(records: Records, letter_id: str, version: int) -> tuple[Referral, IncomingContent]:
    letter = unchanged(records, letter_id, version)
    content = opened_content(records, letter)
    if letter.direction is not Direction.IN or not isinstance(content, IncomingContent):
        raise DeskError("referral.not_from_here")
    return letter, content


def _number(records: Records, letter: Referral, listed: str) -> tuple[str, Imprint]:
    number = numbers.take(records, Series.LETTER, records.today.year, listed=listed, became=letter.id)
    return number, Imprint(number=number, code=check_codes.fresh(records, f"{letter.id} {number}".encode()))


def _keep(records: Records, letter: Referral, key: str, number: str, code: str, paper: Paper) -> None:
    """Keep the letter once it passed the wall of the case it became: no side's secrets go to another body."""
    case_id = case_of(records, letter)
    seen_in = [(cases.get(records, case_id), frozenset({Side.NEUTRAL}))] if case_id else []
    made = paper_gate.for_body(records, key, paper, letter.id, seen_in)
    if made.stop:
        raise DeskError("paper.private_words")
    referral_prints.keep(
        records, letter, key, number, code, (made.pdf, made.docx), readers_of(records, letter)
    )


def _numbered(records: Records, letter: Referral, number: str) -> Referral:
    """Our own number of the first answer, by which the list finds it."""
    return referrals.save(records, replace(letter, number=number), "number_letter", "number")
