"""The demo's counselling: a file opened from a reception, consent, sessions with notes, one still to sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from mediation_desk.domain.counselling_consent import ConsentAct, CounsellingConsent
from mediation_desk.domain.counselling_file import (
    CounsellingFile,
    CounsellingKind,
    CounsellingResult,
    Satisfaction,
)
from mediation_desk.domain.counselling_note import AdditionKind, NotePart, NoteStyle, NoteText
from mediation_desk.domain.counselling_session import Attendance, CounsellingSession, SessionForm
from mediation_desk.domain.crisis import QUESTIONS, CrisisAct, CrisisLevel, CrisisSheet, FollowUp
from mediation_desk.domain.reception import ServiceElement
from mediation_desk.domain.scale import Answers, Filling, FillingWay, Scale, ScaleResult
from mediation_desk.register import counselling_files as counselling_rows
from mediation_desk.register.records import Records
from mediation_desk.services import (
    counselling_files,
    counselling_notes,
    counselling_sessions,
    counselling_signing,
    crises,
    process_notes,
    scales,
)
from mediation_desk.services.counselling_files import NewFile
from mediation_desk.services.demo.calendar import Act
from mediation_desk.services.demo.visiting import visit_file
from mediation_desk.services.demo.way import Told, Way
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.password_check import Confirmed

_TOOK = timedelta(minutes=50)


@dataclass(slots=True)
class _Course:
    """One story's counselling as it goes on: the file, once it is opened."""

    way: Way
    told: Mapping[str, Any]
    file: CounsellingFile | None = None
    notes: list[str] = field(default_factory=list)


def counselled(way: Way) -> Iterator[Told]:
    """Everything a story tells of counselling, by the counsellor it names."""
    told = way.story.get("counselling", None)
    if not told:
        return
    course, chen = _Course(way, told), way.staff["chen"]
    yield Told(after=int(told.get("opens", 1)), staff=chen, act=_opening(course))
    for one in told.get("sessions", ()):
        yield Told(after=int(one["after"]), staff=chen, act=_session(course, one))
    if closes := told.get("closes"):
        yield Told(after=int(closes["after"]), staff=chen, act=_closing(course, closes))
        yield Told(after=int(closes["after"]) + 7, staff=chen, act=_visits(course))


def _opening(course: _Course) -> Act:
    def act(records: Records) -> None:
        way, told = course.way, course.told
        clients = tuple(way.person(place) for place in told.get("clients", ["seeker"]))
        course.file = counselling_files.open_counselling_file(
            records,
            NewFile(
                client_ids=clients,
                kind=CounsellingKind(told["kind"]),
                goals=told["goals"],
                reception_id=way.reception_id,
            ),
        )
        for person_id in clients if told.get("consent", True) else ():
            given = CounsellingConsent(
                person_id=person_id,
                act=ConsentAct.GIVEN,
                on=records.today,
                guardian=told.get("guardian", ""),
            )
            counselling_files.record_consent(records, course.file.id, given)

    return act


def _session(course: _Course, told: Mapping[str, Any]) -> Act:
    def act(records: Records) -> None:
        assert course.file is not None
        attended = Attendance(told.get("attendance", "on_time"))
        came = attended in (Attendance.ON_TIME, Attendance.LATE)
        session = counselling_sessions.save_session(
            records,
            CounsellingSession(
                id=uuid4().hex,
                file_id=course.file.id,
                began=records.now - _TOOK - timedelta(minutes=5),
                place="辅导室一",
                form=SessionForm.COUPLE if len(course.file.client_ids) > 1 else SessionForm.INDIVIDUAL,
                present_ids=course.file.client_ids if came else (),
                attendance=attended,
                rebooked=not came,
                elements=frozenset({ServiceElement.PSYCHOLOGY, ServiceElement.COUNSELLING})
                if came
                else frozenset(),
                next_at=records.now + timedelta(days=7) if came else None,
            ),
            told.get("reason", ""),
        )
        if "phq9" in told:
            result = _fill(records, session, told["phq9"], told.get("ninth", 0))
            if "danger" in told:
                _answer(records, result, told["danger"])
        if came and told.get("unsigned"):
            counselling_notes.save_note(records, session.id, counselling_notes.as_text(_note(told)))
        elif came:
            confirmed = Confirmed(staff_id=records.staff.id, at=records.now)
            note = counselling_signing.sign_note(records, confirmed, session.id, session.version, _note(told))
            if words := told.get("addendum", ""):
                counselling_signing.add_to_note(records, confirmed, note.id, AdditionKind.ADDENDUM, words)
        if words := told.get("private", ""):
            process_notes.write_process_note(records, course.file.id, words)

    return act


def _closing(course: _Course, told: Mapping[str, Any]) -> Act:
    def act(records: Records) -> None:
        assert course.file is not None
        file = counselling_rows.get(records, course.file.id)
        counselling_files.close_counselling_file(
            records,
            file.id,
            file.version,
            told["summary"],
            CounsellingResult(told["result"]),
            Satisfaction(told["satisfaction"]),
        )

    return act


def _visits(course: _Course) -> Act:
    """A week after closing each client is asked alone."""

    def act(records: Records) -> None:
        assert course.file is not None
        visit_file(records, course.file.id)

    return act


def _fill(records: Records, session: CounsellingSession, total: int, ninth: int) -> ScaleResult:
    """PHQ-9 with this total: what the ninth item is told to have, the rest spread over the first eight."""
    rest = total - ninth
    items = tuple(rest // 8 + (n < rest % 8) for n in range(8))
    filling = Filling(session_id=session.id, person_id=session.present_ids[0], scale=Scale.PHQ9)
    answers = Answers(scale=Scale.PHQ9, items=(*items, ninth), difficulty=1)
    return scales.save_scale(records, filling, answers, FillingWay.SCREEN)


def _answer(records: Records, result: ScaleResult, told: Mapping[str, Any]) -> None:
    """The risk protocol that the ninth item asks for, and that somebody looked again the next day."""
    level = CrisisLevel(told["level"])
    sheet = CrisisSheet(
        level=level,
        next_at=book_of(records).ends_at("crisis_look", records.now),
        done=frozenset(CrisisAct(one) for one in told["done"]),
        instructions=told["instructions"],
        **{name: told[name] for name in QUESTIONS},
    )
    event = crises.record_crisis(records, crises.begin_crisis(records, result.id), sheet)
    crises.look_again(records, event.id, FollowUp(level=CrisisLevel.LOW, words=told["found"]))


def _note(told: Mapping[str, Any]) -> NoteText:
    if free := told.get("text", ""):
        return NoteText(style=NoteStyle.FREE, parts=((NotePart.TEXT, free),))
    parts = (NotePart.SAID, NotePart.SEEN, NotePart.ASSESSED, NotePart.PLANNED)
    return NoteText(
        parts=tuple((part, told[part.value]) for part in parts if told.get(part.value)),
        homework=told.get("homework", ""),
    )
