"""People who help in the grid and are no staff of the desk: grid workers, volunteers, experts, corps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.person import Sex
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError


class HelperRole(StrEnum):
    """What somebody is in an area for a period."""

    GRID_HEAD = "grid_head"
    GRID_WORKER = "grid_worker"
    WOMEN_CHAIR = "women_chair"
    EXECUTIVE = "executive"
    POLICE = "police"
    RESPONSIBLE = "responsible"
    VOLUNTEER = "volunteer"
    EXPERT = "expert"
    LEGAL_HELPER = "legal_helper"
    LECTURER = "lecturer"


class Profession(StrEnum):
    """What an expert is trained in."""

    LAWYER = "lawyer"
    JUDGE = "judge"
    PSYCHOLOGIST = "psychologist"
    COUNSELLOR = "counsellor"
    SOCIAL_WORKER = "social_worker"
    POLICE = "police"
    TEACHER = "teacher"
    DOCTOR = "doctor"
    OTHER = "other"


class CorpsKind(StrEnum):
    """The three volunteer corps, lecturers, and others of the centre's own."""

    FAMILY_DISPUTES = "family_disputes"
    LEGAL_AID = "legal_aid"
    PSYCHOLOGY = "psychology"
    LECTURERS = "lecturers"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """Somebody who helps; version 0 is not kept yet.

    `staff_id`: the same person as a member of staff; `available`: when they have time, in words;
    `promised_on`: when they signed to keep confidence; `avoid`: whom they must not be given, in words.
    """

    id: str
    version: int = 0
    name: str = ""
    sex: Sex = Sex.UNKNOWN
    phone: str = ""
    unit: str = ""
    profession: Profession | None = None
    staff_id: str | None = None
    available: str = ""
    promised_on: date | None = None
    avoid: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a helper is in an area (None: everywhere) from `since` to `until`, both days included."""

    id: str
    helper_id: str
    role: HelperRole
    area_id: str | None = None
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def check_helper(helper: Helper) -> None:
    """Refuse a helper nobody could call. DeskError: helper.name_needed, text.*."""
    if not helper.name.strip():
        raise DeskError("helper.name_needed", field="name")
    check_text(helper.name, "name", 40)
    for field in ("phone", "unit", "available"):
        check_text(getattr(helper, field), field)
    check_text(helper.avoid, "avoid", PARAGRAPH, lines=True)


def check_period(since: date, until: date | None, field: str = "until") -> None:
    """Refuse a period that ends before it begins. DeskError: helper.period."""
    if until is not None and until < since:
        raise DeskError("helper.period", field=field)


def check_position(position: Position, others: Iterable[Position]) -> None:
    """Refuse a position that ends before it begins, or stands twice at a time.

    Raises DeskError: helper.period, helper.position_twice.
    """
    check_period(position.since, position.until)
    for one in others:
        same = (one.role, one.area_id) == (position.role, position.area_id) and one.id != position.id
        if same and position.on(max(one.since, position.since)) and one.on(max(one.since, position.since)):
            raise DeskError("helper.position_twice", field="role")
