"""Payments carried to the oldest due, arrears, status; months over years, whatever the order of entry."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.instalments import dues, month_day, months_after
from mediation_desk.domain.obligation import (
    Duty,
    Every,
    Obligation,
    Payment,
    PerformanceEvent,
    PerformanceEventKind,
    PerformanceStatus,
    Standing,
    Terms,
)
from mediation_desk.domain.performance import agreement_status, stand

TODAY = date(2026, 11, 26)
CENTS = st.integers(1, 500_000).map(lambda fen: Decimal(fen).scaleb(-2))
DAYS = st.dates(date(2020, 1, 1), TODAY)


def owed(**terms: object) -> Obligation:
    plain = Terms(debtor_id="a", creditor_id="b", what="抚养费")
    return Obligation(
        id="o",
        case_id="c",
        agreement_id="g",
        terms=Terms(**{**_all(plain), **terms}),  # type: ignore[arg-type]
    )


def _all(terms: Terms) -> dict[str, object]:
    return {name: getattr(terms, name) for name in Terms.__slots__}


def monthly(first: date, day: int, amount: str = "2800.00", last: date | None = None) -> Obligation:
    return owed(every=Every.MONTH, first_due=first, day=day, last_due=last, amount=Decimal(amount))


def paid(amount: Decimal | None, on: date, n: int = 0, reverses: str = "") -> Payment:
    return Payment(id=f"p{n}", case_id="c", obligation_id="o", on=on, amount=amount, reverses=reverses)


def happened(kind: PerformanceEventKind, on: date, **more: object) -> PerformanceEvent:
    return PerformanceEvent(
        id=f"e{kind}{on}",
        case_id="c",
        agreement_id="g",
        kind=kind,
        on=on,
        **more,  # type: ignore[arg-type]
    )


def test_eighteen_years_of_month_ends_with_leap_years() -> None:
    obligation = monthly(date(2024, 1, 31), 31, last=date(2042, 1, 31))
    days = [due for due, _amount in dues(obligation.terms)]
    assert len(days) == 18 * 12 + 1
    assert days[1] == date(2024, 2, 29)
    assert days[13] == date(2025, 2, 28)
    assert days[3] == date(2024, 4, 30)
    assert all(due.day == monthrange(due.year, due.month)[1] for due in days)
    assert days[-1] == date(2042, 1, 31)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1, 31), st.integers(0, 400))
def test_a_month_has_one_due_day_at_most_at_its_end(first: date, day: int, months: int) -> None:
    due = months_after(first, day, months)
    assert (due.year * 12 + due.month) - (first.year * 12 + first.month) == months
    assert due == month_day(due.year, due.month, day)
    assert due.day == day or due.day == monthrange(due.year, due.month)[1] < day


@given(st.lists(st.tuples(CENTS, DAYS), max_size=12), st.integers(1, 31), CENTS, st.data())
def test_what_was_paid_is_neither_lost_nor_counted_twice(
    given_: list[tuple[Decimal, date]], day: int, each: Decimal, data: st.DataObject
) -> None:
    first = month_day(2025, 1, day)
    obligation = owed(every=Every.MONTH, first_due=first, day=day, last_due=date(2027, 12, 31), amount=each)
    payments = [paid(amount, on, n) for n, (amount, on) in enumerate(given_)]
    stands = stand(obligation, payments, (), TODAY)
    shuffled = stand(obligation, data.draw(st.permutations(payments)), (), TODAY)
    assert shuffled == stands
    total = sum((amount for amount, _on in given_), Decimal(0))
    assert stands.paid == total
    assert sum(one.got for one in stands.instalments) == min(total, stands.promised or Decimal(0))
    assert stands.arrears >= 0
    assert stands.ahead >= 0
    assert stands.arrears == 0 or stands.ahead == 0
    assert stands.due - stands.arrears + stands.ahead == total
    assert all(one.got == one.amount or two.got == 0 for one, two in pairwise(stands.instalments))
    assert all((one.settled_on is None) == (one.open > 0) for one in stands.instalments)


@given(st.lists(st.tuples(CENTS, DAYS), min_size=1, max_size=8), CENTS)
def test_an_instalment_is_settled_on_the_day_enough_had_come(
    given_: list[tuple[Decimal, date]], each: Decimal
) -> None:
    obligation = monthly(date(2025, 1, 10), 10, str(each))
    stands = stand(obligation, [paid(amount, on, n) for n, (amount, on) in enumerate(given_)], (), TODAY)
    for n, one in enumerate(stands.instalments, 1):
        enough = [
            on for _amount, on in given_ if sum(amount for amount, day in given_ if day <= on) >= each * n
        ]
        assert one.settled_on == min(enough, default=None)


def test_part_payments_go_to_the_oldest_and_what_is_over_forward() -> None:
    obligation = monthly(date(2026, 8, 10), 10, "1000.00", date(2027, 8, 10))
    part = stand(obligation, [paid(Decimal("2500.00"), date(2026, 9, 1))], (), TODAY)
    assert [one.got for one in part.instalments[:4]] == [1000, 1000, 500, 0]
    assert part.arrears == Decimal("1500.00")
    assert part.status is PerformanceStatus.PART
    assert part.oldest_open == date(2026, 10, 10)
    over = stand(obligation, [paid(Decimal("5200.00"), date(2026, 11, 1))], (), TODAY)
    assert over.arrears == 0
    assert over.ahead == Decimal("1200.00")
    assert (over.next_due, over.next_amount) == (date(2027, 1, 10), Decimal("800.00"))
    assert over.status is PerformanceStatus.RUNNING


def test_due_today_is_not_overdue_yet() -> None:
    assert stand(owed(first_due=TODAY, amount=Decimal(5)), (), (), TODAY).status is PerformanceStatus.NOT_DUE
    late = stand(owed(first_due=TODAY, amount=Decimal(5)), (), (), TODAY + timedelta(days=1))
    assert late.status is PerformanceStatus.OVERDUE
    assert late.arrears == 5


def test_a_payment_taken_back_counts_no_more() -> None:
    obligation = owed(first_due=date(2026, 10, 1), amount=Decimal("300.00"))
    right = paid(Decimal("300.00"), date(2026, 9, 30), 1)
    assert stand(obligation, [right], (), TODAY).settled_on == date(2026, 9, 30)
    back = paid(Decimal("300.00"), TODAY, 2, reverses="p1")
    assert stand(obligation, [back, right], (), TODAY).status is PerformanceStatus.OVERDUE


def test_without_an_end_a_year_ahead_is_told_and_what_was_paid_further() -> None:
    obligation = monthly(date(2026, 1, 31), 31, "100.00")
    assert stand(obligation, (), (), TODAY).promised is None
    ahead = stand(obligation, [paid(Decimal("10000.00"), TODAY)], (), TODAY)
    assert sum(one.got for one in ahead.instalments) == Decimal("10000.00")
    assert ahead.arrears == 0
    ended = [happened(PerformanceEventKind.ENDED, date(2026, 3, 31), obligation_id="o")]
    over = stand(obligation, [paid(Decimal("300.00"), TODAY)], ended, TODAY)
    assert len(over.instalments) == 3
    assert over.status is PerformanceStatus.PERFORMED


def test_an_act_is_done_on_a_day_or_late() -> None:
    act = owed(duty=Duty.ACT, first_due=date(2026, 11, 1))
    assert stand(act, (), (), TODAY).status is PerformanceStatus.OVERDUE
    done = stand(act, [paid(None, date(2026, 11, 20))], (), TODAY)
    assert (done.status, done.settled_on) == (PerformanceStatus.PERFORMED, date(2026, 11, 20))
    goes_on = owed(duty=Duty.ACT, every=Every.ONGOING)
    assert stand(goes_on, (), (), TODAY).status is PerformanceStatus.RUNNING


def test_later_agreed_amounts_days_and_waivers() -> None:
    obligation = monthly(date(2026, 8, 10), 10, "1000.00", date(2026, 12, 10))
    raised = happened(
        PerformanceEventKind.CHANGED, date(2026, 11, 1), obligation_id="o", amount=Decimal("1200.00")
    )
    assert stand(obligation, (), [raised], TODAY).promised == Decimal("5400.00")
    waived = happened(
        PerformanceEventKind.WAIVED, date(2026, 11, 1), obligation_id="o", amount=Decimal("4000.00")
    )
    stands = stand(obligation, (), [waived], TODAY)
    assert (stands.waived, stands.arrears, stands.paid) == (Decimal("4000.00"), 0, 0)
    once = owed(first_due=date(2026, 10, 1), amount=Decimal(5))
    later = happened(
        PerformanceEventKind.CHANGED, date(2026, 10, 1), obligation_id="o", new_due=date(2027, 1, 1)
    )
    assert stand(once, (), [later], TODAY).status is PerformanceStatus.NOT_DUE


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (PerformanceEventKind.RETRACTED, PerformanceStatus.SUED),
        (PerformanceEventKind.SUED, PerformanceStatus.SUED),
        (PerformanceEventKind.ENFORCEMENT, PerformanceStatus.ENFORCING),
    ],
)
def test_going_back_suing_and_enforcing_until_it_is_performed_again(
    kind: PerformanceEventKind, status: PerformanceStatus
) -> None:
    obligation = owed(first_due=date(2026, 10, 1), amount=Decimal(5))
    first = happened(kind, date(2026, 10, 5))
    again = happened(PerformanceEventKind.RESUMED, date(2026, 11, 5))
    wrong = happened(PerformanceEventKind.UNDONE, TODAY, undoes=again.id)
    assert stand(obligation, (), [first], TODAY).status is status
    assert stand(obligation, (), [again, first], TODAY).status is PerformanceStatus.OVERDUE
    assert stand(obligation, (), [first, again, wrong], TODAY).status is status
    settled = [paid(Decimal(5), TODAY)]
    assert stand(obligation, settled, [first], TODAY).status is PerformanceStatus.PERFORMED
    elsewhere = PerformanceEvent(id="x", case_id="c", agreement_id="other", kind=kind, on=TODAY)
    assert stand(obligation, (), [elsewhere], TODAY).status is PerformanceStatus.OVERDUE


def test_an_agreement_is_as_its_worst_part() -> None:
    def of(*found: PerformanceStatus) -> PerformanceStatus | None:
        return agreement_status([Standing(status=one) for one in found])

    s = PerformanceStatus
    assert of() is None
    assert agreement_status([], on_the_spot=True) is s.PERFORMED
    assert of(s.PERFORMED, s.PERFORMED) is s.PERFORMED
    assert of(s.NOT_DUE, s.PERFORMED) is s.RUNNING
    assert of(s.NOT_DUE, s.NOT_DUE) is s.NOT_DUE
    assert of(s.PART, s.OVERDUE) is s.OVERDUE
    assert of(s.OVERDUE, s.SUED, s.ENFORCING) is s.ENFORCING
