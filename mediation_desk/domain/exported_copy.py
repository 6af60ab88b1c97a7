"""A copy of an attachment outside the desk: where, until when, and how it was seen gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ExportForm(StrEnum):
    """PAGES: a PDF of what is seen, without place and camera; AS_IS: the file as it was taken in."""

    PAGES = "pages"
    AS_IS = "as_is"


class GoneHow(StrEnum):
    """DELETED by the desk, GONE when it looked, LEFT_OVER of a stopped export, BY_HAND: staff say so."""

    DELETED = "deleted"
    GONE = "gone"
    LEFT_OVER = "left_over"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedCopy:
    """One copy that has not been seen gone; `title` is empty where the attachment is restricted."""

    id: str
    attachment_id: str
    case_id: str
    case_number: str
    title: str
    place: str
    exported_at: datetime
    exported_by: str
    expires_at: datetime

    def expired(self, now: datetime) -> bool:
        """Whether it lies outside longer than was meant."""
        return now >= self.expires_at
