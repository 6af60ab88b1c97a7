"""A private note (私人手记) as its author reads it; nobody else ever does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessNote:
    """Words of a counsellor for themselves, about a file; no part of the record."""

    id: str
    file_id: str
    version: int
    written_at: datetime
    text: str
