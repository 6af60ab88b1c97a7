"""The slip of an offer of counselling: one sheet that shows that taking it was the couple's own choice."""

from __future__ import annotations

from mediation_desk.documents.counselling_offer import FORM, OfferFacts, counselling_offer
from mediation_desk.documents.wording import wording
from mediation_desk.domain.numerals import plain_date
from mediation_desk.register import counselling_offers, office
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import CLUE_READ
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed
from mediation_desk.words import paper_term


@allowed(CLUE_READ, changes={"journal"})
def offer_slip(records: Records, offer_id: str) -> MadePaper:
    """The slip, to look at and print; journalled. DeskError: offer.missing, paper.missing_glyph."""
    offer = counselling_offers.get(records, offer_id)
    names = {one.id: one.name for one in office.all_staff(records)}
    facts = OfferFacts(
        couple=offer.couple,
        way=paper_term(offer.way),
        offered_on=plain_date(offer.on),
        by=names.get(offer.offered_by, ""),
        answer=wording(FORM)[f"answer_{offer.answer}"],
    )
    records.journal("print_counselling_offer", offer.id)
    return paper_gate.plain(FORM, counselling_offer(facts))
