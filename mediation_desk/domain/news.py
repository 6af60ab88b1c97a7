"""News: what somebody must be shown once because it happened without them, until they say they saw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NewsKind(StrEnum):
    """What happened: keepers appointed or changed, a keepers' session opened a text of theirs, a reset.

    Or the register lacks what was committed on this computer.
    """

    KEEPERS = "keepers"
    KEEPERS_SESSION = "keepers_session"
    DIRECTOR_RESET = "director_reset"
    COMMITS_MISSING = "commits_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing to be shown; `subject_id` is the set of keepers, the keepers' session or the person reset.

    For commits that are missing it names the entries of the journal (first–last).
    """

    id: str
    kind: NewsKind
    subject_id: str
    at: datetime
