"""The demo's households: two hundred of five colours over the invented district, two of them overdue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from itertools import product
from typing import Any
from uuid import uuid4

from mediation_desk.domain.area import Area
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.household import FiveAction, Household, HouseholdLink, Measure, Member
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.register.records import Records
from mediation_desk.services.areas import area_tree
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData
from mediation_desk.services.helpers import find_helpers
from mediation_desk.services.household_colours import assess_colour
from mediation_desk.services.household_links import keep_measure, link_household
from mediation_desk.services.households import open_household

_EVENING = time(17, 20, tzinfo=SHANGHAI)
_DAYS = {"red": 7, "orange": 15, "yellow": 30, "blue": 30, "green": 90}
"""Days between visits by the scheme in force here."""


def housed(told: DemoData, now: datetime) -> Iterator[Step]:
    """A step for each day on which households were taken in and assessed."""
    first = max(one.days for one in (*told.cases, *told.receptions))  # the grid was told before
    by_day: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for one in _every(told.households) if told.households else ():
        by_day[min(one["days"], first)].append(one)
    director = next(iter(told.office.staff.values()))
    for days, lines in sorted(by_day.items(), reverse=True):
        at = datetime.combine(legal_day(now) - timedelta(days=days), _EVENING)
        if at < now:
            act = partial(_enter, told.households, lines)
            yield Step(at=at, story=0, turn=0, staff=director, act=act)


def _every(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    names = [*told["heads"], *(a + b for b, a in product(told["given"], told["families"]))]
    number = 0
    for code, many, persons, reason in told["colours"]:
        late = told["overdue"].get(code, 0)
        for place in range(many):
            turn = -late if late and not place else 1 + place * (_DAYS[code] - 1) // many
            share = persons * (place + 1) // many - persons * place // many
            yield {
                "number": number,
                "head": names[number],
                "code": code,
                "reason": reason,
                "persons": share,
                "days": _DAYS[code] - turn,
            }
            number += 1


def _enter(told: Mapping[str, Any], lines: list[dict[str, Any]], records: Records) -> None:
    leaves = _leaves(area_tree(records))
    for one in lines:
        area = leaves[one["number"] * 7 % len(leaves)]
        kept = open_household(records, _household(told, one, area))
        assess_colour(records, kept.id, (one["code"],), one["reason"])
        if one["number"] < len(told["measures"]):
            _cared_for(told["measures"][one["number"]], kept.id, records)


def _leaves(tree: tuple[Area, ...]) -> list[Area]:
    above = {one.parent_id for one in tree}
    return [one for one in tree if one.id not in above]


def _household(told: Mapping[str, Any], one: Mapping[str, Any], area: Area) -> Household:
    head: str = one["head"]
    tag = told["groups"].get(one["code"])
    members = [Member(id=uuid4().hex, name=head, head=True, relation="户主")]
    for place in range(one["persons"] - 1):
        given = told["others"][(one["number"] + place) % len(told["others"])]
        groups = frozenset({SpecialGroup(tag)} if tag and not place else ())
        name = head.partition("·")[0][:1] + given
        members.append(Member(id=uuid4().hex, name=name, relation="家人", groups=groups))
    action = told["actions"][one["number"] % len(told["actions"])]
    return Household(
        id="",
        area_id=area.id,
        address=f"{1 + one['number'] % 40} 号",
        members=tuple(members),
        actions=frozenset({FiveAction(action)}),
    )


def _cared_for(told: tuple[str, str], household_id: str, records: Records) -> None:
    what, who = told
    due = records.today + timedelta(days=30)
    measure = Measure(
        id="", household_id=household_id, what=what, who=who, begun_on=records.today, due_on=due
    )
    keep_measure(records, measure)
    for helper in find_helpers(records, "")[:1]:
        link_household(records, household_id, HouseholdLink.PAIRING, helper.id, records.today)
