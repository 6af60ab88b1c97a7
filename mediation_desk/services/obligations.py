"""Obligations of agreements in force: read from the clauses, confirmed (核对), or entered by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from uuid import uuid4

from mediation_desk.domain.agreement import Agreement
from mediation_desk.domain.case import Case
from mediation_desk.domain.clause_duties import Derived, Duties, derive, load_duties
from mediation_desk.domain.obligation import Obligation, ObligationState, Terms
from mediation_desk.domain.obligation_check import check_terms, tells_otherwise
from mediation_desk.domain.performance import stand
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements, obligations
from mediation_desk.register.records import Records
from mediation_desk.services.access import PERFORMANCE_WRITE
from mediation_desk.services.agreement_force import in_force_on
from mediation_desk.services.agreement_ready import context_of
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.clause_books import FORMS
from mediation_desk.services.permission import allowed


@cache
def duties() -> Duties:
    """What each model clause obliges to."""
    return load_duties(FORMS / "duties.json")


def derived_from(records: Records, case: Case, agreement: Agreement, effective: date) -> tuple[Derived, ...]:
    """Every obligation the clauses of an agreement make, kept or not."""
    return derive(agreement, context_of(records, case, agreement).names, duties(), effective)


def propose(records: Records, case: Case, agreement: Agreement, effective: date) -> tuple[Obligation, ...]:
    """Keep what the clauses of an agreement that takes effect make, for somebody to confirm."""
    return tuple(
        obligations.add(
            records,
            Obligation(
                id=uuid4().hex,
                case_id=case.id,
                agreement_id=agreement.id,
                terms=one.terms,
                clause_id=one.clause.id,
                n=one.n,
                derived=one.terms,
                hint=one.hint,
                reworded=bool(one.clause.text),
            ),
        )
        for one in derived_from(records, case, agreement, effective)
    )


def unmade(records: Records, case: Case, kept: Iterable[Obligation]) -> tuple[tuple[Agreement, date], ...]:
    """Agreements in force whose clauses oblige to something and were never read: those signed long ago."""
    known = {one.agreement_id for one in kept}
    found = []
    for agreement in agreements.of_case(records, case.id):
        on = in_force_on(records, agreement)
        if on is None or agreement.id in known or agreement.performed_on_the_spot:
            continue
        if derived_from(records, case, agreement, on):
            found.append((agreement, on))
    return tuple(found)


@allowed(PERFORMANCE_WRITE, changes={"performance"})
def make_obligations(records: Records, case_id: str) -> int:
    """Read the clauses of agreements that took effect before obligations were kept; how many were found.

    Raises DeskError: case.missing, case.not_yours, obligation.archived.
    """
    case = open_to_change(records, case_id)
    wanted = unmade(records, case, obligations.of_case(records, case_id))
    return sum(len(propose(records, case, agreement, on)) for agreement, on in wanted)


@allowed(PERFORMANCE_WRITE, changes={"performance"})
def confirm_obligation(
    records: Records, obligation_id: str, version: int, terms: Terms, reason: str = ""
) -> Obligation:
    """Say that a proposal holds, with these terms; where they differ from the clause, why.

    Raises DeskError: those of check_terms, obligation.reason_needed, obligation.decided, obligation.stranger,
    record.changed_meanwhile, obligation.archived.
    """
    before, case = _proposal(records, obligation_id, version)
    _check(case, terms)
    changed = tells_otherwise(before.derived, terms)
    if changed and not reason.strip():
        raise DeskError("obligation.reason_needed", field="reason")
    kept = _decide(records, before, ObligationState.CONFIRMED, terms, reason if changed else "", changed)
    recount(records, case, [kept])
    return kept


@allowed(PERFORMANCE_WRITE, changes={"performance"})
def confirm_all(records: Records, case_id: str) -> int:
    """Confirm every proposal of a case that is complete as the clause says it; how many these were.

    Raises DeskError: obligation.none_complete, obligation.archived, case.not_yours.
    """
    case = open_to_change(records, case_id)
    kept = []
    for one in obligations.of_case(records, case_id):
        if one.state is ObligationState.PROPOSED and not one.reworded and _complete(case, one.terms):
            kept.append(_decide(records, one, ObligationState.CONFIRMED, one.terms, "", ()))
    if not kept:
        raise DeskError("obligation.none_complete")
    recount(records, case, kept)
    return len(kept)


@allowed(PERFORMANCE_WRITE, changes={"performance"})
def drop_obligation(records: Records, obligation_id: str, version: int, reason: str) -> Obligation:
    """Say that a proposal is none, and why: it is kept among the dropped.

    Raises DeskError: obligation.reason_needed, obligation.decided, record.changed_meanwhile.
    """
    before, case = _proposal(records, obligation_id, version)
    if not reason.strip():
        raise DeskError("obligation.reason_needed", field="reason")
    kept = _decide(records, before, ObligationState.DROPPED, before.terms, reason, ())
    recount(records, case, [kept])
    return kept


@allowed(PERFORMANCE_WRITE, changes={"performance"})
def add_obligation(records: Records, agreement_id: str, clause_id: str, terms: Terms) -> Obligation:
    """Enter an obligation by hand, beside a clause or none; it counts at once.

    Raises DeskError: those of check_terms, obligation.not_in_force, obligation.stranger,
    obligation.archived, agreement.missing.
    """
    agreement = agreements.get(records, agreement_id)
    case = open_to_change(records, agreement.case_id)
    if in_force_on(records, agreement) is None:
        raise DeskError("obligation.not_in_force")
    _check(case, terms)
    places = {clause.id: n for n, clause in enumerate(agreement.clauses, 1)}
    made = obligations.add(
        records,
        Obligation(
            id=uuid4().hex,
            case_id=case.id,
            agreement_id=agreement_id,
            terms=terms,
            clause_id=clause_id if clause_id in places else "",
            n=places.get(clause_id, 0),
        ),
    )
    kept = _decide(records, made, ObligationState.CONFIRMED, terms, "", ())
    recount(records, case, [kept])
    return kept


def open_to_change(records: Records, case_id: str) -> Case:
    """The case, if whoever asks works on it and its dossier is not in the archive.

    Raises DeskError: case.missing, case.not_yours, obligation.archived.
    """
    case = opened_case(records, case_id)
    if case.filed:
        raise DeskError("obligation.archived")
    return case


def recount(records: Records, case: Case, changed: Iterable[Obligation]) -> None:
    """Keep anew what lists find obligations by, after payments or happenings of a case; its limits too."""
    paid = obligations.payments_of(records, case.id)
    happened = obligations.events_of(records, case.id)
    for one in changed:
        if one.state is ObligationState.CONFIRMED:
            stands = stand(one, paid, happened, records.today)
            obligations.set_days(records, one.id, stands.oldest_open, stands.settled_on)
    records.touch(case.id)


def _proposal(records: Records, obligation_id: str, version: int) -> tuple[Obligation, Case]:
    before = obligations.get(records, obligation_id)
    case = open_to_change(records, before.case_id)
    if before.version != version:
        raise DeskError("record.changed_meanwhile")
    if before.state is not ObligationState.PROPOSED:
        raise DeskError("obligation.decided")
    return before, case


def _decide(
    records: Records,
    before: Obligation,
    state: ObligationState,
    terms: Terms,
    reason: str,
    changed: Iterable[str],
) -> Obligation:
    decided = replace(
        before,
        state=state,
        terms=terms,
        reason=reason.strip(),
        decided_at=records.now,
        decided_by=records.staff.id,
    )
    act = "drop_obligation" if state is ObligationState.DROPPED else "confirm_obligation"
    return obligations.save(records, decided, act, fields=changed)


def _check(case: Case, terms: Terms) -> None:
    """Complete terms, about people of this case."""
    check_terms(terms)
    known = {party.person_id for party in case.parties}
    for field in ("debtor_id", "creditor_id"):
        if getattr(terms, field) and getattr(terms, field) not in known:
            raise DeskError("obligation.stranger", field=field)


def _complete(case: Case, terms: Terms) -> bool:
    try:
        _check(case, terms)
    except DeskError:
        return False
    return True
