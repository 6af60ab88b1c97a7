"""Tables of staff: keys of former seeds, locks of those who are suspended, and who was removed."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from mediation_desk.register.columns import Moment, Small
from mediation_desk.register.tables.base import metadata

former_keys = Table(
    "former_keys",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("staff_id", Text, nullable=False, index=True),
    Column("box_public", LargeBinary, nullable=False),
    Column("sign_public", LargeBinary, nullable=False),
    Column("born_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False),
)
"""Nothing is sealed for these any more; what was signed with them stays checked by them."""

resting_slots = Table(
    "resting_slots",
    metadata,
    Column("staff_id", Text, primary_key=True),
    Column("lock", Small, nullable=False),
    Column("since", Moment, nullable=False),
)
"""The lock (password's part, without the register key) of somebody suspended, to be put back as it was."""

removals = Table(
    "removals",
    metadata,
    Column("staff_id", Text, primary_key=True),
    Column("removed_at", Moment, nullable=False),
    Column("removed_by", Text, nullable=False),
)
"""Who works here no more: the name stays on what they did, nothing opens for them again."""

hand_overs = Table(
    "hand_overs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("from_id", Text, nullable=False, index=True),
    Column("by_id", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("lines", Small, nullable=False),
    Column("granted", Integer, nullable=False),
    Column("waiting", Integer, nullable=False),
)
"""What went from whom to whom: `lines` are [kind, file id, number, who took it]; numbers only, no names."""
