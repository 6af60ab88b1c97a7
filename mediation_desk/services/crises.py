"""Danger of self-harm: the risk protocol, who must act, and looking again until it is low.

A record of its own: what others must act on never stands in a sealed note alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from mediation_desk.domain import crisis
from mediation_desk.domain.crisis import CrisisEvent, CrisisSheet, FollowUp
from mediation_desk.domain.scale import Answers, Filling, FillingWay, ScaleResult
from mediation_desk.domain.staff import Role
from mediation_desk.domain.today import ToDo, ToDoKind
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    case_notes,
    cases,
    counselling_files,
    counselling_grants,
    crises,
    office,
    people,
    scale_results,
)
from mediation_desk.register.records import Records
from mediation_desk.services import scales
from mediation_desk.services.access import NOTE_WRITE, SAFETY_RECORD_READ
from mediation_desk.services.counselling_access import led_session
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisBoard:
    """What waits for a protocol, and events in force or past; `names` and `staff` say who is who.

    `left` are scales a client began, answered item 9 in and did not end.
    """

    alerts: tuple[ScaleResult, ...]
    left: tuple[tuple[Filling, Answers], ...]
    events: tuple[CrisisEvent, ...]
    names: dict[str, str]
    staff: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisView:
    """One event with its later looks; `sheet` of the event is None for those who only act."""

    event: CrisisEvent
    looks: tuple[FollowUp, ...]
    name: str
    staff: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisStart:
    """Where a protocol begins: the result that asks for it (None: the counsellor does), session, person."""

    result: ScaleResult | None
    session_id: str
    person_id: str
    name: str


@allowed(SAFETY_RECORD_READ)
def crisis_board(records: Records) -> CrisisBoard:
    """What whoever asks must act on: own alerts (the director: everybody's), and events told to them."""
    director = Role.DIRECTOR in records.staff.roles
    alerts = scale_results.unanswered(records, counsellor_id=None if director else records.staff.id)
    left = [each for each in scales.begun(records) if each[1].at_risk]
    events = crises.known(records)
    wanted = {one.person_id for one in alerts} | {one.person_id for one in events}
    wanted |= {one.person_id for one, _answers in left}
    return CrisisBoard(
        alerts=tuple(alerts),
        left=tuple(left),
        events=tuple(events),
        names=_names(records, sorted(wanted)),
        staff={one.id: one.name for one in office.all_staff(records)},
    )


@allowed(NOTE_WRITE)
def begin_crisis(records: Records, result_id: str, session_id: str = "", person_id: str = "") -> CrisisStart:
    """What the protocol's form begins with; without a result, a session and a person are named.

    Raises DeskError: scale.missing, scale.stranger, counselling.*.
    """
    result = scale_results.get(records, result_id) if result_id else None
    session = led_session(records, result.session_id if result else session_id)
    wanted = result.person_id if result else person_id
    if wanted not in counselling_files.get(records, session.file_id).client_ids:
        raise DeskError("scale.stranger")
    (person,) = people.get_many(records, [wanted])
    return CrisisStart(result=result, session_id=session.id, person_id=wanted, name=person.name)


@allowed(NOTE_WRITE, changes={"scale", "draft", "crisis"})
def keep_left_scale(records: Records, filling: Filling) -> ScaleResult:
    """Keep a scale that a client left unfinished with item 9 answered, so that the protocol can begin.

    Raises DeskError("scale.missing") when there is no such draft.
    """
    for left, answers in scales.begun(records):
        if left == filling:
            return scales.save_scale(records, filling, answers, FillingWay.SCREEN, trained=True)
    raise DeskError("scale.missing")


@allowed(NOTE_WRITE, changes={"crisis", "scale", "draft"})
def record_crisis(records: Records, start: CrisisStart, sheet: CrisisSheet) -> CrisisEvent:
    """Keep the protocol; the director and everybody who works with the person get the instructions.

    Raises DeskError: crisis.* (see check_sheet), counselling.*, sealed.no_seat.
    """
    begun = begin_crisis(records, start.result.id if start.result else "", start.session_id, start.person_id)
    session = led_session(records, begun.session_id)
    crisis.check_sheet(sheet, records.now, _latest(records))
    event = CrisisEvent(
        id=uuid4().hex,
        file_id=session.file_id,
        session_id=session.id,
        person_id=begun.person_id,
        result_id=begun.result.id if begun.result else None,
        level=sheet.level,
        assessed_by=records.staff.id,
        assessed_at=records.now,
        next_at=sheet.next_at,
    )
    return crises.add(records, event, sheet, _actors(records, session.file_id, begun.person_id))


@allowed(SAFETY_RECORD_READ, changes={"journal"})
def open_crisis(records: Records, event_id: str) -> CrisisView:
    """One event as far as it opens for whoever asks; journalled.

    Raises DeskError: crisis.missing, sealed.not_yours.
    """
    event = crises.open_event(records, event_id)
    (person,) = people.get_many(records, [event.person_id])
    return CrisisView(
        event=event,
        looks=tuple(crises.looks(records, event_id)),
        name=person.name,
        staff={one.id: one.name for one in office.all_staff(records)},
    )


@allowed(SAFETY_RECORD_READ, changes={"crisis"})
def look_again(records: Records, event_id: str, look: FollowUp) -> None:
    """Note that somebody looked after the person again.

    Raises DeskError: crisis.found, crisis.next_needed, crisis.look_again, crisis.missing, sealed.not_yours,
    crisis.over.
    """
    known = {event.id: event for event in crises.known(records)}
    if event_id not in known:
        raise DeskError("sealed.not_yours")
    if known[event_id].next_at is None:
        raise DeskError("crisis.over")
    crisis.check_follow_up(look, records.now, _latest(records))
    crises.look_again(records, event_id, look)


def refuse_unasked(records: Records, session_id: str) -> None:
    """Refuse while a scale of this session asks for the protocol and none was written.

    Raises DeskError("crisis.first"). Called before a session's note is signed.
    """
    if scale_results.unanswered(records, session_id=session_id):
        raise DeskError("crisis.first")


def waiting(records: Records) -> tuple[ToDo | None, ToDo | None]:
    """For the first page: protocols not written yet, and people to look after again."""
    board = crisis_board(records)
    moments = [one.filled_at for one in board.alerts] + [records.now for _one in board.left]
    first = ToDo(kind=ToDoKind.RISK, count=len(moments), oldest=min(moments)) if moments else None
    due = [event.next_at for event in board.events if event.next_at is not None]
    second = ToDo(kind=ToDoKind.LOOK_AGAIN, count=len(due), oldest=min(due)) if due else None
    return first, second


def _names(records: Records, person_ids: list[str]) -> dict[str, str]:
    """Names by the ids asked for, also after one person's two records became one."""
    found = people.get_many(records, person_ids)
    return {person_id: one.name for person_id, one in zip(person_ids, found, strict=True)}


def _actors(records: Records, file_id: str, person_id: str) -> frozenset[str]:
    """Counsellor and readers of the file, and the mediators of every case the person is in."""
    actors = set(counselling_grants.of_file(records, file_id))
    for case_id in cases.of_person(records, person_id):
        apart = case_notes.in_conflict(records, case_id)
        actors |= set(cases.get(records, case_id).mediator_ids) - apart
    return frozenset(actors)


def _latest(records: Records) -> datetime:
    """Until when somebody in danger is to be looked after again."""
    return book_of(records).ends_at("crisis_look", records.now)
