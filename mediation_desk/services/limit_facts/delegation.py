"""Letters that came in: the answer whether we accept, and the day they want the result by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.referral import Direction, Referral, ReferralState
from mediation_desk.domain.referral_clocks import Clock
from mediation_desk.register import limit_look, referrals
from mediation_desk.register.records import Records


def of_letter(records: Records, letter: Referral, case_id: str) -> Iterator[LimitFact]:
    """Of a letter a case came from; a court's period itself is counted with the mediation."""
    yield from _of(records, letter, case_id=case_id, court=letter.court_rule is None)


def letter_facts(records: Records, referral_id: str) -> Iterator[LimitFact]:
    """Of a letter no case came from yet."""
    letter = referrals.get(records, referral_id)
    if letter.direction is Direction.IN and not limit_look.case_of(records, letter) and not letter.file_id:
        yield from _of(records, letter, referral_id=letter.id, court=True)


def _of(
    records: Records, letter: Referral, *, case_id: str = "", referral_id: str = "", court: bool
) -> Iterator[LimitFact]:
    received = letter.received_on or legal_day(letter.begun_at)
    answered = limit_look.reached_on(
        records, letter.id, (ReferralState.IN_PROGRESS, ReferralState.REFUSED, ReferralState.CLOSED)
    )
    of = partial(
        LimitFact,
        subject_id=letter.id,
        case_id=case_id,
        referral_id=referral_id,
        staff_id=letter.handler_id or letter.author,
        restricted=letter.restricted,
    )
    yield of(rule="delegation_reply", start=received, done_on=answered)
    if not court:
        return
    replied = limit_look.reached_on(records, letter.id, (ReferralState.FEEDBACK, ReferralState.CLOSED))
    if letter.court_rule and letter.state is not ReferralState.REFUSED:
        yield of(rule=letter.court_rule, start=received, done_on=replied)
    elif letter.clock == Clock.RESULT and letter.due_at is not None:
        yield of(rule="delegation_reply", start=legal_day(letter.due_at), amount=0, label="result")
