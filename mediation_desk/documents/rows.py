"""Rows of facts: a label and its value on a line, one or more to a row, and boxes to tick."""

from __future__ import annotations

from mediation_desk.documents.paper import Cell, Row, Run, Runs, text
from mediation_desk.documents.wording import (
    Wording,
    fixed_list,
    label,
    our_wording,
    shown,
    ticked,
    value,
)

SHORT = 120
"""Characters up to which a value's row stands whole."""


def line(said: Wording, *pairs: tuple[str, str], width: float = 30, by_hand: bool) -> Row:
    """Pairs of wording key and value side by side; labels are `width` millimetres, values share the rest."""
    cells = [
        cell for key, words in pairs for cell in (label(said[key], width), value(words, by_hand=by_hand))
    ]
    whole = len(pairs) > 1 and all(len(words) <= SHORT for _, words in pairs)
    return Row(cells=tuple(cells), centred=whole)


def boxed_line(
    said: Wording, *pairs: tuple[str, str], width: float = 34, height: float = 0, by_hand: bool
) -> Row:
    """As `line` for a boxed grid; a row of short values stands whole with its words in the middle."""
    cells = [
        cell
        for key, words in pairs
        for cell in (
            label(said[key], width),
            Cell(runs=text(shown(words, by_hand=by_hand))),
        )
    ]
    whole = all(len(words) <= SHORT for _, words in pairs)
    return Row(cells=tuple(cells), height=height, centred=whole)


def boxes(form: str, key: str, chosen: tuple[str, ...], *, per_line: int = 99) -> Runs:
    """The options in the list `key` of a form, those chosen ticked; a new line after every `per_line`.

    What was chosen may be told in our words or in the house's.
    """
    found: list[Run] = []
    options = zip(our_wording(form).lists[key], fixed_list(form, key), strict=True)
    for n, (ours, shown_as) in enumerate(options):
        found += [Run(text="\n")] if n and n % per_line == 0 else []
        found.append(ticked(ours in chosen or shown_as in chosen, shown_as))
    return tuple(found)
