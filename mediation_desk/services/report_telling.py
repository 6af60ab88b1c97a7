"""Reports in words, for screen and paper alike: `say` is `words._` or `words.paper_words`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mediation_desk.domain.figure import Counted, Figure, FigureKind, Unit
from mediation_desk.domain.figure_text import share_text, value_text
from mediation_desk.domain.period import Period
from mediation_desk.domain.report import PeriodKind
from mediation_desk.domain.small_cells import Mask
from mediation_desk.words import N_

Say = Callable[..., str]
_QUARTERS = (N_("First quarter"), N_("Second quarter"), N_("Third quarter"), N_("Fourth quarter"))
_HALVES = (N_("First half"), N_("Second half"))


def period_said(period: Period, say: Say) -> str:
    """As 2026年3月, 2026年第一季度, 2026年上半年, 2026年, or its two days."""
    first, last = period.first, period.last
    if period.kind is PeriodKind.MONTH:
        return say(N_("{month}/{year}"), year=first.year, month=first.month)
    if period.kind is PeriodKind.QUARTER:
        return say(N_("{part} of {year}"), year=first.year, part=say(_QUARTERS[(first.month - 1) // 3]))
    if period.kind is PeriodKind.HALF_YEAR:
        return say(N_("{part} of {year}"), year=first.year, part=say(_HALVES[(first.month - 1) // 6]))
    if period.kind is PeriodKind.YEAR:
        return say(N_("Year {year}"), year=first.year)
    return days_said(first, last, say)


def days_said(first: date, last: date, say: Say) -> str:
    """As 2026年1月1日–3月18日; the year again only where it is another one."""
    begins = say(N_("{month}/{day}/{year}"), year=first.year, month=first.month, day=first.day)
    if first == last:
        return begins
    if first.year == last.year:
        ends = say(N_("{month}/{day}"), month=last.month, day=last.day)
    else:
        ends = say(N_("{month}/{day}/{year}"), year=last.year, month=last.month, day=last.day)
    return f"{begins}–{ends}"


def figure_said(figure: Figure, say: Say) -> str:
    """What a figure is called."""
    return say(f"figure.{figure.key}")


def definition_said(figure: Figure, say: Say) -> str:
    """What exactly it counts."""
    return say(f"figure.{figure.key}.definition")


def unit_said(figure: Figure, say: Say) -> str:
    """Its unit word."""
    return say(f"{Unit.__name__}.{figure.unit.value}")


def told(figure: Figure, counted: Counted, mask: Mask, say: Say) -> tuple[str, str]:
    """Its value, and what stands above and below the line of a rate; ≤2 or ＊ where it is masked."""
    if mask is not Mask.OPEN:
        return say(f"{Mask.__name__}.{mask.value}"), ""
    share = share_text(counted) if figure.kind is FigureKind.RATE else ""
    return value_text(figure, counted), share
