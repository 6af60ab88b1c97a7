"""On what a person's data may be handled (个人信息保护法 art 13, 29–31); refusing never stops help."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.dates import age
from mediation_desk.domain.party import Consent, ConsentGround
from mediation_desk.errors import DeskError

OWN_CONSENT_FROM = 14
_WITHOUT_CONSENT = {
    ConsentGround.STATUTORY_DUTY: "个人信息保护法第十三条第一款第三项",
    ConsentGround.EMERGENCY: "个人信息保护法第十三条第一款第四项",
}


def default_article(ground: ConsentGround) -> str:
    """The article a statutory ground stands on, offered when the ground is chosen."""
    return _WITHOUT_CONSENT.get(ground, "")


def needs_guardian(born: date | None, on: date) -> bool:
    """Whether a guardian must consent: every datum of a child under 14 is sensitive (art 28, 31)."""
    return born is not None and age(born, on) < OWN_CONSENT_FROM


def check_consent(consent: Consent, born: date | None, on: date) -> None:
    """Refuse a consent that could not stand.

    Raises DeskError `consent.guardian_needed` (under 14), `consent.not_a_child` (guardian's consent for
    somebody of 14 or more), `consent.notice_first` (art 17: told before asked), `consent.article_needed`.
    """
    ground = consent.ground
    if ground is ConsentGround.CONSENT and needs_guardian(born, on):
        raise DeskError("consent.guardian_needed", field="ground", years=OWN_CONSENT_FROM)
    if ground is ConsentGround.GUARDIAN_CONSENT and born is not None and not needs_guardian(born, on):
        raise DeskError("consent.not_a_child", field="ground", years=OWN_CONSENT_FROM)
    if ground in (ConsentGround.CONSENT, ConsentGround.GUARDIAN_CONSENT) and not consent.notice_given:
        raise DeskError("consent.notice_first", field="notice_given")
    if ground in _WITHOUT_CONSENT and not consent.article.strip():
        raise DeskError("consent.article_needed", field="article")


def covers_sensitive(consent: Consent) -> bool:
    """Whether sensitive data (health, whereabouts) may be handled: a separate yes, or a duty (art 29)."""
    if consent.ground in (ConsentGround.CONSENT, ConsentGround.GUARDIAN_CONSENT):
        return consent.sensitive is True
    return consent.ground in _WITHOUT_CONSENT
