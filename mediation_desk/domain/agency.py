"""An agency other help comes from: who they are, what for, and how they are reached (转介机构)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError

DISTRICT = "{district}"
"""In a shipped name: where the centre's own district stands."""


class AgencyKind(StrEnum):
    """What sort of body it is, in the order the directory shows them."""

    POLICE = "police"
    COURT = "court"
    PROCURATORATE = "procuratorate"
    JUSTICE = "justice"
    LEGAL_AID = "legal_aid"
    CIVIL_AFFAIRS = "civil_affairs"
    SHELTER = "shelter"
    CHILD_PROTECTION = "child_protection"
    EDUCATION = "education"
    HEALTH = "health"
    CRISIS_LINE = "crisis_line"
    WOMEN = "women"
    HOTLINE = "hotline"
    COMMUNITY = "community"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One line of the directory; version 0 is as shipped, or not kept yet.

    `own` lines were added by the centre. Inactive ones are kept, because letters name them.
    """

    id: str
    name: str
    kind: AgencyKind
    what_for: str = ""
    contact_person: str = ""
    phone: str = ""
    address: str = ""
    hours: str = ""
    active: bool = True
    own: bool = False
    version: int = 0


def check_agency(agency: Agency) -> None:
    """Refuse a line without a name or with what could not be printed.

    Raises DeskError: agency.name_needed, text.*.
    """
    if not agency.name.strip():
        raise DeskError("agency.name_needed", field="name")
    for field in ("name", "contact_person", "phone", "address", "hours"):
        check_text(getattr(agency, field), field)
    check_text(agency.what_for, "what_for", PARAGRAPH, lines=True)


def named_for(name: str, district: str) -> str:
    """A shipped name with the centre's district in its place."""
    return name.replace(DISTRICT, district)
