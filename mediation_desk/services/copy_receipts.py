"""The receipt of a proved copy, from what the register remembers of it: on the page and on paper."""

from __future__ import annotations

from mediation_desk.documents.backup_receipt import FORM, ReceiptFacts, backup_receipt
from mediation_desk.documents.wording import wording
from mediation_desk.domain.backup import Copy
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.sizes import size_said
from mediation_desk.errors import DeskError
from mediation_desk.register import office, staff
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import BACKUP_MAKE
from mediation_desk.services.backups import Backups, list_copies
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed

HEAD_SHOWN = 16
"""Figures of the journal's hash on a receipt: 64 bits, enough to tell two registers apart by eye."""


@allowed(BACKUP_MAKE)
def receipt_of(records: Records, name: str) -> ReceiptFacts:
    """What the receipt of the copy called `name` says. DeskError("receipt.none") unless it was proved."""
    known = list_copies(records)
    made = next((one for one in known.copies if one.name == name and one.verified), None)
    if made is None:
        raise DeskError("receipt.none")
    said = wording(FORM)
    here = made.made_at.astimezone(SHANGHAI)
    new = said.fill("size_said", new=size_said(made.new_bytes), all=size_said(made.bytes))
    return ReceiptFacts(
        centre=office.centre(records).counselling_centre,
        number=said.fill("number_said", number=f"{made.number:04}") if made.number else "",
        made_at=f"{plain_date(legal_day(made.made_at))} {here:%H:%M}",
        stick=_stick(known, made),
        holds=said.fill("holds_said", cases=f"{made.cases:,}", files=f"{made.files:,}"),
        size=new if made.new_bytes else said.fill("whole_said", all=size_said(made.bytes)),
        entries=said.fill("entries_said", n=f"{made.entries:,}") if made.entries else "",
        head=head_said(made.head),
        by=staff.get(records, made.by).name,
    )


@allowed(BACKUP_MAKE, changes={"journal"})
def receipt_paper(records: Records, name: str) -> MadePaper:
    """The receipt to look at and print; journalled. DeskError: receipt.none, paper.missing_glyph."""
    paper = backup_receipt(receipt_of(records, name))
    records.journal("print_backup_receipt")
    return paper_gate.plain(FORM, paper)


def head_said(head: str) -> str:
    """The start of a hash in fours: 9f2e 41c7 a0d8 63b5."""
    shown = head[:HEAD_SHOWN]
    return " ".join(shown[at : at + 4] for at in range(0, len(shown), 4))


def _stick(known: Backups, made: Copy) -> str:
    stick = next((one for one in known.sticks if one.id == made.stick_id), None)
    if stick is None or not stick.letter:
        return made.folder
    return wording(FORM).fill("stick_said", letter=stick.letter, tail=stick.tail)
