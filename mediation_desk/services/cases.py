"""Cases: accept a reception, see who is who, move along the main line, note what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.case import (
    Case,
    CaseEvent,
    CaseState,
    Difficulty,
    EventKind,
    NoteForFile,
    PartyDates,
    TerminationGround,
)
from mediation_desk.domain.case_filter import CaseFilter, CasePage, FoundCases
from mediation_desk.domain.party import Side
from mediation_desk.domain.person import Person
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.standing import Standing
from mediation_desk.domain.transitions import Refusal, cautions, may_move, next_states
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    areas,
    case_list,
    case_notes,
    cases,
    consultations,
    household_areas,
    numbers,
    office,
    people,
    private_phrases,
    receptions,
    referrals,
    return_visits,
)
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_INDEX, DOSSIER_READ, DOSSIER_WRITE, SITTING_WRITE
from mediation_desk.services.case_facts import facts_of, refuse
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed
from mediation_desk.services.screenings import mark_of_parties, standings
from mediation_desk.services.visit_planning import plan_after_ending


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMove:
    """A state that may follow, why not yet, and what to look at first."""

    to: CaseState
    refusals: tuple[Refusal, ...]
    cautions: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """Everything the case page shows of one case."""

    case: Case
    mark: Mark
    people: tuple[Person, ...]
    standings: tuple[tuple[str, Standing], ...]
    dates: tuple[tuple[str, PartyDates], ...]
    staff: tuple[Staff, ...]
    events: tuple[CaseEvent, ...]
    notes: tuple[NoteForFile, ...]
    moves: tuple[NextMove, ...]
    conflict: bool
    next_limit: date | None
    next_limit_kind: str

    def person(self, person_id: str) -> Person:
        """A person of this case by id."""
        return next(person for person in self.people if person.id == person_id)

    def member(self, staff_id: str) -> str:
        """The name of a member of staff by id, empty when unknown."""
        return next((one.name for one in self.staff if one.id == staff_id), "")


def accept(
    records: Records,
    reception_id: str,
    mediator_ids: tuple[str, ...],
    difficulty: Difficulty = Difficulty.ORDINARY,
    requests: tuple[str, ...] = (),
    listed: str = "",
) -> Case:
    """Open a case from a reception (called by the decision): number, parties, mediators, where they live.

    Raises DeskError: case.mediator_needed, case.two_sides_needed, those of `numbers.take`.
    """
    reception = receptions.get(records, reception_id)
    _check_mediators(records, mediator_ids)
    case_id = uuid4().hex
    case = Case(
        id=case_id,
        number=numbers.take(records, "case", records.today.year, listed=listed, became=case_id),
        state=CaseState.ACCEPTED,
        accepted_on=records.today,
        parties=reception.parties,
        mediator_ids=mediator_ids,
        source=reception.source,
        dispute_subtype=reception.dispute_subtype,
        difficulty=difficulty,
        summary=reception.summary,
        reception_id=reception_id,
        requests=requests,
        area_id=household_areas.of_people(records, [one.person_id for one in reception.parties]),
    )
    kept = cases.add(records, case, mark_of_parties(records, case.parties))
    cases.note_event(
        records, kept.id, EventKind.RECEIVED, subject_id=reception_id, names={"number": reception.number}
    )
    cases.note_event(records, kept.id, EventKind.ACCEPTED, names={"number": kept.number})
    return kept


@allowed(DOSSIER_INDEX)
def case_page(records: Records, wanted: CaseFilter, after: tuple[str | None, int] | None = None) -> CasePage:
    """A page of the case list."""
    return case_list.page(records, wanted, after)


@allowed(DOSSIER_INDEX)
def find_cases(records: Records, wanted: CaseFilter) -> FoundCases:
    """The first page of a filter and how many cases there are; many matches are counted to a limit only."""
    matching, every = case_list.count(records, wanted)
    return FoundCases(
        page=case_list.page(records, wanted),
        matching=matching,
        every=every,
        or_more=wanted.narrowed and matching == case_list.MOST_COUNTED,
    )


@allowed(DOSSIER_READ)
def case_view(records: Records, case_id: str) -> CaseView:
    """One case as its page shows it, for its mediators, experts asked into it and the director."""
    case = opened_case(records, case_id)
    facts = facts_of(records, case)
    limit, kind = cases.next_limit(records, case_id)
    return CaseView(
        case=case,
        mark=cases.mark(records, case_id),
        people=tuple(people.get_many(records, [party.person_id for party in case.parties])),
        standings=tuple(standings(records, case.parties).items()),
        dates=tuple(cases.party_dates(records, case_id).items()),
        staff=tuple(office.all_staff(records)),
        events=tuple(cases.events(records, case_id)),
        notes=tuple(case_notes.notes(records, case_id)),
        moves=tuple(
            NextMove(to=to, refusals=may_move(case.state, to, facts), cautions=cautions(to, facts))
            for to in (next_states(case.state) if records.staff.roles & DOSSIER_WRITE else ())
        ),
        conflict=facts.conflict_of_interest,
        next_limit=limit,
        next_limit_kind=kind,
    )


@allowed(DOSSIER_WRITE, changes={"case"})
def move_case(
    records: Records,
    case_id: str,
    version: int,
    to: CaseState,
    reason: str = "",
    ground: TerminationGround | None = None,
) -> Case:
    """Move a case along the main line; every refusal of the table is a DeskError with its key (move.*).

    Into the archive it goes with its dossier alone: DeskError("move.by_dossier").
    """
    case = _unchanged(opened_case(records, case_id), version)
    if to in (CaseState.ARCHIVED, CaseState.RETENTION_DUE):
        raise DeskError("move.by_dossier")
    refuse(may_move(case.state, to, facts_of(records, case, reason, ground)))
    moved = cases.move(records, _dated(records, case, to), to)
    names = {"state": to.value}
    if ground is not None:
        names["ground"] = ground.value
    sealed_id = None
    if reason.strip():
        warned = cases.mark(records, case_id) in (Mark.RED, Mark.ORANGE)
        if warned or ground in _OF_SAFETY:
            sealed_id = case_notes.seal_reason(records, reason.strip())
        else:
            names["reason"] = reason
    cases.note_event(records, case_id, EventKind.MOVED, names=names, subject_id=sealed_id)
    plan_after_ending(records, moved, ground)
    return moved


@allowed(DOSSIER_READ, changes={"journal"})
def open_move_reason(records: Records, case_id: str, sealed_id: str) -> str:
    """Why a case moved, when that speaks of safety; journalled, for its author and the director.

    Raises DeskError: case.not_yours, sealed.not_yours.
    """
    opened_case(records, case_id)
    moves = (event for event in cases.events(records, case_id) if event.kind is EventKind.MOVED)
    if sealed_id not in {event.subject_id for event in moves}:
        raise DeskError("sealed.not_yours")
    return case_notes.open_reason(records, case_id, sealed_id)


@allowed(DOSSIER_WRITE, changes={"case"})
def record_consent(records: Records, case_id: str, person_id: str, on: date | None) -> None:
    """Note the day a party consented to mediation (人民调解法 art 17), or take a mistaken day back."""
    kind = EventKind.CONSENTED if on else EventKind.CONSENT_UNDONE
    _record_day(records, case_id, person_id, "consented_on", on, kind)


@allowed(DOSSIER_WRITE, changes={"case"})
def record_rights_notice(records: Records, case_id: str, person_id: str, on: date | None) -> None:
    """Note the day the notice of rights and duties was served on a party, or take a mistaken day back."""
    kind = EventKind.NOTICE_SERVED if on else EventKind.NOTICE_UNDONE
    _record_day(records, case_id, person_id, "rights_notice_on", on, kind)


@allowed(DOSSIER_WRITE, changes={"case"})
def record_child_heard(records: Records, case_id: str, person_id: str, on: date) -> None:
    """Note the day a child's own wish was heard (民法典 art 1084); the child's words are kept elsewhere."""
    _record_day(records, case_id, person_id, "heard_on", on, EventKind.CHILD_HEARD)


@allowed(DOSSIER_WRITE, changes={"case"})
def change_case(
    records: Records,
    case_id: str,
    version: int,
    *,
    summary: str,
    requests: tuple[str, ...],
    difficulty: Difficulty,
    area_id: str | None = None,
) -> Case:
    """Keep the summary, what the parties ask for, how hard the case is, and the area; None leaves that.

    Raises DeskError: area.missing.
    """
    case = _unchanged(opened_case(records, case_id), version)
    if area_id:
        areas.get(records, area_id)
    area = case.area_id if area_id is None else area_id or None
    changed = replace(case, summary=summary, requests=requests, difficulty=difficulty, area_id=area)
    return cases.save(records, changed, "change_case", "summary", "requests", "difficulty", "area_id")


@allowed(DOSSIER_WRITE, changes={"case"})
def assign_mediators(records: Records, case_id: str, version: int, mediator_ids: tuple[str, ...]) -> Case:
    """Name who leads and who assists; somebody with a declared conflict is refused without saying why.

    Whoever is taken off gets no contact that is sealed from now on; what was sealed for them before is not
    sealed anew, because they could have copied it.
    Raises DeskError: case.mediator_needed, case.assign_another, case.not_yours.
    """
    case = _unchanged(cases.get(records, case_id), version)
    if Role.DIRECTOR not in records.staff.roles and records.staff.id not in case.mediator_ids:
        raise DeskError("case.not_yours")
    _check_mediators(records, mediator_ids)
    if case_notes.in_conflict(records, case_id) & set(mediator_ids):
        raise DeskError("case.assign_another", field="mediators")
    kept = cases.save(records, replace(case, mediator_ids=mediator_ids), "assign_mediators", "mediator_ids")
    private_phrases.share(records, case_id, mediator_ids)
    referrals.share_of_case(records, case_id, mediator_ids)
    return_visits.share_of_case(records, case_id, mediator_ids)
    consultations.share_of_case(records, case_id, mediator_ids)
    left = " ".join(one for one in case.mediator_ids if one not in mediator_ids)
    cases.note_event(records, case_id, EventKind.ASSIGNED, names={"left": left} if left else None)
    return kept


@allowed(SITTING_WRITE, changes={"case"})
def add_note(records: Records, case_id: str, text: str, side: Side | None = None) -> NoteForFile:
    """Put a note in the file; with a `side` it belongs to that side alone. DeskError("note.empty")."""
    opened_case(records, case_id)
    if not text.strip():
        raise DeskError("note.empty", field="note")
    note = NoteForFile(
        id=uuid4().hex,
        case_id=case_id,
        staff_id=records.staff.id,
        written_at=records.now,
        text=text,
        side=side,
    )
    case_notes.add_note(records, note)
    return note


def _dated(records: Records, case: Case, to: CaseState) -> Case:
    return replace(case, closed_on=records.today) if to is CaseState.CLOSED else case


_OF_SAFETY = (TerminationGround.DV, TerminationGround.ESCALATION)


def _check_mediators(records: Records, mediator_ids: tuple[str, ...]) -> None:
    mediators = {
        one.id
        for one in office.all_staff(records)
        if one.active and one.roles & {Role.MEDIATOR, Role.DIRECTOR}
    }
    if not mediator_ids or not set(mediator_ids) <= mediators:
        raise DeskError("case.mediator_needed", field="mediators")


def _unchanged(case: Case, version: int) -> Case:
    if case.version != version:
        raise DeskError("record.changed_meanwhile")
    return case


def _record_day(
    records: Records, case_id: str, person_id: str, field: str, on: date | None, kind: EventKind
) -> None:
    if on is not None and on > records.today:
        raise DeskError("date.in_future", field="date")
    opened_case(records, case_id)
    cases.set_party_date(records, case_id, person_id, field, on)
    cases.note_event(records, case_id, kind, names={"person_id": person_id})
