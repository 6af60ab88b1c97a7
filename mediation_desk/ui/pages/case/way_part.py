"""The part of a case for its way of service: consultations about it, stages walked and what was given."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.consultation import ConsultedKind, Subject
from mediation_desk.domain.service_step import StepOf
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui.consultation_lines import ConsultationLines
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.way_walked import WayWalkedPart
from mediation_desk.ui.kit.layout import Column


class WayPart(QWidget):
    """`show_sheet(sheet)`, as the other parts; `counted(n)` tells how many consultations there are."""

    counted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.way = WayWalkedPart(desk)
        self.consultations = ConsultationLines(desk)
        self.consultations.counted.connect(self.counted)
        column = Column(self, gap=16)
        column.addWidget(self.way)
        column.addWidget(self.consultations)
        column.addStretch(1)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Those of this case."""
        case = sheet.view.case
        self.way.about(StepOf.CASE, case.id)
        self.consultations.about(Subject(kind=ConsultedKind.CASE, id=case.id), open_to_new=not case.filed)
