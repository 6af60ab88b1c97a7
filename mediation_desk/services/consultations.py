"""Joint consultations: called, kept, recorded, called off; every text is looked through before it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from mediation_desk.domain.consultation import (
    Consultation,
    ConsultationState,
    ConsultationWords,
    Member,
    Subject,
    Task,
    TaskState,
)
from mediation_desk.domain.consultation_check import check_called, check_recorded, sealed_words, written
from mediation_desk.domain.numbering import Series
from mediation_desk.errors import DeskError
from mediation_desk.register import consultations, numbers
from mediation_desk.register.records import Records
from mediation_desk.services.access import CONSULTATION_WRITE
from mediation_desk.services.brief_check import refuse_names
from mediation_desk.services.consultation_access import known_consultation, may_write
from mediation_desk.services.consultation_subjects import line_of, may_call, team_of
from mediation_desk.services.permission import allowed

_S = ConsultationState


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedConsultation:
    """What stands in the form; `tasks` keep the states they have already."""

    meets_at: datetime
    place: str = ""
    manner: str = ""
    host: str = ""
    chair: str = ""
    recorder: str = ""
    members: tuple[Member, ...] = ()
    words: ConsultationWords = field(default_factory=ConsultationWords)
    tasks: tuple[Task, ...] = ()
    next_at: datetime | None = None
    promised: bool = False


@allowed(CONSULTATION_WRITE, changes={"consultation", "journal", "number", "limit"})
def call_consultation(
    records: Records, consultation_id: str, subject: Subject, typed: TypedConsultation, *, listed: str = ""
) -> Consultation:
    """Call one: it takes the next number, or a `listed` one of the numbers on paper.

    Raises DeskError: those of `may_call` and `check_called`, consultation.next_before,
    consultation.names_somebody, consultation.cannot_compare, number.*, sealed.no_seat.
    """
    may_call(records, subject)
    line = line_of(records, subject)
    one = Consultation(
        id=consultation_id,
        number="",
        state=_S.CALLED,
        subject=subject,
        called_by=records.staff.id,
        called_at=records.now,
        meets_at=typed.meets_at,
        restricted=line.restricted,
    )
    one = _typed_into(one, typed)
    check_called(one, typed.words)
    _check(records, one, typed)
    number = numbers.take(
        records, Series.CONSULTATION, records.today.year, listed=listed, became=consultation_id
    )
    readers = team_of(records, subject)
    return consultations.add(records, replace(one, number=number), sealed_words(typed.words), readers)


@allowed(CONSULTATION_WRITE, changes={"consultation", "journal", "limit"})
def keep_consultation(
    records: Records, consultation_id: str, version: int, typed: TypedConsultation
) -> Consultation:
    """Keep what was changed while its record is open. Raises DeskError as `call_consultation`, and
    consultation.closed, consultation.not_yours, sealed.not_yours, record.changed_meanwhile.
    """
    one = _typed_into(_open(records, consultation_id, version), typed)
    check_called(one, typed.words)
    _check(records, one, typed)
    if one.meets_at <= records.now:
        one = replace(one, state=_S.HELD)
    readers = team_of(records, one.subject)
    return consultations.save(records, one, "keep_consultation", sealed_words(typed.words), readers)


@allowed(CONSULTATION_WRITE, changes={"consultation", "journal", "limit"})
def record_consultation(
    records: Records, consultation_id: str, version: int, typed: TypedConsultation
) -> Consultation:
    """Close the record: from now on its words stand, only its tasks go on.

    Raises DeskError as `keep_consultation`, those of `check_recorded`, consultation.not_met_yet.
    """
    one = _typed_into(_open(records, consultation_id, version), typed)
    if one.meets_at > records.now:
        raise DeskError("consultation.not_met_yet", field="meets_at")
    check_recorded(one, typed.words)
    _check(records, one, typed)
    closed = replace(one, state=_S.RECORDED)
    readers = team_of(records, one.subject)
    return consultations.save(records, closed, "record_consultation", sealed_words(typed.words), readers)


@allowed(CONSULTATION_WRITE, changes={"consultation", "journal", "limit"})
def call_off(records: Records, consultation_id: str, version: int, reason: str) -> Consultation:
    """Call it off, with a reason that names nobody. DeskError: consultation.reason_needed and as before."""
    one = _open(records, consultation_id, version)
    if not reason.strip():
        raise DeskError("consultation.reason_needed", field="reason")
    refuse_names(records, one.subject, [("reason", reason)])
    gone = replace(one, state=_S.CALLED_OFF, reason=reason.strip())
    return consultations.save(records, gone, "call_off_consultation")


@allowed(CONSULTATION_WRITE, changes={"consultation", "journal", "limit"})
def set_task(
    records: Records,
    consultation_id: str,
    version: int,
    task_id: str,
    state: TaskState,
    *,
    done_on: date | None = None,
    said: str = "",
) -> Consultation:
    """Say how far a unit is with its task; also long after the record was closed.

    Raises DeskError: consultation.missing, consultation.not_yours, record.changed_meanwhile,
    consultation.task_missing, consultation.done_day_needed, consultation.done_ahead,
    consultation.why_dropped, consultation.names_somebody, consultation.cannot_compare.
    """
    one = _unchanged(records, consultation_id, version)
    if task_id not in {task.id for task in one.tasks} or one.state is _S.CALLED_OFF:
        raise DeskError("consultation.task_missing")
    if state is TaskState.DONE and done_on is None:
        raise DeskError("consultation.done_day_needed", field="done_on")
    if done_on is not None and done_on > records.today:
        raise DeskError("consultation.done_ahead", field="done_on")
    if state is TaskState.DROPPED and not said.strip():
        raise DeskError("consultation.why_dropped", field="said")
    refuse_names(records, one.subject, [("said", said)] if said.strip() else [])
    tasks = tuple(
        replace(task, state=state, done_on=done_on if state is TaskState.DONE else None, said=said.strip())
        if task.id == task_id
        else task
        for task in one.tasks
    )
    return consultations.save(records, replace(one, tasks=tasks), "set_consultation_task")


def _open(records: Records, consultation_id: str, version: int) -> Consultation:
    one = _unchanged(records, consultation_id, version)
    if not one.open:
        raise DeskError("consultation.closed")
    if not consultations.opens(records, one):
        raise DeskError("sealed.not_yours")  # whoever cannot read the words would write over them
    return one


def _unchanged(records: Records, consultation_id: str, version: int) -> Consultation:
    one = known_consultation(records, consultation_id)
    if not may_write(records, one):
        raise DeskError("consultation.not_yours")
    if one.version != version:
        raise DeskError("record.changed_meanwhile")
    return one


def _check(records: Records, one: Consultation, typed: TypedConsultation) -> None:
    if one.next_at is not None and one.next_at <= one.meets_at:
        raise DeskError("consultation.next_before", field="next_at")
    texts = written(typed.words, one.tasks, place=one.place, manner=one.manner)
    refuse_names(records, one.subject, texts)


def _typed_into(one: Consultation, typed: TypedConsultation) -> Consultation:
    """What was typed, on what stands; a task known already keeps how far it is."""
    known = {task.id: task for task in one.tasks}
    tasks = tuple(
        replace(
            task,
            task=task.task.strip(),
            unit=task.unit.strip(),
            person=task.person.strip(),
            state=known[task.id].state if task.id in known else TaskState.OPEN,
            done_on=known[task.id].done_on if task.id in known else None,
            said=known[task.id].said if task.id in known else "",
        )
        for task in typed.tasks
    )
    members = tuple(
        replace(member, unit=member.unit.strip(), name=member.name.strip(), post=member.post.strip())
        for member in typed.members
    )
    return replace(
        one,
        meets_at=typed.meets_at,
        place=typed.place.strip(),
        manner=typed.manner.strip(),
        host=typed.host.strip(),
        chair=typed.chair.strip(),
        recorder=typed.recorder.strip(),
        members=members,
        tasks=tasks,
        next_at=typed.next_at,
        promised=typed.promised,
    )
