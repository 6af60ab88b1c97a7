"""Files with sealed texts in them, as keepers name them when they open some for a reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SealedFileKind(StrEnum):
    """Of what a file's texts speak: a person (contact, private talks), a reception, a case, counselling.

    A letter that came in and became neither yet is a file of its own, and so are a key for packets, a
    consultation of no case, a clue, a call, a household, a visit of none, and an award looked at.
    """

    PERSON = "person"
    RECEPTION = "reception"
    CASE = "case"
    COUNSELLING = "counselling"
    LETTER = "letter"
    PACKET_KEY = "packet_key"
    CONSULTATION = "consultation"
    CLUE = "clue"
    HOTLINE_CALL = "hotline_call"
    HOUSEHOLD = "household"
    HOME_VISIT = "home_visit"
    AWARD = "award"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFileId:
    """Which file: its kind and the id of the person, reception or case."""

    kind: SealedFileKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """A file the keepers can open: how it is called, how many texts, of whom, the newest when.

    `authors` are ids of staff.
    """

    file: SealedFileId
    number: str
    names: str
    texts: int
    authors: tuple[str, ...]
    newest: datetime
