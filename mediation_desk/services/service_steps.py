"""The way walked: steps noted by hand beside what receptions, sittings and sessions tell already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from mediation_desk.domain.consultation import ConsultedKind, Subject
from mediation_desk.domain.counselling_session import CAME
from mediation_desk.domain.party import Party
from mediation_desk.domain.reception import Decision, Reception, ServiceElement, Stage
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.service_step import (
    Judgement,
    ServiceStep,
    SkipReason,
    StepOf,
    WayWalked,
    check_step,
    way_of,
)
from mediation_desk.domain.staff import Role
from mediation_desk.domain.stages import is_skipped
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    case_receptions,
    cases,
    consultation_subjects,
    counselling_files,
    counselling_sessions,
    mediation_records,
    office,
    receptions,
    service_steps,
)
from mediation_desk.register.records import Records
from mediation_desk.services.access import AT_THE_DESK, HOUSEHOLD_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.consultation_subjects import may_call
from mediation_desk.services.counselling_access import led_file
from mediation_desk.services.permission import allowed
from mediation_desk.services.screenings import screened_people, standings

_JUDGED = {
    Decision.COUNSELLING: Judgement.COUNSELLING,
    Decision.ACCEPTED: Judgement.MEDIATION,
    Decision.REFERRED: Judgement.REFERRAL,
    Decision.CONSULTATION: Judgement.CONSULTATION,
}
OFFERED = (StepOf.CASE, StepOf.CLUE, StepOf.HOUSEHOLD, StepOf.HOME_VISIT, StepOf.COUNSELLING)
"""To what steps are noted; a reception keeps its own in its form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaySheet:
    """A way as a page shows it.

    `screened`: whether everybody here was asked alone, None where whoever judges says it. `guarded`: nothing
    typed freely is kept, because it would stand in the open. `names` are those of staff by id.
    """

    way: WayWalked
    may_note: bool
    guarded: bool
    screened: bool | None
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedStep:
    """What stands in the form of a step."""

    at: datetime
    elements: frozenset[ServiceElement] = frozenset()
    stage: Stage | None = None
    skips: bool = False
    reason: str = ""
    note: str = ""
    screened: bool = False
    judgement: Judgement | None = None


@allowed(AT_THE_DESK)
def way_walked(records: Records, of: StepOf, subject_id: str) -> WaySheet:
    """The way of one case, clue, household, visit or counselling file.

    Raises DeskError: case.not_yours, consultation.not_yours (a clue about violence), counselling.not_yours,
    permission.refused, and those of what is gone.
    """
    _let_in(records, of, subject_id)
    steps = list(_all(records, of, subject_id))
    return WaySheet(
        way=way_of(steps),
        may_note=_may_note(records, of, subject_id),
        guarded=_guarded(records, of, subject_id),
        screened=_screened(records, of, subject_id),
        names=tuple((one.id, one.name) for one in office.all_staff(records)),
    )


@allowed(HOUSEHOLD_WRITE, changes={"service_step", "journal"})
def note_step(records: Records, of: StepOf, subject_id: str, typed: TypedStep) -> ServiceStep:
    """Note a step: elements given, a stage walked, or one left out with its reason.

    Raises DeskError beside its field: step.empty, step.future, step.reason_needed, step.reason_from_list,
    step.note_elsewhere, step.screening_first, step.judgement_needed, step.walked; those of `way_walked`.
    """
    _let_in(records, of, subject_id)
    if not _may_note(records, of, subject_id):
        raise DeskError("permission.refused")
    reason = typed.reason.strip()
    if typed.skips and typed.stage is None:
        raise DeskError("step.empty", field="stage")
    if typed.skips and not reason:
        raise DeskError("step.reason_needed", field="reason")
    if _guarded(records, of, subject_id):
        if typed.note.strip():
            raise DeskError("step.note_elsewhere", field="note")
        if typed.skips and reason not in set(SkipReason):
            raise DeskError("step.reason_from_list", field="reason")
    known = _screened(records, of, subject_id)
    judges = typed.stage is Stage.JUDGE and not typed.skips
    step = ServiceStep(
        id=uuid4().hex,
        of=of,
        subject_id=subject_id,
        at=typed.at,
        staff_id=records.staff.id,
        elements=typed.elements,
        stage=typed.stage,
        skipped=reason if typed.skips else "",
        note=typed.note.strip(),
        screened=(typed.screened if known is None else known) if judges else None,
        judgement=typed.judgement if judges else None,
    )
    check_step(step, records.now)
    if step.skipped and any(
        point.walked for point in way_of(_all(records, of, subject_id)).points if point.stage is step.stage
    ):
        raise DeskError("step.walked", field="stage")
    return service_steps.add(records, step)


def _let_in(records: Records, of: StepOf, subject_id: str) -> None:
    match of:
        case StepOf.CASE:
            opened_case(records, subject_id)
        case StepOf.COUNSELLING:
            led_file(records, subject_id)
        case StepOf.CLUE | StepOf.HOUSEHOLD:
            _refuse_strangers(records)
            may_call(records, Subject(kind=ConsultedKind(of.value), id=subject_id))
        case _:
            _refuse_strangers(records)


