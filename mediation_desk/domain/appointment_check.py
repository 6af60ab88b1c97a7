"""What the fields of an appointment must hold together before it is asked who or what is taken."""

from __future__ import annotations

from datetime import timedelta

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError

LONGEST = timedelta(hours=16)
SHORTEST = timedelta(minutes=5)
MOST_HEADS = 2_000
TYPED = (
    "kind",
    "starts",
    "ends",
    "staff_ids",
    "person_ids",
    "room_id",
    "place",
    "case_id",
    "file_id",
    "subject",
    "heads",
)
"""The fields of an appointment that somebody enters; all others follow from what is done with it."""

_WITH_PEOPLE = (AppointmentKind.MEDIATION, AppointmentKind.COUNSELLING)
ELSEWHERE = frozenset({AppointmentKind.VISIT, AppointmentKind.OUTSIDE})
"""Kinds that may be outside the house; every other one without a room may be in any room of it."""


def check_appointment(appointment: Appointment) -> None:
    """Refuse what cannot be an appointment at all.

    Raises DeskError: appointment.ends_before, appointment.too_short, appointment.one_day,
    appointment.staff_needed, appointment.people_needed, appointment.twice, appointment.case_needed,
    appointment.where_needed, appointment.case_or_file, appointment.heads, text.*.
    """
    if appointment.ends <= appointment.starts:
        raise DeskError("appointment.ends_before", field="ends")
    length = appointment.ends - appointment.starts
    if length < SHORTEST:
        raise DeskError("appointment.too_short", field="ends", minutes=SHORTEST // timedelta(minutes=1))
    if legal_day(appointment.starts) != legal_day(appointment.ends) or length > LONGEST:
        raise DeskError("appointment.one_day", field="ends")
    if not appointment.staff_ids:
        raise DeskError("appointment.staff_needed", field="staff")
    if appointment.kind in _WITH_PEOPLE and not appointment.person_ids:
        raise DeskError("appointment.people_needed", field="people")
    for ids, field in ((appointment.person_ids, "people"), (appointment.staff_ids, "staff")):
        if len(set(ids)) != len(ids):
            raise DeskError("appointment.twice", field=field)
    if appointment.kind is AppointmentKind.MEDIATION and not appointment.case_id:
        raise DeskError("appointment.case_needed", field="case")
    if appointment.case_id and appointment.file_id:
        raise DeskError("appointment.case_or_file", field="case")
    if not (appointment.room_id or appointment.place.strip()):
        raise DeskError("appointment.where_needed", field="room")
    if not 0 <= appointment.heads <= MOST_HEADS:
        raise DeskError("appointment.heads", field="heads", most=MOST_HEADS)
    for field in ("place", "subject", "reason", "cancelled_why"):
        check_text(getattr(appointment, field), field)
