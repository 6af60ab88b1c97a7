"""Reports frozen as sent, and figures typed by hand, in the register; a frozen one is never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Row, insert, select

from mediation_desk.domain.frozen_report import FrozenFigure, FrozenReport, FrozenRow
from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.reports import frozen_reports, frozen_rows

_AT_ONCE = 500
"""Rows of one insert: a year's report may have thousands behind it."""


def add(records: Records, report: FrozenReport, rows: Iterable[FrozenRow]) -> None:
    """Keep a report with the rows behind it, in their order."""
    records.connection.execute(
        insert(frozen_reports).values(
            id=report.id,
            kind=report.kind,
            period=report.period,
            first=report.first,
            last=report.last,
            choice=dict(report.choice),
            frozen_at=report.frozen_at,
            frozen_by=report.frozen_by,
            sent_to=report.sent_to,
            sent_on=report.sent_on,
            figures=[[one.key, one.value, one.numerator, one.denominator] for one in report.figures],
            sha256=report.sha256,
        )
    )
    kept = [
        {
            "report_id": report.id,
            "figure": row.figure,
            "position": at,
            "noun": row.noun,
            "subject_id": row.subject_id,
            "line": [row.counted, *row.line],
        }
        for at, row in enumerate(rows)
    ]
    for start in range(0, len(kept), _AT_ONCE):
        records.connection.execute(insert(frozen_rows), kept[start : start + _AT_ONCE])
    records.journal("freeze_report", report.id, fields=(report.kind.value, report.period.value))


def every(records: Records) -> tuple[FrozenReport, ...]:
    """All of them, the last sent first."""
    found = select(frozen_reports).order_by(frozen_reports.c.sent_on.desc(), frozen_reports.c.row.desc())
    return tuple(_report(row) for row in records.connection.execute(found))


def get(records: Records, report_id: str) -> FrozenReport:
    """One of them. DeskError("report.missing")."""
    wanted = select(frozen_reports).where(frozen_reports.c.id == report_id)
    row = records.connection.execute(wanted).first()
    if row is None:
        raise DeskError("report.missing")
    return _report(row)


def of_period(records: Records, kind: ReportKind, first: date, last: date) -> tuple[FrozenReport, ...]:
    """Those of one kind over exactly this time, the last sent first."""
    return tuple(one for one in every(records) if one.kind is kind and (one.first, one.last) == (first, last))


def rows_of(records: Records, report_id: str) -> tuple[FrozenRow, ...]:
    """The exact rows behind its figures, as they were kept."""
    found = select(frozen_rows).where(frozen_rows.c.report_id == report_id).order_by(frozen_rows.c.position)
    return tuple(
        FrozenRow(
            figure=row.figure,
            noun=row.noun,
            subject_id=row.subject_id,
            counted=bool(row.line[0]),
            line=tuple(row.line[1:]),
        )
        for row in records.connection.execute(found)
    )


def _report(row: Row[tuple[object, ...]]) -> FrozenReport:
    figures = tuple(
        FrozenFigure(key=key, value=value, numerator=numerator, denominator=denominator)
        for key, value, numerator, denominator in row.figures
    )
    return FrozenReport(
        id=row.id,
        kind=ReportKind(row.kind),
        period=PeriodKind(row.period),
        first=row.first,
        last=row.last,
        choice=row.choice,
        frozen_at=row.frozen_at,
        frozen_by=row.frozen_by,
        sent_to=row.sent_to,
        sent_on=row.sent_on,
        figures=figures,
        sha256=row.sha256,
    )
