"""Tables of old ledgers taken in: batches, what their rows made, remembered mappings, cases of before."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.ledger_import import LedgerKind
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

import_mappings = Table(
    "import_mappings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Coded(LedgerKind), nullable=False),
    Column("name", Text, nullable=False),
    Column("heads", Small, nullable=False),
    Column("columns", Small, nullable=False),
    Column("used_at", Moment, nullable=False),
)

import_batches = Table(
    "import_batches",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Coded(LedgerKind), nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("taken_at", Moment, nullable=False),
    Column("taken_by", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("undone_at", Moment),
    Column("undone_by", Text, nullable=False),
    Column("ground", Text, nullable=False),
)
"""`ground` is the code of the ground on which the data of the people in it is handled."""

import_rows = Table(
    "import_rows",
    metadata,
    Column("batch_id", Text, ForeignKey("import_batches.id"), primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("noun", Text, primary_key=True),
    Column("subject_id", Text, primary_key=True),
)
"""What each line of a batch made, so that the batch can be undone and a row traced to its line."""

Index(None, import_rows.c.subject_id)

ledger_cases = Table(
    "ledger_cases",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("number", Text, nullable=False, index=True),
    Column("columns", Small, nullable=False),
    Column("accepted_on", Date, index=True),
    Column("closed_on", Date, index=True),
    Column("subtype", Coded(DisputeSubtype)),
    Column("succeeded", Integer),
    Column("amount", Integer),
    Column("people", Integer, nullable=False),
    Column("area_id", Text, ForeignKey("areas.id")),
)
"""Cases of the paper ledger before this desk: the twenty-five columns as written, and what could be read.

`succeeded` is 1, 0 or nothing said; `amount` in fen. They are counted in reports, never worked on.
"""
