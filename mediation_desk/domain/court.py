"""A court the centre's parties apply to, as the centre keeps its own list of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mediation_desk.domain.centre import Centre
from mediation_desk.domain.confirmation import CourtGround
from mediation_desk.errors import DeskError

MOST = 60

_COMMA = re.compile(r"[，,、\t]")
_PHONE = re.compile(r"[0-9０-９()（） 　\-－—转]{5,30}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """Name as papers print it, where its filing hall is and how to ask there."""

    name: str
    address: str = ""
    phone: str = ""


def check_courts(courts: tuple[Court, ...]) -> None:
    """Refuse a list that cannot be kept. DeskError: court.name_needed, court.twice, court.too_many."""
    names = [one.name.strip() for one in courts]
    if not all(names):
        raise DeskError("court.name_needed", field="courts")
    if len(set(names)) < len(names):
        raise DeskError("court.twice", field="courts")
    if len(names) > MOST:
        raise DeskError("court.too_many", field="courts", most=MOST)


def read_courts(text: str) -> tuple[Court, ...]:
    """One court a line: name, address, phone with commas between; what looks like a phone is one.

    Raises DeskError as check_courts.
    """
    found = []
    for line in filter(str.strip, text.splitlines()):
        name, *rest = (part.strip() for part in _COMMA.split(line))
        phone = rest.pop() if rest and _PHONE.fullmatch(rest[-1]) else ""
        found.append(Court(name=name, address="，".join(filter(None, rest)), phone=phone))
    check_courts(tuple(found))
    return tuple(found)


def write_courts(courts: tuple[Court, ...]) -> str:
    """The list as `read_courts` reads it."""
    return "\n".join("，".join(filter(None, (one.name, one.address, one.phone))) for one in courts)


def usual_court(centre: Centre) -> Court:
    """The basic court where the organisation is, before the centre wrote its own list."""
    return Court(name=f"{centre.district}人民法院")


def grounds_open(*, invited: bool) -> tuple[CourtGround, ...]:
    """The grounds 民事诉讼法 art 205 leaves: the inviting court alone where a court asked for mediation."""
    if invited:
        return (CourtGround.INVITING,)
    return (
        CourtGround.ORGANISATION,
        CourtGround.RESIDENCE,
        CourtGround.OBJECT,
        CourtGround.INTERMEDIATE,
    )
