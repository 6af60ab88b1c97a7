"""Figures of a report in words: what each is called, how it is defined, how its value is written."""

from __future__ import annotations

from mediation_desk.domain.figure import Figure
from mediation_desk.domain.figure_text import value_text
from mediation_desk.words import _, term

__all__ = ["definition", "figure_word", "unit_word", "value_text"]


def figure_word(figure: Figure) -> str:
    """What a figure is called."""
    return _(f"figure.{figure.key}")


def definition(figure: Figure) -> str:
    """What exactly it counts, in a sentence."""
    return _(f"figure.{figure.key}.definition")


def unit_word(figure: Figure) -> str:
    """Its unit word, as it is reported."""
    return term(figure.unit)
