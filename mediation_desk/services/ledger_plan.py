"""What is handed to the use cases of importing: rows as one thing, and who may take in which kind."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.ledger_import import Choice, LedgerKind, LedgerRow, Match
from mediation_desk.domain.party import ConsentGround
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.access import (
    ACTIVITY_WRITE,
    AID_WRITE,
    CLUE_WRITE,
    GRID_WRITE,
    HOME_VISIT_WRITE,
    HOUSEHOLD_WRITE,
    LEDGER_IMPORT,
)

KIND_WRITE: dict[LedgerKind, frozenset[Role]] = {
    LedgerKind.CASES: LEDGER_IMPORT,
    LedgerKind.HOUSEHOLDS: HOUSEHOLD_WRITE & LEDGER_IMPORT,
    LedgerKind.CLUES: CLUE_WRITE & LEDGER_IMPORT,
    LedgerKind.HOME_VISITS: HOME_VISIT_WRITE & LEDGER_IMPORT,
    LedgerKind.ACTIVITIES: ACTIVITY_WRITE & LEDGER_IMPORT,
    LedgerKind.AWARDS: ACTIVITY_WRITE & LEDGER_IMPORT,
    LedgerKind.AID_GRANTS: AID_WRITE & LEDGER_IMPORT,
    LedgerKind.HELPERS: GRID_WRITE & LEDGER_IMPORT,
    LedgerKind.AREAS: GRID_WRITE & LEDGER_IMPORT,
}
"""Whoever takes in a list must be allowed to write what it makes."""

GROUNDS = (ConsentGround.STATUTORY_DUTY, ConsentGround.CONSENT, ConsentGround.NOT_YET_ASKED)
"""On what the people of a list may be handled; the first is what a mediation committee keeps ledgers on."""


class SheetRows:
    """Rows of a sheet as one thing.

    No dataclass, so that the gate of the use cases does not look into fifty thousand rows again: every cell
    was checked where it was read.
    """

    __slots__ = ("rows",)

    def __init__(self, rows: tuple[LedgerRow, ...]) -> None:
        self.rows = rows


class Choices:
    """What becomes of rows that may be there already, by line; as one thing, like the rows."""

    __slots__ = ("chosen", "matches")

    def __init__(self, matches: dict[int, Match], chosen: dict[int, Choice]) -> None:
        self.matches, self.chosen = matches, chosen

    def of(self, line: int) -> tuple[Choice, str]:
        """What becomes of a row, and the id it is linked to, empty for none."""
        match = self.matches.get(line)
        if match is None:
            return Choice.NEW, ""
        chosen = self.chosen.get(line, match.suggested)
        if chosen not in match.choices:
            chosen = match.suggested
        return chosen, match.subject_id if chosen is Choice.LINK else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile:
    """The file a batch comes from, its heads as remembered, and which column was which."""

    kind: LedgerKind
    name: str
    sha256: str
    heads: tuple[str, ...]
    columns: tuple[tuple[int, str], ...]


def check_kind(staff: Staff, kind: LedgerKind) -> None:
    """Refuse whoever may not write what rows of this kind become (DeskError `permission.refused`)."""
    if not staff.roles & KIND_WRITE[kind]:
        raise DeskError("permission.refused")
