"""Where a line of the health report is put right, and who may go there."""

from __future__ import annotations

from mediation_desk.domain.health import HealthAct
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.services.access import (
    AT_THE_DESK,
    BACKUP_MAKE,
    BACKUP_RESTORE,
    EVERYBODY,
    HEALTH_READ,
    JOURNAL_READ,
    NOTE_READ,
    PERFORMANCE_READ,
    RECOVERY_KNOW,
    RESTORED_NUMBERS_READ,
    VISIT_READ,
)

OPEN_TO: dict[HealthAct, frozenset[Role]] = {
    HealthAct.CHECK: HEALTH_READ,
    HealthAct.JOURNAL: JOURNAL_READ,
    HealthAct.BACKUP: BACKUP_MAKE,
    HealthAct.RECOVERY: RECOVERY_KNOW,
    HealthAct.DRILL: BACKUP_RESTORE,
    HealthAct.SETTINGS: EVERYBODY,
    HealthAct.STAFF: EVERYBODY,
    HealthAct.TODAY: EVERYBODY,
    HealthAct.NUMBERS: RESTORED_NUMBERS_READ,
    HealthAct.LIMITS: AT_THE_DESK,
    HealthAct.VISITS: PERFORMANCE_READ | VISIT_READ,
    HealthAct.NOTES: NOTE_READ,
}
"""Who may open the page an act leads to; a test holds it against the list of pages."""

_PLACES: dict[HealthAct, tuple[str, ...]] = {HealthAct.VISITS: ("aftercare", "visits")}


def place_of(act: HealthAct) -> tuple[str, ...]:
    """The page and its arguments."""
    return _PLACES.get(act, (act.value,))


def offered_to(staff: Staff) -> frozenset[HealthAct]:
    """The acts this person may follow."""
    return frozenset(act for act, roles in OPEN_TO.items() if roles & staff.roles)
