"""Whether the register still holds what this PC saw committed last; everybody is told once when it does not.

What it cannot see: register and local state put back together, and what a failure of the power took with the
mark of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.news import NewsKind
from mediation_desk.register import journal, news, office
from mediation_desk.register.commit_mark import CommitMark, Mark
from mediation_desk.register.journal_walk import RESTORES
from mediation_desk.register.records import Records
from mediation_desk.services import older_register


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Entries of the journal that were committed here and are not there: first, last, and when that was.

    `reached` is the moment of the newest entry that is there.
    """

    first: int
    last: int
    at: datetime
    reached: datetime


def missing_commits(records: Records, mark: CommitMark) -> Missing | None:
    """What the register lacks of what was committed; None when nothing, or a backup was put back since."""
    known = mark.read()
    if known is None:
        return None
    number, newest = journal.last(records)
    there = newest if number == known.number else journal.hash_of(records, known.number)
    if there == known.hash or _restored_since(records, known):
        return None
    reached = next((one.at for one in journal.entries(records)), known.at)
    return Missing(first=min(number + 1, known.number), last=known.number, at=known.at, reached=reached)


def tell_missing(records: Records, missing: Missing) -> None:
    """Journal what is missing and put it before everybody who works here."""
    said = f"{missing.first}–{missing.last}"
    everybody = [one.id for one in office.all_staff(records) if one.active]
    news.tell(records, everybody, NewsKind.COMMITS_MISSING, said)
    older_register.mark_older(records, missing.reached, seen_entries=missing.last)
    records.journal("miss_commits", fields=(said,))


def _restored_since(records: Records, known: Mark) -> bool:
    return any(one.act in RESTORES and one.at >= known.at for one in journal.entries(records))
