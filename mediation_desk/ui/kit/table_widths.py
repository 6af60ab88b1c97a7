"""How wide the columns of a table are: what may not be cut first, then what words would like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.cells import Cell, ColourCell, Column, SafetyCell, Tag, Text
from mediation_desk.ui.kit.safety_mark import mark_words

PAD = 12
"""px at 100 % at both sides of a cell."""
_ARROW = 20
_ELASTIC = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Of one column, in pixels: `least` keeps title, chips and marks whole, `wish` the words too.

    Narrower than its `head` it is not made.
    """

    head: int
    least: int
    wish: int


def wanted(column: Column, cells: Sequence[Cell]) -> Wanted:
    """What a column with these cells wants; one that wraps or takes the rest wishes just its least."""
    title = paint.text_width(column.title, "small") + (style.px(_ARROW) if column.sort else 0)
    around = 2 * style.px(PAD) + 2
    whole = max((title, *map(_whole, cells))) + around
    head = max(style.px(80), ceil(title) + around)
    least = max(style.px(column.width or 160), ceil(whole))
    if not column.width or column.wrap:
        return Wanted(head=head, least=least, wish=least)
    words = max(map(_words, cells), default=0.0) + around
    return Wanted(head=head, least=least, wish=max(least, min(ceil(words), 2 * style.px(column.width))))


def _whole(cell: Cell) -> float:
    if isinstance(cell, Tag):
        return paint.chip_width(cell.text, cell.icon)
    if isinstance(cell, SafetyCell):
        return paint.mark_width("" if cell.masked else mark_words(cell.mark))
    if isinstance(cell, ColourCell):
        return paint.text_width(cell.word) + style.px(24)
    return 0


def _words(cell: Cell) -> float:
    if not isinstance(cell, Text):
        return 0
    role = "small" if cell.small else "body_strong" if cell.strong else "body"
    icon = style.px(28) if cell.icon else 0
    beside = paint.text_width(cell.beside, "body_strong") + style.px(10) if cell.beside else 0
    return max(paint.text_width(cell.text, role) + beside, paint.text_width(cell.second, "small")) + icon


def shared(columns: Sequence[Column], by_key: dict[str, Wanted], room: int) -> dict[str, int]:
    """The width of each column shown, by key; those that have no room are left out in their drop order."""
    least = {one.key: by_key[one.key].least for one in columns}
    shown = list(columns)
    for column in sorted((one for one in columns if one.drop), key=lambda one: one.drop):
        if sum(least[one.key] for one in shown) <= room:
            break
        shown.remove(column)
    if sum(least[one.key] for one in shown) > room:  # nothing is left to fold: the columns give way alike
        return _squeezed(shown, by_key, room)
    elastic = [one for one in shown if not one.width] or shown[-1:]
    spare = room - sum(least[one.key] for one in shown)
    kept = sum(max(0, style.px(_ELASTIC) - least[one.key]) for one in elastic)
    for one in shown:
        more = min(by_key[one.key].wish - least[one.key], spare - kept)
        if one not in elastic and more > 0:
            least[one.key] += more
            spare -= more
    for one in elastic:
        least[one.key] += spare // len(elastic)
    return {one.key: least[one.key] for one in shown}


def _squeezed(shown: Sequence[Column], by_key: dict[str, Wanted], room: int) -> dict[str, int]:
    least = {one.key: by_key[one.key].least for one in shown}
    over = sum(least.values()) - room
    for softer in (True, False):  # what takes the rest or wraps gives way first, chips last
        soft = [one for one in shown if (not one.width or one.wrap) is softer]
        for place, one in enumerate(soft):
            less = min(-(-over // (len(soft) - place)), least[one.key] - by_key[one.key].head)
            least[one.key] -= max(0, less)
            over -= max(0, less)
    over = max(0, over)
    total = sum(least[one.key] for one in shown)
    return {one.key: least[one.key] - ceil(over * least[one.key] / total) for one in shown}
