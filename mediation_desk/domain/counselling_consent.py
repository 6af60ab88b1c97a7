"""Informed consent to counselling (知情同意书, D28): signed by each client, versioned, withdrawable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.errors import DeskError

CONSENT_TEXT = "2026-1"
"""The version of the consent's text that is printed today; a consent to an older text still stands."""


class ConsentAct(StrEnum):
    """Signing it, or taking it back, which anybody may at any time (个人信息保护法 art 15)."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class CounsellingConsent:
    """One answer of one client on a day; `guardian` signed for a minor, `text_version` is what they read."""

    person_id: str
    act: ConsentAct
    on: date
    text_version: str = CONSENT_TEXT
    guardian: str = ""
    recorded_at: datetime | None = None
    recorded_by: str = ""


def check_consent(consent: CounsellingConsent, *, minor: bool, today: date) -> None:
    """A day that has come, and a guardian for a minor.

    Raises DeskError: date.in_future, counselling.guardian_needed.
    """
    if consent.on > today:
        raise DeskError("date.in_future", field="on")
    if minor and consent.act is ConsentAct.GIVEN and not consent.guardian.strip():
        raise DeskError("counselling.guardian_needed", field="guardian")


def standing(given: Iterable[CounsellingConsent]) -> dict[str, CounsellingConsent]:
    """The consents that stand, by person: the last answer recorded counts, and only when it is a yes."""
    last = {one.person_id: one for one in given}  # in the order they were recorded
    return {key: one for key, one in last.items() if one.act is ConsentAct.GIVEN}


def lacking(client_ids: Sequence[str], given: Iterable[CounsellingConsent]) -> tuple[str, ...]:
    """Clients whose consent does not stand."""
    stands = standing(given)
    return tuple(one for one in client_ids if one not in stands)
