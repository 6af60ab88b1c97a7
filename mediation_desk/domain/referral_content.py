"""What a referral of ours says: the least the agency needs, and which of it leaves the house."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from mediation_desk.domain.referral import Urgency
from mediation_desk.domain.referral_ground import ReferralGround
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError

MOST_DAYS = 60


class Told(StrEnum):
    """A category of what an agency was told, for the log of disclosures."""

    NAME = "name"
    CODE = "code"
    SEX_AND_AGE = "sex_and_age"
    CONTACT = "contact"
    GUARDIAN = "guardian"
    FAMILY = "family"
    NEEDS = "needs"
    MEASURES = "measures"
    RISK = "risk"
    HINTS = "hints"
    MATERIALS = "materials"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralContent:
    """A referral letter (转介函) as typed; everything is sealed together.

    `matter` stands in the title (关于转介…服务对象的函); `code` names the person when `named` is False;
    `with_age` lets sex and age stand. `contact` is the safe channel only, `hints` say how not to contact.
    `materials` has one line for each paper sent along. `reply_days` are working days.
    """

    agency_id: str = ""
    agency: str = ""
    urgency: Urgency = Urgency.ORDINARY
    matter: str = ""
    named: bool = False
    code: str = ""
    with_age: bool = True
    contact: str = ""
    guardian: str = ""
    family: str = ""
    needs: str = ""
    measures: str = ""
    risk: str = ""
    hints: str = ""
    request: str = ""
    materials: str = ""
    ground: ReferralGround | None = None
    reply_days: int = 3
    our_contact: str = ""
    our_phone: str = ""


_NEEDED = (
    ("agency", "referral.agency_needed"),
    ("matter", "referral.matter_needed"),
    ("needs", "referral.needs_needed"),
    ("request", "referral.request_needed"),
    ("our_contact", "referral.our_contact_needed"),
    ("our_phone", "referral.our_phone_needed"),
)
_LINES = ("agency", "matter", "code", "our_contact", "our_phone", "guardian")
_TOLD = (
    (Told.CONTACT, "contact"),
    (Told.GUARDIAN, "guardian"),
    (Told.FAMILY, "family"),
    (Told.NEEDS, "needs"),
    (Told.MEASURES, "measures"),
    (Told.RISK, "risk"),
    (Told.HINTS, "hints"),
    (Told.MATERIALS, "materials"),
)


def told_by(content: ReferralContent) -> frozenset[Told]:
    """The categories that leave the house with this letter."""
    found = {category for category, field in _TOLD if getattr(content, field).strip()}
    found.add(Told.NAME if content.named else Told.CODE)
    if content.with_age:
        found.add(Told.SEX_AND_AGE)
    return frozenset(found)


def check_typed(content: ReferralContent) -> None:
    """Refuse what could not be kept or printed. Raises DeskError text.*, referral.reply_days."""
    for field in fields(content):
        value = getattr(content, field.name)
        if isinstance(value, str) and not isinstance(value, StrEnum):
            if field.name in _LINES:
                check_text(value, field.name)
            else:
                check_text(value, field.name, PARAGRAPH, lines=True)
    if not 1 <= content.reply_days <= MOST_DAYS:
        raise DeskError("referral.reply_days", field="reply_days", most=MOST_DAYS)


def check_complete(content: ReferralContent) -> None:
    """Refuse a letter that lacks what every letter needs, each beside its field.

    Raises DeskError referral.*_needed, referral.code_needed, referral.ground_needed,
    referral.hints_needed (violence or a child: how not to contact must be said).
    """
    check_typed(content)
    for field, key in _NEEDED:
        if not getattr(content, field).strip():
            raise DeskError(key, field=field)
    if not content.named and not content.code.strip():
        raise DeskError("referral.code_needed", field="code")
    if content.ground is None:
        raise DeskError("referral.ground_needed", field="ground")
    if content.urgency is not Urgency.ORDINARY and not content.hints.strip():
        raise DeskError("referral.hints_needed", field="hints")


def own_words(content: ReferralContent) -> tuple[tuple[str, str], ...]:
    """(field, text) of everything somebody typed freely, to be looked through for names."""
    typed = ("matter", "guardian", "family", "needs", "measures", "risk", "hints", "request", "materials")
    return tuple((field, getattr(content, field)) for field in (*typed, "code", "contact"))
