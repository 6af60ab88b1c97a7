"""The demo of reports: the year before, whose report comes out as published."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from mediation_desk.domain.period import just_before, period_with
from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.services import figures, opening
from mediation_desk.services.demo.build import PASSWORD
from mediation_desk.services.demo.year import build_year

NOW = datetime(2026, 3, 18, 1, 41, tzinfo=UTC)


def test_the_demo_of_reports_shows_the_published_year(tmp_path: Path) -> None:
    session = build_year(tmp_path / "register", tmp_path / "state", NOW)
    opening.lock(session)
    opened = opening.open_with_password(
        tmp_path / "register", tmp_path / "state", session.staff.id, PASSWORD, NOW
    )
    year = just_before(period_with(PeriodKind.YEAR, NOW.date()))
    with opened.reading(opened.staff, NOW) as records:
        report = figures.count_report(records, ReportKind.WORK, year)
    opening.lock(opened)
    assert report.of("clues_found").value == 135
    assert report.of("mediated_times").value == 385
    assert str(report.of("clues_timely").rate) == "95.3"
