"""Clocks of referrals: working days, calendar days rolled, hours; what a court gives; what one may set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.incoming_letter import IncomingContent, LetterKind, Procedure
from mediation_desk.domain.referral import Direction, Referral, ReferralState
from mediation_desk.domain.referral_clocks import (
    Clock,
    ReferralRules,
    check_rules,
    clock_of,
    end_of,
    rules_of,
)
from mediation_desk.domain.working_days import after_working_days, is_working_day, rolled
from mediation_desk.errors import DeskError

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
RULES = ReferralRules()


def test_working_days_pass_over_the_weekend() -> None:
    assert after_working_days(date(2026, 3, 18), 3) == date(2026, 3, 23)  # Thu, Fri, Mon
    assert after_working_days(date(2026, 3, 20), 1) == date(2026, 3, 23)
    assert after_working_days(date(2026, 3, 21), 1) == date(2026, 3, 23)
    assert after_working_days(date(2026, 3, 21), 0) == date(2026, 3, 21)
    assert rolled(date(2026, 3, 21)) == rolled(date(2026, 3, 22)) == date(2026, 3, 23)
    assert rolled(date(2026, 3, 20)) == date(2026, 3, 20)
    assert not is_working_day(date(2026, 3, 22))


def test_nothing_runs_while_an_ordinary_letter_is_written() -> None:
    for state in (S.DRAFT, S.WAITING, S.APPROVED, S.REFUSED, S.CLOSED):
        assert clock_of(replace(OURS, state=state), RULES) == (None, None)


def test_urgent_is_told_the_same_day_and_written_within_a_day() -> None:
    assert clock_of(OURS, RULES, urgent=True) == (Clock.TELL, end_of(date(2026, 3, 18)))
    assert clock_of(OURS, RULES, urgent=True, told=True) == (Clock.SEND, WEDNESDAY + timedelta(hours=24))
    assert clock_of(replace(OURS, state=S.SENT), RULES, urgent=True)[0] is Clock.RECEIPT


def test_receipt_feedback_and_again() -> None:
    sent = replace(OURS, state=S.SENT, sent_on=date(2026, 3, 19))
    assert clock_of(sent, RULES) == (Clock.RECEIPT, end_of(date(2026, 3, 24)))
    received = replace(sent, state=S.RECEIVED, received_on=date(2026, 3, 20))
    # 4 April is a Saturday, and 清明 lasts until Monday the 6th
    assert clock_of(received, RULES) == (Clock.FEEDBACK, end_of(date(2026, 4, 7)))
    assert clock_of(replace(received, state=S.IN_PROGRESS), RULES) == clock_of(received, RULES)
    answered = replace(received, state=S.FEEDBACK)
    assert clock_of(answered, RULES) == (Clock.AGAIN, end_of(date(2026, 4, 17)))
    assert clock_of(answered, replace(RULES, again=7)) == (Clock.AGAIN, end_of(date(2026, 3, 25)))


def test_a_letter_to_us_is_answered_in_three_working_days() -> None:
    assert clock_of(THEIRS, RULES, letter=IncomingContent()) == (Clock.REPLY, end_of(date(2026, 3, 23)))


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
    clock, due = clock_of(replace(THEIRS, state=S.IN_PROGRESS), RULES, letter=letter)
    assert due == (end_of(ends) if ends else None)
    assert clock is (Clock.RESULT if ends else None)


def test_an_earlier_day_somebody_asked_for_counts() -> None:
    letter = IncomingContent(kind=LetterKind.COURT_PRE_FILING, wanted_by=date(2026, 4, 1))
    assert clock_of(replace(THEIRS, state=S.IN_PROGRESS), RULES, letter=letter)[1] == end_of(date(2026, 4, 1))
    later = replace(letter, wanted_by=date(2026, 6, 1))
    assert clock_of(replace(THEIRS, state=S.IN_PROGRESS), RULES, letter=later)[1] == end_of(date(2026, 4, 17))


def test_overdue_is_computed() -> None:
    late = replace(OURS, due_at=WEDNESDAY)
    assert not late.overdue(WEDNESDAY)
    assert late.overdue(WEDNESDAY + timedelta(seconds=1))
    assert not OURS.overdue(WEDNESDAY)


def test_rules_are_kept_and_refused() -> None:
    assert rules_of(None) == rules_of({"stranger": 1}) == RULES
    assert rules_of({"receipt": 5}).receipt == 5
    with pytest.raises(DeskError, match=r"referral\.span"):
        check_rules(replace(RULES, feedback=0))
