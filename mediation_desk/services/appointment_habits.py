"""The centre's habits of booking: read by every form, changed in the settings."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.appointment_habits import SHIPPED_LENGTHS, Habits, check_habits
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY, OFFICE_WRITE
from mediation_desk.services.permission import allowed

_LENGTHS, _PLACE = "appointment_lengths", "appointment_place"


@allowed(EVERYBODY)
def habits(records: Records) -> Habits:
    """The centre's habits, ours where it set none."""
    kept = office.setting(records, _LENGTHS, {})
    lengths = {kind: int(kept.get(kind.value, minutes)) for kind, minutes in SHIPPED_LENGTHS.items()}
    return Habits(lengths=lengths, place=office.setting(records, _PLACE, ""))


@allowed(OFFICE_WRITE, changes={"habits"})
def keep_length(records: Records, kind: AppointmentKind, minutes: int) -> Habits:
    """How long a kind of appointment usually takes. DeskError("appointment.length")."""
    now = habits(records)
    changed = replace(now, lengths={**now.lengths, kind: minutes})
    check_habits(changed)
    office.set_setting(records, _LENGTHS, {one.value: length for one, length in changed.lengths.items()})
    return changed


@allowed(OFFICE_WRITE, changes={"habits"})
def keep_place(records: Records, place: str) -> Habits:
    """How the address is said on slips and in messages, "" as it is registered. DeskError: text.*."""
    changed = replace(habits(records), place=place.strip())
    check_habits(changed)
    office.set_setting(records, _PLACE, changed.place)
    return changed
