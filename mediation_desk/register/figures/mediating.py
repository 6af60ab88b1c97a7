"""Cases mediated and closed; where a figure says so also those of old ledgers and those of stations."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, literal_column, or_

from mediation_desk.domain.mediation_record import SittingResult
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.register.figures.behind import Rows, Source, Span, behind, day_of, path_of, plain, worded
from mediation_desk.register.tables.cases import cases, mediation_records
from mediation_desk.register.tables.ledger_imports import ledger_cases
from mediation_desk.register.tables.packets import station_cases

AGREED_ON = func.coalesce(cases.c.written_effective_on, cases.c.oral_reached_on)
"""The day an agreement took effect; nothing where none was reached."""

CASE_PATH = path_of(cases.c.area_id)
"""Where a case belongs in the grid."""

LEDGER_DAY = func.coalesce(ledger_cases.c.closed_on, ledger_cases.c.accepted_on)
"""The day an old ledger says a case was mediated, or accepted where it says no more."""

STATION_DAY = func.coalesce(station_cases.c.closed_on, station_cases.c.accepted_on)
"""The day a station closed a case, or accepted it where its packet says no more."""


def of_case(day: ColumnElement[Any], *, who: ColumnElement[Any] | str = "", **more: Any) -> Rows:
    """Select rows that are cases of this desk."""
    return behind(
        "case",
        cases.c.id,
        day,
        who=who,
        area=CASE_PATH,
        staff=cases.c.lead_id,
        kind=plain(cases.c.dispute_subtype),
        title=cases.c.number,
        word=worded(DisputeSubtype, cases.c.dispute_subtype),
        **more,
    )


def of_ledger(*, who: ColumnElement[Any] | str = "", **more: Any) -> Rows:
    """Select rows that are cases of an old ledger."""
    return behind(
        "ledger_case",
        ledger_cases.c.id,
        LEDGER_DAY,
        who=who,
        area=path_of(ledger_cases.c.area_id),
        kind=func.coalesce(plain(ledger_cases.c.subtype), ""),
        title=ledger_cases.c.number,
        **more,
    ).where(LEDGER_DAY.is_not(None))


def of_station(*, who: ColumnElement[Any] | str = "", **more: Any) -> Rows:
    """Select rows that are cases a station works on, as its last packet told of them."""
    return behind(
        "station_case",
        station_cases.c.id,
        STATION_DAY,
        who=who,
        area=path_of(station_cases.c.area_id),
        kind=plain(station_cases.c.subtype),
        title=station_cases.c.number,
        word=worded(DisputeSubtype, station_cases.c.subtype),
        **more,
    )


def _successes(span: Span, *, once: bool) -> list[Rows]:
    # Said literally: a parameter would not tell SQLite that the index of these alone will do.
    succeeded = mediation_records.c.result == literal_column(f"'{SittingResult.SUCCEEDED}'")
    sat = day_of(mediation_records.c.began)
    any_sitting = exists().where(mediation_records.c.case_id == cases.c.id, succeeded)
    who = cases.c.id if once else ""
    return [
        of_case(sat, who=who)
        .join_from(cases, mediation_records, mediation_records.c.case_id == cases.c.id)
        .where(succeeded, span.holds_moment(mediation_records.c.began)),
        of_case(AGREED_ON, who=who).where(agreed(span), ~any_sitting),
        of_ledger(who=ledger_cases.c.id if once else "").where(
            span.holds(LEDGER_DAY), ledger_cases.c.succeeded == 1
        ),
        of_station(who=station_cases.c.id if once else "").where(
            span.holds(STATION_DAY), station_cases.c.succeeded == 1
        ),
    ]


def _mediated_cases(span: Span) -> list[Rows]:
    return _successes(span, once=True)


def _mediated_times(span: Span) -> list[Rows]:
    return _successes(span, once=False)


def _closed(span: Span) -> list[Rows]:
    return [
        of_case(cases.c.closed_on).where(span.holds(cases.c.closed_on)),
        of_station().where(span.holds(station_cases.c.closed_on)),
    ]


def agreed(span: Span) -> ColumnElement[bool]:
    """Whether an agreement took effect in the period; said column by column, so that each finds its index."""
    written, oral = cases.c.written_effective_on, cases.c.oral_reached_on
    return or_(span.holds(written), and_(written.is_(None), span.holds(oral)))


def ended(span: Span) -> ColumnElement[bool]:
    """Whether the mediation of a case came to an end in the period: agreed, or closed without."""
    return or_(agreed(span), and_(AGREED_ON.is_(None), span.holds(cases.c.closed_on)))


MEDIATING: dict[str, Source] = {
    "mediated_cases": _mediated_cases,
    "mediated_times": _mediated_times,
    "cases_closed": _closed,
}
