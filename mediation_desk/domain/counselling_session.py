"""One session of counselling (第 n 次): when, how, who came, and what it was about in six words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mediation_desk.domain.reception import ServiceElement
from mediation_desk.errors import DeskError

USUAL_MINUTES = 50
LONGEST_MINUTES = 24 * 60


class SessionMode(StrEnum):
    """面谈, 电话, 视频."""

    FACE = "face"
    PHONE = "phone"
    VIDEO = "video"


class SessionForm(StrEnum):
    """个体, 夫妻, 家庭, 团体."""

    INDIVIDUAL = "individual"
    COUPLE = "couple"
    FAMILY = "family"
    GROUP = "group"


class Attendance(StrEnum):
    """到访情况; those who did not come are recorded too."""

    ON_TIME = "on_time"
    LATE = "late"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


CAME = frozenset({Attendance.ON_TIME, Attendance.LATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class CounsellingSession:
    """One session; `attendance` is None while it is still to come.

    `minutes` is how long it took, or is planned for. `others` names who else was in the room. `rebooked`:
    another time was offered to whoever did not come; why they did not is sealed and not here.
    """

    id: str
    file_id: str
    began: datetime
    ordinal: int = 0
    version: int = 0
    minutes: int = USUAL_MINUTES
    mode: SessionMode = SessionMode.FACE
    form: SessionForm = SessionForm.INDIVIDUAL
    place: str = ""
    present_ids: tuple[str, ...] = ()
    others: str = ""
    attendance: Attendance | None = None
    rebooked: bool = False
    elements: frozenset[ServiceElement] = frozenset()
    next_at: datetime | None = None

    @property
    def ended(self) -> datetime:
        """When it ended, or will."""
        return self.began + timedelta(minutes=self.minutes)

    @property
    def note_due(self) -> bool:
        """Whether a note is owed: somebody came. Who did not come needs none, but may get one."""
        return self.attendance in CAME


def check_session(session: CounsellingSession, client_ids: tuple[str, ...], now: datetime) -> None:
    """What the fields must hold together.

    Raises DeskError: counselling.minutes, counselling.not_yet (a session to come has no attendance),
    counselling.who_came, counselling.stranger, counselling.next_before.
    """
    if not 1 <= session.minutes <= LONGEST_MINUTES:
        raise DeskError("counselling.minutes", field="minutes", most=LONGEST_MINUTES)
    missed = session.attendance is Attendance.CANCELLED
    if session.attendance is not None and not missed and session.began > now:
        raise DeskError("counselling.not_yet", field="attendance")
    if set(session.present_ids) - set(client_ids):
        raise DeskError("counselling.stranger", field="present")
    if session.note_due and not session.present_ids:
        raise DeskError("counselling.who_came", field="present")
    if session.next_at is not None and session.next_at <= session.began:
        raise DeskError("counselling.next_before", field="next_at")
