"""What the form of an appointment starts from: staff, rooms, usual lengths, how far apart people come."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.appointment_habits import Habits
from mediation_desk.domain.keep_apart import Gaps
from mediation_desk.domain.room import Room
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import CALENDAR_READ
from mediation_desk.services.appointment_habits import habits
from mediation_desk.services.keep_apart import gaps
from mediation_desk.services.permission import allowed
from mediation_desk.services.rooms import rooms


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingDesk:
    """`staff` are those who receive people and are still here; `rooms` also those no longer in use."""

    staff: tuple[Staff, ...]
    rooms: tuple[Room, ...]
    habits: Habits
    gaps: Gaps

    def room(self, room_id: str) -> str:
        """The name of a room, "" of none."""
        return next((one.name for one in self.rooms if one.id == room_id), "")

    def member(self, staff_id: str) -> str:
        """The name of a member of staff, "" of nobody who receives people."""
        return next((one.name for one in self.staff if one.id == staff_id), "")


@allowed(CALENDAR_READ)
def booking_desk(records: Records) -> BookingDesk:
    """What the form of an appointment offers."""
    return BookingDesk(
        staff=tuple(
            one for one in office.all_staff(records) if one.active and one.roles - {Role.ADMINISTRATOR}
        ),
        rooms=rooms(records),
        habits=habits(records),
        gaps=gaps(records),
    )
