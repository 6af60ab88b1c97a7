"""The demo's archived cases: what cannot be had is explained, then the dossier is archived as suggested."""

from __future__ import annotations

from mediation_desk.domain.dossier import missing
from mediation_desk.register.records import Records
from mediation_desk.services.archive import archive_case, explain_gap
from mediation_desk.services.demo.calendar import Act
from mediation_desk.services.demo.way import Way
from mediation_desk.services.dossier_check import dossier_sheet
from mediation_desk.services.password_check import Confirmed

_WHY = "原件和复印件在纸质卷宗内，未扫描。"


def filed(way: Way) -> Act:
    """Archive the case of a story, as its director does with a password."""

    def act(records: Records) -> None:
        sheet = dossier_sheet(records, way.case_id)
        for item in dict.fromkeys(lack.item for lack in missing(sheet.items)):
            explain_gap(records, way.case_id, item, _WHY)
        sheet = dossier_sheet(records, way.case_id)
        confirmed = Confirmed(staff_id=records.staff.id, at=records.now)
        archive_case(records, confirmed, way.case_id, sheet.version, sheet.suggestion.retention)

    return act
