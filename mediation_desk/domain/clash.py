"""What stands against an appointment: who or what is taken, and whether a reason lets it pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ClashSeverity(StrEnum):
    """FORBIDDEN passes for nobody; NEEDS_REASON passes with a reason that is kept."""

    FORBIDDEN = "forbidden"
    NEEDS_REASON = "needs_reason"


class ClashKind(StrEnum):
    """What clashes. STAGGER is all that is told of people whose other appointment one may not see."""

    STAFF = "staff"
    ROOM = "room"
    CAPACITY = "capacity"
    PERSON = "person"
    HOURS = "hours"
    ABSENCE = "absence"
    DUTY = "duty"
    REST_DAY = "rest_day"
    APART = "apart"
    SITTING = "sitting"
    STAGGER = "stagger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One clash of one occurrence: `key` names its sentence, `names` fill it, `cites` is the rule behind it.

    `starts` and `ends` are of the occurrence. `whom` are ids of staff or persons, `room_id` and
    `appointment_id` of what is there already; empty where whoever asks may not see it. `instead` are times at
    which nothing stands against it, for those who are not told more. `draft_id` is the occurrence itself.
    """

    kind: ClashKind
    severity: ClashSeverity
    key: str
    starts: datetime
    ends: datetime
    whom: tuple[str, ...] = ()
    room_id: str = ""
    appointment_id: str = ""
    names: tuple[tuple[str, str], ...] = ()
    cites: str = ""
    instead: tuple[datetime, ...] = ()
    draft_id: str = ""


def forbidden(clashes: tuple[Clash, ...]) -> tuple[Clash, ...]:
    """Those that pass for nobody."""
    return tuple(one for one in clashes if one.severity is ClashSeverity.FORBIDDEN)
