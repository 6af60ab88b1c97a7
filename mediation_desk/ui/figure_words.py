"""Figures of a report in words: what each is called, how it is defined, how its value is written."""

from __future__ import annotations

from mediation_desk.domain.figure import Counted, Figure, FigureKind, Unit
from mediation_desk.words import _, term

NOTHING = "—"
_FEN_OF_TEN_THOUSAND = 1_000_000


def figure_word(figure: Figure) -> str:
    """What a figure is called."""
    return _(f"figure.{figure.key}")


def definition(figure: Figure) -> str:
    """What exactly it counts, in a sentence."""
    return _(f"figure.{figure.key}.definition")


def unit_word(figure: Figure) -> str:
    """Its unit word, as it is reported."""
    return term(figure.unit)


def value_text(figure: Figure, counted: Counted) -> str:
    """A value as reports write it: with commas, money and hours from fen and minutes, rates to 0.1."""
    if figure.kind is FigureKind.RATE:
        return NOTHING if counted.rate is None else f"{counted.rate}"
    if counted.value is None:
        return NOTHING
    if figure.kind is FigureKind.SUM:
        if figure.unit is Unit.TEN_THOUSAND_YUAN:
            return f"{counted.value / _FEN_OF_TEN_THOUSAND:,.2f}"
        return f"{counted.value / 100:,.2f}".removesuffix(".00")
    if figure.kind is FigureKind.MINUTES:
        return f"{counted.value / 60:,.1f}".removesuffix(".0")
    return f"{counted.value:,}"
