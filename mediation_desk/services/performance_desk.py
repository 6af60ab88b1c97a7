"""Everything the part 履行 of a case shows, in one look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation_desk.domain.agreement import AgreementForm
from mediation_desk.domain.attachment import Attachment
from mediation_desk.domain.case import Case
from mediation_desk.domain.clauses.sentence import render
from mediation_desk.domain.obligation import (
    Duty,
    Obligation,
    ObligationState,
    Payment,
    PerformanceEvent,
    PerformanceStatus,
    Standing,
)
from mediation_desk.domain.party import PARTY_ROLES, Side
from mediation_desk.domain.performance import NOTHING, agreement_status, stand
from mediation_desk.register import agreements, attachments, obligations, people
from mediation_desk.register.records import Records
from mediation_desk.services.access import PERFORMANCE_READ, PERFORMANCE_WRITE
from mediation_desk.services.agreement_ready import context_of
from mediation_desk.services.agreements import AgreementFile, agreements_of
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.obligations import unmade
from mediation_desk.services.payments import confirmed_by_court
from mediation_desk.services.permission import allowed
from mediation_desk.services.visit_safety import guarded_of

_LATE = "C51"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An obligation as it stands today, with every payment kept under it, taken back ones too."""

    obligation: Obligation
    standing: Standing
    payments: tuple[Payment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseSaid:
    """A clause as the agreement says it; `n` is its number there."""

    id: str
    n: int
    title: str
    text: str
    obliges: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementKept:
    """An agreement in force: what it obliges to, what happened; `late` are the words of its C51, if any."""

    agreement_id: str
    number: str
    form: AgreementForm
    effective_on: date
    status: PerformanceStatus | None
    kept: tuple[Kept, ...]
    dropped: tuple[Obligation, ...]
    clauses: tuple[ClauseSaid, ...]
    events: tuple[PerformanceEvent, ...]
    by_court: bool
    late: str = ""

    @property
    def proposed(self) -> tuple[Kept, ...]:
        """What nobody confirmed yet."""
        return tuple(one for one in self.kept if one.obligation.state is ObligationState.PROPOSED)

    @property
    def counted(self) -> tuple[Kept, ...]:
        """What was confirmed and counts."""
        return tuple(one for one in self.kept if one.obligation.state is ObligationState.CONFIRMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideSum:
    """What the debtors of one side owe in money: promised as far as it has an end, due, paid, missing."""

    side: Side
    promised: Decimal
    endless: bool
    due: Decimal
    paid: Decimal
    waived: Decimal
    arrears: Decimal
    next_due: date | None
    next_amount: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSaid:
    """A person of the case who may owe or be owed; `safe`: reached by their safe way alone."""

    id: str
    name: str
    side: Side
    child: bool
    safe: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceSheet:
    """Performance of every agreement of a case; `unmade`: one in force was never read for obligations."""

    case: Case
    agreements: tuple[AgreementKept, ...]
    sides: tuple[SideSum, ...]
    people: tuple[PersonSaid, ...]
    scans: tuple[Attachment, ...]
    writes: bool
    unmade: bool

    def name(self, person_id: str) -> str:
        """Somebody's name, empty for a stranger."""
        return next((one.name for one in self.people if one.id == person_id), "")

    def find(self, obligation_id: str) -> tuple[AgreementKept, Kept] | None:
        """An obligation with its agreement."""
        for agreement in self.agreements:
            for one in agreement.kept:
                if one.obligation.id == obligation_id:
                    return agreement, one
        return None


@allowed(PERFORMANCE_READ)
def performance_sheet(records: Records, case_id: str) -> PerformanceSheet:
    """How each agreement in force is performed. Raises DeskError: case.missing, case.not_yours."""
    case = opened_case(records, case_id)
    kept = obligations.of_case(records, case_id)
    paid = obligations.payments_of(records, case_id)
    happened = obligations.events_of(records, case_id)
    lines = {one.id: _kept(one, paid, happened, records.today) for one in kept}
    known = people.get_many(records, [party.person_id for party in case.parties])
    guarded = guarded_of(records, [party.person_id for party in case.parties], case)
    names = {party.person_id: one.name for party, one in zip(case.parties, known, strict=True)}
    writes = bool(records.staff.roles & PERFORMANCE_WRITE) and not case.filed
    return PerformanceSheet(
        case=case,
        agreements=tuple(
            _agreement(records, case, file, on, [lines[one.id] for one in kept], happened)
            for file in agreements_of(records, case_id)
            if (on := file.effective_on) is not None
        ),
        sides=side_sums(case, lines.values()),
        people=tuple(
            PersonSaid(
                id=party.person_id,
                name=names[party.person_id],
                side=party.side,
                child=party.role not in PARTY_ROLES,
                safe=party.person_id in guarded,
            )
            for party in case.parties
            if party.person_id in names
        ),
        scans=tuple(one for one in attachments.of_subject(records, case_id) if one.withdrawn_at is None),
        writes=writes,
        unmade=writes and bool(unmade(records, case, kept)),
    )


def performance_status(records: Records, case: Case) -> PerformanceStatus | None:
    """How everything agreed in a case is performed; None where nothing that counts is owed."""
    kept = [one for one in obligations.of_case(records, case.id) if one.state is ObligationState.CONFIRMED]
    spot = any(one.performed_on_the_spot for one in agreements.of_case(records, case.id))
    if not kept:
        return PerformanceStatus.PERFORMED if spot and case.oral_reached_on is not None else None
    paid = obligations.payments_of(records, case.id)
    happened = obligations.events_of(records, case.id)
    return agreement_status(stand(one, paid, happened, records.today) for one in kept)


def side_sums(case: Case, lines: Iterable[Kept]) -> tuple[SideSum, ...]:
    """What each side owes in money; a side that owes none is left out."""
    sides = {party.person_id: party.side for party in case.parties}
    owed: dict[Side, list[Standing]] = {}
    for one in lines:
        terms = one.obligation.terms
        counts = one.obligation.state is ObligationState.CONFIRMED and terms.duty is Duty.MONEY
        if counts and terms.debtor_id in sides:
            owed.setdefault(sides[terms.debtor_id], []).append(one.standing)
    return tuple(_side(side, owed[side]) for side in Side if side in owed)


def _side(side: Side, standings: list[Standing]) -> SideSum:
    coming = [
        (one.next_due, one.next_amount)
        for one in standings
        if one.next_due is not None and one.next_amount is not None
    ]
    first = min((due for due, _amount in coming), default=None)
    return SideSum(
        side=side,
        promised=sum((one.promised or NOTHING for one in standings), NOTHING),
        endless=any(one.promised is None for one in standings),
        due=sum((one.due for one in standings), NOTHING),
        paid=sum((one.paid for one in standings), NOTHING),
        waived=sum((one.waived for one in standings), NOTHING),
        arrears=sum((one.arrears for one in standings), NOTHING),
        next_due=first,
        next_amount=sum((amount for due, amount in coming if due == first), NOTHING) if first else None,
    )


def _kept(obligation: Obligation, paid: list[Payment], happened: list[PerformanceEvent], today: date) -> Kept:
    return Kept(
        obligation=obligation,
        standing=stand(obligation, paid, happened, today),
        payments=tuple(one for one in paid if one.obligation_id == obligation.id),
    )


def _of(happened: Iterable[PerformanceEvent], agreement_id: str) -> list[PerformanceEvent]:
    return [one for one in happened if one.agreement_id == agreement_id]


def _agreement(
    records: Records,
    case: Case,
    file: AgreementFile,
    on: date,
    lines: list[Kept],
    happened: list[PerformanceEvent],
) -> AgreementKept:
    agreement = file.agreement
    context = context_of(records, case, agreement)
    own = [one for one in lines if one.obligation.agreement_id == agreement.id]
    living = [one for one in own if one.obligation.state is not ObligationState.DROPPED]
    counted = [one.standing for one in living if one.obligation.state is ObligationState.CONFIRMED]
    obliging = {one.obligation.clause_id for one in living}
    said = [
        (clause, render(clause, context.library, context.names, records.today).text)
        for clause in agreement.clauses
    ]
    return AgreementKept(
        agreement_id=agreement.id,
        number=file.current.number if file.current is not None else "",
        form=agreement.form,
        effective_on=on,
        status=agreement_status(counted, on_the_spot=agreement.performed_on_the_spot),
        kept=tuple(living),
        dropped=tuple(one.obligation for one in own if one.obligation.state is ObligationState.DROPPED),
        clauses=tuple(
            ClauseSaid(id=clause.id, n=n, title=clause.title, text=text, obliges=clause.id in obliging)
            for n, (clause, text) in enumerate(said, 1)
        ),
        events=tuple(_of(happened, agreement.id)),
        by_court=confirmed_by_court(records, agreement.id),
        late=next((text for clause, text in said if clause.kind == _LATE), ""),
    )
