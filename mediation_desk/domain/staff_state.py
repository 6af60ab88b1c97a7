"""How a member of staff stands towards the register, and what may be written about them."""

from __future__ import annotations

from enum import StrEnum

from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.texts import LINE, check_text
from mediation_desk.errors import DeskError


class StaffState(StrEnum):
    """Signs in; listed without a password of their own; suspended for a time; here no more."""

    SIGNS_IN = "signs_in"
    WITHOUT = "without_sign_in"
    SUSPENDED = "suspended"
    REMOVED = "removed"


def check_member(member: Staff) -> None:
    """Refuse a member of staff without a name or a role.

    DeskError with its field: staff.name_needed (`name`), staff.roles_needed (`roles`), text.*.
    """
    if not member.name.strip():
        raise DeskError("staff.name_needed", field="name")
    check_text(member.name, "name", LINE)
    check_text(member.certificate, "certificate", LINE)
    if not member.roles:
        raise DeskError("staff.roles_needed", field="roles")


def last_director(everybody: list[Staff], staff_id: str) -> bool:
    """Whether nobody but this person can sign in as director: the register cannot do without."""
    acting = [one.id for one in everybody if one.active and one.signs_in and Role.DIRECTOR in one.roles]
    return acting == [staff_id]
