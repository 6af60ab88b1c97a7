"""Divorce by registration: the cooling-off, and the window in which both fetch the certificate.

Both run out by themselves: who does not ask in time counts as having withdrawn (民法典 art 1077).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mediation_desk.domain.case import Case
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.divorce_registration import DivorceOutcome, clock_of
from mediation_desk.register import divorce_registrations
from mediation_desk.register.records import Records
from mediation_desk.services.limit_facts.mediation import lead_of
from mediation_desk.services.limit_rules import book_of


def facts(records: Records, case: Case) -> Iterator[LimitFact]:
    """Of every registration the registry accepted."""
    for one in divorce_registrations.of_case(records, case.id):
        if one.outcome is DivorceOutcome.NOT_ACCEPTED:
            continue
        of = partial(LimitFact, subject_id=one.id, case_id=case.id, staff_id=lead_of(case), passes=True)
        withdrawn = one.outcome is DivorceOutcome.WITHDRAWN
        yield of(rule="cooling", start=one.received_on, done_on=one.ended_on if withdrawn else None)
        if not withdrawn:
            cooling = clock_of(one.received_on, book_of(records)).cooling
            yield of(rule="certificate", start=cooling.ends, done_on=one.ended_on)
