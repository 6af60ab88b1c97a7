"""The part of a case for restricted records: who has some that open here, and what stays with one side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import SAFETY_RECORD_READ
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.apart_pairs import ApartPairs
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.two_sides import TwoSides
from mediation_desk.words import _, count


class SafetyPart(QWidget):
    """`person_wanted(person id)` opens that person's restricted records."""

    person_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.people = LineList(name=_("Restricted"))
        self.people.opened.connect(self.person_wanted)
        listed = Sheet(_("Restricted"))
        said = _("Safety plans, events, orders and reports open for their readers alone.")
        listed.add(Prose(said, "small", tone="ink2"))
        listed.add(self.people, 1)
        self.sides = TwoSides(desk)
        row = Row(self, gap=16)
        row.addWidget(listed, 1)
        listed.setVisible(bool(desk.staff.roles & SAFETY_RECORD_READ))
        self.pairs = ApartPairs(desk)
        column = Column(gap=16)
        column.addWidget(self.sides, 3)
        column.addWidget(self.pairs, 2)
        row.addLayout(column, 1)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show everybody of a case."""
        counted = dict(sheet.safety)
        ids = dict.fromkeys(party.person_id for party in sheet.view.case.parties)
        self.people.set_lines(
            [
                Line(
                    id=person_id,
                    first=self._desk.shown(sheet.view.person(person_id).name),
                    second="" if self._desk.masked else _open_for_you(counted.get(person_id, 0)),
                    icon="lock",
                    arrow=True,
                )
                for person_id in ids
            ]
        )
        self.sides.show_sheet(sheet)
        named = tuple((one, sheet.view.person(one).name) for one in ids)
        self.pairs.setVisible(sheet.leads and len(named) > 1)
        self.pairs.about(named, f"case/{sheet.view.case.id}")


def _open_for_you(n: int) -> str:
    if not n:
        return _("Nothing opens for you")
    return count("{n} record opens for you", "{n} records open for you", n)
