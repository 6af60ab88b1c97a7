"""Times at which nothing stands against an appointment, for those who may not be told what does."""

from __future__ import annotations

from datetime import datetime, timedelta

from mediation_desk.domain.appointment import Appointment
from mediation_desk.domain.free_time import Wanted
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.services.booking_facts import start_of_day
from mediation_desk.services.free_time import offers

_DAYS = 14


def other_times(records: Records, draft: Appointment) -> tuple[datetime, ...]:
    """The best three starts for the same people, room and length from the day of the draft on, if any."""
    wanted = Wanted(
        staff_ids=draft.staff_ids,
        person_ids=draft.person_ids,
        minutes=(draft.ends - draft.starts) // timedelta(minutes=1),
        after=max(start_of_day(draft.starts), records.now),
        days=_DAYS,
        case_id=draft.case_id,
        heads=draft.heads,
        room_id=draft.room_id,
    )
    try:
        return tuple(offer.starts for offer in offers(records, wanted, frozenset({draft.id})))
    except DeskError:  # such as people who may not come together at any time: there is none
        return ()
