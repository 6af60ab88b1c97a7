"""Everything a move of a case is judged by, gathered once, and how a refusal reaches the person."""

from __future__ import annotations

from mediation_desk.domain.case import Case, PartyDates, TerminationGround
from mediation_desk.domain.confirmation_steps import RUNNING, state_of
from mediation_desk.domain.transitions import CaseFacts, PartyFacts, Refusal
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    case_notes,
    cases,
    confirmations,
    obligations,
    return_visits,
    safety_records,
    screenings,
)
from mediation_desk.register.records import Records
from mediation_desk.services.screenings import marks_besides, standings


def facts_of(
    records: Records, case: Case, reason: str = "", ground: TerminationGround | None = None
) -> CaseFacts:
    """What stands of a case today: consents, notices, screenings, conflicts, agreements."""
    dates = cases.party_dates(records, case.id)
    approval = screenings.shuttle_approval(records, case.id)
    wishes, plan = approval or (False, False)
    parties = []
    for person_id, standing in standings(records, case.parties).items():
        days = dates.get(person_id, PartyDates())
        parties.append(
            PartyFacts(
                person_id=person_id,
                consents=days.consented_on is not None,
                rights_notice_served=days.rights_notice_on is not None,
                standing=standing,
                wishes_shuttle=wishes,
                safety_plan=plan,
            )
        )
    return CaseFacts(
        today=records.today,
        roles=records.staff.roles,
        parties=tuple(parties),
        besides=marks_besides(records, case.parties),
        conflict_of_interest=bool(case_notes.in_conflict(records, case.id) & set(case.mediator_ids)),
        reason=reason,
        ground=ground,
        shuttle_approved=approval is not None,
        written_agreement_effective=case.written_effective_on is not None,
        oral_agreement_registered=case.oral_reached_on is not None,
        open_tracks=_open_tracks(records, case.id),
        minor_harm_open=safety_records.harm_unreported(records, case.id),
    )


def _open_tracks(records: Records, case_id: str) -> tuple[str, ...]:
    """What runs beside the main line: applications before a court, what is owed, visits to make."""
    applied = confirmations.of_case(records, case_id)
    running = (one.id for one in applied if state_of(one) in RUNNING)
    owed = obligations.unsettled(records, case_id)
    return (*running, *owed, *return_visits.open_of_case(records, case_id))


_FIELDS = {"move.reason_needed": "reason", "move.ground_needed": "ground"}


def refuse(refusals: tuple[Refusal, ...], field: str | None = None) -> None:
    """Raise the first refusal as a DeskError, if there is one, beside `field` or the field it speaks of."""
    if refusals:
        first = refusals[0]
        raise DeskError(first.key, field=field or _FIELDS.get(first.key), **dict(first.names))
