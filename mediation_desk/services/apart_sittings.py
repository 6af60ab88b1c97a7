"""A sitting whose sides come apart, as one thing: changed together, settled together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from mediation_desk.domain.appointment import OPEN_STATES, Appointment, AppointmentState, CancelledBy
from mediation_desk.domain.appointment_check import TYPED, check_appointment
from mediation_desk.domain.appointment_event import AppointmentEvent, Confirmation
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import appointments
from mediation_desk.register.records import Records
from mediation_desk.services import clashes
from mediation_desk.services.access import CALENDAR_WRITE
from mediation_desk.services.appointment_sight import check_may_book, seen
from mediation_desk.services.appointments import set_state
from mediation_desk.services.permission import allowed


@allowed(CALENDAR_WRITE, changes={"appointment"})
def change_apart(
    records: Records, first: Appointment, second: Appointment, reason: str = ""
) -> tuple[Appointment, Appointment]:
    """Change both halves at once; an appointment kept as one becomes two when `second` is new (id "").

    Raises DeskError as `appointments.change` does, and appointment.other_matter: they are no halves of one.
    """
    why = (reason or first.reason or second.reason).strip()
    check_text(why, "reason")
    if (first.kind, first.case_id) != (second.kind, second.case_id):
        raise DeskError("appointment.other_matter", field="case")
    # What binds the halves is read where it is kept: bound to a third, staff would seem free who are not.
    kept = [appointments.get(records, half.id).sitting_id for half in (first, second) if half.id]
    sitting = next(filter(None, kept), "") or uuid4().hex
    if any(one not in ("", sitting) for one in kept):
        raise DeskError("appointment.other_matter", field="case")
    laid = [_given(records, half, sitting, why) for half in (first, second)]
    clashes.check(records, [after for _before, after in laid], why)
    one, other = (_keep(records, before, after) for before, after in laid)
    return one, other


@allowed(CALENDAR_WRITE, changes={"appointment"})
def settle_both(
    records: Records,
    appointment_ids: Sequence[str],
    state: AppointmentState,
    by: CancelledBy | None = None,
    why: str = "",
    confirmed: Confirmation | None = None,
) -> tuple[Appointment, ...]:
    """Confirm, hold or call off all halves of a sitting, or none. DeskError as `appointments.set_state`."""
    return tuple(
        one
        for each in appointment_ids
        for one in set_state(records, each, state, by, why, confirmed=confirmed)
    )


def _given(
    records: Records, half: Appointment, sitting: str, why: str
) -> tuple[Appointment | None, Appointment]:
    """(as it was, as it is to be); the first is None of a half that is new."""
    before = None
    if half.id:
        before, _known = seen(records, half.id)
        if before.version != half.version:
            raise DeskError("record.changed_meanwhile")
        if before.state not in OPEN_STATES:
            raise DeskError("appointment.settled")
    check_appointment(half)
    moved = before is None or before.starts != half.starts
    if moved and legal_day(half.starts) < records.today:
        raise DeskError("appointment.in_past", field="starts")
    check_may_book(records, half)
    after = replace(half, id=half.id or uuid4().hex, sitting_id=sitting, reason=why)
    if before is None:
        new = replace(after, state=AppointmentState.PLANNED, outcome_id="", version=0, moves=0, sequence=0)
        return None, replace(new, series_id="", original_start=None)
    kept = {name: getattr(after, name) for name in TYPED}
    after = replace(before, **kept, sitting_id=sitting, reason=why, series_id="", original_start=None)
    told_anew = any(
        getattr(before, name) != getattr(after, name) for name in ("starts", "ends", "room_id", "place")
    )
    if told_anew:
        after = replace(
            after,
            state=AppointmentState.PLANNED,  # whoever confirmed did so for another time or place
            moves=before.moves + 1,
            sequence=before.sequence + 1,
        )
    return before, after


def _keep(records: Records, before: Appointment | None, after: Appointment) -> Appointment:
    if before is None:
        return appointments.add(records, after)
    changed = [name for name in TYPED if getattr(before, name) != getattr(after, name)]
    moved = after.moves != before.moves
    event = AppointmentEvent.MOVED if moved else AppointmentEvent.CHANGED
    return appointments.save(records, after, event, changed)
