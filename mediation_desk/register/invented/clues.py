"""Clues of an invented year: disputes found by visiting, all resolved, some late; calls, offers, harms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from mediation_desk.domain.clue import (
    ClueKind,
    ClueOutcome,
    ClueSource,
    DivorceWay,
    HarmPrevented,
    OfferAnswer,
    Urgency,
)
from mediation_desk.register.invented.places import Place
from mediation_desk.register.invented.rows import Draw, of_one
from mediation_desk.register.tables.clues import clues, counselling_offers, hotline_calls, prevented_harms

_DISPUTES = tuple(kind for kind in ClueKind if kind is not ClueKind.HARDSHIP)
_LAST = 330
"""Days of the year on which a clue due within it is found: its fortnight ends before the year does."""


def write_clues(draw: Draw, places: tuple[Place, ...]) -> None:
    """Write clues, calls, offers of counselling and harm prevented."""
    year, rows = draw.year, []
    for n in range(year.clues):
        dispute = n < year.disputes
        rows.append(
            _clue(
                draw,
                of_one(places, n),
                ClueSource.DOOR_KNOCK if dispute or n % 2 else ClueSource.GRID,
                of_one(_DISPUTES, n) if dispute else ClueKind.HARDSHIP,
                late=n < year.late,
                due_later=n >= year.clues - year.due_later,
            )
        )
    for n in range(6):  # of another year: found, due and closed outside
        found = draw.outside()
        one = _clue(draw, places[n], ClueSource.DOOR_KNOCK, ClueKind.OTHER, late=False, due_later=False)
        rows.append(one | {"found_on": found, "due_on": found, "closed_on": found})
    draw.write(clues, [one | {"number": f"线{year.year}{n:04d}"} for n, one in enumerate(rows)])
    draw.write(hotline_calls, _calls(draw, places))
    draw.write(counselling_offers, _offers(draw))
    draw.write(prevented_harms, _harms(draw, [one["id"] for one in rows]))


def _clue(
    draw: Draw, place: Place, source: ClueSource, kind: ClueKind, *, late: bool, due_later: bool
) -> dict[str, Any]:
    found = date(draw.year.year, 12, 28) if due_later else draw.day(_LAST)
    due = found + timedelta(days=14)
    closed = due + timedelta(days=3) if late else found + timedelta(days=draw.lot.randint(0, 3))
    return {
        "id": draw.id(),
        "version": 1,
        "found_on": found,
        "source": source,
        "area_id": place.id,
        "area_path": place.path,
        "subject": draw.name(),
        "kind": kind,
        "urgency": Urgency.ORDINARY,
        "due_on": due,
        "closed_on": closed,
        "outcome": ClueOutcome.RESOLVED,
        "registered_at": draw.moment(found),
    }


def _calls(draw: Draw, places: tuple[Place, ...]) -> list[dict[str, Any]]:
    days = [draw.day() for _ in range(draw.year.calls)] + [draw.outside() for _ in range(5)]
    return [
        {"id": draw.id(), "version": 1, "at": draw.moment(day), "area_id": of_one(places, n).id}
        for n, day in enumerate(days)
    ]


def _offers(draw: Draw) -> list[dict[str, Any]]:
    return [
        {
            "id": draw.id(),
            "version": 1,
            "on": draw.outside() if n % 7 == 6 else draw.day(),
            "way": of_one(tuple(DivorceWay), n),
            "answer": of_one(tuple(OfferAnswer), n),
        }
        for n in range(30)
    ]


def _harms(draw: Draw, clue_ids: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": draw.id(),
            "on": draw.outside() if n % 6 == 5 else draw.day(),
            "kind": of_one(tuple(HarmPrevented), n),
            "people": 1 + n % 4,
            "clue_id": of_one(clue_ids, n),
        }
        for n in range(18)
    ]
