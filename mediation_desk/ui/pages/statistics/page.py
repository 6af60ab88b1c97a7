"""统计: a report of a period, each figure opened down to its rows; frozen by the director as sent."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.figure import Choice, FigureRow, Report
from mediation_desk.domain.figures import figures_of
from mediation_desk.domain.period import own_period
from mediation_desk.domain.report import ReportKind
from mediation_desk.errors import DeskError
from mediation_desk.services.access import LEDGER_EXPORT, STATISTICS_WRITE
from mediation_desk.services.frozen_reports import freeze_report
from mediation_desk.services.report_telling import period_said
from mediation_desk.services.report_wanted import Wanted
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, scrolling, size
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.statistics import asking, leaving
from mediation_desk.ui.pages.statistics.behind import Behind
from mediation_desk.ui.pages.statistics.charting import Charting
from mediation_desk.ui.pages.statistics.charts import Charts
from mediation_desk.ui.pages.statistics.counting import Counting
from mediation_desk.ui.pages.statistics.filters import ReportFilters
from mediation_desk.ui.pages.statistics.ledger_pane import LedgerPane
from mediation_desk.ui.pages.statistics.opening import Opening
from mediation_desk.ui.pages.statistics.report_table import ReportLine, ReportTable, lines_of
from mediation_desk.ui.pages.statistics.typing import Typing
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _, term

_QUIET_MS = 400
"""After a change elsewhere: several in a row are counted once."""
KINDS = (ReportKind.WORK, ReportKind.LEDGER, ReportKind.RETURN, ReportKind.COUNSELLING)


class _Panes(TwoPanes):
    """Figures beside charts and rows, which share whatever height what is asked above them leaves."""

    def hasHeightForWidth(self) -> bool:
        """Never: what stands in it scrolls."""
        return False


class StatisticsPage(Page):
    """`desk.go("statistics", kind)`: the report, its charts and what stands behind a figure."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Statistics"))
        ledger = bool(desk.staff.roles & LEDGER_EXPORT)
        kinds = [(one, term(one)) for one in KINDS if ledger or one is not ReportKind.LEDGER]
        self.segments = Segments(kinds, compact=True, name=_("Report"))
        self.segments.set_value(ReportKind.WORK)
        self.segments.changed.connect(self.count)
        self.export = Button(_("Export"), icon="file-export")
        self.export.clicked.connect(self._ask_leaving)
        self.freeze = Button(_("Freeze as sent"), "primary", icon="rubber-stamp")
        self.freeze.clicked.connect(self.primary)
        self.freeze.setVisible(bool(desk.staff.roles & STATISTICS_WRITE))
        self.head.set_facts(self.segments)
        self.head.add_button(self.export)
        self.head.add_button(self.freeze)
        self.filters = ReportFilters(desk)
        self.filters.changed.connect(self.count)
        self.filters.own_wanted.connect(self._ask_own)
        self.host = AskHost(desk)
        self.host.hide()
        self.host.closed.connect(self._turn_host)
        self.table = ReportTable()
        self.table.chosen.connect(self._chosen)
        self.foot = Label("", "small", tone="ink2", wrap=True)
        self.charts = Charts()
        self.ledger = LedgerPane(desk)
        self.behind = Behind(desk)
        self.panes_row = self._lay_out()
        self.counting = Counting(desk, self)
        self.counting.counted.connect(self._show)
        self.counting.told.connect(self.foot.setText)
        self.charting = Charting(desk, self.charts)
        self.charts.picked.connect(self._chart)
        self.opening = Opening(desk, self.behind)
        self.behind.opened.connect(self._open_row)
        self.behind.leaving.connect(self._export_rows)
        self.typing = Typing(desk, self.panel_for, self.count, self)
        self.table.opened.connect(self._opened_line)
        self.report: Report | None = None
        self._later = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._later.timeout.connect(self.count)
        bind(self, "Ctrl+T", self.charts.turn)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)

    def _lay_out(self) -> TwoPanes:
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        self.foot.setContentsMargins(12, 8, 12, 8)
        sheet.add(self.foot)
        right = QWidget()
        column = Column(right, gap=16)
        column.addWidget(size(self.charts, min_height=200, max_height=216), 1)
        column.addWidget(size(self.behind, min_height=176), 2)
        both = _Panes(sheet, scrolling(right), (_("Figures"), _("Charts and rows")), weights=(496, 686))
        self.body.addWidget(self.filters)
        self.body.addWidget(self.host)
        self.body.addWidget(both, 1)
        self.body.addWidget(self.ledger, 1)
        self.ledger.hide()
        return both

    @property
    def kind(self) -> ReportKind:
        """The report that is shown."""
        kind = self.segments.value()
        assert isinstance(kind, ReportKind)
        return kind

    @property
    def choice(self) -> Choice:
        """What it is narrowed to."""
        return self.filters.choice()

    def opened(self, *args: object) -> None:
        """The kind of report may come along."""
        if args and isinstance(args[0], ReportKind):
            self.segments.set_value(args[0])
        self.count()

    def count(self) -> None:
        """Count anew; a count under way for other filters is given up."""
        self.filters.offer(self.kind)
        period = self.filters.period
        self.counting.begin(self.kind, period, self.choice, self.filters.earlier())
        self.charting.give_up()
        listed = self.kind is ReportKind.LEDGER
        self.ledger.setVisible(listed)
        self.panes_row.setVisible(not listed)
        self.freeze.setVisible(not listed and bool(self.desk.staff.roles & STATISTICS_WRITE))
        if listed:
            self.ledger.look(period)
        self.filters.frozen.look(self._wanted())

    def primary(self) -> None:
        """Freeze what is shown, as sent."""
        if not self.desk.staff.roles & STATISTICS_WRITE or not figures_of(self.kind):
            return
        said = f"{term(self.kind)} {period_said(self.filters.period, _)}"
        period = self.filters.period
        subject = f"{self.kind.value} {period.first} {period.last}"
        self.panel_for(asking.ask_sent(said, self.desk.today(), self._freeze), "report_sent", subject)

    def print(self) -> None:
        """The report as a paper."""
        self._go_to_paper(outside=False)

    def find_in_list(self) -> None:
        """Into the table of figures."""
        self.table.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """Kinds, filters, figures, charts, rows."""
        return self.segments, self.filters, self.table, self.charts, self.behind.table

    def panel_for(self, panel: Ask | None, draft_key: str = "", subject: str = "") -> None:
        """Show a sheet that asks above the report, what is typed kept as a draft; None: it was used."""
        if panel is None:
            self.host.put_away(drop=True)
        else:
            self.host.put(panel, draft_key, subject)
            panel.take_focus()
        self._turn_host()

    def _turn_host(self) -> None:
        asked = self.host.ask is not None
        self.host.setVisible(asked)
        self.charts.setVisible(not asked)  # what is asked has its place where the charts stand

    def _show(self, report: Report, earlier: Report | None) -> None:
        self.report = report
        lines = lines_of(report, earlier)
        self.table.set_rows(lines)
        self.foot.setText(self.filters.foot(len(lines)))
        line = self.table.current_row()
        if line is None and lines:
            first = next((one for one in lines if one.figure.key == "mediated_cases"), lines[0])
            self.table.choose(first.figure.key)
        else:
            self._chosen(line)

    def _chosen(self, line: ReportLine | None) -> None:
        if line is None or self.report is None:
            self.behind.clear()
            return
        self.opening.open(self.report, line)
        self._chart()

    def _chart(self) -> None:
        line = self.table.current_row()
        if line is not None and self.report is not None:
            self.charting.draw(line.figure, self.report)

    def _open_row(self, row: FigureRow) -> None:
        self.opening.go(row)

    def _opened_line(self, line: ReportLine) -> None:
        if line.figure.typed and self.desk.staff.roles & STATISTICS_WRITE:
            self.typing.ask(line.figure, self.filters.period)
        else:
            self.panes_row.look_at("right")
            self.behind.table.setFocus()

    def _freeze(self, values: dict[str, Any]) -> None:
        self.desk.do(
            self,
            self._was_frozen,
            freeze_report,
            self.kind,
            self.filters.period,
            self.choice,
            values["sent_to"],
            values["sent_on"],
            failed=self.host.refused,
        )

    def _was_frozen(self, _report_id: str) -> None:
        self.panel_for(None)
        self.desk.toast(_("Frozen as sent, with every row behind it."))

    def _ask_own(self) -> None:
        self.panel_for(asking.ask_own(self.filters.period, self._own))

    def _own(self, values: dict[str, Any]) -> None:
        try:
            period = own_period(values["first"], values["last"])
        except DeskError as fault:
            self.host.refused(fault)
            return
        self.panel_for(None)
        self.filters.put(period)

    def _ask_leaving(self) -> None:
        masks = self.kind in (ReportKind.WORK, ReportKind.COUNSELLING)
        second = self.kind is ReportKind.RETURN
        self.panel_for(asking.ask_leaving(self._leave, masks=masks, second=second))

    def _leave(self, values: dict[str, Any]) -> None:
        outside = values.get("readers") == asking.OUTSIDE
        self.panel_for(None)
        if self.kind is ReportKind.LEDGER and values["form"] == asking.XLSX:
            leaving.ledger_as_sheet(self.desk, self, self.filters.period)
        elif values["form"] == asking.ORGANISATION:
            self.desk.go("report_paper", self._wanted(), False, True)
        elif values["form"] == asking.PAPER:
            self._go_to_paper(outside=outside)
        else:
            leaving.report_as_sheet(self.desk, self, self._wanted(), outside=outside)

    def _go_to_paper(self, *, outside: bool) -> None:
        self.desk.go("report_paper", self._wanted(), outside)

    def _wanted(self) -> Wanted:
        return Wanted(
            kind=self.kind, period=self.filters.period, choice=self.choice, earlier=self.filters.earlier()
        )

    def _export_rows(self) -> None:
        line = self.table.current_row()
        if line is not None:
            leaving.rows_as_sheet(self.desk, self, self._wanted(), line.figure)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns - {"journal", "draft"}:
            self._later.start()

    def _masked(self, _masked: bool) -> None:
        self.behind.table.refresh()
