"""The demo's grid: five invented towns with their villages and grids, and who helps where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from mediation_desk.domain.area import Area
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.helper import Helper, HelperRole, Position, Profession
from mediation_desk.domain.person import Sex
from mediation_desk.register.records import Records
from mediation_desk.services.areas import keep_area
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData
from mediation_desk.services.helpers import keep_helper, keep_position

_BEFORE = 3
_MORNING = time(8, 40, tzinfo=SHANGHAI)
_SEX = {"男": Sex.MALE, "女": Sex.FEMALE}


def gridded(told: DemoData, now: datetime) -> Iterator[Step]:
    """One step, some days before the first story begins: whatever is told later may lie in an area."""
    first = max(one.days for one in (*told.cases, *told.receptions)) + _BEFORE
    day = legal_day(now) - timedelta(days=first)
    director = next(iter(told.office.staff.values()))
    at = datetime.combine(day, _MORNING)
    district = told.office.centre.district
    yield Step(at=at, story=0, turn=0, staff=director, act=partial(_enter, told.grid, district))


def _enter(told: Mapping[str, Any], district: str, records: Records) -> None:
    placed = areas(records, district, told["areas"])
    for one in told["helpers"]:
        _helper(records, one, placed)


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


def _helper(records: Records, told: Mapping[str, Any], placed: Mapping[str, str]) -> None:
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
            promised_on=records.today - timedelta(days=told["promised"]),
            avoid=told.get("avoid", ""),
        ),
    )
    for role, area, days in told["roles"]:
        since = records.today - timedelta(days=days)
        position = Position(
            id="",
            helper_id=kept.id,
            role=HelperRole(role),
            area_id=placed[area] if area else None,
            since=since,
        )
        keep_position(records, position)
