"""Return visits: planned by hand, moved, tried, made, cancelled; what was found leads on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.case import Case, EventKind
from mediation_desk.domain.counselling_file import CounsellingFile
from mediation_desk.domain.party import PartyRole
from mediation_desk.domain.person import Person
from mediation_desk.domain.return_visit import (
    CHOSEN_REASONS,
    Attempt,
    AttemptOutcome,
    CancelReason,
    ClauseResult,
    FollowUp,
    MadeVisit,
    ReturnVisit,
    RiskWords,
    VisitMode,
    VisitOccasion,
    VisitState,
    VisitWords,
    check_made,
    check_open,
    check_planned,
    follow_ups,
    modes_for,
    recorded,
)
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.domain.visit_schedule import ends_visits
from mediation_desk.errors import DeskError
from mediation_desk.register import case_notes, cases, counselling_files, office, people, return_visits
from mediation_desk.register.records import Records
from mediation_desk.services.access import VISIT_READ, VISIT_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed
from mediation_desk.services.visit_access import (
    check_may_plan,
    known_file,
    known_visit,
    own_visit,
    visitor_of,
)
from mediation_desk.services.visit_clauses import ClauseAsked, clauses_asked
from mediation_desk.services.visit_planning import cancel, end_visits
from mediation_desk.services.visit_safety import check_mode_of, check_way, guarded, safe_number

_OPEN_READ = {"journal"}


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSheet:
    """One visit as its page opens it; one of version 0 is not kept yet and `people` are whom it may be of.

    Of `people` no number or address comes along. `said` and `risk` are None where they do not open for
    whoever asks. `modes` are the ways that are open,
    `guarded` whether the person is reached by their safe way only. `clauses` are asked one by one.
    """

    visit: ReturnVisit
    people: tuple[Person, ...]
    guarded: frozenset[str]
    modes: frozenset[VisitMode]
    clauses: tuple[ClauseAsked, ...]
    staff: tuple[Staff, ...]
    visitor: str
    writes: bool
    number: str
    case: Case | None = None
    file: CounsellingFile | None = None
    attempts: tuple[Attempt, ...] = ()
    results: tuple[tuple[str, ClauseResult], ...] = ()
    said: VisitWords | None = None
    risk: RiskWords | None = None
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def person(self) -> Person | None:
        """Who is visited, if that is known yet."""
        return next((one for one in self.people if one.id == self.visit.person_id), None)


@allowed(VISIT_READ, changes=_OPEN_READ)
def visit_sheet(records: Records, visit_id: str) -> VisitSheet:
    """A visit with what opens of its words; opening them is journalled.

    Raises DeskError: visit.missing, case.not_yours, counselling.not_yours, sealed.altered.
    """
    visit = known_visit(records, visit_id)
    said, risk = return_visits.words(records, visit)
    results = return_visits.results_of(records, [visit.id]).get(visit.id, ())
    sheet = _sheet(records, visit)
    return replace(
        sheet,
        said=said,
        risk=risk,
        results=results,
        attempts=return_visits.attempts_of(records, [visit.id]).get(visit.id, ()),
        follow_ups=follow_ups(dict(results), risk or RiskWords()),
    )


@allowed(VISIT_WRITE)
def new_visit(records: Records, case_id: str = "", file_id: str = "", earlier_id: str = "") -> VisitSheet:
    """A visit to plan by hand, not kept yet, of a case or a counselling file, or after an earlier one.

    Raises DeskError: visit.of_nothing, visit.missing, case.not_yours, counselling.not_yours.
    """
    if earlier_id:
        earlier = own_visit(records, earlier_id)
        fresh = ReturnVisit(
            id=uuid4().hex,
            planned_on=max(records.today, earlier.next_on or records.today),
            person_id=earlier.person_id,
            occasion=VisitOccasion.AGAIN,
            case_id=earlier.case_id,
            file_id=earlier.file_id,
            agreement_id=earlier.agreement_id,
            staff_id=earlier.staff_id,
            earlier_id=earlier.id,
        )
    else:
        fresh = ReturnVisit(
            id=uuid4().hex,
            planned_on=records.today,
            person_id="",
            case_id=case_id or None,
            file_id=file_id or None,
        )
    check_may_plan(records, fresh.case_id, fresh.file_id)
    return _sheet(records, fresh)


@allowed(VISIT_WRITE, changes={"visit"})
def plan_visit(records: Records, visit: ReturnVisit) -> ReturnVisit:
    """Keep a visit planned by hand.

    Raises DeskError: visit.person_needed, visit.stranger, visit.planned_*, visit.not_this_way,
    visit.no_safe_number, visit.other_side_that_day, case.not_yours, counselling.not_yours.
    """
    check_may_plan(records, visit.case_id, visit.file_id)
    check_planned(visit, records.today)
    if visit.person_id not in _who(records, visit):
        raise DeskError("visit.stranger", field="person")
    check_way(records, visit, visit.planned_on, visit.mode)
    occasion = VisitOccasion.AGAIN if visit.earlier_id else VisitOccasion.BY_HAND
    plain = ReturnVisit(
        id=uuid4().hex,
        planned_on=visit.planned_on,
        person_id=visit.person_id,
        occasion=occasion,
        case_id=visit.case_id,
        file_id=visit.file_id,
        agreement_id=visit.agreement_id,
        mode=visit.mode,
        staff_id=_staff(records, visit, visit.staff_id),
        earlier_id=visit.earlier_id,
    )
    return return_visits.add(records, plain)


@allowed(VISIT_WRITE, changes={"visit"})
def move_visit(
    records: Records, visit_id: str, version: int, on: date, mode: VisitMode | None, staff_id: str = ""
) -> ReturnVisit:
    """Another day, way or visitor for a visit still to be made. DeskError as `plan_visit`, visit.over."""
    visit = replace(own_visit(records, visit_id), version=version)
    check_open(visit)
    moved = replace(visit, planned_on=on, mode=mode, staff_id=_staff(records, visit, staff_id))
    if on != visit.planned_on:
        check_planned(moved, records.today)
    check_way(records, moved, on, mode)
    return return_visits.save(records, moved, "move_visit", "planned_on", "mode", "staff_id")


@allowed(VISIT_WRITE, changes={"visit"})
def note_attempt(
    records: Records, visit_id: str, outcome: AttemptOutcome, mode: VisitMode | None = None
) -> tuple[Attempt, ...]:
    """Somebody was not reached now; the visit stays planned. DeskError: visit.over, visit.not_this_way."""
    visit = own_visit(records, visit_id)
    check_open(visit)
    way = mode or visit.mode
    check_way(records, visit, records.today, way)
    return_visits.add_attempt(records, visit, outcome, way)
    return return_visits.attempts_of(records, [visit.id])[visit.id]


@allowed(VISIT_WRITE, changes={"visit"})
def give_visit_up(records: Records, visit_id: str, version: int) -> ReturnVisit:
    """End a visit as 未联系上, after it was tried. DeskError: visit.over, visit.not_tried."""
    visit = replace(own_visit(records, visit_id), version=version)
    check_open(visit)
    if not return_visits.attempts_of(records, [visit.id]):
        raise DeskError("visit.not_tried")
    ended = replace(visit, state=VisitState.NOT_REACHED, settled_at=records.now)
    return return_visits.save(records, ended, "give_visit_up", "state", "settled_at")


@allowed(VISIT_WRITE, changes={"visit"})
def cancel_visit(
    records: Records, visit_id: str, version: int, reason: CancelReason, words: str = ""
) -> ReturnVisit:
    """Not to be made; words of a reason are sealed. DeskError: visit.over, visit.reason_needed, text.*"""
    visit = replace(own_visit(records, visit_id), version=version)
    check_open(visit)
    if reason not in CHOSEN_REASONS:
        raise DeskError("visit.cancel_why", field="reason")
    if reason is CancelReason.OTHER and not words.strip():
        raise DeskError("visit.reason_needed", field="words")
    check_text(words, "words", PARAGRAPH, lines=True)
    said_id = ""
    if words.strip():
        told = return_visits.words_text(VisitWords(reason=words.strip()))
        said_id = return_visits.write(records, visit, told, _readers(records, visit))
    return cancel(records, visit, reason, said_id)


@allowed(VISIT_WRITE, changes={"visit", "case"})
def record_visit(records: Records, visit_id: str, version: int, made: MadeVisit) -> VisitSheet:
    """Keep what a visit found; a next day plans the next visit, full performance ends the schedule.

    What tells of danger is sealed for author and director alone when the person is kept safe, else for the
    team too. Raises DeskError: visit.* beside their fields, record.changed_meanwhile, sealed.no_seat, text.*.
    """
    visit = replace(own_visit(records, visit_id), version=version)
    check_open(visit)
    kept_safe = guarded(records, visit.person_id)
    asked = [one.clause_id for one in clauses_asked(records, visit)]
    check_made(visit, made, asked, records.today, guarded=kept_safe)
    check_mode_of(records, visit, made.mode)
    results = tuple((one, dict(made.results)[one]) for one in asked)
    done = recorded(visit, replace(made, results=results, made_by=_staff(records, visit, made.made_by)))
    said = return_visits.write(
        records, visit, return_visits.words_text(replace(made.words, reason="")), _readers(records, visit)
    )
    risk = ""
    if not made.risk.empty:
        readers = () if kept_safe else _readers(records, visit)
        risk = return_visits.write(records, visit, return_visits.risk_text(made.risk), readers)
    done = replace(done, said_id=said, risk_id=risk, settled_at=records.now)
    kept = return_visits.save(records, done, "record_visit", *_RECORDED)
    return_visits.put_results(records, kept.id, results)
    _lead_on(records, kept, dict(results), kept_safe)
    return replace(
        _sheet(records, kept),
        said=made.words,
        risk=made.risk,
        results=results,
        follow_ups=follow_ups(dict(results), made.risk),
    )


_RECORDED = (
    "state",
    "mode",
    "made_on",
    "made_by",
    "contact",
    "alone",
    "satisfaction",
    "next_on",
    "concern",
    "said_id",
    "risk_id",
    "settled_at",
)


def _lead_on(records: Records, visit: ReturnVisit, results: dict[str, ClauseResult], kept_safe: bool) -> None:
    if visit.case_id is not None:
        names = {"on": visit.made_on.isoformat() if visit.made_on else ""}
        cases.note_event(records, visit.case_id, EventKind.RETURN_VISIT, subject_id=visit.id, names=names)
    if ends_visits(results, concern=visit.concern, guarded=kept_safe):
        end_visits(records, visit)
    if visit.next_on is not None:
        again = ReturnVisit(
            id=uuid4().hex,
            planned_on=visit.next_on,
            person_id=visit.person_id,
            occasion=VisitOccasion.AGAIN,
            case_id=visit.case_id,
            file_id=visit.file_id,
            agreement_id=visit.agreement_id,
            mode=VisitMode.AT_CENTRE if kept_safe else None,
            staff_id=visit.staff_id,
            earlier_id=visit.id,
        )
        return_visits.add(records, again)


def _sheet(records: Records, visit: ReturnVisit) -> VisitSheet:
    case = opened_case(records, visit.case_id) if visit.case_id else None
    file = known_file(records, visit.file_id) if visit.file_id else None
    ids = _who(records, visit)
    if visit.person_id and visit.person_id not in ids:
        ids = (*ids, visit.person_id)
    safe = frozenset(one for one in ids if guarded(records, one))
    number = visit.person_id in safe and safe_number(records, visit.person_id)
    return VisitSheet(
        visit=visit,
        people=tuple(
            replace(person, id=asked, contact=None)  # under the id it is known by here, merged or not
            for asked, person in zip(ids, people.get_many(records, ids), strict=True)
        ),
        guarded=safe,
        modes=modes_for(visit.person_id in safe, number),
        clauses=clauses_asked(records, visit),
        staff=_team(records, visit),
        visitor=visitor_of(records, visit),
        writes=_writes(records, visit),
        number=case.number if case else file.number if file else "",
        case=case,
        file=file,
    )


def _writes(records: Records, visit: ReturnVisit) -> bool:
    if not records.staff.roles & VISIT_WRITE:
        return False
    try:
        check_may_plan(records, visit.case_id, visit.file_id)
    except DeskError:
        return False
    return True


def _who(records: Records, visit: ReturnVisit) -> tuple[str, ...]:
    """Whom a visit may be of: everybody of the case but its children, or the clients of the file."""
    if visit.file_id is not None:
        return counselling_files.get(records, visit.file_id).client_ids
    if visit.case_id is None:
        return ()
    parties = cases.get(records, visit.case_id).parties
    return tuple(dict.fromkeys(one.person_id for one in parties if one.role is not PartyRole.CHILD))


def _team(records: Records, visit: ReturnVisit) -> tuple[Staff, ...]:
    """Who may make it: the case's mediators, or the file's counsellor."""
    if visit.file_id is not None:
        ids: tuple[str, ...] = (counselling_files.get(records, visit.file_id).counsellor_id,)
    else:
        ids = cases.get(records, visit.case_id).mediator_ids if visit.case_id else ()
    known = {one.id: one for one in office.all_staff(records)}
    return tuple(known[one] for one in dict.fromkeys((*ids, records.staff.id)) if one in known)


def _staff(records: Records, visit: ReturnVisit, staff_id: str) -> str:
    """The visitor that was named, if they may make it. DeskError("visit.not_of_team")."""
    if staff_id and staff_id not in {one.id for one in _team(records, visit)}:
        raise DeskError("visit.not_of_team", field="staff")
    return staff_id


def _readers(records: Records, visit: ReturnVisit) -> tuple[str, ...]:
    if visit.case_id is None:
        return ()
    case = cases.get(records, visit.case_id)
    return tuple(set(case.mediator_ids) - case_notes.in_conflict(records, case.id))
