"""The list 恢复后待补录 as it is shown, exported and printed: each number, what became of it and where."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass

from mediation_desk.documents.restored_list import RestoredListFacts, restored_list
from mediation_desk.documents.wording import wording
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.referral import Direction
from mediation_desk.domain.restored_number import ASKED, RestoredNumber
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements, office, referrals, restored, restored_numbers, written_papers
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import RESTORED_NUMBERS_READ
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.restored_numbers import may_see
from mediation_desk.services.spreadsheet import spreadsheet
from mediation_desk.words import paper_term

WIDTHS = (28, 12, 10, 18, 14, 40)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredLine:
    """A number of the list, the name of who settled it, and the page of what it became (or nothing)."""

    number: RestoredNumber
    by: str = ""
    place: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """The words of the file: title, its six heads, and how a line is said in them."""

    title: str
    heads: tuple[str, ...]
    cells: Callable[[RestoredLine], tuple[str, ...]]


@allowed(RESTORED_NUMBERS_READ)
def restored_lines(records: Records) -> tuple[RestoredLine, ...]:
    """Every number ever listed that whoever asks may see, those of one series together in their order."""
    names = {one.id: one.name for one in office.all_staff(records)}
    found = [one for one in restored_numbers.every(records) if may_see(records, one.series)]
    found.sort(key=lambda one: (one.year, ASKED.index(one.series), one.sequence))
    return tuple(
        RestoredLine(number=one, by=names.get(one.by, ""), place=_place(records, one)) for one in found
    )


@allowed(RESTORED_NUMBERS_READ, changes={"journal"})
def export_restored(
    records: Records, wanted: Collection[str], said: SheetWords, confirmed: Confirmed
) -> bytes:
    """Those of these numbers that whoever asks may see, as an .xlsx file. DeskError password.ask_again."""
    require(confirmed, records.staff.id, records.now)
    known = {line.number.number: line for line in restored_lines(records)}
    rows = [known[one] for one in wanted if one in known]
    records.journal("export_restored_numbers", fields=(str(len(rows)),))
    return spreadsheet(said.title, said.heads, WIDTHS, [said.cells(row) for row in rows])


@allowed(RESTORED_NUMBERS_READ)
def restored_list_paper(records: Records, wanted: Collection[str]) -> MadePaper:
    """Those of these numbers that whoever asks may see, as a sheet to tick off. DeskError restored.never."""
    newest = restored.newest(records)
    if newest is None:
        raise DeskError("restored.never")
    words = wording("restored_list")
    said = words.fill(
        "said" if newest.copy_name else "said_older",
        restored=f"{newest.restored_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
        made=f"{newest.copy_made_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
    )
    chosen = [line.number for line in restored_lines(records) if line.number.number in set(wanted)]
    rows = tuple((one.number, paper_term(one.series), paper_term(one.state), one.reason) for one in chosen)
    facts = RestoredListFacts(centre=office.centre(records).committee, said=said, rows=rows)
    return paper_gate.plain("restored_list", restored_list(facts))


def _place(records: Records, one: RestoredNumber) -> tuple[str, ...]:
    if not one.became:
        return ()
    if one.series is Series.LETTER:
        with suppress(DeskError):
            paper = written_papers.peep(records, one.became)
            return ("written_paper", paper.case_id, paper.id)
        with suppress(DeskError):
            letter = referrals.get(records, one.became)
            return ("incoming_letter" if letter.direction is Direction.IN else "referral", letter.id)
        return ()
    if one.series is Series.AGREEMENT:
        with suppress(DeskError):
            return ("agreement", agreements.get(records, one.became).case_id, one.became)
        return ()
    return (_PAGES[one.series], one.became)


_PAGES = {
    Series.CASE: "case",
    Series.RECEPTION: "reception",
    Series.COUNSELLING: "counselling_file",
    Series.CONSULTATION: "consultation",
}
