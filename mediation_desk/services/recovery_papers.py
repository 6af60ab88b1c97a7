"""Restore card and keepers' sheets as page images for the printer; they are never written to a file here."""

from __future__ import annotations

from mediation_desk.documents.keeper_sheet import KeeperSheetFacts, keeper_sheet
from mediation_desk.documents.preview import PageImage, page_images
from mediation_desk.documents.restore_card import CardFacts, restore_card
from mediation_desk.domain.keeper_sheet import KeeperSheet
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.restore_card import grouped
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import RECOVERY
from mediation_desk.services.paper_gate import plain
from mediation_desk.services.permission import allowed

_SCALE = 300 / 72  # 300 dots per inch: finer printers gain nothing from our line art


@allowed(RECOVERY, changes={"journal"})
def sheet_for_printer(records: Records, sheet: KeeperSheet, keeper: str) -> tuple[PageImage, ...]:
    """A keeper's sheet, drawn; that it was printed is journalled. DeskError("paper.missing_glyph")."""
    facts = KeeperSheetFacts(
        number=sheet.number,
        words=sheet.words,
        numbers=sheet.numbers,
        keeper=keeper,
        register=office.centre(records).counselling_centre,
        made_on=plain_date(records.today),
        made_by=records.staff.name,
    )
    records.journal("print_keeper_sheet", fields=(str(sheet.number),))
    return page_images(plain("keeper_sheet", keeper_sheet(facts)).pdf, _SCALE)


@allowed(RECOVERY, changes={"journal"})
def card_for_printer(records: Records, card: str) -> tuple[PageImage, ...]:
    """The restore card, drawn; that it was printed is journalled."""
    facts = CardFacts(
        groups=tuple(grouped(card).split()),
        register=office.centre(records).counselling_centre,
        made_on=plain_date(records.today),
        made_by=records.staff.name,
    )
    records.journal("print_restore_card")
    return page_images(plain("restore_card", restore_card(facts)).pdf, _SCALE)
