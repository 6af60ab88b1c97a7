"""The demo's applications to the court, as far as the story tells: prepared, accepted, or ruled on."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.confirmation import MUST_ATTACH, Attachment, CourtGround, StepKind
from mediation_desk.domain.reception import Source
from mediation_desk.register import cases, confirmations
from mediation_desk.register.records import Records
from mediation_desk.services.confirmations import Plan, begin_confirmation, record_confirmation_step
from mediation_desk.services.courts import courts
from mediation_desk.services.demo.calendar import Act
from mediation_desk.services.demo.way import Told, Way

_ANSWER = "立案庭答复：离婚意愿一条不受理，其余条款可以受理。"
_NUMBER = "（{year}）青0199民特{n}号"
_STEPS = (
    (18, StepKind.APPLY),
    (19, StepKind.ACCEPT),
    (21, StepKind.CONFIRM),
    (22, StepKind.RECEIVE),
)
_LAST = {"prepared": 0, "applied": 1, "accepted": 2, "confirmed": 4}


def confirmed(way: Way) -> Iterator[Told]:
    """What the court did with the agreement; nothing where the story tells of no court."""
    until = way.story.get("court")
    if not until:
        return
    yield Told(after=17, staff=way.lead, act=lambda records: _begun(way, records))
    for after, kind in _STEPS[: _LAST[until]]:
        people = way.sides if kind is StepKind.RECEIVE else ("",)
        for place in people:
            yield Told(after=after, staff=way.lead, act=_step(way, kind, place))


def _begun(way: Way, records: Records) -> None:
    sent = cases.get(records, way.case_id).source is Source.COURT_PRE_FILING
    plan = Plan(
        jointly=True,
        court=courts(records)[0].name,
        ground=CourtGround.INVITING if sent else CourtGround.ORGANISATION,
        attachments=(*MUST_ATTACH, Attachment.PROPERTY),
        court_answer=_ANSWER,
    )
    begin_confirmation(records, way.agreement_id, plan)


def _step(way: Way, kind: StepKind, place: str) -> Act:
    def act(records: Records) -> None:
        kept = confirmations.of_case(records, way.case_id)[-1]
        record_confirmation_step(
            records,
            kept.id,
            kept.version,
            kind,
            records.today,
            number=_NUMBER.format(year=records.today.year, n=way.story.get("days"))
            if kind is StepKind.ACCEPT
            else "",
            person_id=way.person(place) if place else "",
        )

    return act
