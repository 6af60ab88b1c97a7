"""Reports on paper: the work report, and the official return and counselling statistics on their forms."""

from __future__ import annotations

from mediation_desk.documents.counselling_stats import CounsellingStatsFacts, counselling_stats
from mediation_desk.documents.stats_cases import ITEMS, CaseStatsFacts, stats_cases
from mediation_desk.documents.stats_org import ITEMS as ORG_ITEMS
from mediation_desk.documents.stats_org import OrganisationStatsFacts, stats_org
from mediation_desk.documents.work_report import ChartTable, FigureRow, WorkReportFacts, work_report
from mediation_desk.domain.figures import figure
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.period import Period, months_of
from mediation_desk.domain.report import ReportKind
from mediation_desk.domain.report_mask import mask_spans
from mediation_desk.domain.small_cells import Mask
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import STATISTICS_READ
from mediation_desk.services.figures import count_report
from mediation_desk.services.frozen_reports import code_as_sent
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed
from mediation_desk.services.report_charts import chart_tables
from mediation_desk.services.report_telling import days_said, period_said, told
from mediation_desk.services.report_wanted import Wanted, narrowed, tell
from mediation_desk.words import N_, paper_term, paper_words

MASKED = N_("Sensitive figures of 1–2 are written ≤2; ＊ is left out so that no sum tells them.")
OF_FORM = 13
"""Figures of the form of counselling statistics; what the desk counts beyond them has no column there."""


@allowed(STATISTICS_READ, changes={"journal"})
def report_paper(records: Records, wanted: Wanted, *, outside: bool, organisation: bool = False) -> MadePaper:
    """The report as a paper; of the return also its second sheet, on committees, mediators and funds.

    DeskError("paper.missing_glyph"); ValueError for the ledger, which is a list.
    """
    records.journal("make_report_paper", fields=(wanted.kind.value, wanted.period.kind.value))
    if wanted.kind is ReportKind.WORK:
        return paper_gate.plain("work_report", work_report(work_facts(records, wanted, outside=outside)))
    if wanted.kind is ReportKind.RETURN and organisation:
        return paper_gate.plain("stats_org", stats_org(organisation_facts(records, wanted)))
    if wanted.kind is ReportKind.RETURN:
        return paper_gate.plain("stats_cases", stats_cases(return_facts(records, wanted)))
    if wanted.kind is ReportKind.COUNSELLING:
        facts = counselling_facts(records, wanted, outside=outside)
        return paper_gate.plain("counselling_stats", counselling_stats(facts))
    raise ValueError("the ledger is a list, not a report")


def work_facts(records: Records, wanted: Wanted, *, outside: bool) -> WorkReportFacts:
    """The facts of the work report."""
    found = tell(records, wanted, outside=outside)
    rows = tuple(
        FigureRow(
            name=one.name,
            unit=one.unit,
            value=one.value,
            share=one.share,
            earlier=one.earlier,
            change=one.change,
            definition=one.definition,
        )
        for one in found.figures
    )
    charts: tuple[ChartTable, ...] = chart_tables(records, wanted, outside=outside)
    return WorkReportFacts(
        unit=office.centre(records).counselling_centre,
        period=_said(wanted.period),
        compared=_days(wanted.earlier) if wanted.earlier else "",
        narrowed=narrowed(records, wanted.choice),
        made_on=plain_date(records.today),
        note=paper_words(MASKED) if outside else "",
        code="" if outside else code_as_sent(records, wanted.kind, wanted.period, wanted.choice),
        rows=rows,
        charts=charts,
    )


def return_facts(records: Records, wanted: Wanted) -> CaseStatsFacts:
    """The facts of the official return: complete, never masked."""
    figures = tuple(zip(ITEMS, _values(records, wanted)[: len(ITEMS)], strict=True))
    return CaseStatsFacts(unit=office.centre(records).committee, period=_said(wanted.period), figures=figures)


def organisation_facts(records: Records, wanted: Wanted) -> OrganisationStatsFacts:
    """The facts of the return's second sheet, all of them typed."""
    figures = tuple(zip(ORG_ITEMS, _values(records, wanted)[len(ITEMS) :], strict=True))
    return OrganisationStatsFacts(
        unit=office.centre(records).committee, period=_said(wanted.period), figures=figures
    )


def _values(records: Records, wanted: Wanted) -> list[str]:
    alone = Wanted(kind=wanted.kind, period=wanted.period, choice=wanted.choice)
    return [one.value for one in tell(records, alone, outside=False).figures]


def counselling_facts(records: Records, wanted: Wanted, *, outside: bool) -> CounsellingStatsFacts:
    """The facts of the counselling statistics: each month of the period, then all of it."""
    months = [one for one in months_of(wanted.period, 1) if one.first >= wanted.period.first]
    spans = [*months, wanted.period] if len(months) > 1 else [wanted.period]
    counted = [count_report(records, wanted.kind, span, wanted.choice).figures for span in spans]
    masks = mask_spans(wanted.kind, counted) if outside else [{} for _span in spans]
    rows = []
    for span, found, mask in zip(spans, counted, masks, strict=True):
        said = [told(figure(one.key), one, mask.get(one.key, Mask.OPEN), paper_words)[0] for one in found]
        rows.append((_short(span), *said[:OF_FORM]))
    return CounsellingStatsFacts(
        unit=office.centre(records).counselling_centre, period=_said(wanted.period), periods=tuple(rows)
    )


def _days(period: Period) -> str:
    return days_said(period.first, period.last, paper_words)


def _short(period: Period) -> str:
    return period_said(period, paper_words)


def _said(period: Period) -> str:
    """As 今年以来（2026年1月1日–3月18日）, or the month, quarter or year it is."""
    said = period_said(period, paper_words)
    days = _days(period)
    return f"{paper_term(period.kind)}（{days}）" if said == days else said
