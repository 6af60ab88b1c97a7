"""The words of the printed forms: resources/forms/*.json, and how blanks in them are filled.

A paper is either finished, then an empty field prints “/” so that nothing can be added after signing, or it
is to be completed by hand, then an empty field prints a blank line. Signature, seal and date lines are always
left blank.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from mediation_desk.documents.house import worn
from mediation_desk.documents.paper import BLANK, Cell, Grid, Paragraph, Row, Run, Runs, text
from mediation_desk.documents.style import FORMS, style

NOTHING = "/"
BOXES = ("☐", "☑")
"""An option to tick is no blank to write on."""
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one form by their key."""

    words: dict[str, str]
    lists: dict[str, tuple[str, ...]]

    def __getitem__(self, key: str) -> str:
        """The words called `key`."""
        return self.words[key]

    def fill(self, key: str, **values: str) -> str:
        """The sentence `key` with its placeholders filled as plain words."""
        return PLACEHOLDER.sub(lambda match: values[match.group(1)], self.words[key])

    def runs(self, key: str, *, by_hand: bool, blank: int = 6, **values: str) -> Runs:
        """The sentence `key`; filled values are underlined, empty ones a blank or “/”, options bare."""
        found: list[Run] = []
        for n, part in enumerate(PLACEHOLDER.split(self.words[key])):
            if n % 2:
                said = values[part] or (BLANK * blank if by_hand else NOTHING)
                found.append(Run(text=said, underline=not said.startswith(BOXES)))
            elif part:
                found.append(Run(text=part))
        return tuple(found)


def wording(form: str) -> Wording:
    """The words of resources/forms/<form>.json, as far as the house does not say it otherwise."""
    ours = _ours(form)
    changed = worn().of(form)
    if not changed:
        return ours
    words = {key: value for key, value in changed.items() if key in ours.words}
    lists = {key: tuple(value) for key, value in changed.items() if key in ours.lists}
    return Wording(words=ours.words | words, lists=ours.lists | lists)


def fixed_list(form: str, key: str) -> tuple[str, ...]:
    """A list whose places mean something (columns, boxes), in the house's words if it has as many of them."""
    ours, said = our_wording(form).lists[key], wording(form).lists[key]
    return said if len(said) == len(ours) else ours


def reworded(form: str, key: str, chosen: str) -> str:
    """A choice as the house words it: on the screen the choices are ours, whatever a paper then says."""
    ours = our_wording(form).lists[key]
    return fixed_list(form, key)[ours.index(chosen)] if chosen in ours else chosen


def choice_boxes(form: str, key: str, *chosen: str) -> Runs:
    """Each choice with its box, in the house's words; `chosen` are ours."""
    pairs = zip(our_wording(form).lists[key], fixed_list(form, key), strict=True)
    return tuple(ticked(ours in chosen, said) for ours, said in pairs)


def our_wording(form: str) -> Wording:
    """The words as we ship them, whatever the house changed."""
    return _ours(form)


@cache
def _ours(form: str) -> Wording:
    data = json.loads((FORMS / f"{form}.json").read_text(encoding="utf-8"))
    return Wording(
        words={key: value for key, value in data.items() if isinstance(value, str)},
        lists={key: tuple(value) for key, value in data.items() if isinstance(value, list)},
    )


def shown(value: str, *, by_hand: bool) -> str:
    """What a field prints: its value, else “/” or, on a paper to be completed by hand, nothing."""
    return value or ("" if by_hand else NOTHING)


def label(words: str, width: float = 0) -> Cell:
    """A grid cell that names its neighbour; `width` in millimetres."""
    return Cell(runs=text(words), width=width, label=True)


def value(words: str, width: float = 0, *, by_hand: bool) -> Cell:
    """A grid cell that holds a field, on a line."""
    return Cell(runs=text(shown(words, by_hand=by_hand)), width=width, lined=True)


def free_text(
    words: str, *, by_hand: bool, lines: int, role: str = "body", keep: bool = False
) -> tuple[Paragraph | Grid, ...]:
    """Running text, or as many ruled lines as a hand may need; `keep` holds it to what follows."""
    if by_hand and not words:
        empty = Row(cells=(Cell(runs=text(""), lined=True),), height=style().grid.row)
        return (Grid(rows=(empty,) * lines, whole=keep),)
    return (Paragraph(runs=text(shown(words, by_hand=by_hand)), role=role, keep=keep),)


def written(words: str, *, by_hand: bool, blank: int) -> Run:
    """A field inside a line: its value, “/”, or an underlined blank of so many characters."""
    said = shown(words, by_hand=by_hand)
    return Run(text=said or BLANK * blank, underline=not said)


def ticked(chosen: bool, words: str) -> Run:
    """An option with its box."""
    return Run(text=f"{'☑' if chosen else '☐'}{words}{BLANK}")


def date_line(words: str) -> str:
    """A date, or the room to write one."""
    return words or style().imprint.date
