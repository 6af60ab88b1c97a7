"""Reports frozen as sent: frozen by the director with every row behind them, then held against today's count.

What is kept of a row are ids, numbers and days, never a name: a frozen report outlives the people in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from uuid import uuid4

from mediation_desk.domain.figure import Choice, Counted, FigureRow, Report
from mediation_desk.domain.figure_text import value_text
from mediation_desk.domain.figures import figure
from mediation_desk.domain.frozen_report import (
    FigureDifference,
    FrozenFigure,
    FrozenReport,
    FrozenRow,
    check_sent,
    differences,
    hash_of,
)
from mediation_desk.domain.period import Period
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.domain.report import ReportKind
from mediation_desk.register import frozen_reports, office
from mediation_desk.register.figures.count import rows_behind
from mediation_desk.register.records import Records
from mediation_desk.services.access import STATISTICS_READ, STATISTICS_WRITE
from mediation_desk.services.figures import count_report, told_to
from mediation_desk.services.permission import allowed

_NAMED = frozenset({"aid_grant", "attendee", "award", "certificate"})
"""What a list calls by somebody's name, which is not kept."""
_MARK = 16
"""Hexadecimal digits that tell people of one report apart, and no name."""
_AT_ONCE = 2_000
"""Rows fetched at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenLine:
    """One line of the list, and how it is known here: who froze it."""

    report: FrozenReport
    frozen_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenSheet:
    """A report as sent and what is different today; `whole`: it is still exactly what was frozen."""

    report: FrozenReport
    frozen_by: str
    whole: bool
    rows: tuple[tuple[str, int], ...]
    differences: tuple[FigureDifference, ...]


@allowed(STATISTICS_READ)
def frozen(records: Records) -> tuple[FrozenLine, ...]:
    """All reports that were frozen, the last sent first."""
    names = _names(records)
    return tuple(
        FrozenLine(report=one, frozen_by=names.get(one.frozen_by, ""))
        for one in frozen_reports.every(records)
    )


@allowed(STATISTICS_READ)
def frozen_of(records: Records, kind: ReportKind, period: Period) -> FrozenReport | None:
    """The report of these days that was sent last, if any."""
    found = frozen_reports.of_period(records, kind, period.first, period.last)
    return found[0] if found else None


@allowed(STATISTICS_READ)
def frozen_sheet(records: Records, report_id: str) -> FrozenSheet:
    """One of them, held against today's count of the same days and choice. DeskError("report.missing")."""
    report = frozen_reports.get(records, report_id)
    then = frozen_reports.rows_of(records, report_id)
    counted = count_report(records, report.kind, period_of(report), choice_of(report))
    now = tuple(_rows(records, counted, report_id))
    many: dict[str, int] = {}
    for row in then:
        many[row.figure] = many.get(row.figure, 0) + 1
    return FrozenSheet(
        report=report,
        frozen_by=_names(records).get(report.frozen_by, ""),
        whole=hash_of(report, then) == report.sha256,
        rows=tuple(many.items()),
        differences=tuple(
            replace(
                one,
                added=tuple(_shown(records, row) for row in one.added),
                removed=tuple(_shown(records, row) for row in one.removed),
                changed=tuple((_shown(records, old), _shown(records, new)) for old, new in one.changed),
            )
            for one in differences(report.figures, then, _figures(counted), now)
        ),
    )


@allowed(STATISTICS_READ)
def frozen_rows(records: Records, report_id: str, key: str) -> tuple[FrozenRow, ...]:
    """The rows behind one figure as they were sent: numbers and days. DeskError("report.missing")."""
    frozen_reports.get(records, report_id)
    return tuple(
        _shown(records, row) for row in frozen_reports.rows_of(records, report_id) if row.figure == key
    )


