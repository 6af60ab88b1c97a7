"""A finished round typed row by row: what stands in a row, and the visit it comes to."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.dates import read_date
from mediation_desk.domain.home_visit import HomeVisit, VisitPurpose, check_visit, names_of
from mediation_desk.errors import DeskError

YES = frozenset({"是", "√", "✓", "封存", "y", "yes", "1", "true"})
NO = frozenset({"", "否", "×", "n", "no", "0", "false"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One row as typed or pasted; `household` is a number, a head's name or the full name of an area."""

    household: str = ""
    on: str = ""
    visitors: str = ""
    people_met: str = ""
    met: str = ""
    findings: str = ""
    seals: str = ""
    disputes_found: str = ""
    next_on: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(getattr(self, name).strip() for name in self.__slots__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """What is wrong with row `row` (from 0): the column and the error that says what to do."""

    row: int
    field: str
    fault: DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchAbout:
    """What all rows share: purpose, round, and what an empty day or visitor means."""

    purpose: VisitPurpose
    round_id: str | None = None
    on: date | None = None
    visitors: str = ""


def read_row(
    row: BatchRow, about: BatchAbout, household_id: str | None, area_id: str | None, today: date
) -> tuple[HomeVisit, bool]:
    """The visit a row comes to, and whether its findings are sealed.

    Raises DeskError naming a column: batch.number, batch.yes_or_no, date.*, home_visit.*, text.*.
    """
    on = read_date(row.on, today, field="on") if row.on.strip() or about.on is None else about.on
    seals = _plain(row.seals)
    if seals not in YES | NO:
        raise DeskError("batch.yes_or_no", field="seals")
    visit = HomeVisit(
        id="",
        on=on,
        purpose=about.purpose,
        household_id=household_id,
        area_id=area_id,
        round_id=about.round_id,
        visitors=names_of(row.visitors or about.visitors),
        people_met=_number(row.people_met, "people_met"),
        met=row.met.strip(),
        findings=row.findings.strip(),
        disputes_found=_number(row.disputes_found, "disputes_found"),
        next_on=read_date(row.next_on, today, field="next_on") if row.next_on.strip() else None,
    )
    check_visit(visit, today)
    return visit, seals in YES


def _plain(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def _number(typed: str, field: str) -> int:
    """A whole number of up to three figures; nothing typed is 0."""
    plain = _plain(typed)
    if not plain:
        return 0
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 3):
        raise DeskError("batch.number", field=field)
    return int(plain)