def _refuse_strangers(records: Records) -> None:
    """Households and clues are no matter of an expert asked into one case."""
    if not records.staff.roles & HOUSEHOLD_WRITE:
        raise DeskError("permission.refused")


def _may_note(records: Records, of: StepOf, subject_id: str) -> bool:
    roles = records.staff.roles
    if of is StepOf.CASE:
        return bool(roles & {Role.DIRECTOR, Role.MEDIATOR}) and not cases.get(records, subject_id).filed
    return of in OFFERED and bool(roles & HOUSEHOLD_WRITE)


def _guarded(records: Records, of: StepOf, subject_id: str) -> bool:
    if of is StepOf.COUNSELLING:
        return True
    return of is StepOf.CLUE and consultation_subjects.clue(records, subject_id).restricted


def _screened(records: Records, of: StepOf, subject_id: str) -> bool | None:
    """That everybody was asked alone, and nothing of what they said."""
    if of is StepOf.CASE:
        return _asked_alone(records, cases.get(records, subject_id).parties)
    if of is StepOf.COUNSELLING:
        file = counselling_files.get(records, subject_id)
        if file.reception_id is None:
            return None
        return _asked_alone(records, receptions.get(records, file.reception_id).parties[:1])
    return None


def _asked_alone(records: Records, parties: Iterable[Party]) -> bool:
    asked = screened_people(parties)
    found = standings(records, asked)
    return bool(found) and all(one.mark is not Mark.UNFINISHED for one in found.values())


def _all(records: Records, of: StepOf, subject_id: str) -> Iterator[ServiceStep]:
    yield from service_steps.of_subjects(records, of, [subject_id])
    match of:
        case StepOf.CASE:
            yield from _of_case(records, subject_id)
        case StepOf.COUNSELLING:
            yield from _of_file(records, subject_id)
        case StepOf.HOUSEHOLD:
            for kind, ids in (
                (StepOf.CLUE, service_steps.clues_of(records, subject_id)),
                (StepOf.HOME_VISIT, service_steps.visits_of(records, subject_id)),
            ):
                yield from service_steps.of_subjects(records, kind, ids)


def _of_case(records: Records, case_id: str) -> Iterator[ServiceStep]:
    """Of the receptions it came from, the clues that led to it, and its sittings."""
    for reception_id in case_receptions.of_case(records, case_id):
        yield from _of_reception(records, receptions.get(records, reception_id))
    yield from service_steps.of_subjects(records, StepOf.CLUE, service_steps.clues_to(records, case_id))
    for sitting in mediation_records.of_case(records, case_id):
        yield ServiceStep(
            id=sitting.id,
            of=StepOf.CASE,
            subject_id=case_id,
            at=sitting.began,
            staff_id=sitting.recorder_id,
            stage=Stage.MEDIATE,
            elements=frozenset({ServiceElement.MEDIATION}),
        )


def _of_file(records: Records, file_id: str) -> Iterator[ServiceStep]:
    file = counselling_files.get(records, file_id)
    if file.reception_id is not None:
        yield from _of_reception(records, receptions.get(records, file.reception_id))
    for session in counselling_sessions.of_file(records, file_id):
        if session.attendance in CAME and session.elements:
            yield ServiceStep(
                id=session.id,
                of=StepOf.COUNSELLING,
                subject_id=file_id,
                at=session.began,
                staff_id=file.counsellor_id,
                elements=session.elements,
            )


def _of_reception(records: Records, reception: Reception) -> Iterator[ServiceStep]:
    """The stages its form kept; the decision is its judgement, also where nobody ticked the stage."""
    asked = _asked_alone(records, reception.parties[:1])
    decided = next((one for one in reversed(reception.decisions) if one.decision in _JUDGED), None)
    bare = ServiceStep(
        id=reception.id,
        of=StepOf.RECEPTION,
        subject_id=reception.id,
        at=reception.received_at,
        staff_id=reception.staff_id,
        elements=reception.elements,
    )
    if reception.elements:
        yield bare
    judged = _JUDGED[decided.decision] if decided is not None else None
    ticked = False
    for number, entry in enumerate(reception.stages):
        walked = not is_skipped(entry)
        judges = entry.stage is Stage.JUDGE and walked
        ticked = ticked or judges
        yield replace(
            bare,
            id=f"{reception.id}/{number}",
            at=entry.at,
            elements=frozenset(),
            stage=entry.stage,
            skipped=entry.skipped_reason.strip(),
            note=entry.note,
            screened=asked if judges else None,
            judgement=judged if judges else None,
        )
    if decided is not None and not ticked:
        yield replace(
            bare,
            id=f"{reception.id}/decided",
            at=decided.taken_at,
            staff_id=decided.staff_id,
            elements=frozenset(),
            stage=Stage.JUDGE,
            screened=asked,
            judgement=judged,
        )