def code_as_sent(records: Records, kind: ReportKind, period: Period, choice: Choice) -> str:
    """The SHA-256 under which exactly these figures and rows were last frozen; empty when they never were."""
    sent = [
        one
        for one in frozen_reports.of_period(records, kind, period.first, period.last)
        if choice_of(one) == choice
    ]
    if not sent:
        return ""
    counted = count_report(records, kind, period, choice)
    figures = _figures(counted)
    for one in sent:
        rows = _rows(records, counted, one.id)
        if hash_of(replace(one, figures=figures), rows) == one.sha256:
            return one.sha256
    return ""


@allowed(STATISTICS_WRITE, changes={"report"})
def freeze_report(
    records: Records, kind: ReportKind, period: Period, choice: Choice, sent_to: str, sent_on: date
) -> str:
    """Count once more and keep it as sent, with every row behind it; its id.

    Raises DeskError: report.sent_to, report.sent_early, report.sent_later.
    """
    check_sent(sent_to, sent_on, period.last, records.today)
    counted = count_report(records, kind, period, choice)
    report_id = uuid4().hex
    rows = tuple(_rows(records, counted, report_id))
    report = FrozenReport(
        id=report_id,
        kind=kind,
        period=period.kind,
        first=period.first,
        last=period.last,
        choice={
            "area_id": choice.area_id,
            "area_path": choice.area_path,
            "staff_id": choice.staff_id,
            "subtype": choice.subtype.value if choice.subtype else "",
        },
        frozen_at=records.now,
        frozen_by=records.staff.id,
        sent_to=sent_to.strip(),
        sent_on=sent_on,
        figures=_figures(counted),
    )
    frozen_reports.add(records, replace(report, sha256=hash_of(report, rows)), rows)
    return report.id


def period_of(report: FrozenReport) -> Period:
    """The days it reports on."""
    return Period(kind=report.period, first=report.first, last=report.last)


def choice_of(report: FrozenReport) -> Choice:
    """What it was narrowed to."""
    told = report.choice
    return Choice(
        area_id=told["area_id"],
        area_path=told["area_path"],
        staff_id=told["staff_id"],
        subtype=DisputeSubtype(told["subtype"]) if told["subtype"] else None,
    )


def _names(records: Records) -> dict[str, str]:
    return {one.id: one.name for one in office.all_staff(records)}


def _shown(records: Records, row: FrozenRow) -> FrozenRow:
    """A row as this reader may see it: its number only where they may read what it is about, never who."""
    number, on, value, word, _who = row.line
    return replace(row, line=(number if told_to(records, row.noun) else "", on, value, word, ""))


def _figures(report: Report) -> tuple[FrozenFigure, ...]:
    return tuple(_figure(one) for one in report.figures)


def _figure(one: Counted) -> FrozenFigure:
    return FrozenFigure(
        key=one.key,
        value=value_text(figure(one.key), one),
        numerator=one.numerator,
        denominator=one.denominator,
    )


def _rows(records: Records, report: Report, report_id: str) -> Iterator[FrozenRow]:
    """Every row behind every figure, the same whoever counts: readers are told only what they may read."""
    for one in report.figures:
        page = rows_behind(records, one.key, report.period, report.choice, most=_AT_ONCE)
        yield from (_row(report_id, one.key, row) for row in page.rows)
        while page.after is not None:
            page = rows_behind(records, one.key, report.period, report.choice, page.after, most=_AT_ONCE)
            yield from (_row(report_id, one.key, row) for row in page.rows)


def _mark(report_id: str, row: FigureRow) -> str:
    """Who a row is about, as a mark: whoever has no record is known by name, and no name is kept."""
    who = row.who or (row.title if row.noun in _NAMED else "")
    return sha256(f"{report_id}|{who}".encode()).hexdigest()[:_MARK] if who else ""


def _row(report_id: str, key: str, row: FigureRow) -> FrozenRow:
    return FrozenRow(
        figure=key,
        noun=row.noun,
        subject_id=row.subject_id,
        counted=row.hit,
        line=(
            "" if row.noun in _NAMED else row.title,
            row.on.isoformat() if row.on else "",
            str(row.value),
            row.word,
            _mark(report_id, row),
        ),
    )
