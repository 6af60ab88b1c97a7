"""A paper printed after the copy was made that was put back: known again by the code on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.restored import Restored
from mediation_desk.errors import DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredPaper:
    """What stands on the paper, typed by somebody who holds it.

    `key` is its kind (see PAPERS), empty for one whose kind is sealed; `n` its version (0: it has one only),
    `signed_by` names of who signed, `case_id` and `scan_id` empty without a case or a scan.
    """

    code: str
    key: str
    number: str
    n: int
    printed_on: date
    signed_on: date | None = None
    signed_by: str = ""
    case_id: str = ""
    scan_id: str = ""
    at: datetime | None = None
    by: str = ""
    voided_at: datetime | None = None
    reason: str = ""


def check_restored_paper(paper: RestoredPaper, restores: Iterable[Restored], today: date) -> None:
    """Refuse what cannot stand on such a paper.

    DeskError restored_paper.number, .day (outside every span between a copy and its restore),
    .signed_day (before it was printed, or not yet), .signed_by (a day and nobody), each beside its field.
    """
    if not paper.number.strip():
        raise DeskError("restored_paper.number", field="number")
    spans = [(legal_day(one.copy_made_at), legal_day(one.restored_at)) for one in restores]
    if not any(first <= paper.printed_on <= last for first, last in spans):
        first, last = min(one for one, _ in spans), max(two for _, two in spans)
        raise DeskError("restored_paper.day", field="printed_on", first=str(first), last=str(last))
    if paper.signed_on is not None and not paper.printed_on <= paper.signed_on <= today:
        raise DeskError("restored_paper.signed_day", field="signed_on")
    if paper.signed_on is not None and not paper.signed_by.strip():
        raise DeskError("restored_paper.signed_by", field="signed_by")
