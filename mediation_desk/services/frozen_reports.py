"""Reports frozen as sent: listed for everybody who reads figures, frozen by the director."""

from __future__ import annotations

from mediation_desk.domain.frozen_report import FrozenReport
from mediation_desk.register import frozen_reports
from mediation_desk.register.records import Records
from mediation_desk.services.access import STATISTICS_READ
from mediation_desk.services.permission import allowed


@allowed(STATISTICS_READ)
def frozen(records: Records) -> tuple[FrozenReport, ...]:
    """All reports that were frozen, the last sent first."""
    return frozen_reports.every(records)
