"""The figures of each report, in their order."""

from __future__ import annotations

from mediation_desk.domain.figure import Figure
from mediation_desk.domain.figures.counselling import COUNSELLING
from mediation_desk.domain.figures.official import OFFICIAL, ORGANISATION
from mediation_desk.domain.figures.work import WORK
from mediation_desk.domain.report import ReportKind

_OF = {
    ReportKind.WORK: WORK,
    ReportKind.RETURN: (*OFFICIAL, *ORGANISATION),
    ReportKind.COUNSELLING: COUNSELLING,
}


def figures_of(kind: ReportKind) -> tuple[Figure, ...]:
    """The figures of a report; the ledger is a list and has none."""
    return _OF.get(kind, ())


def figure(key: str) -> Figure:
    """The figure of a key; StopIteration for a stranger."""
    return next(one for one in (*WORK, *OFFICIAL, *ORGANISATION, *COUNSELLING) if one.key == key)
