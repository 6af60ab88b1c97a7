"""What a person's day begins with: limits that run, things that wait, and whether the register is well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.limit_board import Board
from mediation_desk.domain.recovery import Lack
from mediation_desk.domain.safety_record import Reminder


class ToDoKind(StrEnum):
    """What waits for somebody; what concerns danger stands first."""

    RISK = "risk"
    MEETING = "meeting"
    CHANGE = "change"
    LOOK_AGAIN = "look_again"
    CALL_BACK = "call_back"
    TALK = "talk"
    DECISION = "decision"
    REFERRAL = "referral"
    REFERRAL_LATE = "referral_late"
    REFERRAL_DUE = "referral_due"
    DATA_REQUEST = "data_request"
    RETENTION = "retention"
    UNSETTLED = "unsettled"
    UNRECORDED = "unrecorded"
    VISIT = "visit"
    TOLD = "told"
    UNSIGNED_RECORD = "unsigned_record"
    UNSIGNED_NOTE = "unsigned_note"
    COUNSELLING = "counselling"
    HOME_VISIT = "home_visit"
    COLOUR = "colour"
    DRILL = "drill"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """How many of one kind wait, and since when the oldest does."""

    kind: ToDoKind
    count: int
    oldest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyDue:
    """What a restricted record of one's own asks for; what it is, stays sealed."""

    person_id: str
    case_id: str
    record_id: str
    name: str
    reminder: Reminder
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The first page: appointments of the day, limits by urgency, what waits, when the card was typed back.

    `sessions` are those of today, `ahead` the first of the days after; `rooms` are names by id. `everybody`:
    all of it is the whole centre's, which only the director is shown. `board` is None for whoever works with
    no files. `card_confirmed` is None until then;
    `disk_free` counts bytes beside the register. `clock_behind` is the moment the journal had reached when
    the PC's clock went back behind it; None when it did not, or somebody said that the time is right.
    `last_copy` is the newest verified copy's.
    `lacks` is what the register's recovery still needs, `may_recover` whether this person puts it right.
    """

    sessions: tuple[AppointmentLine, ...]
    ahead: tuple[AppointmentLine, ...]
    rooms: tuple[tuple[str, str], ...]
    board: Board | None
    to_do: tuple[ToDo, ...]
    everybody: bool
    card_confirmed: datetime | None
    disk_free: int
    safety: tuple[SafetyDue, ...] = ()
    clock_behind: datetime | None = None
    last_copy: datetime | None = None
    lacks: tuple[Lack, ...] = ()
    may_recover: bool = False
