"""Where the keys stand in a time grid, and where an arrow leads: from block to block and over free time."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.ui.kit.calendar.layout import GridLayout, Placed
from mediation_desk.ui.kit.calendar.values import DAY_MINUTES, minute_of

CELL = 30
"""Minutes one step over free time is long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """A minute of one day, and the block there, if any."""

    day: int
    minute: int
    block_id: str = ""


def below(layout: GridLayout, cursor: Cursor) -> Cursor:
    """One step later on the same day: the block that begins next, or the next half hour that is free."""
    day = _of_day(layout, cursor.day)
    here = _here(day, cursor)
    if here is None:
        after = cursor.minute + 1
        coming = [each for each in day if _begins(layout, each) >= cursor.minute]
    else:
        after = _ends(layout, here)
        coming = day[day.index(here) + 1 :]
    cells = range(-(-after // CELL) * CELL, DAY_MINUTES, CELL)
    free = next((minute for minute in cells if _is_free(layout, day, minute)), None)
    if coming and (free is None or _begins(layout, coming[0]) <= free):
        return _on(layout, coming[0])
    return cursor if free is None else Cursor(day=cursor.day, minute=free)


def above(layout: GridLayout, cursor: Cursor) -> Cursor:
    """One step earlier on the same day."""
    day = _of_day(layout, cursor.day)
    here = _here(day, cursor)
    if here is None:
        begins = cursor.minute
        gone = [each for each in day if _begins(layout, each) < begins]
    else:
        begins = _begins(layout, here)
        gone = day[: day.index(here)]
    cells = range(begins // CELL * CELL - CELL, -1, -CELL)
    if begins % CELL:
        cells = range(begins // CELL * CELL, -1, -CELL)
    free = next((minute for minute in cells if _is_free(layout, day, minute)), None)
    if gone and (free is None or _begins(layout, gone[-1]) >= free):
        return _on(layout, gone[-1])
    return cursor if free is None else Cursor(day=cursor.day, minute=free)


def sideways(layout: GridLayout, cursor: Cursor, step: int) -> Cursor | None:
    """The neighbour in the same day, else the same time a day on; None over the edge of what is shown."""
    day = _of_day(layout, cursor.day)
    here = _here(day, cursor)
    if here is not None:
        beside = [
            each
            for each in day
            if (each.rect.left() - here.rect.left()) * step > 0
            and each.rect.top() < here.rect.bottom()
            and each.rect.bottom() > here.rect.top()
        ]
        if beside:
            return _on(layout, min(beside, key=lambda each: abs(each.rect.left() - here.rect.left())))
    other = cursor.day + step
    if not 0 <= other < len(layout.shown.days):
        return None
    return _at(layout, _of_day(layout, other), other, cursor.minute)


def on_block(layout: GridLayout, block_id: str) -> Cursor | None:
    """Standing on a block, None where it is not shown."""
    found = layout.of_block(block_id)
    return _on(layout, found[0]) if found else None


def _of_day(layout: GridLayout, day: int) -> list[Placed]:
    """In the order they are read: by time, then from the left."""
    return [each for each in layout.placed if each.day == day]


def _here(day: list[Placed], cursor: Cursor) -> Placed | None:
    return next((each for each in day if each.block.id == cursor.block_id), None) if cursor.block_id else None


def _begins(layout: GridLayout, placed: Placed) -> int:
    return minute_of(placed.block.starts, layout.shown.days[placed.day])


def _ends(layout: GridLayout, placed: Placed) -> int:
    return minute_of(placed.block.ends, layout.shown.days[placed.day])


def _on(layout: GridLayout, placed: Placed) -> Cursor:
    return Cursor(day=placed.day, minute=_begins(layout, placed), block_id=placed.block.id)


def _is_free(layout: GridLayout, day: list[Placed], minute: int) -> bool:
    return not any(_touches(layout, each, minute) for each in day)


def _touches(layout: GridLayout, placed: Placed, minute: int) -> bool:
    begins = _begins(layout, placed)
    return begins < minute + CELL and max(_ends(layout, placed), begins + 1) > minute


def _at(layout: GridLayout, day: list[Placed], number: int, minute: int) -> Cursor:
    """The first block that takes up this half hour, else the half hour itself."""
    cell = minute // CELL * CELL
    taken = next((each for each in day if _touches(layout, each, cell)), None)
    return _on(layout, taken) if taken else Cursor(day=number, minute=cell)
