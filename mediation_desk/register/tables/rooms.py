"""Tables of places and presence: rooms, working hours, absences and the duty roster."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table, Text

from mediation_desk.domain.room import AbsenceKind, RoomKind
from mediation_desk.register.columns import Coded, Moment
from mediation_desk.register.tables.base import metadata

rooms = Table(
    "rooms",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", Coded(RoomKind), nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("waiting_area", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
)
"""Never deleted: appointments that were held name them."""

work_spans = Table(
    "work_spans",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("staff_id", Text, nullable=False, index=True),
    Column("weekday", Integer, nullable=False),
    Column("begins", Text, nullable=False),
    Column("ends", Text, nullable=False),
)
"""Times of the wall clock as HH:MM; staff_id '' is the centre, who has no rows works the centre's hours."""

absences = Table(
    "absences",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("staff_id", Text, nullable=False, index=True),
    Column("kind", Coded(AbsenceKind), nullable=False),
    Column("starts", Moment, nullable=False),
    Column("ends", Moment, nullable=False, index=True),
    Column("note", Text, nullable=False),
    Column("source", Text, nullable=False),
)

duties = Table(
    "duties",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("staff_id", Text, nullable=False),
    Column("post", Text, nullable=False),
    Column("starts", Moment, nullable=False),
    Column("ends", Moment, nullable=False, index=True),
    Column("series_id", Text, nullable=False),
)
