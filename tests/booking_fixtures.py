"""Rooms and drafts of appointments around an invented case, through the use cases the desk uses."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.room import Room, RoomKind
from mediation_desk.services import rooms
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, Office

THURSDAY = date(2026, 3, 19)
"""The day after the tests' noon, a working day."""


def at(hour: int, minute: int = 0, day: date = THURSDAY) -> datetime:
    """A time on the wall clock of the centre."""
    return datetime.combine(day, time(hour, minute), SHANGHAI)


def furnish(office: Office) -> dict[str, str]:
    """Two mediation rooms with waiting areas of their own, a counselling room sharing the first's, a hall."""
    wanted = (
        Room(id="", name="调解室一", kind=RoomKind.MEDIATION, capacity=8, waiting_area="东"),
        Room(id="", name="调解室二", kind=RoomKind.MEDIATION, capacity=8, waiting_area="西"),
        Room(id="", name="辅导室", kind=RoomKind.COUNSELLING, capacity=4, waiting_area="东"),
        Room(id="", name="会议室", kind=RoomKind.MEETING, capacity=30),
        Room(id="", name="接待窗口", kind=RoomKind.RECEPTION, capacity=4),
    )
    with office.as_(DIRECTOR) as records:
        return {room.name: rooms.save_room(records, room).id for room in wanted}


def talk(starts: datetime, room_id: str, minutes: int = 60, **given: object) -> Appointment:
    """A draft of a talk of the counsellor with the wife, or of whoever and whatever is given."""
    told: dict[str, object] = {
        "kind": AppointmentKind.COUNSELLING,
        "person_ids": (WIFE.id,),
        "staff_ids": (COUNSELLOR.id,),
    }
    return Appointment(
        id="",
        starts=starts,
        ends=starts + timedelta(minutes=minutes),
        room_id=room_id,
        **(told | given),  # type: ignore[arg-type]
    )


def sitting(case_id: str, room_id: str, starts: datetime, minutes: int = 90, **given: object) -> Appointment:
    """A draft of a sitting of the case with both parties, or whoever is given."""
    told: dict[str, object] = {
        "kind": AppointmentKind.MEDIATION,
        "person_ids": (WIFE.id, HUSBAND.id),
        "staff_ids": (MEDIATOR.id,),
    }
    return Appointment(
        id="",
        starts=starts,
        ends=starts + timedelta(minutes=minutes),
        room_id=room_id,
        case_id=case_id,
        **(told | given),  # type: ignore[arg-type]
    )
