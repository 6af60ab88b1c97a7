"""Tables of the printed forms' own wording and looks."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from mediation_desk.register.columns import Small
from mediation_desk.register.tables.base import metadata

form_changes = Table(
    "form_changes",
    metadata,
    Column("form", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Small, nullable=False),
)
"""What the centre prints otherwise than we ship it; form `style` holds looks by path."""
