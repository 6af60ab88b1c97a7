"""Limits of performance: the day of every instalment and act, a suit about what was gone back on, a court
that does not enforce."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from mediation_desk.domain.case import Case
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.instalments import months_after
from mediation_desk.domain.obligation import (
    Duty,
    Obligation,
    ObligationState,
    Payment,
    PerformanceEvent,
    PerformanceEventKind,
)
from mediation_desk.domain.performance import stand, standing_events
from mediation_desk.register import obligations
from mediation_desk.register.records import Records
from mediation_desk.services.limit_facts.mediation import lead_of

_K = PerformanceEventKind
_OVER = (_K.RESUMED, _K.SUED, _K.ENFORCEMENT)
"""What ends the wait after somebody went back on the agreement."""
_AHEAD = 24
"""So many instalments beyond the oldest open one are watched: two years of months."""


def facts(records: Records, case: Case) -> Iterator[LimitFact]:
    """Each day of performance, settled or among the next that are open; three years to sue after 反悔; six
    months a court may leave an application for enforcement lying.

    An archived case is read only: no payment can be noted there, and nobody is late with it any more.
    """
    if case.filed:
        return
    paid = obligations.payments_of(records, case.id)
    happened = obligations.events_of(records, case.id)
    for one in obligations.of_case(records, case.id):
        if one.state is ObligationState.CONFIRMED:
            yield from _days(records, case, one, paid, happened)
    yield from _after(case, happened, _K.RETRACTED, "limitation", _OVER)  # 民法典 art 188
    yield from _after(case, happened, _K.ENFORCEMENT, "enforce_idle", (_K.RESUMED,))  # 民事诉讼法 art 237


def _days(
    records: Records,
    case: Case,
    one: Obligation,
    paid: list[Payment],
    happened: list[PerformanceEvent],
) -> Iterator[LimitFact]:
    stands = stand(one, paid, happened, records.today)
    if one.terms.duty is Duty.ACT:
        due = stands.oldest_open or one.terms.first_due
        days = [(due, "", stands.settled_on)] if due is not None else []
    else:
        if stands.oldest_open is not None:  # how far one looks follows what was paid, not the day of looking
            stands = stand(one, paid, happened, months_after(stands.oldest_open, 1, _AHEAD))
        still = [part for part in stands.instalments if part.settled_on is None][:_AHEAD]
        settled = [part for part in stands.instalments if part.settled_on is not None]
        days = [(part.due, str(part.n), part.settled_on) for part in (*settled, *still)]
    for due, label, done in days:
        yield LimitFact(
            rule="performance",
            start=due,
            subject_id=one.id,
            case_id=case.id,
            staff_id=lead_of(case),
            person_id=one.terms.debtor_id,
            label=label,
            amount=0,
            done_on=done,
        )


def _after(
    case: Case,
    happened: Iterable[PerformanceEvent],
    kind: PerformanceEventKind,
    rule: str,
    over: Collection[PerformanceEventKind],
) -> Iterator[LimitFact]:
    """From each happening of a kind until one of those that end the wait."""
    stood = standing_events(happened)
    for one in stood:
        if one.kind is kind:
            after = (
                later.on
                for later in stood
                if later.kind in over and later.agreement_id == one.agreement_id and later.on >= one.on
            )
            yield LimitFact(
                rule=rule,
                start=one.on,
                subject_id=one.id,
                case_id=case.id,
                staff_id=lead_of(case),
                done_on=min(after, default=None),
            )
