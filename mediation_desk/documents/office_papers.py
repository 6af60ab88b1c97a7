"""Papers of the office itself and sheets that leave with one person."""

from __future__ import annotations

from mediation_desk.documents.hand_over_sheet import HandOverFacts, hand_over_sheet
from mediation_desk.documents.keeper_sheet import KeeperSheetFacts, keeper_sheet
from mediation_desk.documents.kind import PaperKind, Shelf
from mediation_desk.documents.restore_card import CardFacts, restore_card
from mediation_desk.documents.safety_plan import PlanFacts, safety_plan

OFFICE_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="safety_plan",
        form="AQ",
        build=safety_plan,
        facts=PlanFacts,
        blank=PlanFacts(by_hand=True),
        shelf=Shelf.OUT,
        restricted=True,
    ),
    PaperKind(
        key="hand_over_sheet", form="JJ", build=hand_over_sheet, facts=HandOverFacts, shelf=Shelf.OFFICE
    ),
    PaperKind(key="restore_card", form="RC", build=restore_card, facts=CardFacts, shelf=Shelf.OFFICE),
    PaperKind(key="keeper_sheet", form="KS", build=keeper_sheet, facts=KeeperSheetFacts, shelf=Shelf.OFFICE),
)
