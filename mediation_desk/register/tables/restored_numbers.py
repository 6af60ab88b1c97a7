"""Tables of what a restored register must be told: last numbers on paper, numbers that wait, papers again."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, Table, Text, UniqueConstraint

from mediation_desk.domain.numbering import Series
from mediation_desk.domain.restored_number import RestoredState
from mediation_desk.register.columns import Coded, Moment
from mediation_desk.register.tables.base import metadata

last_on_paper = Table(
    "last_on_paper",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("restore_id", Text, nullable=False),
    Column("series", Coded(Series), nullable=False),
    Column("year", Integer, nullable=False),
    Column("known", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("typed", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
)
"""The newest row of a restore, series and year counts; `typed` is as it stood on the paper."""

restored_numbers = Table(
    "restored_numbers",
    metadata,
    Column("number", Text, primary_key=True),
    Column("series", Coded(Series), nullable=False),
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("state", Coded(RestoredState), nullable=False),
    Column("listed_at", Moment, nullable=False),
    Column("at", Moment),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("became", Text, nullable=False),
    UniqueConstraint("series", "year", "sequence"),
)

restored_papers = Table(
    "restored_papers",
    metadata,
    Column("code", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("printed_on", Date, nullable=False),
    Column("signed_on", Date),
    Column("signed_by", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("scan_id", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("voided_at", Moment),
    Column("reason", Text, nullable=False),
)
"""Papers printed after the copy was made, known by their code; `key` is empty where it is sealed."""

Index(None, restored_numbers.c.state, restored_numbers.c.series)
Index(None, restored_papers.c.case_id)
