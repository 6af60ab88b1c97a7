"""The return visits of a case, below what is performed: planned, made, tried, cancelled."""

from __future__ import annotations

from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui.visit_lines import VisitLines


class VisitsPart(VisitLines):
    """`show_sheet(sheet)`, as the other parts of the case."""

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Those of this case; nothing is planned in the archive."""
        self.plan.setEnabled(not sheet.filed)
        self.about("case", sheet.view.case.id)
