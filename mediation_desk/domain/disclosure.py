"""A disclosure: something of safety was told to somebody outside (保密例外), and on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DisclosureGround(StrEnum):
    """Why it could be told; only to those who need it."""

    DANGER = "danger"
    MINOR_HARM = "minor_harm"
    LAW = "law"
    VIOLENCE_DUTY = "violence_duty"
    CONSULTATION = "consultation"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What was told, to whom, on which ground, who agreed, when."""

    what: str = ""
    to_whom: str = ""
    ground: DisclosureGround | None = None
    approver: str = ""
    on: date | None = None
