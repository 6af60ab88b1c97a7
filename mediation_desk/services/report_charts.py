"""What the charts of a report show: figures over months, kinds of disputes, family colours, clocks kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation_desk.documents.work_report import ChartRow, ChartTable
from mediation_desk.domain.figure import Choice, Counted, Figure
from mediation_desk.domain.figure_text import NOTHING, value_text
from mediation_desk.domain.figures import figure
from mediation_desk.domain.figures.work import COLOUR_RANKS
from mediation_desk.domain.period import Period, months_of, year_before
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.domain.small_cells import SMALL, Mask, Sum, masked
from mediation_desk.register.limits_kept import limits_kept
from mediation_desk.register.records import Records
from mediation_desk.services.access import STATISTICS_READ
from mediation_desk.services.figures import breakdown, count_figure, trend
from mediation_desk.services.permission import allowed
from mediation_desk.services.report_telling import figure_said, period_said, unit_said
from mediation_desk.services.report_wanted import Wanted
from mediation_desk.words import N_, paper_words

MAIN = "mediated_cases"
"""The figure whose course and kinds the paper shows."""
MOST = 7
"""Kinds shown apart; the rest is one bar."""
OTHERS = N_("All other kinds")
_TOTAL, _REST = "total", "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A figure over the months of a period, and over the same months a year before."""

    months: tuple[Period, ...]
    now: tuple[Counted, ...]
    earlier: tuple[Counted, ...]


@allowed(STATISTICS_READ)
def course(records: Records, key: str, period: Period, choice: Choice) -> Course:
    """A figure over the months up to the end of a period, at least half a year."""
    months = months_of(period)
    return Course(
        months=months,
        now=trend(records, key, months, choice),
        earlier=trend(records, key, tuple(year_before(one) for one in months), choice),
    )


@allowed(STATISTICS_READ)
def kinds(
    records: Records, key: str, period: Period, choice: Choice
) -> tuple[tuple[DisputeSubtype | None, int], ...]:
    """A figure by kind of dispute, the largest first; what is beyond a few stands in one (None), last."""
    found = breakdown(records, key, period, choice)
    apart = [(DisputeSubtype(word), n) for word, n in found if word][:MOST]
    rest = sum(n for _word, n in found) - sum(n for _word, n in apart)
    return (*apart, (None, rest)) if rest else tuple(apart)


@allowed(STATISTICS_READ)
def colours(records: Records, period: Period, choice: Choice) -> tuple[tuple[Period, tuple[int, ...]], ...]:
    """Households of each colour at the end of each month up to the end of a period."""
    return tuple(
        (
            month,
            tuple(
                count_figure(records, f"colour_{rank}_households", month, choice).value or 0
                for rank in COLOUR_RANKS
            ),
        )
        for month in months_of(period)
    )


@allowed(STATISTICS_READ)
def clocks(records: Records, period: Period) -> tuple[tuple[str, int, int], ...]:
    """(rule, kept, ended) of the limits that ended in a period."""
    return limits_kept(records, period)


def chart_tables(records: Records, wanted: Wanted, *, outside: bool) -> tuple[ChartTable, ...]:
    """The charts of the work report as tables for paper; small cells masked when it goes outside."""
    made = (
        _course_table(records, wanted, outside=outside),
        _kinds_table(records, wanted, outside=outside),
        _colours_table(records, wanted, outside=outside),
        _clocks_table(records, wanted, outside=outside),
    )
    return tuple(one for one in made if one.rows)


def _course_table(records: Records, wanted: Wanted, *, outside: bool) -> ChartTable:
    main = figure(MAIN)
    found = course(records, MAIN, wanted.period, wanted.choice)
    now, before = _texts(main, found.now, outside=outside), _texts(main, found.earlier, outside=outside)
    most = max((one.value or 0 for one in found.now), default=0)
    rows = tuple(
        ChartRow(
            word=period_said(month, paper_words),
            value=value,
            earlier=earlier,
            length=(counted.value or 0) / most if most and value == value_text(main, counted) else 0,
        )
        for month, counted, value, earlier in zip(found.months, found.now, now, before, strict=True)
    )
    return ChartTable(title=_title(main), rows=rows)


def _texts(main: Figure, found: Sequence[Counted], *, outside: bool) -> list[str]:
    """Each month as it is told; together they may be a figure of the report, so that none stands alone."""
    if not outside:
        return [value_text(main, one) for one in found]
    numbers = {str(n): one.value for n, one in enumerate(found) if one.value is not None}
    whole = {**numbers, _TOTAL: sum(numbers.values())}
    told = masked(whole, set(numbers), (Sum(total=_TOTAL, parts=tuple(numbers)),))
    return [_masked(value_text(main, one), told.get(str(n), Mask.OPEN)) for n, one in enumerate(found)]


def _kinds_table(records: Records, wanted: Wanted, *, outside: bool) -> ChartTable:
    found = kinds(records, MAIN, wanted.period, wanted.choice)
    numbers = {(kind.value if kind else _REST): n for kind, n in found}
    told: dict[str, Mask] = {}
    if outside:
        whole = {**numbers, _TOTAL: sum(numbers.values())}
        told = masked(whole, set(numbers), (Sum(total=_TOTAL, parts=tuple(numbers)),))
    most = max(numbers.values(), default=0)
    rows = []
    for kind, n in found:
        mask = told.get(kind.value if kind else _REST, Mask.OPEN)
        word = paper_words(f"DisputeSubtype.{kind.value}") if kind else paper_words(OTHERS)
        length = n / most if mask is Mask.OPEN else 0
        rows.append(ChartRow(word=word, value=_masked(f"{n:,}", mask), length=length))
    return ChartTable(title=paper_words(N_("By kind of dispute")), rows=tuple(rows))


def _colours_table(records: Records, wanted: Wanted, *, outside: bool) -> ChartTable:
    """Households of each colour month by month; without their sum, which would tell what is masked."""
    rows = []
    for month, counts in colours(records, wanted.period, wanted.choice):
        if any(counts):
            each = zip(COLOUR_RANKS, counts, strict=True)
            said = (f"{paper_words(f'stack.{rank}')} {_small(n, outside=outside)}" for rank, n in each)
            rows.append(ChartRow(word=period_said(month, paper_words), value="", said="　".join(said)))
    return ChartTable(title=paper_words(N_("Families by colour")), rows=tuple(rows))


def _small(n: int, *, outside: bool) -> str:
    mask = masked({_TOTAL: n}, {_TOTAL})[_TOTAL] if outside else Mask.OPEN
    return _masked(f"{n:,}", mask)


def _clocks_table(records: Records, wanted: Wanted, *, outside: bool) -> ChartTable:
    """Limits kept; outside those of one or two people are left out, whose matter a rule's name would tell."""
    rows = tuple(
        ChartRow(word=paper_words(f"rule.{rule}"), value=f"{kept:,} / {ended:,}", length=kept / ended)
        for rule, kept, ended in limits_kept(records, wanted.period)
        if not outside or ended > SMALL
    )
    return ChartTable(title=paper_words(N_("Limits kept / ended")), rows=rows)


def _title(main: Figure) -> str:
    return f"{figure_said(main, paper_words)}（{unit_said(main, paper_words)}）"


def _masked(said: str, mask: Mask) -> str:
    return said if mask is Mask.OPEN or said == NOTHING else paper_words(f"Mask.{mask.value}")
