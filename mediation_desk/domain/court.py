"""A court the centre's parties apply to, as the centre keeps its own list of them."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.centre import Centre
from mediation_desk.domain.confirmation import CourtGround
from mediation_desk.errors import DeskError

MOST = 60


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
        raise DeskError("court.name_needed", field="name")
    if len(set(names)) < len(names):
        raise DeskError("court.twice", field="name")
    if len(names) > MOST:
        raise DeskError("court.too_many", field="name", most=MOST)


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
