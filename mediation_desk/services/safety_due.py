"""What restricted records ask of whoever looks at the day: reports first, then by time."""

from __future__ import annotations

from datetime import timedelta

from mediation_desk.domain.safety_record import Reminder, shows_on
from mediation_desk.domain.today import SafetyDue
from mediation_desk.register import people, safety_records
from mediation_desk.register.records import Records
from mediation_desk.services.access import SAFETY_RECORD_READ
from mediation_desk.services.limit_rules import book_of

_HOLIDAY = 20
"""Days a lead may roll back over the longest holiday."""


def safety_due(records: Records) -> tuple[SafetyDue, ...]:
    """Reminders of the records that open here; an agreed contact is shown to its author alone.

    Nothing is opened: when and what for stand beside the seal, in words that tell a visitor nothing.
    """
    if not records.staff.roles & SAFETY_RECORD_READ:
        return ()
    book = book_of(records)
    ahead = timedelta(days=abs(book.rules["protection_remind"].amount) + _HOLIDAY)
    found = [
        one
        for one in safety_records.due(records, records.now + ahead)
        if shows_on(one.reminder, one.due_at, records.now, book)
        and (one.reminder is not Reminder.CONTACT or one.author == records.staff.id)
    ]
    names = people.names(records, [one.person_id for one in found])
    return tuple(
        SafetyDue(
            person_id=one.person_id,
            case_id=one.case_id or "",
            record_id=one.record_id,
            name=names.get(one.person_id, ""),
            reminder=one.reminder,
            due_at=one.due_at,
        )
        for one in sorted(found, key=lambda one: (one.reminder is not Reminder.REPORT, one.due_at))
    )
