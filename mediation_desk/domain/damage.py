"""A damaged register: what was found broken, what could be saved of it, and what was lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DAMAGED: Final = "damaged"
"""Stands in the name of a folder in which a damaged register was set aside, before the moment it was."""
BROKE: Final = "register.broke_in_use"
"""What is said when a page cannot be read of a register that did open."""
_SET_ASIDE: Final = re.compile(rf"-{DAMAGED}-\d{{8}}-\d{{6}}(-\d+)?$")


def named_damaged(aside: str) -> bool:
    """Whether the folder of this name was set aside because its register was damaged."""
    return _SET_ASIDE.search(aside) is not None


class Rescue(StrEnum):
    """What is done to save a damaged register, in the order it may come."""

    COPY = "copy"
    LOG = "log"
    PAGES = "pages"
    STRUCTURE = "structure"
    JOURNAL = "journal"
    FILES = "files"
    READ = "read"
    LINKS = "links"
    SEARCH = "search"
    PROVE = "prove"


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueProgress:
    """How far one step is: `done` of `total` parts; `total` is 0 while nobody knows."""

    step: Rescue
    done: int = 0
    total: int = 0


TellRescue = Callable[[RescueProgress], None]
"""Told of progress; stops the work by raising a DeskError. Nothing of the register is changed then."""


class Area(StrEnum):
    """What a part of the register is about, for whoever reads what is damaged or lost."""

    CASES = "cases"
    PEOPLE = "people"
    RECEPTIONS = "receptions"
    SCREENINGS = "screenings"
    RECORDS = "records"
    AGREEMENTS = "agreements"
    PERFORMANCE = "performance"
    CONFIRMATIONS = "confirmations"
    LIMITS = "limits"
    VISITS = "visits"
    APPOINTMENTS = "appointments"
    REFERRALS = "referrals"
    COUNSELLING = "counselling"
    SCALES = "scales"
    SAFETY = "safety"
    SEALED = "sealed"
    PAPERS = "papers"
    ATTACHMENTS = "attachments"
    ARCHIVE = "archive"
    DRAFTS = "drafts"
    GRID = "grid"
    HOUSEHOLDS = "households"
    CLUES = "clues"
    HOME_VISITS = "home_visits"
    CONSULTATIONS = "consultations"
    ACTIVITIES = "activities"
    LEDGERS = "ledgers"
    PACKETS = "packets"
    REPORTS = "reports"
    NUMBERS = "numbers"
    STAFF = "staff"
    OFFICE = "office"
    JOURNAL = "journal"


UNNAMED = frozenset({Area.SCREENINGS, Area.COUNSELLING, Area.SCALES, Area.SAFETY, Area.SEALED})
"""Areas whose case numbers would tell of somebody's safety or counselling: counted, never named."""


class Harm(StrEnum):
    """One kind of damage a full look may find; the words of each say what it means."""

    CLOSED = "closed"
    PAGES = "pages"
    AREA = "area"
    STRUCTURE = "structure"
    LINKS = "links"
    JOURNAL_BROKEN = "journal_broken"
    JOURNAL_SHORT = "journal_short"
    TRIGGERS = "triggers"
    HEADER = "header"
    FILES_GONE = "files_gone"
    FILES_ALTERED = "files_altered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurt:
    """One damage found: `n` of `of` where it is counted, `area` where it lies, `numbers` of cases."""

    harm: Harm
    n: int = 0
    of: int = 0
    area: Area | None = None
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFound:
    """What reading the write-ahead log gave: whether that leaves a whole register, how far its journal goes.

    `with_log` when the log's pages belong to it; `known` is the last journal number anybody noted outside the
    register, `reached` the last valid one inside.
    """

    whole: bool
    with_log: bool
    reached: int
    known: int

    @property
    def lost(self) -> int:
        """Acts noted outside that are not in it any more."""
        return max(0, self.known - self.reached)


@dataclass(frozen=True, slots=True, kw_only=True)
class LostRows:
    """What one area lost: `rows` that could not be read, `loose` ones that belonged to those.

    `exact` is False where only an upper limit is known. `numbers` are those of the cases it touches, as far
    as anything tells; `links` are entries that stay and no longer know what they came from.
    """

    area: Area
    rows: int = 0
    loose: int = 0
    links: int = 0
    exact: bool = True
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """The list of what a salvage could not save, and how much it saved; nothing of anybody in it.

    `kept` rows are in the new register, `from_indexes` of them put together from their indexes. The journal
    is whole up to `journal_kept`; `journal_known` is the last number known of. `files` are attachments gone
    or altered. `stood_in` names what had to be taken from elsewhere (settings by key, staff from the header).
    """

    kept: int
    from_indexes: int
    lost: tuple[LostRows, ...]
    journal_kept: int
    journal_known: int
    files: int = 0
    file_numbers: tuple[str, ...] = ()
    stood_in: tuple[str, ...] = ()
    aside: str = ""

    @property
    def rows_lost(self) -> int:
        """Rows that are not in the new register, at most."""
        return sum(one.rows + one.loose for one in self.lost)

    @property
    def journal_lost(self) -> int:
        """Journal entries behind the first break, or cut off."""
        return max(0, self.journal_known - self.journal_kept)
