"""The pages of figures: the reports, those frozen as sent, and the list of allowances."""

from __future__ import annotations

from mediation_desk.services.access import INCENTIVE_READ, STATISTICS_READ
from mediation_desk.ui.pages.page_line import PageLine
from mediation_desk.words import N_

REPORT_PAGES: tuple[PageLine, ...] = (
    PageLine(
        key="statistics",
        title=N_("Statistics"),
        place="statistics.page:StatisticsPage",
        icon="chart-bar",
        roles=STATISTICS_READ,
        tab=N_("Reports"),
    ),
    PageLine(
        key="report_paper",
        title=N_("A report as a paper"),
        place="statistics.paper_page:ReportPaperPage",
        parent="statistics",
        roles=STATISTICS_READ,
    ),
    PageLine(
        key="frozen_reports",
        title=N_("Statistics"),
        place="statistics.frozen_page:FrozenPage",
        parent="statistics",
        roles=STATISTICS_READ,
        tab=N_("Frozen as sent"),
    ),
    PageLine(
        key="incentives",
        title=N_("Allowances by case"),
        place="incentives.page:IncentivesPage",
        parent="statistics",
        roles=INCENTIVE_READ,
        tab=N_("Allowances by case"),
    ),
)
