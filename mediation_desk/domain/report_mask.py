"""Which figures of a report are told as ≤2 or withheld once it leaves the centre; never of the return."""

from __future__ import annotations

from collections.abc import Iterable

from mediation_desk.domain.figure import Counted, Figure, FigureKind
from mediation_desk.domain.figures import figures_of
from mediation_desk.domain.report import ReportKind
from mediation_desk.domain.small_cells import SMALL, Mask, Sum, masked

SUMS = (
    Sum(
        total="counselling_people",
        parts=("counselling_premarital", "counselling_marriage", "counselling_family", "counselling_divorce"),
    ),
)
"""Figures everybody knows to be the sum of others."""
_MONEY = {f"aid_{who}_sum": f"aid_{who}" for who in ("children", "mothers", "cancers")}
"""Money given, and to how many: the money of one or two people is theirs."""


def mask_report(kind: ReportKind, counted: Iterable[Counted]) -> dict[str, Mask]:
    """How each figure is told outside the centre; a rate is withheld when one or two stand in it."""
    figures = {one.key: one for one in figures_of(kind)}
    known = [one for one in counted if one.key in figures]
    if kind is ReportKind.RETURN:
        return {one.key: Mask.OPEN for one in known}
    counts = {one.key: one.value for one in known if one.value is not None and _is_count(figures[one.key])}
    told = masked(counts, {key for key in counts if figures[key].sensitive}, SUMS)
    for one in known:
        if one.key in told:
            continue
        given = told.get(_MONEY.get(one.key, ""), Mask.OPEN)
        small = any(0 < (part or 0) <= SMALL for part in (one.numerator, one.denominator))
        told[one.key] = Mask.WITHHELD if given is not Mask.OPEN or small else Mask.OPEN
    return told


def _is_count(figure: Figure) -> bool:
    return figure.kind is FigureKind.COUNT
