"""Scales of a session: filled in by the client or from paper, kept sealed, read as a series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from mediation_desk.domain import scale
from mediation_desk.domain.counselling_file import FileState
from mediation_desk.domain.dates import age
from mediation_desk.domain.scale import ADULT, Answers, Filling, FillingWay, Scale, ScaleResult
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    counselling_files,
    counselling_grants,
    counselling_sessions,
    drafts,
    people,
    scale_results,
)
from mediation_desk.register.records import Records
from mediation_desk.services.access import NOTE_READ, NOTE_WRITE
from mediation_desk.services.counselling_access import known_file, led_session
from mediation_desk.services.permission import allowed

DRAFT = "scale"
"""The form key of a half-filled scale; its subject is `Filling.key`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleClient:
    """Who could fill a scale in; `born` None when the day is not known."""

    person_id: str
    name: str
    born: date | None

    def minor(self, today: date) -> bool:
        """Whether this person is under age: then PHQ-9 is for trained staff."""
        return self.born is not None and age(self.born, today) < ADULT


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleSeries:
    """Every scale of a file, oldest first; `ordinals` number its sessions.

    `fillings` are scales of whoever asks that were begun and not ended, with what was answered; `writes`
    tells whether they may add one: they lead the file and it is open.
    """

    file_id: str
    clients: tuple[ScaleClient, ...]
    results: tuple[ScaleResult, ...]
    ordinals: dict[str, int]
    fillings: tuple[tuple[Filling, Answers], ...]
    writes: bool

    def of(self, kind: Scale, person_id: str) -> tuple[ScaleResult, ...]:
        """One client's results on one scale."""
        return tuple(one for one in self.results if one.scale is kind and one.person_id == person_id)


@allowed(NOTE_READ, changes={"journal"})
def open_scales(records: Records, file_id: str) -> ScaleSeries:
    """The scales of a file, opened where they are sealed for whoever asks; journalled if any are.

    Raises DeskError: counselling.missing, counselling.not_yours, sealed.altered.
    """
    file = known_file(records, file_id)
    results = scale_results.open_of_file(records, file_id)
    if any(one.answers is not None for one in results):
        records.journal("open_scales", file_id)
    sessions = counselling_sessions.of_file(records, file_id)
    mine = {one.id for one in sessions}
    return ScaleSeries(
        file_id=file_id,
        clients=tuple(
            # by the id the file knows, also after one person's two records became one
            ScaleClient(person_id=client_id, name=one.name, born=one.born)
            for client_id, one in zip(file.client_ids, people.get_many(records, file.client_ids), strict=True)
        ),
        results=tuple(results),
        ordinals={one.id: one.ordinal for one in sessions},
        fillings=tuple(each for each in begun(records) if each[0].session_id in mine),
        writes=file.counsellor_id == records.staff.id and file.state is FileState.OPEN,
    )


@allowed(NOTE_WRITE, changes={"scale", "draft", "crisis"})
def save_scale(
    records: Records, filling: Filling, answers: Answers, way: FillingWay, trained: bool = False
) -> ScaleResult:
    """Keep what one client answered in a session; `trained` says that staff trained for minors sits there.

    Raises DeskError: scale.strange, scale.empty, scale.minor, scale.stranger, counselling.*; a closed file
    takes only what asks for the risk protocol.
    """
    session = led_session(records, filling.session_id)
    file = counselling_files.get(records, session.file_id)
    if file.state is FileState.CLOSED and not answers.at_risk:
        raise DeskError("counselling.closed")
    if answers.scale is not filling.scale:
        raise DeskError("scale.strange")
    scale.check_answers(answers)
    if filling.person_id not in file.client_ids:
        raise DeskError("scale.stranger", field="client")
    (person,) = people.get_many(records, [filling.person_id])
    client = ScaleClient(person_id=person.id, name=person.name, born=person.born)
    if filling.scale is Scale.PHQ9 and client.minor(records.today) and not trained:
        raise DeskError("scale.minor", field="trained")
    result = ScaleResult(
        id=uuid4().hex,
        file_id=file.id,
        session_id=session.id,
        person_id=filling.person_id,
        scale=filling.scale,
        way=way,
        filled_at=records.now,
        author_id=records.staff.id,
    )
    kept = scale_results.add(records, result, answers, counselling_grants.of_file(records, file.id))
    drafts.drop(records, DRAFT, filling.key)
    return kept


@allowed(NOTE_WRITE, changes={"scale"})
def void_scale(records: Records, result_id: str, reason: str) -> None:
    """Take a scale that was filled in wrongly out of the line; it stays listed with the reason, sealed.

    An alert of item 9 stays: the risk protocol is written all the same. Raises DeskError: scale.missing,
    scale.voided, scale.reason_needed, counselling.*, text.*.
    """
    result = scale_results.get(records, result_id)
    led_session(records, result.session_id)
    if not reason.strip():
        raise DeskError("scale.reason_needed", field="reason")
    check_text(reason, "reason", PARAGRAPH, lines=True)
    scale_results.void(records, result, reason.strip(), counselling_grants.of_file(records, result.file_id))


def begun(records: Records) -> list[tuple[Filling, Answers]]:
    """Scales begun and not ended of whoever sits here, newest first."""
    found = []
    for line in drafts.lines(records):
        text = drafts.get(records, DRAFT, line.subject_id) if line.form == DRAFT else None
        if text is not None:
            found.append((Filling.of_key(line.subject_id), scale.opened_text(text)))
    return found
