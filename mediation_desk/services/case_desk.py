"""Everything the page of one case shows, gathered in one look."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.confirmation import Confirmation
from mediation_desk.domain.mediation_record import MediationRecord, Sitting
from mediation_desk.domain.obligation import PerformanceStatus
from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.domain.staff import Role
from mediation_desk.domain.transitions import Refusal, may_sit
from mediation_desk.register import (
    areas,
    case_experts,
    case_notes,
    confirmations,
    mediation_records,
    private_phrases,
    safety_records,
    service_details,
)
from mediation_desk.register.private_phrases import PrivatePhrase
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE, SAFETY_RECORD_READ
from mediation_desk.services.agreements import AgreementFile, agreements_of
from mediation_desk.services.case_facts import facts_of
from mediation_desk.services.cases import CaseView, case_view
from mediation_desk.services.contact_hand_over import HandOver, hand_overs
from mediation_desk.services.limits import Limits, view_of
from mediation_desk.services.performance_desk import performance_status
from mediation_desk.services.permission import allowed
from mediation_desk.services.visit_track import NO_VISITS, VisitTrack, visit_track


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """A case with its sittings and agreements, and why the parties may not sit together or one by one.

    `hand_overs` are sealed contacts that one of the mediators cannot open yet. `stand_apart` names staff
    with a declared conflict of interest; empty for everybody but the director. `experts` are asked in now;
    one of them `leads` nothing: they write records of sittings and notes. `safety` counts, by person, the
    restricted records that open here; `phrases` and `details` are what stays with one side.
    `confirmations` are applications to a court, in the order they were begun. `limits` are all
    that were counted for it. `performance` is how what was agreed is performed, None where
    nothing confirmed is owed. `area` is the full name of the area it belongs to.
    """

    view: CaseView
    records: tuple[MediationRecord, ...]
    agreements: tuple[AgreementFile, ...]
    joint: tuple[Refusal, ...]
    separate: tuple[Refusal, ...]
    shuttle_approved: bool
    stand_apart: tuple[str, ...]
    hand_overs: tuple[HandOver, ...] = ()
    experts: tuple[str, ...] = ()
    leads: bool = True
    safety: tuple[tuple[str, int], ...] = ()
    phrases: tuple[PrivatePhrase, ...] = ()
    details: tuple[tuple[str, ServiceDetails], ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    limits: Limits | None = None
    performance: PerformanceStatus | None = None
    visits: VisitTrack = NO_VISITS
    area: str = ""

    @property
    def filed(self) -> bool:
        """Whether it is in the archive."""
        return self.view.case.filed

    @property
    def changes(self) -> bool:
        """Whether who looks at it may change what it says: nobody may once it is in the archive."""
        return self.leads and not self.filed


@allowed(DOSSIER_READ)
def case_sheet(records: Records, case_id: str) -> CaseSheet:
    """One case for its mediators and the director. Raises DeskError: case.missing, case.not_yours."""
    view = case_view(records, case_id)
    facts = facts_of(records, view.case)
    files, applied = agreements_of(records, case_id), tuple(confirmations.of_case(records, case_id))
    director = Role.DIRECTOR in records.staff.roles
    return CaseSheet(
        view=view,
        records=tuple(mediation_records.of_case(records, case_id)),
        agreements=files,
        joint=may_sit(Sitting.JOINT, facts),
        separate=may_sit(Sitting.SEPARATE, facts),
        shuttle_approved=facts.shuttle_approved,
        stand_apart=tuple(sorted(case_notes.in_conflict(records, case_id))) if director else (),
        hand_overs=hand_overs(records, view.case),
        experts=case_experts.asked(records, case_id),
        leads=bool(records.staff.roles & DOSSIER_WRITE),
        safety=_safety(records, view),
        phrases=tuple(private_phrases.of_case(records, case_id)),
        details=tuple(service_details.of_case(records, case_id).items()),
        confirmations=applied,
        limits=view_of(records, Holder.CASE, case_id, decides=not view.case.filed),
        performance=performance_status(records, view.case),
        visits=visit_track(records, case_id),
        area=areas.name_of(records, view.case.area_id),
    )


def _safety(records: Records, view: CaseView) -> tuple[tuple[str, int], ...]:
    if not records.staff.roles & SAFETY_RECORD_READ:
        return ()
    return tuple(safety_records.count_openable(records, [one.person_id for one in view.case.parties]).items())
