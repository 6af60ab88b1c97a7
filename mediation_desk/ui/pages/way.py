"""The way walked with a clue, a household or a counselling file, and the joint consultations about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.consultation import ConsultedKind, Subject
from mediation_desk.domain.service_step import StepOf
from mediation_desk.ui.consultation_lines import ConsultationLines
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.way_walked import WayWalkedPart
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term

_CONSULTED = {StepOf.CLUE: ConsultedKind.CLUE, StepOf.HOUSEHOLD: ConsultedKind.HOUSEHOLD}


class WayPage(Page):
    """`desk.go("way", "clue/id")`, "household/id", "home_visit/id" or "counselling/id"."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("The way walked"))
        self._about = ""
        back = Button(_("Back"), "link", icon="chevron-left")
        back.clicked.connect(desk.back)
        self.head.set_lead(back)
        self.way = WayWalkedPart(desk)
        self.consultations = ConsultationLines(desk)
        inside = QWidget()
        column = Column(inside, margin=(2, 2, 12, 8), gap=16)
        column.addWidget(self.way)
        column.addWidget(self.consultations)
        column.addStretch(1)
        self.body.addWidget(scrolling(inside), 1)

    def opened(self, *args: object) -> None:
        """Show another way, or the same one anew."""
        if args:
            self._about = str(args[0])
        kind, _slash, subject_id = self._about.partition("/")
        if not subject_id:
            return
        of = StepOf(kind)
        self.head.set_under(term(of))
        self.way.about(of, subject_id)
        consulted = _CONSULTED.get(of)
        may = consulted is not None and self.consultations.readable
        self.consultations.setVisible(may)
        if consulted is not None:
            self.consultations.about(Subject(kind=consulted, id=subject_id))

    def left(self) -> bool:
        """What is half typed is kept as a draft."""
        self.way.put_away()
        return True

    def primary(self) -> None:
        """Note a step, or keep the one that is typed."""
        if self.way.form is None:
            self.way.begin()
        else:
            self.way.give()

    def panes(self) -> tuple[QWidget, ...]:
        """The way and the consultations."""
        return self.way, self.consultations
