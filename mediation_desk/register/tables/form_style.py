"""Tables of the printed forms' own wording and looks, and of the centre's own Word templates."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table, Text

from mediation_desk.register.columns import Moment, Small
from mediation_desk.register.tables.base import metadata

form_changes = Table(
    "form_changes",
    metadata,
    Column("form", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Small, nullable=False),
)
"""What the centre prints otherwise than we ship it; form `style` holds looks by path."""

word_templates = Table(
    "word_templates",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("docx", LargeBinary, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("retired_at", Moment),
)
