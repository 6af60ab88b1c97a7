"""Two people who must not meet: apart when they come, while they are there and when they leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError

LEAST_ARRIVING = timedelta(minutes=30)
"""Domain rule of the centre: arrivals are at least half an hour apart when the risk is orange or higher."""

LEAST_LEAVING = timedelta(minutes=10)
APART_MARKS = frozenset({Mark.RED, Mark.ORANGE, Mark.UNFINISHED})
"""Marks of a case whose two sides must not meet; nobody asked yet is not nobody in danger."""

MOST_GAP = timedelta(hours=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """How far apart two people pass the corridor: when both arrive, and when one of them leaves."""

    arriving: timedelta = LEAST_ARRIVING
    leaving: timedelta = LEAST_ARRIVING


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody's stay: they arrive at `starts` and leave at `ends`.

    `area` is the waiting area of the room; "" shares none. A room that is not chosen yet may be any room.
    `elsewhere` names a place outside the house, where they meet nobody who is not in the same one.
    """

    starts: datetime
    ends: datetime
    room_id: str = ""
    area: str = ""
    elsewhere: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A person and one they must not meet; `protected` tells whether it is the person, None: neither."""

    person_id: str
    other_id: str
    protected: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApart:
    """Two people kept apart by choice; `protected_id` leaves first. Why is sealed and not here."""

    id: str
    first_id: str
    second_id: str
    protected_id: str | None
    since: date
    ended: date | None = None
    noted_by: str = ""


def check_gaps(gaps: Gaps) -> None:
    """Gaps a centre may keep. DeskError: apart.arriving, apart.leaving (minutes at least and at most)."""
    for field, gap, least in (
        ("arriving", gaps.arriving, LEAST_ARRIVING),
        ("leaving", gaps.leaving, LEAST_LEAVING),
    ):
        if not least <= gap <= MOST_GAP:
            raise DeskError(
                f"apart.{field}",
                field=field,
                least=least // timedelta(minutes=1),
                most=MOST_GAP // timedelta(minutes=1),
            )


def meet(one: Visit, other: Visit, gaps: Gaps, one_protected: bool | None) -> bool:
    """Whether two people who must not meet might, on one day.

    Every corridor moment (arriving, leaving) of one is a gap away from every one of the other's; while both
    are there it is in different rooms that share no waiting area, and the protected one leaves first.
    `one_protected` tells whether that is `one`; None: neither, and whoever leaves first does.
    """
    if one.elsewhere != other.elsewhere or legal_day(one.starts) != legal_day(other.starts):
        return False
    if any(
        abs(mine - theirs) < gap
        for mine, theirs, gap in (
            (one.starts, other.starts, gaps.arriving),
            (one.starts, other.ends, gaps.leaving),
            (one.ends, other.starts, gaps.leaving),
            (one.ends, other.ends, gaps.leaving),
        )
    ):
        return True
    if one.ends <= other.starts or other.ends <= one.starts:
        return False
    if one_protected is not None and (one.ends > other.ends) is one_protected:
        return True
    return same_waiting(one, other)


def same_waiting(one: Visit, other: Visit) -> bool:
    """Whether two rooms are the same, share a waiting area, or are not both chosen."""
    if not one.room_id or not other.room_id:
        return True
    return one.room_id == other.room_id or bool(one.area and one.area == other.area)


def stagger(length: timedelta, gaps: Gaps) -> timedelta:
    """How much later the second of two stays of equal length begins, so that they never meet.

    The first to come leaves first. Stays too short to overlap without meeting follow one another.
    """
    offset = max(gaps.arriving, gaps.leaving)
    return offset if length - offset >= gaps.leaving else max(gaps.arriving, length + gaps.leaving)


def refused_starts(
    length: timedelta, room_id: str, area: str, other: Visit, gaps: Gaps, protected: bool | None
) -> list[tuple[datetime, datetime]]:
    """The open stretches of time in which a stay of `length` must not begin because of `other`'s.

    `protected` tells whether the one who comes is the protected one; the same rule as `meet`, as intervals.
    """
    stretches = [
        (other.starts - gaps.arriving, other.starts + gaps.arriving),
        (other.ends - gaps.leaving, other.ends + gaps.leaving),
        (other.starts - length - gaps.leaving, other.starts - length + gaps.leaving),
        (other.ends - length - gaps.leaving, other.ends - length + gaps.leaving),
    ]
    stay = Visit(starts=other.starts, ends=other.ends, room_id=room_id, area=area)
    if same_waiting(stay, other):
        stretches.append((other.starts - length, other.ends))
    elif protected is True:  # they would be there last
        stretches.append((other.ends - length, other.ends))
    elif protected is False:  # they would leave first
        stretches.append((other.starts - length, other.ends - length))
    return stretches
