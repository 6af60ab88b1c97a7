"""Which step of the schema is today's; apart from the steps, so that a start need not load the database."""

from __future__ import annotations

from typing import Final

NEWEST: Final = "0032"
"""The revision of today's schema, the last of `migrations.STEPS`."""
