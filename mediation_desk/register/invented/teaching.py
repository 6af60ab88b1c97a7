"""Courses, batches, tours, fairs, publications of an invented year; lists and typed numbers both."""

from __future__ import annotations

from datetime import date
from typing import Any

from mediation_desk.domain.activity import ActivityKind, PublicationKind
from mediation_desk.domain.person import Sex
from mediation_desk.domain.reception import ServiceElement
from mediation_desk.register.figures.teaching import BATCHES, COURSES, TOURS
from mediation_desk.register.invented.places import Place
from mediation_desk.register.invented.rows import Draw, of_one, shared
from mediation_desk.register.tables.activities import (
    activities,
    activity_attendees,
    activity_companies,
    legal_bases,
    publications,
)
from mediation_desk.register.tables.areas import certificates

_LISTED = 20
"""Women on the list of a batch; half of them are on the next one's too and are counted once."""


def write_teaching(draw: Draw, places: tuple[Place, ...]) -> None:
    """Write activities with their lists, bases, publications and certificates."""
    year = draw.year
    people = shared(year.course_people, year.courses, draw.lot)
    for n, attended in enumerate(people):
        _activity(draw, of_one(COURSES, n), of_one(places, n), sessions=1, attendances=attended)
    for n in range(year.tours):
        _activity(draw, of_one(TOURS, n), of_one(places, n), sessions=1, attendances=20)
    _batches(draw, places)
    _activity(
        draw,
        ActivityKind.SKILL_TRAINING,
        places[0],
        sessions=2,
        attendances=year.trained + 9,
        women=year.trained,
    )
    _fairs(draw, places)
    for n in range(year.online // 2):
        _activity(draw, ActivityKind.ONLINE, of_one(places, n), issues=1)
    for kind in (ActivityKind.PARENT_CLASS, ActivityKind.JOB_FAIR, ActivityKind.LEGAL_HELPER_TRAINING):
        _activity(
            draw,
            kind,
            places[0],
            on=draw.outside(),
            sessions=3,
            attendances=99,
            women=50,
            batch=9,
            companies=9,
        )
    _published(draw)
    _bases(draw, places)
    draw.write(certificates, _certificates(draw))


def _activity(draw: Draw, kind: ActivityKind, place: Place, *, on: date | None = None, **told: Any) -> str:
    day = on or draw.day()
    one = {
        "id": draw.id(),
        "version": 1,
        "kind": kind,
        "title": f"{draw.year.year}年活动",
        "on": day,
        "area_id": place.id,
        "area_path": place.path,
        "elements": [ServiceElement.LAW.value] if kind is ActivityKind.LAW_PUBLICITY else [],
        "recorded_at": draw.moment(day),
    }
    draw.write(activities, [one | told])
    return str(one["id"])


def _batches(draw: Draw, places: tuple[Place, ...]) -> None:
    """The first is for key people; two have lists that share half their women, the others typed numbers."""
    year = draw.year
    listed = [(draw.name(), f"139{n:08d}") for n in range(_LISTED + _LISTED // 2)]
    typed = shared(year.batch_women - len(listed), year.batches - 2, draw.lot)
    kinds = [ActivityKind.BACKBONE_TRAINING, *(of_one(BATCHES[1:], n) for n in range(year.batches - 1))]
    for n, kind in enumerate(kinds):
        if n > 1:
            _activity(draw, kind, of_one(places, n), batch=n + 1, sessions=1, women=typed[n - 2])
            continue
        batch = _activity(draw, kind, of_one(places, n), batch=n + 1, sessions=1, women=_LISTED)
        there = listed[:_LISTED] if n == 0 else listed[-_LISTED:]
        rows = [{"name": name, "phone": phone, "sex": Sex.FEMALE} for name, phone in there]
        rows.append({"name": draw.name(), "phone": "", "sex": Sex.MALE})
        draw.write(
            activity_attendees,
            [
                one | {"id": draw.id(), "activity_id": batch, "position": k, "times": 1}
                for k, one in enumerate(rows)
            ],
        )


def _fairs(draw: Draw, places: tuple[Place, ...]) -> None:
    """The first two list their companies, three of which come to both."""
    year = draw.year
    posts = shared(year.posts, year.fairs, draw.lot)
    listed = [f"禾丰企业{n}" for n in range(7 if year.fairs > 1 else 0)]
    typed = shared(year.companies - len(listed), max(year.fairs - 2, 1), draw.lot)
    for n, offered in enumerate(posts):
        with_list = bool(listed) and n < 2
        number = 5 if with_list else (typed[n - 2 if listed else n] if typed else 0)
        fair = _activity(
            draw, ActivityKind.JOB_FAIR, of_one(places, n), sessions=1, posts=offered, companies=number
        )
        if with_list:
            names = listed[:5] if n == 0 else listed[-5:]
            rows = [
                {"id": draw.id(), "activity_id": fair, "position": k, "name": name}
                for k, name in enumerate(names)
            ]
            draw.write(activity_companies, rows)


def _published(draw: Draw) -> None:
    year = draw.year
    wanted = {
        PublicationKind.FAMILY_RULES: year.rules,
        PublicationKind.FAMILY_STORY: year.stories,
        PublicationKind.WORK: year.works,
        PublicationKind.ONLINE_ISSUE: year.online - year.online // 2,
    }
    days = [(kind, draw.day()) for kind, number in wanted.items() for _ in range(number)]
    days += [(kind, draw.outside()) for kind in wanted]
    one = {"version": 1, "title": "家风"}
    draw.write(publications, [one | {"id": draw.id(), "kind": kind, "on": day} for kind, day in days])


def _bases(draw: Draw, places: tuple[Place, ...]) -> None:
    year = draw.year.year
    standing = [(date(year - 1, 5, 1), None)] * draw.year.bases
    gone = [(date(year - 3, 5, 1), date(year, 12, 31)), (date(year + 1, 1, 1), None)]
    rows = [
        {
            "id": draw.id(),
            "version": 1,
            "name": f"基地{n}",
            "area_id": of_one(places, n).id,
            "since": a,
            "until": b,
        }
        for n, (a, b) in enumerate([*standing, *gone])
    ]
    draw.write(legal_bases, rows)


def _certificates(draw: Draw) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for n in range(draw.year.skilled):
        holder = f"{draw.name()}{n}"
        for _ in range(1 + n % 2):  # some get two and are one person all the same
            rows.append({"holder": holder, "high_skill": True, "got_on": draw.day()})
    rows.append({"holder": draw.name(), "high_skill": False, "got_on": draw.day()})
    rows.append({"holder": draw.name(), "high_skill": True, "got_on": draw.outside()})
    return [one | {"id": draw.id(), "name": "高级育婴员"} for one in rows]
