"""Tables of appointments: series, each occurrence, who comes and who receives them, what befell it, pairs.

People and staff have the times beside their ids, so that a day of somebody is found by one index.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.appointment import AppointmentKind, AppointmentState, CancelledBy
from mediation_desk.domain.appointment_event import AppointmentEvent, ConfirmedBy
from mediation_desk.register.columns import Coded, Moment
from mediation_desk.register.tables.base import metadata

appointment_series = Table(
    "appointment_series",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("first", Moment, nullable=False),
    Column("skips_rest_days", Boolean, nullable=False),
    Column("after_id", Text, ForeignKey("appointment_series.id")),
)
"""How it repeats (RFC 5545), and the series it was split from; its occurrences are rows of their own."""

appointments = Table(
    "appointments",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("kind", Coded(AppointmentKind), nullable=False),
    Column("starts", Moment, nullable=False, index=True),
    Column("ends", Moment, nullable=False),
    Column("room_id", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("case_id", Text, ForeignKey("cases.id")),
    Column("file_id", Text, ForeignKey("counselling_files.id")),
    Column("subject", Text, nullable=False),
    Column("heads", Integer, nullable=False),
    Column("state", Coded(AppointmentState), nullable=False),
    Column("series_id", Text, ForeignKey("appointment_series.id")),
    Column("original_start", Moment),
    Column("sitting_id", Text, nullable=False),
    Column("outcome_id", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("cancelled_by", Coded(CancelledBy)),
    Column("cancelled_why", Text, nullable=False),
    Column("moves", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("booked_by", Text, nullable=False),
)

Index(None, appointments.c.room_id, appointments.c.starts)
Index(None, appointments.c.case_id, appointments.c.starts)
Index(None, appointments.c.file_id, appointments.c.starts)
Index(None, appointments.c.series_id, appointments.c.original_start)
Index(None, appointments.c.state, appointments.c.outcome_id, appointments.c.starts)

appointment_people = Table(
    "appointment_people",
    metadata,
    Column("appointment_id", Text, ForeignKey("appointments.id"), primary_key=True),
    Column("person_id", Text, ForeignKey("people.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("starts", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    Column("taken", Boolean, nullable=False),
)
"""Who comes when; not `taken` when it was cancelled or they did not come."""

Index(None, appointment_people.c.person_id, appointment_people.c.starts)

appointment_staff = Table(
    "appointment_staff",
    metadata,
    Column("appointment_id", Text, ForeignKey("appointments.id"), primary_key=True),
    Column("staff_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("starts", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    Column("taken", Boolean, nullable=False),
)

Index(None, appointment_staff.c.staff_id, appointment_staff.c.starts)

appointment_events = Table(
    "appointment_events",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("appointment_id", Text, ForeignKey("appointments.id"), nullable=False, index=True),
    Column("event", Coded(AppointmentEvent), nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("starts", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    Column("room_id", Text, nullable=False),
    Column("state", Coded(AppointmentState), nullable=False),
    Column("confirmed_way", Coded(ConfirmedBy)),
    Column("confirmed_by", Text),
)
"""Its history: when and where it was to be after each of these."""

keep_apart = Table(
    "keep_apart",
    metadata,
    Column("id", Text, primary_key=True),
    Column("first_id", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("second_id", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("protected_id", Text),
    Column("since", Date, nullable=False),
    Column("ended", Date),
    Column("noted_by", Text, nullable=False),
    # Why two people are kept apart stands here and nowhere else.
    Column("reason_sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
)
"""Pairs kept apart by choice; those kept apart by a mark follow from their cases."""
