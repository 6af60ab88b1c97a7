"""Referrals of ours: telling at once, the letter, the receipt, the feedback, asking once more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from mediation_desk.domain.case import Case
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.counselling_file import CounsellingFile
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.referral import Direction, Referral, ReferralState
from mediation_desk.domain.referral_clocks import Clock
from mediation_desk.register import limit_look, referrals
from mediation_desk.register.records import Records
from mediation_desk.services.limit_facts.delegation import of_letter

_S = ReferralState


def facts(records: Records, case: Case) -> Iterator[LimitFact]:
    """Of the referrals of a case, and of the letters it came from."""
    for one in referrals.of_case(records, case.id):
        if one.direction is Direction.IN:
            yield from of_letter(records, one, case.id)
        else:
            yield from _of(records, one, case_id=case.id)


def file_facts(records: Records, file: CounsellingFile) -> Iterator[LimitFact]:
    """Of the referrals of a counselling file."""
    for one in limit_look.referrals_of_file(records, file.id):
        yield from _of(records, one, file_id=file.id)


def own_facts(records: Records, referral_id: str) -> Iterator[LimitFact]:
    """Of a referral of a reception, or of nothing else."""
    one = referrals.get(records, referral_id)
    if not one.file_id and not limit_look.case_of(records, one):
        yield from _of(records, one, referral_id=one.id)


def _of(
    records: Records, one: Referral, *, case_id: str = "", file_id: str = "", referral_id: str = ""
) -> Iterator[LimitFact]:
    if one.direction is not Direction.OUT:
        return
    for rule, start, done_on in _steps(records, one):
        yield LimitFact(
            rule=rule,
            start=start,
            done_on=done_on,
            subject_id=one.id,
            case_id=case_id,
            file_id=file_id,
            referral_id=referral_id,
            staff_id=one.author,
            restricted=one.restricted,
        )


def _steps(records: Records, one: Referral) -> Iterator[tuple[str, date | datetime, date | None]]:
    """What is urgent is sealed with its words; the clock kept beside the row says that it runs."""
    match one.clock:
        case Clock.TELL:
            yield "referral_tell", legal_day(one.begun_at), None
        case Clock.SEND:
            yield "referral_letter", one.begun_at, None
    if one.sent_on is None:
        return
    over = limit_look.reached_on(records, one.id, (_S.CLOSED,))
    answered = limit_look.reached_on(records, one.id, (_S.RECEIVED, _S.REFUSED)) or over
    yield "referral_receipt", one.sent_on, answered
    fed_back = limit_look.reached_on(records, one.id, (_S.FEEDBACK,))
    refused = limit_look.reached_on(records, one.id, (_S.REFUSED,))
    if one.received_on is not None and refused is None:
        yield "referral_feedback", one.received_on, fed_back or over
    if fed_back is not None:
        yield "referral_again", fed_back, over
