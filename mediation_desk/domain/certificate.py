"""Certificates by name: whose, which, under which number, and until when they are valid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError

WARNED = timedelta(days=60)
"""So long before it ends a certificate is said to end soon: renewing one takes weeks."""


class Validity(StrEnum):
    """How a certificate stands on a day."""

    VALID = "valid"
    ENDS_SOON = "ends_soon"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One certificate of a helper, of a person of the register, or of whoever is named as `holder`.

    `high_skill` counts as 新增高技能人才; without `valid_until` it does not end.
    """

    id: str
    holder: str
    name: str
    number: str = ""
    got_on: date
    valid_until: date | None = None
    high_skill: bool = False
    helper_id: str | None = None
    person_id: str | None = None
    activity_id: str | None = None

    def on(self, day: date) -> Validity:
        """How it stands on a day."""
        if self.valid_until is None or day + WARNED < self.valid_until:
            return Validity.VALID
        return Validity.OVER if day > self.valid_until else Validity.ENDS_SOON


def check_certificate(one: Certificate, today: date) -> None:
    """Refuse a certificate that could not be looked up.

    Raises DeskError: certificate.name_needed, certificate.holder_needed, certificate.ahead,
    certificate.backwards, text.*.
    """
    if not one.name.strip():
        raise DeskError("certificate.name_needed", field="name")
    if not one.holder.strip():
        raise DeskError("certificate.holder_needed", field="holder")
    check_text(one.name, "name", 60)
    check_text(one.number, "number", 60)
    if one.got_on > today:
        raise DeskError("certificate.ahead", field="got_on")
    if one.valid_until is not None and one.valid_until < one.got_on:
        raise DeskError("certificate.backwards", field="valid_until")
