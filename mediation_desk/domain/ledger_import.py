"""Old ledgers taken into the register: kinds of list, what a file holds, what becomes of each line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.ledger_cell import Line


class LedgerKind(StrEnum):
    """What the rows of an old list are about."""

    CASES = "cases"
    HOUSEHOLDS = "households"
    CLUES = "clues"
    HOME_VISITS = "home_visits"
    ACTIVITIES = "activities"
    AWARDS = "awards"
    AID_GRANTS = "aid_grants"
    HELPERS = "helpers"
    AREAS = "areas"


class CaseResult(StrEnum):
    """How a case of the paper ledger ended, as far as it says."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    OPEN = "open"


class LeftOut(StrEnum):
    """Why a line of a file is no row: nothing stands in it, or it is no entry."""

    EMPTY = "empty"
    ABOVE = "above"
    HEAD_AGAIN = "head_again"
    TOTAL = "total"
    FOOT = "foot"


class SameAs(StrEnum):
    """What a row may be the same as, and so by what it was found."""

    OWN_ROW = "own_row"
    CASE = "case"
    HOUSEHOLD = "household"
    IN_FILE = "in_file"
    BY_IDENTITY = "by_identity"
    BY_PHONE_AND_NAME = "by_phone_and_name"


class Choice(StrEnum):
    """What becomes of a row that may be there already."""

    SKIP = "skip"
    LINK = "link"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSheet:
    """One sheet of a file: its lines from the first on, each as wide as what stands in it."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFile:
    """A file as it was read; `sha256` tells the same file again, `encoding` is that of a text."""

    name: str
    sha256: str
    sheets: tuple[LedgerSheet, ...]
    encoding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How far a file is read: lines so far, of how many when that is known."""

    done: int
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in a row: in which column, an error key with its names, whether it stops the row."""

    column: str
    key: str
    names: dict[str, object] = field(default_factory=dict)
    stops: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One row: its line in the sheet (from 1), texts as written by column, what was read, what is wrong."""

    line: int
    texts: dict[str, str]
    values: dict[str, object]
    faults: tuple[Fault, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether something in it keeps it out."""
        return any(fault.stops for fault in self.faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRows:
    """A sheet read by its mapping: rows in order, and lines that are none, by line number."""

    rows: tuple[LedgerRow, ...]
    left_out: dict[int, LeftOut]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """That a row may be there already: as what, which one and its name, and what happens unless chosen."""

    line: int
    same: SameAs
    subject_id: str
    label: str
    suggested: Choice
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """One file taken in."""

    id: str
    kind: LedgerKind
    file: str
    sha256: str
    taken_at: datetime
    taken_by: str
    rows: int
    undone_at: datetime | None = None
    undone_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCase:
    """A case of the paper ledger: the columns as written, and what could be read of them."""

    id: str
    number: str
    columns: tuple[str, ...]
    accepted_on: date | None = None
    closed_on: date | None = None
