"""Figures of reports: counted for everybody at the desk, opened down to their rows as far as one may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from mediation_desk.domain.figure import (
    Choice,
    Counted,
    FigureKind,
    FigureRow,
    FigureRows,
    Report,
    RowKey,
    Split,
)
from mediation_desk.domain.figures import figure, figures_of
from mediation_desk.domain.period import Period
from mediation_desk.domain.report import ReportKind
from mediation_desk.domain.staff import Role
from mediation_desk.register import areas
from mediation_desk.register.figures import count
from mediation_desk.register.records import Records
from mediation_desk.services.access import (
    ACTIVITY_READ,
    AID_READ,
    AT_THE_DESK,
    CLUE_READ,
    DOSSIER_INDEX,
    GRID_READ,
    HOUSEHOLD_READ,
    RECEPTION_READ,
    STATISTICS_READ,
)
from mediation_desk.services.permission import allowed

_NAMED_TO: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        "activity": ACTIVITY_READ,
        "aid_grant": AID_READ,
        "area": GRID_READ,
        "attendee": ACTIVITY_READ,
        "award": ACTIVITY_READ,
        "call_out": GRID_READ,
        "case": DOSSIER_INDEX,
        "certificate": GRID_READ,
        "clue": CLUE_READ,
        "company": ACTIVITY_READ,
        "corps": GRID_READ,
        "household": HOUSEHOLD_READ,
        "ledger_case": DOSSIER_INDEX,
        "legal_base": ACTIVITY_READ,
        "publication": AT_THE_DESK,
        "reception": RECEPTION_READ,
        "service_point": GRID_READ,
        "station_case": DOSSIER_INDEX,
    }
)
"""Who is told the number or name of a row; of everything else (counselling, referrals) only the day."""


@allowed(STATISTICS_READ)
def count_report(records: Records, kind: ReportKind, period: Period, choice: Choice | None = None) -> Report:
    """Every figure of a report over a period, narrowed by a choice."""
    narrowed = _with_path(records, choice or Choice())
    found = tuple(count.count(records, one, period, narrowed) for one in figures_of(kind))
    return Report(kind=kind, period=period, choice=narrowed, figures=found)


@allowed(STATISTICS_READ)
def count_figure(records: Records, key: str, period: Period, choice: Choice | None = None) -> Counted:
    """One figure alone, so that a long report can be counted line by line."""
    return count.count(records, figure(key), period, _with_path(records, choice or Choice()))


@allowed(STATISTICS_READ)
def figure_rows(
    records: Records,
    key: str,
    period: Period,
    choice: Choice | None = None,
    after: RowKey | None = None,
) -> FigureRows:
    """A page of the rows behind a figure; numbers and names only of what whoever asks may read."""
    found = count.rows_behind(records, key, period, _with_path(records, choice or Choice()), after)
    return replace(found, rows=tuple(_shown(records, row) for row in found.rows))


@allowed(STATISTICS_READ)
def trend(
    records: Records, key: str, periods: tuple[Period, ...], choice: Choice | None = None
) -> tuple[Counted, ...]:
    """A figure over several periods, such as the months of half a year."""
    narrowed = _with_path(records, choice or Choice())
    return tuple(count.count(records, figure(key), period, narrowed) for period in periods)


@allowed(STATISTICS_READ)
def breakdown(
    records: Records, key: str, period: Period, choice: Choice | None = None
) -> tuple[tuple[str, int], ...]:
    """A figure by the sub-type of dispute, the largest first; ValueError for a rate or one without types."""
    wanted = figure(key)
    if wanted.kind is FigureKind.RATE or Split.TYPE not in wanted.splits:
        raise ValueError("this figure has no types")
    return count.by_type(records, wanted, period, _with_path(records, choice or Choice()))


def _with_path(records: Records, choice: Choice) -> Choice:
    path = areas.path_of(records, choice.area_id) if choice.area_id else ""
    return replace(choice, area_path=path)


def told_to(records: Records, noun: str) -> bool:
    """Whether whoever asks is told the number or name of a row of this noun; of others only the day."""
    return bool(_NAMED_TO.get(noun, frozenset()) & records.staff.roles)


def _shown(records: Records, row: FigureRow) -> FigureRow:
    return replace(row, title=row.title if told_to(records, row.noun) else "", who="")
