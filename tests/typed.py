"""The password just typed once more, as a page hands it to a use case."""

from __future__ import annotations

from mediation_desk.register.records import Records
from mediation_desk.services.password_check import Confirmed


def typed(records: Records) -> Confirmed:
    """By whoever acts, at this moment."""
    return Confirmed(staff_id=records.staff.id, at=records.now)
