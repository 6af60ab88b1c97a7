"""Tables of the office itself: settings, staff and their public keys."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, Table, Text

from mediation_desk.register.columns import Moment, Small
from mediation_desk.register.tables.base import metadata

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Small, nullable=False),
)
"""Facts about the register by key: centre, number patterns, card confirmed, PC key, header text."""

staff = Table(
    "staff",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("roles", Small, nullable=False),
    Column("certificate", Text, nullable=False, default=""),
    Column("active", Boolean, nullable=False, default=True),
    Column("position", Integer, nullable=False, default=0),
)

staff_keys = Table(
    "staff_keys",
    metadata,
    Column("staff_id", Text, primary_key=True),
    Column("box_public", LargeBinary, nullable=False),
    Column("sign_public", LargeBinary, nullable=False),
    Column("born_at", Moment, nullable=False),
)
"""Public keys of each slot's seed, journalled at birth; the header holds none."""
