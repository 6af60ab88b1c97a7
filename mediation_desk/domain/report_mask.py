"""Which figures of a report are told as ≤2 or withheld once it leaves the centre; never of the return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
    return mask_spans(kind, (tuple(counted),))[0]


def mask_spans(kind: ReportKind, spans: Sequence[Sequence[Counted]]) -> tuple[dict[str, Mask], ...]:
    """How the figures of several spans are told together, such as months of which the last is the sum."""
    figures = {one.key: one for one in figures_of(kind)}
    if kind is ReportKind.RETURN:
        return tuple({one.key: Mask.OPEN for one in span if one.key in figures} for span in spans)
    counts = {
        _at(n, one.key): one.value
        for n, span in enumerate(spans)
        for one in span
        if one.key in figures and one.value is not None and _is_count(figures[one.key])
    }
    sums = [
        Sum(total=_at(n, one.total), parts=tuple(_at(n, part) for part in one.parts))
        for n in range(len(spans))
        for one in SUMS
    ]
    last = len(spans) - 1
    if last:
        sums += [Sum(total=_at(last, key), parts=tuple(_at(n, key) for n in range(last))) for key in figures]
    told = masked(counts, {key for key in counts if figures[key.partition("/")[2]].sensitive}, sums)
    return tuple(
        _of_span(n, [one for one in span if one.key in figures], told) for n, span in enumerate(spans)
    )


def _at(n: int, key: str) -> str:
    return f"{n}/{key}"


def _of_span(n: int, span: Sequence[Counted], told: Mapping[str, Mask]) -> dict[str, Mask]:
    found = {one.key: told[_at(n, one.key)] for one in span if _at(n, one.key) in told}
    for one in span:
        if one.key in found:
            continue
        given = found.get(_MONEY.get(one.key, ""), Mask.OPEN)
        small = any(0 < (part or 0) <= SMALL for part in (one.numerator, one.denominator))
        found[one.key] = Mask.WITHHELD if given is not Mask.OPEN or small else Mask.OPEN
    return found


def _is_count(figure: Figure) -> bool:
    return figure.kind is FigureKind.COUNT
