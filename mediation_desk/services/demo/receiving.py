"""The demo's receptions: taken at the counter or by phone, talked over alone, decided."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from mediation_desk.domain.case import Difficulty
from mediation_desk.domain.consent import needs_guardian
from mediation_desk.domain.intake import PhoneSafety
from mediation_desk.domain.party import Consent, ConsentGround
from mediation_desk.domain.reception import (
    Decision,
    DisputeSubtype,
    Mode,
    Reception,
    RejectReason,
    ServiceElement,
    Source,
    Stage,
    StageEntry,
)
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening_sheet import form_for
from mediation_desk.register.records import Records
from mediation_desk.services import receptions
from mediation_desk.services.demo.calendar import Act
from mediation_desk.services.demo.talks import ask_alone
from mediation_desk.services.demo.way import Told, Way


def received(way: Way) -> Iterator[Told]:
    """The reception, the talk with whoever came, and the decision the story tells."""
    story = way.story
    yield Told(after=0, staff=way.staff[story.get("by", "ma")], act=_reception(way))
    if mark := story.get("mark"):
        yield Told(after=0, staff=way.staff[story.get("asks", "chen")], act=talk(way, "seeker", Mark(mark)))
    for kind, reason in story.get("decisions", ()):
        yield Told(after=0, staff=way.lead, act=_decision(way, Decision(kind), reason))


def accepted(way: Way) -> Iterator[Told]:
    """The reception becomes a case."""
    yield Told(after=1, staff=way.director, act=_acceptance(way))


def talk(way: Way, place: str, mark: Mark) -> Act:
    """Ask one person alone."""

    def act(records: Records) -> None:
        person_id = way.person(place)
        ask_alone(records, person_id, form_for(person_id, way.parties), mark)

    return act


def _reception(way: Way) -> Act:
    story = way.story
    mode = Mode(story.get("mode", "visit"))

    def act(records: Records) -> None:
        reception = Reception(
            id=uuid4().hex,
            mode=mode,
            source=Source(story.get("source", "party_application")),
            received_at=records.now,
            parties=way.parties,
            staff_id=records.staff.id,
            wish=story.get("wish"),
            dispute_subtype=DisputeSubtype(story.get("subtype", "other")),
            summary=story.get("summary"),
            elements=frozenset(ServiceElement(one) for one in story.get("elements", ("law", "mediation"))),
            stages=tuple(StageEntry(stage=stage, at=records.now) for stage in (Stage.LISTEN, Stage.TELL)),
        )
        entry = receptions.ReceptionEntry(
            reception=reception,
            people=tuple(way.people.values()),
            consents=_consents(way, records),
            phone_safety=PhoneSafety(safe_now=True, how_to_reach=story.get("how_to_reach", "晚上八点后勿打"))
            if mode is Mode.PHONE
            else None,
        )
        way.reception_id = receptions.save_reception(records, entry).reception.id

    return act


def _consents(way: Way, records: Records) -> tuple[Consent, ...]:
    """Whoever came is told and asked; a guardian answers for a child under fourteen."""
    ground = ConsentGround(way.story.get("consent", "consent"))
    if ground is ConsentGround.NOT_YET_ASKED:
        return ()
    told = []
    for place, person in way.people.items():
        if place != "seeker" and not place.startswith("child"):
            continue
        of_child = place != "seeker" and needs_guardian(person.born, records.today)
        told.append(
            Consent(
                person_id=person.id,
                ground=ConsentGround.GUARDIAN_CONSENT if of_child else ground,
                notice_given=True,
                recorded_at=records.now,
                sensitive=True if ground is ConsentGround.CONSENT else None,
            )
        )
    return tuple(told)


def _decision(way: Way, kind: Decision, reason: str) -> Act:
    def act(records: Records) -> None:
        rejected = way.story.get("reject_reason", None)
        receptions.decide(
            records,
            way.reception_id,
            way.reception_version(records),
            kind,
            reason,
            reject_reason=RejectReason(rejected) if kind is Decision.NOT_ACCEPTED else None,
        )

    return act


def _acceptance(way: Way) -> Act:
    story = way.story

    def act(records: Records) -> None:
        view = receptions.decide(
            records,
            way.reception_id,
            way.reception_version(records),
            Decision.ACCEPTED,
            story.get("why", "双方自愿，属于受理范围。"),
            mediator_ids=way.mediators,
            difficulty=Difficulty(story.get("difficulty", "ordinary")),
            requests=tuple(story.get("requests", ())),
        )
        way.case_id = view.reception.case_id or ""

    return act
