"""The health report as a sheet of paper: always Chinese, whatever the screen speaks."""

from __future__ import annotations

from mediation_desk.documents.health_report import HealthReportFacts, ReportRow, health_report
from mediation_desk.domain.dates import legal_day, time_said
from mediation_desk.domain.health import HealthLine, HealthReport, severity
from mediation_desk.domain.health_computer import Computer
from mediation_desk.domain.numerals import plain_date
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import HEALTH_READ
from mediation_desk.services.health import look_at_health
from mediation_desk.services.health_telling import sentence_of, summary_of, to_do_of
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed
from mediation_desk.words import paper_term, paper_words


@allowed(HEALTH_READ)
def health_paper(records: Records, here: Computer) -> MadePaper:
    """The report of this moment. DeskError("paper.missing_glyph")."""
    report = look_at_health(records, here)
    centre = office.centre(records)
    facts = HealthReportFacts(
        centre=centre.counselling_centre,
        made_at=f"{plain_date(legal_day(report.at))} {time_said(report.at)}",
        made_by=records.staff.name,
        summary=summary_of(report, paper_words),
        rows=tuple(_row(report, line) for line in report.ordered),
    )
    return paper_gate.plain("health_report", health_report(facts))


def _row(report: HealthReport, line: HealthLine) -> ReportRow:
    today = legal_day(report.at)
    since = report.since(line, today)
    told = ""
    if since is not None and since < today:
        told = paper_words("health.since", day=plain_date(since))
    said = sentence_of(line, paper_words, plain_date), told, to_do_of(line, paper_words, plain_date)
    return ReportRow(
        what=paper_term(line.key),
        severity=severity(line.level),
        level=paper_term(line.level),
        said="".join(said),
    )
