"""How an obligation stands: payments carried to the oldest due, arrears of a day, the computed status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from mediation_desk.domain.instalments import dues
from mediation_desk.domain.obligation import (
    Duty,
    Every,
    Instalment,
    Obligation,
    Payment,
    PerformanceEvent,
    PerformanceEventKind,
    PerformanceStatus,
    Standing,
)

NOTHING = Decimal(0)
HORIZON = timedelta(days=366)
"""How far ahead the instalments of an obligation without an end are told."""

_K = PerformanceEventKind
_COURSE = {
    _K.RETRACTED: PerformanceStatus.SUED,
    _K.SUED: PerformanceStatus.SUED,
    _K.ENFORCEMENT: PerformanceStatus.ENFORCING,
    _K.RESUMED: None,
}


def standing_payments(payments: Iterable[Payment]) -> tuple[Payment, ...]:
    """Those that were not taken back, without the rows that take back."""
    every = tuple(payments)
    gone = {one.reverses for one in every if one.reverses}
    return tuple(one for one in every if not one.reverses and one.id not in gone)


def standing_events(events: Iterable[PerformanceEvent]) -> tuple[PerformanceEvent, ...]:
    """Those that were no mistake, in the order they were recorded."""
    every = tuple(events)
    gone = {one.undoes for one in every if one.undoes}
    return tuple(one for one in every if not one.undoes and one.id not in gone)


def stand(
    obligation: Obligation,
    payments: Iterable[Payment],
    events: Iterable[PerformanceEvent],
    today: date,
) -> Standing:
    """The obligation as it stands at the end of the day before `today`; what is due today is not overdue.

    `payments` and `events` may hold those of others of the case; their order does not matter.
    """
    paid = [one for one in standing_payments(payments) if one.obligation_id == obligation.id]
    heard = [
        one
        for one in standing_events(events)
        if one.agreement_id == obligation.agreement_id and one.obligation_id in ("", obligation.id)
    ]
    if obligation.terms.duty is Duty.ACT:
        return _act(obligation, paid, heard, today)
    return _money(obligation, paid, heard, today)


def _money(
    obligation: Obligation, payments: Sequence[Payment], events: Sequence[PerformanceEvent], today: date
) -> Standing:
    paid = sum((one.amount or NOTHING for one in payments), NOTHING)
    waived = sum((one.amount or NOTHING for one in events if one.kind is _K.WAIVED), NOTHING)
    given = [(one.on, one.amount or NOTHING) for one in payments]
    given += [(one.on, one.amount or NOTHING) for one in events if one.kind is _K.WAIVED]
    instalments, ends = _carried(obligation, given, events, today)
    due = sum((one.amount for one in instalments if one.due < today), NOTHING)
    arrears = sum((one.open for one in instalments if one.due < today), NOTHING)
    open_ones = [one for one in instalments if one.settled_on is None]
    coming = next((one for one in open_ones if one.due >= today), None)
    settled = ends and not open_ones
    last = max((one.settled_on for one in instalments if one.settled_on), default=None)
    return Standing(
        status=_status(instalments, events, today, over=settled),
        instalments=instalments,
        promised=sum((one.amount for one in instalments), NOTHING) if ends else None,
        due=due,
        paid=paid,
        waived=waived,
        arrears=arrears,
        ahead=max(paid + waived - due, NOTHING),
        oldest_open=open_ones[0].due if open_ones else None,
        next_due=coming.due if coming else None,
        next_amount=coming.open if coming else None,
        settled_on=last or _ended(events) if settled else None,
    )


def _carried(
    obligation: Obligation,
    given: list[tuple[date, Decimal]],
    events: Sequence[PerformanceEvent],
    today: date,
) -> tuple[tuple[Instalment, ...], bool]:
    """Instalments with what reached each, oldest first; and whether they come to an end."""
    given = sorted(given)
    left, at, reached = sum((amount for _on, amount in given), NOTHING), -1, NOTHING
    asked, endless = NOTHING, _endless(obligation, events)
    made: list[Instalment] = []
    for n, (due, amount) in enumerate(dues(obligation.terms, events), 1):
        if endless and due > today + HORIZON and made and made[-1].settled_on is None:
            return tuple(made), False
        asked += amount
        while reached < asked and at + 1 < len(given):
            at += 1
            reached += given[at][1]
        got = min(amount, left)
        left -= got
        settled = given[max(at, 0)][0] if given and reached >= asked else None
        made.append(
            Instalment(
                n=n,
                due=due,
                amount=amount,
                got=got,
                settled_on=due if settled is None and not amount else settled,
            )
        )
    return tuple(made), True


def _endless(obligation: Obligation, events: Sequence[PerformanceEvent]) -> bool:
    terms = obligation.terms
    return terms.every is Every.MONTH and terms.last_due is None and _ended(events) is None


def _act(
    obligation: Obligation, done: Sequence[Payment], events: Sequence[PerformanceEvent], today: date
) -> Standing:
    days = [one.on for one in done]
    days += [one.on for one in events if one.kind in (_K.WAIVED, _K.ENDED) and one.obligation_id]
    settled = min(days, default=None)
    due = next((day for day, _amount in dues(obligation.terms, _moves(events))), None)
    open_due = due if settled is None else None
    status = _course(events)
    if settled is not None:
        status = PerformanceStatus.PERFORMED
    elif status is None:
        late = open_due is not None and open_due < today
        later = PerformanceStatus.NOT_DUE if open_due else PerformanceStatus.RUNNING
        status = PerformanceStatus.OVERDUE if late else later
    return Standing(
        status=status,
        oldest_open=open_due,
        next_due=open_due if open_due is not None and open_due >= today else None,
        settled_on=settled,
    )


def _moves(events: Iterable[PerformanceEvent]) -> list[PerformanceEvent]:
    return [one for one in events if one.kind is _K.CHANGED]


def _ended(events: Iterable[PerformanceEvent]) -> date | None:
    return min((one.on for one in events if one.kind is _K.ENDED), default=None)


def _course(events: Sequence[PerformanceEvent]) -> PerformanceStatus | None:
    """What 反悔, 起诉 or 申请执行 make of it: the newest of them, none once it is performed again."""
    taken = [one for one in events if one.kind in _COURSE]
    newest = max(taken, key=lambda one: (one.on, str(one.at or "")), default=None)
    return _COURSE[newest.kind] if newest is not None else None


def _status(
    instalments: Sequence[Instalment], events: Sequence[PerformanceEvent], today: date, *, over: bool
) -> PerformanceStatus:
    if over:
        return PerformanceStatus.PERFORMED
    if (course := _course(events)) is not None:
        return course
    late = next((one for one in instalments if one.due < today and one.settled_on is None), None)
    if late is not None:
        return PerformanceStatus.PART if late.got else PerformanceStatus.OVERDUE
    begun = any(one.got or one.due < today for one in instalments)
    return PerformanceStatus.RUNNING if begun else PerformanceStatus.NOT_DUE


_WORST = (
    PerformanceStatus.ENFORCING,
    PerformanceStatus.SUED,
    PerformanceStatus.OVERDUE,
    PerformanceStatus.PART,
)


def agreement_status(standings: Iterable[Standing], *, on_the_spot: bool = False) -> PerformanceStatus | None:
    """The status of a whole agreement: the worst that stands; None where nothing confirmed is owed.

    `on_the_spot`: an oral agreement that was performed at once counts as performed.
    """
    found = [one.status for one in standings]
    if not found:
        return PerformanceStatus.PERFORMED if on_the_spot else None
    for one in _WORST:
        if one in found:
            return one
    if all(one is PerformanceStatus.PERFORMED for one in found):
        return PerformanceStatus.PERFORMED
    if all(one is PerformanceStatus.NOT_DUE for one in found):
        return PerformanceStatus.NOT_DUE
    return PerformanceStatus.RUNNING
