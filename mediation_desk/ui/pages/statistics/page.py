"""统计: the reports that were frozen as sent."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.frozen_report import FrozenReport
from mediation_desk.services.frozen_reports import frozen
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term


class StatisticsPage(Page):
    """What was sent, the last first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Statistics"))
        columns = (
            Column(key="kind", title=_("Report"), width=160),
            Column(key="period", title=_("Period"), width=240),
            Column(key="sent_to", title=_("Sent to"), wrap=True),
            Column(key="sent_on", title=_("Sent on"), width=128),
        )
        self.table = Table(columns, _cells, key=_id, name=_("Frozen reports"))
        self.empty = EmptyState(
            _("No report is frozen yet"), _("A report is frozen when it is sent, with every row behind it.")
        )
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty)
        self.body.addWidget(sheet, 1)
        self.table.hide()

    def opened(self, *_args: object) -> None:
        """Shown."""
        self.desk.ask(self, self._show, frozen)

    def panes(self) -> tuple[QWidget, ...]:
        """The table."""
        return (self.table,)

    def _show(self, reports: tuple[FrozenReport, ...]) -> None:
        self.table.set_rows(reports)
        self.table.setVisible(bool(reports))
        self.empty.setVisible(not reports)


def _cells(report: FrozenReport) -> tuple[Cell, ...]:
    return (
        Text(text=term(report.kind)),
        Text(text=f"{report.first:%Y-%m-%d} – {report.last:%Y-%m-%d}"),
        Text(text=report.sent_to),
        Text(text=f"{report.sent_on:%Y-%m-%d}"),
    )


def _id(report: FrozenReport) -> str:
    return report.id
