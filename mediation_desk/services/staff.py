"""Who works here, as the settings show them."""

from __future__ import annotations

from mediation_desk.domain.staff import Staff
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.permission import allowed


@allowed(EVERYBODY)
def everybody(records: Records) -> list[Staff]:
    """Everybody who works or worked here, in the order they were added."""
    return office.all_staff(records)
