"""Clocks of referrals: working days, calendar days rolled, hours; what a court gives; what one may set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from mediation_desk.domain.dates import SHANGHAI, end_of
from mediation_desk.domain.incoming_letter import IncomingContent, LetterKind, Procedure
from mediation_desk.domain.limit_rules import with_changes
from mediation_desk.domain.referral import Direction, Referral, ReferralState
from mediation_desk.domain.referral_clocks import Clock, clock_of
from mediation_desk.services.limit_rules import shipped
from tests.limit_fixtures import BOOK

S = ReferralState
WEDNESDAY = datetime(2026, 3, 18, 9, 41, tzinfo=SHANGHAI)
OURS = Referral(
    id="1" * 32,
    direction=Direction.OUT,
    state=S.DRAFT,
    author="a" * 32,
    begun_at=WEDNESDAY,
    since=WEDNESDAY,
)
THEIRS = replace(OURS, direction=Direction.IN, state=S.RECEIVED, received_on=date(2026, 3, 18))


def test_nothing_runs_while_an_ordinary_letter_is_written() -> None:
    for state in (S.DRAFT, S.WAITING, S.APPROVED, S.REFUSED, S.CLOSED):
        assert clock_of(replace(OURS, state=state), BOOK) == (None, None)


def test_urgent_is_told_the_same_day_and_written_within_a_day() -> None:
    assert clock_of(OURS, BOOK, urgent=True) == (Clock.TELL, end_of(date(2026, 3, 18)))
    assert clock_of(OURS, BOOK, urgent=True, told=True) == (Clock.SEND, WEDNESDAY + timedelta(hours=24))
    assert clock_of(replace(OURS, state=S.SENT), BOOK, urgent=True)[0] is Clock.RECEIPT


def test_receipt_feedback_and_again() -> None:
    sent = replace(OURS, state=S.SENT, sent_on=date(2026, 3, 19))
    assert clock_of(sent, BOOK) == (Clock.RECEIPT, end_of(date(2026, 3, 24)))
    received = replace(sent, state=S.RECEIVED, received_on=date(2026, 3, 20))
    # 4 April is a Saturday, and 清明 lasts until Monday the 6th
    assert clock_of(received, BOOK) == (Clock.FEEDBACK, end_of(date(2026, 4, 7)))
    assert clock_of(replace(received, state=S.IN_PROGRESS), BOOK) == clock_of(received, BOOK)
    answered = replace(received, state=S.FEEDBACK)
    assert clock_of(answered, BOOK) == (Clock.AGAIN, end_of(date(2026, 4, 17)))
    weekly = replace(BOOK, rules=with_changes(shipped(), {"referral_again": {"amount": 7}}))
    assert clock_of(answered, weekly) == (Clock.AGAIN, end_of(date(2026, 3, 25)))


def test_a_letter_to_us_is_answered_in_three_working_days() -> None:
    assert clock_of(THEIRS, BOOK, letter=IncomingContent()) == (Clock.REPLY, end_of(date(2026, 3, 23)))


@pytest.mark.parametrize(
    ("kind", "procedure", "ends"),
    [
        (LetterKind.COURT_PRE_FILING, None, date(2026, 4, 17)),
        (LetterKind.COURT_POST_FILING, Procedure.ORDINARY, date(2026, 4, 2)),
        (LetterKind.COURT_POST_FILING, Procedure.SIMPLE, date(2026, 3, 25)),
        (LetterKind.COURT_POST_FILING, None, date(2026, 3, 25)),
        (LetterKind.POLICE, None, None),
    ],
)
def test_what_a_court_gives(kind: LetterKind, procedure: Procedure | None, ends: date | None) -> None:
    letter = IncomingContent(kind=kind, procedure=procedure)
    clock, due = clock_of(replace(THEIRS, state=S.IN_PROGRESS), BOOK, letter=letter)
    assert due == (end_of(ends) if ends else None)
    assert clock is (Clock.RESULT if ends else None)


def test_an_earlier_day_somebody_asked_for_counts() -> None:
    letter = IncomingContent(kind=LetterKind.COURT_PRE_FILING, wanted_by=date(2026, 4, 1))
    assert clock_of(replace(THEIRS, state=S.IN_PROGRESS), BOOK, letter=letter)[1] == end_of(date(2026, 4, 1))
    later = replace(letter, wanted_by=date(2026, 6, 1))
    assert clock_of(replace(THEIRS, state=S.IN_PROGRESS), BOOK, letter=later)[1] == end_of(date(2026, 4, 17))


def test_overdue_is_computed() -> None:
    late = replace(OURS, due_at=WEDNESDAY)
    assert not late.overdue(WEDNESDAY)
    assert late.overdue(WEDNESDAY + timedelta(seconds=1))
    assert not OURS.overdue(WEDNESDAY)
