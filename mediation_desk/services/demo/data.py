"""What resources/demo tells: the office, the cases, receptions that became no case, and model agreements."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mediation_desk.domain.centre import Centre
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.paths import RESOURCES

DEMO = RESOURCES / "demo"
_PLACES = ("seeker", "other", "other2", "child", "child2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The centre, its staff by a short key, of whom the first signs in, and the names of three keepers."""

    centre: Centre
    staff: Mapping[str, Staff]
    keepers: tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Human:
    """One person as written down: `名 性别 周岁 职业`, and facts beside it."""

    name: str
    sex: str
    age: int
    job: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One reception and, when `end` names a state, its case; `days` counts back from today.

    `people` holds seeker, other, other2, child, child2 in this order; the rest is told by its own words.
    """

    key: int
    days: int
    people: Mapping[str, Human]
    told: Mapping[str, Any]

    def get(self, name: str, otherwise: Any = "") -> Any:
        """One of the story's own words."""
        return self.told.get(name, otherwise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """A model way to an agreement: what was said in each sitting, clauses with `$names`, how it is done."""

    sittings: tuple[str, ...]
    clauses: tuple[Mapping[str, str], ...]
    manner: str = ""
    deadline: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoData:
    """Everything in resources/demo: `rooms` and `week` begin the calendar, `grid` is areas and helpers.

    `households` are spread over the areas.
    """

    office: Office
    cases: tuple[Story, ...]
    receptions: tuple[Story, ...]
    kits: Mapping[str, Kit]
    rooms: tuple[Mapping[str, Any], ...] = ()
    week: tuple[Mapping[str, Any], ...] = ()
    grid: Mapping[str, Any] = field(default_factory=dict)
    activities: Mapping[str, Any] = field(default_factory=dict)
    households: Mapping[str, Any] = field(default_factory=dict)
    clues: Mapping[str, Any] = field(default_factory=dict)


def read_demo(folder: Path = DEMO) -> DemoData:
    """Read the demo's files; a fault in them is a KeyError or ValueError (a bug)."""
    cases = _stories(_read(folder / "cases.json")["cases"], 0)
    week = _read(folder / "week.json")
    return DemoData(
        office=_office(_read(folder / "office.json")),
        cases=cases,
        receptions=_stories(_read(folder / "receptions.json")["receptions"], len(cases)),
        kits={
            key: Kit(
                sittings=tuple(told.get("sittings", ())),
                clauses=tuple(told.get("clauses", ())),
                manner=told.get("manner", ""),
                deadline=told.get("deadline", ""),
                terms=told.get("terms", {}),
            )
            for key, told in _read(folder / "kits.json")["kits"].items()
        },
        rooms=tuple(week["rooms"]),
        week=tuple(week["week"]),
        grid=_read(folder / "grid.json"),
        activities=_read(folder / "activities.json"),
        households=_read(folder / "households.json"),
        clues=_read(folder / "clues.json"),
    )


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _office(told: Mapping[str, Any]) -> Office:
    staff = {
        key: Staff(
            id=key.encode().hex().ljust(32, "0"),
            name=member["name"],
            roles=frozenset(Role(role) for role in member["roles"]),
            certificate=member.get("certificate", ""),
        )
        for key, member in told["staff"].items()
    }
    one, two, three = told["keepers"]
    return Office(centre=Centre(**told["centre"]), staff=staff, keepers=(one, two, three))


def _stories(told: list[dict[str, Any]], first: int) -> tuple[Story, ...]:
    return tuple(
        Story(key=key, days=one["days"], people=_humans(one), told=one)
        for key, one in enumerate(told, start=first)
    )


def _humans(told: Mapping[str, Any]) -> dict[str, Human]:
    facts = told.get("facts", {})
    return {place: _human(told[place], facts.get(place, {})) for place in _PLACES if place in told}


def _human(line: str, facts: Mapping[str, Any]) -> Human:
    name, sex, age, *job = line.split(" ")
    return Human(name=name, sex=sex, age=int(age), job=" ".join(job), facts=facts)
