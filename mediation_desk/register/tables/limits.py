"""Tables of limits: each as it was counted last, and what people said of them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.case_limit import DecisionAct, Holder, LimitState
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

limits = Table(
    "limits",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("holder", Coded(Holder), nullable=False),
    Column("holder_id", Text, nullable=False, index=True),
    Column("case_id", Text, ForeignKey("cases.id")),
    Column("file_id", Text, ForeignKey("counselling_files.id")),
    Column("reception_id", Text, ForeignKey("receptions.id")),
    Column("referral_id", Text, ForeignKey("referrals.id")),
    Column("staff_id", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("start", Text, nullable=False),
    Column("amount", Integer),
    Column("until", Date),
    Column("ground_id", Text, nullable=False),
    Column("done_on", Date),
    Column("restricted", Boolean, nullable=False),
    Column("passes", Boolean, nullable=False),
    Column("told", Boolean, nullable=False),
    Column("counted", Date, nullable=False),
    Column("ends", Date, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("last_working", Date, nullable=False),
    Column("sure", Boolean, nullable=False),
    Column("state", Coded(LimitState), nullable=False),
    Column("extended_to", Date),
    # The last moment of those that run; empty for all others, so that the board asks an index that holds
    # nothing else.
    Column("runs_to", Moment),
    Column("clue_id", Text),
    Column("consultation_id", Text),
)
"""Counted anew from the facts; `start` is a day or a moment as ISO text. Nothing typed stands here."""

# Everything the figures of the board ask for stands in its indexes: no row is looked at to be counted.
_RUNNING = limits.c.runs_to.is_not(None)
_COUNTED = (limits.c.runs_to, limits.c.row, limits.c.told, limits.c.restricted, limits.c.holder)
Index("ix_limits_running", *_COUNTED, limits.c.staff_id, limits.c.rule, sqlite_where=_RUNNING)
Index("ix_limits_own", limits.c.staff_id, *_COUNTED, limits.c.rule, sqlite_where=_RUNNING)

limit_decisions = Table(
    "limit_decisions",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("limit_id", Text, nullable=False),
    Column("holder_id", Text, nullable=False, index=True),
    Column("case_id", Text, ForeignKey("cases.id")),
    Column("file_id", Text, ForeignKey("counselling_files.id")),
    Column("reception_id", Text, ForeignKey("receptions.id")),
    Column("referral_id", Text, ForeignKey("referrals.id")),
    Column("rule", Text, nullable=False),
    Column("act", Coded(DecisionAct), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("on", Date),
    Column("until", Date),
    Column("reason", Text, nullable=False),
    Column("reason_sealed_id", Text, ForeignKey("sealed.id")),
    Column("consents", Small, nullable=False),
    Column("paper_id", Text, nullable=False),
    Column("clue_id", Text),
    Column("consultation_id", Text),
)
"""What was said of a limit, newest last; it stays although the limit may go with its facts and come back."""
