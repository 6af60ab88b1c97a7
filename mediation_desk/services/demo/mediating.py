"""The demo's cases: consents and notices, sittings, moves along the main line, up to the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from string import Template
from typing import Any
from uuid import uuid4

from mediation_desk.domain.case import CaseState, TerminationGround
from mediation_desk.domain.mediation_record import MediationRecord, Sitting, SittingResult, Utterance, Writing
from mediation_desk.domain.safety import Mark
from mediation_desk.register.records import Records
from mediation_desk.services import cases, conflicts, mediation_records, screenings
from mediation_desk.services.demo.agreeing import agreed
from mediation_desk.services.demo.calendar import Act
from mediation_desk.services.demo.confirming import confirmed
from mediation_desk.services.demo.filing import filed
from mediation_desk.services.demo.guarding import guarded
from mediation_desk.services.demo.performing import checked, performed
from mediation_desk.services.demo.receiving import talk
from mediation_desk.services.demo.referring import referred
from mediation_desk.services.demo.scanning import scanned
from mediation_desk.services.demo.visiting import visited, visited_later
from mediation_desk.services.demo.way import Told, Way
from mediation_desk.services.demo.writing import begun, written

_S = CaseState
_NEAR = "与当事人系近亲属"
_AGREED = (_S.AGREED_WRITTEN, _S.AGREED_ORAL, _S.AGREED_PARTLY)


def mediated(way: Way) -> Iterator[Told]:
    """Everything after the case was accepted, as far as the story tells."""
    story = way.story
    end = _S(story.get("end"))
    ending = _S(story.get("ending", "agreed_written")) if end in (_S.CLOSED, _S.ARCHIVED) else end
    yield from guarded(way)
    yield from _beside(way)
    yield from referred(way)
    if story.get("stays"):  # ends before the first sitting
        yield from _ended(way, end, ending, 4)
        return
    if end is _S.ACCEPTED:
        return
    yield from _begun(way)
    yield from begun(way)
    yield from scanned(way)
    sittings = way.kit.sittings if way.kit else ()
    sittings = tuple(story.get("sittings", sittings))[: story.get("sat", 9)]
    for number, content in enumerate(sittings):
        last = number == len(sittings) - 1
        result = SittingResult.CONTINUED if not last or end is _S.IN_MEDIATION else _result(ending)
        yield Told(after=7 + 5 * number, staff=way.lead, act=_sitting(way, content, result))
    if story.get("kit"):
        yield from agreed(way, oral=ending is _S.AGREED_ORAL)
        yield from checked(way)
    yield from _ended(way, end, ending, 16)
    yield from confirmed(way)
    yield from performed(way)


def _beside(way: Way) -> Iterator[Told]:
    """The talk with the other side and what else staff noted."""
    story = way.story
    if mark := story.get("other_mark", "none"):
        for place in way.sides[1:]:
            yield Told(after=3, staff=way.lead, act=talk(way, place, Mark(mark)))
    if raised := story.get("raised"):
        place, mark, reason = raised
        yield Told(
            after=3,
            staff=way.staff["ma"],
            act=lambda records: screenings.raise_mark(records, way.person(place), Mark(mark), reason),
        )
    if who := story.get("conflict"):
        staff = way.staff[who]
        yield Told(
            after=3,
            staff=staff,
            act=lambda records: conflicts.declare_conflict(records, way.case_id, staff.id, _NEAR),
        )
    if note := story.get("note"):
        yield Told(after=3, staff=way.lead, act=lambda records: _noted(way, records, note))
    if lower := story.get("later_mark"):
        yield Told(after=12, staff=way.staff["chen"], act=talk(way, "seeker", Mark(lower)))


def _begun(way: Way) -> Iterator[Told]:
    if way.apart:
        yield Told(
            after=4,
            staff=way.director,
            act=lambda records: screenings.approve_shuttle(records, way.case_id, True, True),
        )
    yield Told(after=4, staff=way.lead, act=lambda records: _consented(way, records))
    yield Told(after=4, staff=way.lead, act=_move(way, _S.IN_MEDIATION))


def _ended(way: Way, end: CaseState, ending: CaseState, after: int) -> Iterator[Told]:
    if ending is _S.IN_MEDIATION:
        return
    why = way.story.get("reason", "其余事项另行协商。" if ending is _S.AGREED_PARTLY else "")
    ground = way.story.get("ground")
    move = _move(way, ending, why, TerminationGround(ground) if ground else None)
    yield Told(after=after, staff=way.lead, act=move)
    yield from visited(way, ending, after, over=end in (_S.CLOSED, _S.ARCHIVED))
    yield from written(way, ending, after)
    if end in (_S.CLOSED, _S.ARCHIVED):
        yield Told(after=after + 14, staff=way.lead, act=_move(way, _S.CLOSED))
    yield from visited_later(way, ending, after, over=end in (_S.CLOSED, _S.ARCHIVED))
    if end is _S.ARCHIVED:
        yield Told(after=after + 40, staff=way.director, act=filed(way))


def _consented(way: Way, records: Records) -> None:
    for place in way.sides:
        cases.record_consent(records, way.case_id, way.person(place), records.today)
        cases.record_rights_notice(records, way.case_id, way.person(place), records.today)
    for place, human in way.story.people.items():
        if place.startswith("child") and human.age >= 2 and not way.story.get("not_heard"):
            cases.record_child_heard(records, way.case_id, way.person(place), records.today)


def _noted(way: Way, records: Records, note: str) -> None:
    cases.add_note(records, way.case_id, note)


def _move(way: Way, to: CaseState, reason: str = "", ground: TerminationGround | None = None) -> Act:
    def act(records: Records) -> None:
        cases.move_case(records, way.case_id, way.case_version(records), to, reason, ground)

    return act


def _sitting(way: Way, content: Any, result: SittingResult) -> Act:
    names = {place: person.name for place, person in way.people.items()}

    def said(text: str) -> str:
        return Template(text).safe_substitute(names)

    def act(records: Records) -> None:
        asked = isinstance(content, list)
        present = way.sides[:1] if way.apart else way.sides
        record = MediationRecord(
            id=uuid4().hex,
            case_id=way.case_id,
            ordinal=0,
            began=records.now - timedelta(minutes=95),
            ended=records.now - timedelta(minutes=15),
            place="第二调解室",
            present_ids=tuple(way.person(place) for place in present),
            mediator_ids=way.mediators,
            recorder_id=way.staff["ma"].id,
            sitting=Sitting.SEPARATE if way.apart else Sitting.JOINT,
            subject=way.story.get("wish"),
            participants=tuple(way.story.get("invited", ())),
            rights_explained=True,
            writing=Writing.QUESTION_ANSWER if asked else Writing.PROSE,
            prose="" if asked else said(content),
            utterances=tuple(Utterance(speaker=said(who), text=said(words)) for who, words in content)
            if asked
            else (),
            result=result,
            result_note=_NOTES[result],
        )
        kept = mediation_records.save_mediation_record(records, record)
        if not way.story.get("unsigned"):
            mediation_records.sign_mediation_record(records, kept.id, records.today)

    return act


_NOTES = {
    SittingResult.SUCCEEDED: "双方达成一致，另行制作调解协议书。",
    SittingResult.CONTINUED: "双方同意继续调解，下次时间由调解员通知。",
    SittingResult.FAILED: "双方未能达成一致。",
}


def _result(ending: CaseState) -> SittingResult:
    if ending in _AGREED:
        return SittingResult.SUCCEEDED
    return SittingResult.CONTINUED if ending is _S.SUSPENDED else SittingResult.FAILED
