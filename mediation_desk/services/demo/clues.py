"""The demo's clues, calls to 12338 and offers of counselling, each on its own day through the use cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from mediation_desk.domain.clue import (
    Clue,
    ClueHandling,
    ClueKind,
    ClueOutcome,
    ClueSource,
    DivorceWay,
    HarmPrevented,
    OfferAnswer,
    Urgency,
)
from mediation_desk.domain.counselling_offer import CounsellingOffer
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.hotline_call import HotlineCall
from mediation_desk.domain.prevented_harm import PreventedHarm
from mediation_desk.register.records import Records
from mediation_desk.services import clues, counselling_offers, hotline_calls, prevented_harms
from mediation_desk.services.areas import area_choices
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData

_STORY = 9_000
"""After the stories of people, before the plan of the day, where both happen in one moment."""
_MORNING, _LATER = time(8, 50, tzinfo=SHANGHAI), time(16, 10, tzinfo=SHANGHAI)
Row = Mapping[str, Any]


def clued(told: DemoData, now: datetime) -> Iterator[Step]:
    """Every clue as it was taken in and, where that is over, as it was closed; calls and offers beside."""
    staff, today = told.office.staff, legal_day(now)
    harms = {one["subject"]: one for one in told.clues.get("harms", ())}
    for turn, row in enumerate(told.clues.get("clues", ())):
        clue_id = uuid4().hex
        who = staff[row["who"]]
        found = today - timedelta(days=row["days"])
        act = partial(_take_in, row, clue_id, who.id, found)
        yield Step(at=_at(found, _MORNING, turn, now), story=_STORY, turn=turn, staff=who, act=act)
        harm = harms.get(row["subject"])
        ends = found + timedelta(days=row["after"])
        later = partial(_see_to, row, clue_id, harm)
        yield Step(at=_at(ends, _LATER, turn, now), story=_STORY + 1, turn=turn, staff=who, act=later)
    for turn, row in enumerate(told.clues.get("calls", ())):
        day = today - timedelta(days=row["days"])
        at = _at(day, _MORNING, turn, now)
        call = partial(_call, row)
        yield Step(at=at, story=_STORY + 2, turn=turn, staff=staff[row["who"]], act=call)
    for turn, (days, way, couple, answer) in enumerate(told.clues.get("offers", ())):
        at = _at(today - timedelta(days=days), _MORNING, turn, now)
        offer = partial(_offer, way, couple, answer)
        yield Step(at=at, story=_STORY + 3, turn=turn, staff=staff["ma"], act=offer)


def _at(day: date, moment: time, turn: int, now: datetime) -> datetime:
    return min(datetime.combine(day, moment) + timedelta(minutes=turn), now)


def _take_in(row: Row, clue_id: str, who: str, found: date, records: Records) -> None:
    urgency = Urgency(row["urgency"])
    places = {one.name: one.area.id for one in area_choices(records)}
    clues.take_in_clue(
        records,
        Clue(
            id=clue_id,
            found_on=found,
            source=ClueSource(row["source"]),
            subject=row["subject"],
            kind=ClueKind(row["kind"]),
            urgency=urgency,
            responsible=who,
            due_on=clues.clue_desk(records, found).due_of(urgency),
            area_id=places.get(row["area"], ""),
            place=row["place"],
            reported_by=row["reporter"],
            summary=row["summary"],
        ),
    )


def _see_to(row: Row, clue_id: str, harm: Row | None, records: Records) -> None:
    if row["handling"]:
        known = clues.clue_sheet(records, clue_id).clue
        clues.handle_clue(records, clue_id, known.version, ClueHandling(row["handling"]))
    if row["said"]:
        clues.follow_clue_up(records, clue_id, records.today, row["said"])
    if harm is not None:
        told = PreventedHarm(
            id=uuid4().hex,
            on=records.today,
            kind=HarmPrevented(harm["kind"]),
            people=harm["people"],
            clue_id=clue_id,
        )
        prevented_harms.note_harm_of_clue(records, told)
    if row["outcome"]:
        known = clues.clue_sheet(records, clue_id).clue
        outcome = ClueOutcome(row["outcome"])
        clues.close_clue(records, clue_id, known.version, outcome, records.today, row["said"])


def _call(row: Row, records: Records) -> None:
    back = row["back"]
    rang = records.now - timedelta(minutes=20)
    until = None if back is None else rang + timedelta(hours=abs(back))
    call = hotline_calls.note_call(
        records,
        HotlineCall(
            id=uuid4().hex,
            at=rang,
            caller=row["caller"],
            phone=row["phone"],
            about=row["about"],
            call_back_by=until,
            restricted=row.get("restricted", False),
        ),
    )
    if "rung" in row:
        hotline_calls.ring_back(records, call.id, call.version, row["rung"])


def _offer(way: str, couple: str, answer: str, records: Records) -> None:
    counselling_offers.offer_counselling(
        records,
        CounsellingOffer(
            id=uuid4().hex,
            on=records.today,
            way=DivorceWay(way),
            couple=couple,
            answer=OfferAnswer(answer),
        ),
    )
