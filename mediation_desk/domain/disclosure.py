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


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureEntry:
    """One line of the log of a person: which categories were told, to whom, why, on which ground, by whom.

    `told` are the categories' own words; `opens` is False where the entry is sealed from whoever reads, then
    only day and person are known. `referral_id` is empty for what was noted among the safety records.
    """

    person_id: str
    on: date
    staff_id: str
    referral_id: str = ""
    to_whom: str = ""
    told: tuple[str, ...] = ()
    purpose: str = ""
    ground: str = ""
    opens: bool = True
