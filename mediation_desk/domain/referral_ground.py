"""On what ground somebody may be spoken of to an agency: their own consent, or a duty of law.

Giving personal data to another body needs notice and a separate consent (个人信息保护法 art 23, 29) unless a
duty of law says so (art 13).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.agency import AgencyKind
from mediation_desk.domain.consent import OWN_CONSENT_FROM, needs_guardian
from mediation_desk.domain.law import Citation
from mediation_desk.errors import DeskError


class ReferralGround(StrEnum):
    """Consent, or which duty: what each stands on is in LAW."""

    CONSENT = "consent"
    VIOLENCE_REPORT = "violence_report"
    MINOR_REPORT = "minor_report"
    PREVENTION = "prevention"


LAW = {
    ReferralGround.CONSENT: Citation(law="个人信息保护法", article=23),
    ReferralGround.VIOLENCE_REPORT: Citation(law="反家庭暴力法", article=14),
    ReferralGround.MINOR_REPORT: Citation(law="未成年人保护法", article=11),
    ReferralGround.PREVENTION: Citation(law="人民调解法", article=25),
}
_OFFICES = frozenset(
    {
        AgencyKind.POLICE,
        AgencyKind.PROCURATORATE,
        AgencyKind.CIVIL_AFFAIRS,
        AgencyKind.CHILD_PROTECTION,
        AgencyKind.EDUCATION,
        AgencyKind.WOMEN,
    }
)
WHOM = {
    ReferralGround.VIOLENCE_REPORT: frozenset({AgencyKind.POLICE}),
    ReferralGround.MINOR_REPORT: _OFFICES,
    ReferralGround.PREVENTION: (_OFFICES - {AgencyKind.EDUCATION})
    | {AgencyKind.COURT, AgencyKind.JUSTICE, AgencyKind.COMMUNITY},
}
"""To whom each duty lets one report without asking; everybody else is told on consent alone."""

DUTIES = frozenset(LAW) - {ReferralGround.CONSENT}


class ConsentManner(StrEnum):
    """How the consent was given: a signed paper, or said and noted at once."""

    WRITTEN = "written"
    ORAL = "oral"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralConsent:
    """A person's separate consent to one referral; dated, and withdrawable at any time (art 15).

    `name_too` lets the letter name them. `paper` is the number of the signed consent. `told_on` is the day
    on which the agency heard of a withdrawal.
    """

    id: str
    referral_id: str
    given_on: date
    manner: ConsentManner
    name_too: bool = False
    by_guardian: bool = False
    paper: str = ""
    recorded_at: datetime | None = None
    recorded_by: str = ""
    withdrawn_on: date | None = None
    told_on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_on is None


def check_consent(consent: ReferralConsent, born: date | None, today: date) -> None:
    """Refuse a consent that could not stand.

    Raises DeskError: date.in_future, referral_consent.guardian_needed (under 14),
    referral_consent.not_a_child (a guardian's for somebody of 14 or more), referral_consent.paper_needed.
    """
    if consent.given_on > today:
        raise DeskError("date.in_future", field="given_on")
    child = needs_guardian(born, consent.given_on)
    if child and not consent.by_guardian:
        raise DeskError("referral_consent.guardian_needed", field="by_guardian", years=OWN_CONSENT_FROM)
    if born is not None and consent.by_guardian and not child:
        raise DeskError("referral_consent.not_a_child", field="by_guardian", years=OWN_CONSENT_FROM)
    if consent.manner is ConsentManner.WRITTEN and not consent.paper.strip():
        raise DeskError("referral_consent.paper_needed", field="paper")


def check_whom(ground: ReferralGround | None, kind: AgencyKind | None) -> None:
    """Refuse a duty of law as a ground towards an agency it does not name.

    `kind` is None for an agency that does not stand in the directory. Raises
    DeskError("referral.ground_not_for_agency").
    """
    if ground in WHOM and kind not in WHOM[ground]:
        raise DeskError("referral.ground_not_for_agency", field="agency")


def check_ground(ground: ReferralGround | None, consent: ReferralConsent | None, *, named: bool) -> None:
    """Refuse a letter nobody agreed to and no duty asks for.

    Raises DeskError: referral.ground_needed, referral.consent_needed, referral.consent_withdrawn,
    referral.name_not_agreed.
    """
    if ground is None:
        raise DeskError("referral.ground_needed", field="ground")
    if ground in DUTIES:
        return
    if consent is None:
        raise DeskError("referral.consent_needed", field="ground")
    if not consent.stands:
        raise DeskError("referral.consent_withdrawn", field="ground")
    if named and not consent.name_too:
        raise DeskError("referral.name_not_agreed", field="named")
