"""Counselling file (辅导档案): who comes, for which kind of counselling, with which counsellor.

It stands apart from every mediation dossier: nothing in it enters one. What is said in it is sealed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.errors import DeskError


class CounsellingKind(StrEnum):
    """辅导类别: the four of MZ/T 084—2017."""

    PREMARITAL = "premarital"
    MARRIAGE = "marriage"
    FAMILY = "family"
    DIVORCE = "divorce"


class FileState(StrEnum):
    """A closed file is read and added to, never opened again: who comes back gets a new one."""

    OPEN = "open"
    CLOSED = "closed"


class CounsellingResult(StrEnum):
    """辅导结果 (MZ/T 084—2017 表 D.1); counted, never a target for anybody."""

    RECONCILED = "reconciled"
    POSTPONED = "postponed"
    DIVORCING = "divorcing"


class Satisfaction(StrEnum):
    """满意度 (MZ/T 084—2017 表 D.1), as the client ticked it."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    DISSATISFIED = "dissatisfied"


class FileWord(StrEnum):
    """A sealed text of the file as a whole: what they work towards, how it ended."""

    GOALS = "goals"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class CounsellingFile:
    """One file; `client_ids` are persons of the register, one of them or a couple or family.

    `reception_id` is the reception that was decided 辅导, if the file began there.
    """

    id: str
    client_ids: tuple[str, ...]
    kind: CounsellingKind
    counsellor_id: str
    opened_on: date
    number: str = ""
    version: int = 0
    reception_id: str | None = None
    state: FileState = FileState.OPEN
    closed_on: date | None = None
    result: CounsellingResult | None = None
    satisfaction: Satisfaction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A file as lists show it; `unsigned` sessions wait for their note, the oldest since `waiting_since`.

    `consented` is False while a client's informed consent is lacking; `mine` tells whether whoever asks leads
    it, `opens` whether any of its notes is theirs to read.
    """

    id: str
    row: int
    number: str
    kind: CounsellingKind
    state: FileState
    counsellor_id: str
    opened_on: date
    clients: tuple[str, ...]
    sessions: int
    last_session: datetime | None
    next_session: datetime | None
    unsigned: int
    waiting_since: datetime | None
    consented: bool
    mine: bool
    opens: bool


def check_clients(client_ids: Sequence[str]) -> None:
    """One client or several, each once. DeskError: counselling.client_needed, counselling.client_twice."""
    if not client_ids:
        raise DeskError("counselling.client_needed", field="clients")
    if len(set(client_ids)) != len(client_ids):
        raise DeskError("counselling.client_twice", field="clients")
