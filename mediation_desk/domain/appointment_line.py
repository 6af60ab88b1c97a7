"""What the calendar paints of an appointment, and what it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.appointment import Appointment, AppointmentKind, AppointmentState
from mediation_desk.domain.appointment_event import AppointmentPast
from mediation_desk.domain.contact_rule import ContactRule
from mediation_desk.domain.party import Side
from mediation_desk.domain.recurrence import Recurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLook:
    """What to look at; everything empty is the whole centre.

    `person_ids`, `case_id` and `file_id` find only what whoever asks may see. `mine`: they take part.
    `cancelled` shows those called off and those nobody came to as well.
    """

    staff_ids: tuple[str, ...] = ()
    room_ids: tuple[str, ...] = ()
    person_ids: tuple[str, ...] = ()
    case_id: str = ""
    file_id: str = ""
    kinds: frozenset[AppointmentKind] = frozenset()
    mine: bool = False
    cancelled: bool = False


WHOLE_CENTRE = CalendarLook()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentLine:
    """One appointment as the calendar paints it.

    `shown` is False when whoever looks may not see who comes: then it tells time, staff, room and kind, and
    every other field is empty. `staff` and `people` are names; `people` lists 甲方 first. `side` is whose
    stay it is when the sides come apart (`sitting_id` binds them); `apart`: people arrive staggered. `nth` is
    the number of the sitting in its case, or of the talk in its file, 0 where none is counted. `recorded`:
    its record, talk or visit is in the register. `mine`: whoever looks takes part.
    """

    id: str
    kind: AppointmentKind
    starts: datetime
    ends: datetime
    shown: bool
    staff_ids: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    room_id: str = ""
    mine: bool = False
    state: AppointmentState = AppointmentState.PLANNED
    person_ids: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    case_id: str = ""
    case_number: str = ""
    file_id: str = ""
    subject: str = ""
    place: str = ""
    heads: int = 0
    series_id: str = ""
    sitting_id: str = ""
    side: Side | None = None
    apart: bool = False
    nth: int = 0
    recorded: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Somebody who comes: their name, their side in the case, and how they may be reached about it."""

    person_id: str
    name: str
    side: Side | None
    rule: ContactRule
    safe_hours: str = ""
    may_leave_message: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """One appointment opened by somebody who may see who comes.

    `other_half` is the other side's appointment when the sides come apart. `repeats` and `left` tell of its
    series: how it repeats and how many more are planned. `changeable`: whoever looks may change it.
    """

    appointment: Appointment
    people: tuple[Expected, ...]
    staff: tuple[tuple[str, str], ...]
    case_number: str = ""
    file_number: str = ""
    past: tuple[AppointmentPast, ...] = ()
    booked_by: str = ""
    other_half: str = ""
    repeats: Recurrence | None = None
    left: int = 0
    nth: int = 0
    apart: bool = False
    recorded: bool = False
    changeable: bool = True
