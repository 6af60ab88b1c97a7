"""Counselling offered to a couple that divorces, and what they answered: help is theirs to take or leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.clue import DivorceWay, OfferAnswer
from mediation_desk.domain.texts import LINE, check_text
from mediation_desk.errors import DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class CounsellingOffer:
    """One offer; `couple` are their names as they write them, `offered_by` a staff id.

    `file_id` is the counselling file an accepted one led to, `case_id` the case it was made in.
    """

    id: str
    on: date
    way: DivorceWay
    couple: str
    version: int = 0
    row: int = 0
    person_ids: tuple[str, ...] = ()
    offered_by: str = ""
    answer: OfferAnswer = OfferAnswer.OPEN
    answered_on: date | None = None
    case_id: str = ""
    file_id: str = ""


def check_offer(offer: CounsellingOffer, today: date) -> None:
    """Refuse an offer to nobody, or with days that cannot be.

    Raises DeskError: offer.couple_needed, offer.future, offer.answered_before, and of `check_text`.
    """
    if not offer.couple.strip():
        raise DeskError("offer.couple_needed", field="couple")
    check_text(offer.couple, "couple", LINE)
    if offer.on > today:
        raise DeskError("offer.future", field="on")
    answered = offer.answered_on
    if answered is not None and not offer.on <= answered <= today:
        raise DeskError("offer.answered_before", field="answered_on")
