"""Counselling offered to couples that divorce: made, answered, listed, shown on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mediation_desk.domain.clue import OfferAnswer
from mediation_desk.domain.counselling_offer import CounsellingOffer, check_offer
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_offers, office
from mediation_desk.register.records import Records
from mediation_desk.services.access import CLUE_READ, CLUE_WRITE, NOTE_KNOW
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPage:
    """A page of offers and the names of staff by id."""

    offers: tuple[CounsellingOffer, ...]
    staff: tuple[tuple[str, str], ...]

    def name(self, staff_id: str) -> str:
        """The name of a member of staff, empty when unknown."""
        return dict(self.staff).get(staff_id, "")


@allowed(CLUE_READ)
def offer_page(
    records: Records, answers: frozenset[OfferAnswer] = frozenset(), before: int | None = None
) -> OfferPage:
    """Offers, the newest first, with these answers (any when empty)."""
    offers = counselling_offers.page(records, answers, before)
    if not records.staff.roles & NOTE_KNOW:  # that a couple has a file is not for everybody
        offers = tuple(replace(one, file_id="") for one in offers)
    return OfferPage(
        offers=offers,
        staff=tuple((one.id, one.name) for one in office.all_staff(records)),
    )


@allowed(CLUE_WRITE, changes={"offer"})
def offer_counselling(records: Records, offer: CounsellingOffer) -> CounsellingOffer:
    """Note that counselling was offered to a couple, with their answer if they gave it at once.

    Raises DeskError: those of `check_offer`.
    """
    return counselling_offers.add(records, _checked(records, replace(offer, file_id="", offered_by="")))


@allowed(CLUE_WRITE, changes={"offer"})
def answer_offer(
    records: Records, offer_id: str, version: int, answer: OfferAnswer, on: date | None
) -> CounsellingOffer:
    """Note what a couple answered, or that they changed their mind: it stays theirs to say.

    Raises DeskError: offer.missing, record.changed_meanwhile, offer.started (a file was opened on it), and
    those of `check_offer`.
    """
    known = counselling_offers.get(records, offer_id)
    if known.version != version:
        raise DeskError("record.changed_meanwhile")
    if known.file_id and answer is not OfferAnswer.ACCEPTED:
        raise DeskError("offer.started")
    told = _checked(records, replace(known, answer=answer, answered_on=on))
    return counselling_offers.save(records, told, "answer_offer", "answer")


@allowed(CLUE_WRITE, changes={"offer"})
def offer_led_to_file(records: Records, offer_id: str, file_id: str) -> CounsellingOffer:
    """A file was opened because a couple accepted. DeskError: offer.missing, offer.not_accepted."""
    known = counselling_offers.get(records, offer_id)
    if known.answer is not OfferAnswer.ACCEPTED:
        raise DeskError("offer.not_accepted")
    return counselling_offers.save(records, replace(known, file_id=file_id), "offer_led_to_file", "file_id")


def _checked(records: Records, offer: CounsellingOffer) -> CounsellingOffer:
    if offer.answer is OfferAnswer.OPEN:
        offer = replace(offer, answered_on=None)
    elif offer.answered_on is None:
        offer = replace(offer, answered_on=offer.on)
    check_offer(offer, records.today)
    return offer
