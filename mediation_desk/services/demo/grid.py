"""The demo's grid: five invented towns with their villages and grids, and who helps where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from mediation_desk.domain.area import Area, PointKind, ServicePoint
from mediation_desk.domain.certificate import Certificate
from mediation_desk.domain.corps import CallOut, Corps, Membership
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.helper import CorpsKind, Helper, HelperRole, Position, Profession
from mediation_desk.domain.person import Sex
from mediation_desk.register.records import Records
from mediation_desk.services.areas import keep_area
from mediation_desk.services.certificates import keep_helper_certificate
from mediation_desk.services.corps import keep_call_out, keep_corps, keep_membership
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData
from mediation_desk.services.helpers import keep_helper, keep_position
from mediation_desk.services.service_points import keep_point

_BEFORE = 3
_LEAST = 40
"""Days within which rounds and call-outs are told."""
_MORNING = time(8, 40, tzinfo=SHANGHAI)
_EVENING = time(17, 20, tzinfo=SHANGHAI)
_SEX = {"男": Sex.MALE, "女": Sex.FEMALE}


def gridded(told: DemoData, now: datetime) -> Iterator[Step]:
    """The grid some days before the first story, then each call-out of a corps on its day."""
    first = max(_LEAST, *(one.days for one in (*told.cases, *told.receptions))) + _BEFORE
    today = legal_day(now)
    director = next(iter(told.office.staff.values()))
    at = datetime.combine(today - timedelta(days=first), _MORNING)
    known = Known()
    district = told.office.centre.district
    act = partial(enter, told.grid, district, known, today)
    yield Step(at=at, story=0, turn=0, staff=director, act=act)
    for n, call in enumerate(told.grid["call_outs"]):
        evening = min(now, datetime.combine(today - timedelta(days=call[1]), _EVENING))
        yield Step(at=evening, story=0, turn=n, staff=director, act=partial(_call, call, known))


@dataclass(slots=True)
class Known:
    """Ids of what was entered, by full name of the area, name of the helper and name of the corps."""

    areas: dict[str, str] = field(default_factory=dict)
    helpers: dict[str, str] = field(default_factory=dict)
    corps: dict[str, str] = field(default_factory=dict)


def enter(told: Mapping[str, Any], district: str, known: Known, today: date, records: Records) -> None:
    """Areas, service points, helpers with roles and certificates, corps; days count back from `today`."""
    known.areas = areas(records, district, told["areas"])
    for kind, name, area, after, address, phone, days in told["points"]:
        keep_point(
            records,
            ServicePoint(
                id="",
                kind=PointKind(kind),
                name=name,
                area_id=known.areas[area],
                named_after=after,
                address=address,
                phone=phone,
                opened_on=today - timedelta(days=days),
            ),
        )
    for one in told["helpers"]:
        known.helpers[one["name"]] = _helper(records, one, known.areas, today)
    for kind, name, days, members in told["corps"]:
        founded = today - timedelta(days=days)
        corps = keep_corps(records, Corps(id="", kind=CorpsKind(kind), name=name, founded_on=founded))
        known.corps[name] = corps.id
        for member in members:
            helper_id = known.helpers[member]
            keep_membership(records, Membership(id="", corps_id=corps.id, helper_id=helper_id, since=founded))


def _call(told: tuple[Any, ...], known: Known, records: Records) -> None:
    name, _days, area, what, given = told
    keep_call_out(
        records,
        CallOut(
            id="",
            corps_id=known.corps[name],
            on=records.today,
            area_id=known.areas[area],
            what=what,
            minutes=tuple((known.helpers[who], minutes) for who, minutes in given),
        ),
    )


def areas(records: Records, district: str, told: Mapping[str, Mapping[str, list[str]]]) -> dict[str, str]:
    """Make the tree below the district; ids by full name, the district's by ""."""
    top = keep_area(records, Area(id="", name=district))
    placed = {"": top.id}
    for town, villages in told.items():
        placed[town] = keep_area(records, Area(id="", name=town, parent_id=top.id)).id
        for village, grids in villages.items():
            below = keep_area(records, Area(id="", name=village, parent_id=placed[town])).id
            placed[town + village] = below
            for grid in grids:
                made = keep_area(records, Area(id="", name=grid, parent_id=below))
                placed[town + village + grid] = made.id
    return placed


def _helper(records: Records, told: Mapping[str, Any], placed: Mapping[str, str], today: date) -> str:
    kept = keep_helper(
        records,
        Helper(
            id="",
            name=told["name"],
            sex=_SEX[told["sex"]],
            phone=told["phone"],
            unit=told["unit"],
            profession=Profession(told["profession"]) if "profession" in told else None,
            available=told.get("available", ""),
            promised_on=today - timedelta(days=told["promised"]),
            avoid=told.get("avoid", ""),
        ),
    )
    for role, area, days in told["roles"]:
        since = today - timedelta(days=days)
        position = Position(
            id="",
            helper_id=kept.id,
            role=HelperRole(role),
            area_id=placed[area] if area else None,
            since=since,
        )
        keep_position(records, position)
    for name, number, days, left, skilled in told.get("certificates", ()):
        keep_helper_certificate(
            records,
            Certificate(
                id="",
                holder=kept.name,
                name=name,
                number=number,
                got_on=min(today - timedelta(days=days), records.today),
                valid_until=None if left is None else today + timedelta(days=left),
                high_skill=skilled,
                helper_id=kept.id,
            ),
        )
    return kept.id
