"""Tables of recovery: sets of keepers, who holds which sheet, rehearsals, keepers' sessions, news."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, Table, Text

from mediation_desk.register.columns import Moment, Small
from mediation_desk.register.tables.base import metadata

keeper_sets = Table(
    "keeper_sets",
    metadata,
    Column("id", Text, primary_key=True),
    Column("appointed_at", Moment, nullable=False),
    Column("appointed_by", Text, nullable=False),
    Column("box_public", LargeBinary, nullable=False),
    Column("sign_public", LargeBinary, nullable=False),
    Column("vouched_by", Text, nullable=False),
    Column("voucher", LargeBinary, nullable=False),
    Column("ended_at", Moment),
)
"""`id` is the header's slot; `voucher` a director's signature that these are the keepers' public keys."""

keepers = Table(
    "keepers",
    metadata,
    Column("set_id", Text, ForeignKey("keeper_sets.id"), primary_key=True),
    Column("sheet", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("given_on", Date, nullable=False),
)

rehearsals = Table(
    "rehearsals",
    metadata,
    Column("id", Text, primary_key=True),
    Column("what", Text, nullable=False),
    Column("sheets", Small, nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
)
"""`what` was proved (card or sheets), and with which `sheets`."""

keepers_sessions = Table(
    "keepers_sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("sheets", Small, nullable=False),
)
"""Who sat at the desk, for whom the texts were opened, why, and which two sheets were typed."""

keepers_session_texts = Table(
    "keepers_session_texts",
    metadata,
    Column("session_id", Text, ForeignKey("keepers_sessions.id"), primary_key=True),
    Column("text_id", Text, ForeignKey("sealed.id"), primary_key=True),
)

news = Table(
    "news",
    metadata,
    Column("id", Text, primary_key=True),
    Column("staff_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("seen_at", Moment),
)
"""What a person must be shown once, until they say that they have seen it."""

Index(None, news.c.staff_id, news.c.seen_at)
