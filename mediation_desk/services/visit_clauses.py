"""What a visit asks about: the clauses of the agreement in force that promise something, in its own words."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.case import Case
from mediation_desk.domain.clauses.sentence import render
from mediation_desk.domain.return_visit import ReturnVisit
from mediation_desk.register import agreements, cases
from mediation_desk.register.records import Records
from mediation_desk.services.agreement_ready import context_of

_TELL_ONLY = ("C50", "C51", "C53", "C54")
"""Clauses that say how and until when, or tell the law: nobody performs them by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseAsked:
    """One clause as the agreement says it; `n` is its number there."""

    clause_id: str
    n: int
    title: str
    text: str


def clauses_asked(records: Records, visit: ReturnVisit) -> tuple[ClauseAsked, ...]:
    """The clauses of the visit's agreement that can be performed; none where nothing is in force."""
    if visit.case_id is None:
        return ()
    case = cases.get(records, visit.case_id)
    in_force = [
        one
        for one in agreements.of_case(records, case.id)
        if any(made.state is PrintState.FROZEN for made in agreements.prints(records, one.id))
    ]
    chosen = [one for one in in_force if not visit.agreement_id or one.id == visit.agreement_id]
    if not chosen:
        return ()
    return _asked(records, case, chosen[-1].id)


def _asked(records: Records, case: Case, agreement_id: str) -> tuple[ClauseAsked, ...]:
    agreement = agreements.get(records, agreement_id)
    context = context_of(records, case, agreement)
    found = []
    for n, clause in enumerate(agreement.clauses, 1):
        if clause.kind in _TELL_ONLY:
            continue
        said = render(clause, context.library, context.names, records.today).text
        found.append(ClauseAsked(clause_id=clause.id, n=n, title=clause.title, text=said))
    return tuple(found)
