"""A certificate somebody got in a training, by name; a high skill counts as 新增高技能人才."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingCertificate:
    """One certificate; `holder` is the name as it stands on it."""

    id: str
    activity_id: str
    holder: str
    name: str
    got_on: date
    number: str = ""
    high_skill: bool = False


def check_certificate(one: TrainingCertificate, today: date) -> None:
    """Refuse one that names nobody or nothing, or of a day to come.

    Raises DeskError: certificate.holder_needed, certificate.name_needed, certificate.not_yet, text.*.
    """
    if not one.holder.strip():
        raise DeskError("certificate.holder_needed", field="holder")
    if not one.name.strip():
        raise DeskError("certificate.name_needed", field="name")
    for name in ("holder", "name", "number"):
        check_text(getattr(one, name), name)
    if one.got_on > today:
        raise DeskError("certificate.not_yet", field="got_on")
