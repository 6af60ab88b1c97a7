"""Where everything of a time grid lies: days across, hours down, blocks in their columns; pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPointF, QRectF

from mediation_desk.ui import style
from mediation_desk.ui.kit.calendar.packing import pack
from mediation_desk.ui.kit.calendar.values import (
    DAY_MINUTES,
    STEP,
    Behind,
    Block,
    OfferedSlot,
    Shown,
    at_minute,
    minute_of,
    on_day,
)

HOUR = 54
"""px an hour is high at 100 %."""
TIMES = 56
"""px the column of times is wide at 100 %."""
_NARROWEST = 50
"""px at 100 %: narrower columns would not hold a name of three characters."""
_ROOMY = 64
"""px at 100 %: where blocks must be counted anyway, those shown hold a name of four."""
_MOST_BEHIND = 6
"""Duties side by side; more than a centre has posts."""
_LEAST_MINUTES = 20
"""A block is drawn at least as high as this, so that its title can be read and hit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A block on one day, where it is drawn; `gaps` are the hatched stretches before and after it."""

    block: Block
    day: int
    rect: QRectF
    gaps: tuple[QRectF, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Blocks that found no column, counted in one place."""

    blocks: tuple[Block, ...]
    day: int
    rect: QRectF


class GridLayout:
    """The geometry for one width: all rectangles lie in the content, whose top is midnight."""

    def __init__(self, shown: Shown, width: float) -> None:
        self.shown = shown
        self.width = width
        self.left = float(style.px(TIMES))
        self.hour = float(style.px(HOUR))
        self.height = self.hour * 24
        self.day_width = max(1.0, (width - self.left) / max(1, len(shown.days)))
        self.placed: list[Placed] = []
        self.folded: list[Folded] = []
        for index, day in enumerate(shown.days):
            self._pack_day(index, day)

    def y(self, minute: float) -> float:
        """How far down a minute of the day is."""
        return round(minute * self.hour / 60)

    def minute_at(self, y: float) -> int:
        """The quarter of an hour at this height."""
        exact = y * 60 / self.hour
        return max(0, min(DAY_MINUTES, round(exact / STEP) * STEP))

    def cell_at(self, y: float) -> int:
        """The half hour in which this height lies."""
        return max(0, min(DAY_MINUTES - 30, int(y * 60 / self.hour) // 30 * 30))

    def day_at(self, x: float) -> int:
        """The day under x, the nearest one outside."""
        return max(0, min(len(self.shown.days) - 1, int((x - self.left) // self.day_width)))

    def x(self, day: int) -> float:
        """Where a day begins."""
        return self.left + round(day * self.day_width)

    def column(self, day: int) -> QRectF:
        """All of one day."""
        return QRectF(self.x(day), 0, self.x(day + 1) - self.x(day), self.height)

    def day_index(self, day: date) -> int | None:
        """The place of a day, None when it is not shown."""
        days = list(self.shown.days)
        return days.index(day) if day in days else None

    def inside(self, day: int) -> QRectF:
        """The part of a day in which blocks stand."""
        return self.column(day).adjusted(4, 0, -4, 0)

    def span(self, day: int, starts: datetime, ends: datetime) -> QRectF:
        """A stretch of time over the whole of one day's column."""
        date_of = self.shown.days[day]
        top, bottom = self.y(minute_of(starts, date_of)), self.y(minute_of(ends, date_of))
        room = self.inside(day)
        return QRectF(room.left(), top, room.width(), bottom - top)

    def block_at(self, at: QPointF) -> Placed | None:
        """The block under a point, the topmost one."""
        return next((each for each in reversed(self.placed) if each.rect.contains(at)), None)

    def fold_at(self, at: QPointF) -> Folded | None:
        """The counted blocks under a point."""
        return next((each for each in self.folded if each.rect.contains(at)), None)

    def offer_at(self, at: QPointF) -> OfferedSlot | None:
        """The offered slot under a point."""
        for offer in self.shown.offers:
            for day, date_of in enumerate(self.shown.days):
                if on_day(offer.starts, offer.ends, date_of) and self.span(
                    day, offer.starts, offer.ends
                ).contains(at):
                    return offer
        return None

    def of_block(self, block_id: str) -> list[Placed]:
        """The places of one block, several where it lasts over midnight."""
        return [each for each in self.placed if each.block.id == block_id]

    def behind_of(self, day: int) -> list[tuple[Behind, QRectF]]:
        """What lies behind the blocks of one day."""
        date_of = self.shown.days[day]
        found = [each for each in self.shown.behind if on_day(each.starts, each.ends, date_of)]
        spans = [(minute_of(each.starts, date_of), minute_of(each.ends, date_of)) for each in found]
        laid: list[tuple[Behind, QRectF]] = []
        for place in pack(spans, _MOST_BEHIND).places:
            each = found[place.index]
            whole = self.span(day, each.starts, each.ends)
            unit = whole.width() / place.columns
            left = whole.left() + place.column * unit
            laid.append((each, QRectF(left, whole.top(), place.across * unit, whole.height())))
        return laid

    def most_columns(self, day: int, narrowest: int = _NARROWEST) -> int:
        """How many blocks may stand side by side."""
        return max(2, int(self.inside(day).width() // style.px(narrowest)))

    def _pack_day(self, index: int, day: date) -> None:
        blocks = [block for block in self.shown.blocks if on_day(block.starts, block.ends, day)]
        spans = [_drawn_span(block, day) for block in blocks]
        packed = pack(spans, self.most_columns(index), self.most_columns(index, _ROOMY))
        room = self.inside(index)
        rested = self._duty_inset(index)
        for place in sorted(packed.places, key=lambda each: (spans[each.index][0], each.column)):
            block = blocks[place.index]
            left = room.left() + (rested if place.column == 0 and self._on_duty(index, block) else 0)
            unit = room.width() / place.columns
            begin = max(left, room.left() + place.column * unit)
            end = room.left() + (place.column + place.across) * unit
            self.placed.append(self._place(index, day, block, begin, end - (2 if end < room.right() else 0)))
        for fold in packed.folds:
            unit = room.width() / fold.columns
            top, bottom = self.y(fold.begins), self.y(fold.ends)
            rect = QRectF(room.right() - unit, top, unit, max(bottom - top - 2, style.px(20)))
            inside = tuple(blocks[each] for each in fold.indexes)
            self.folded.append(Folded(blocks=inside, day=index, rect=rect))

    def _place(self, index: int, day: date, block: Block, left: float, right: float) -> Placed:
        begins, ends = minute_of(block.starts, day), minute_of(block.ends, day)
        drawn = max(ends, begins + _LEAST_MINUTES)
        begins = min(begins, DAY_MINUTES - _LEAST_MINUTES)
        rect = QRectF(
            left, self.y(begins), right - left, self.y(min(drawn, DAY_MINUTES)) - self.y(begins) - 2
        )
        gaps = []
        if block.gap_before > timedelta():
            top = self.y(minute_of(block.starts - block.gap_before, day))
            gaps.append(QRectF(left, top, rect.width(), rect.top() - top))
        if block.gap_after > timedelta():
            bottom = self.y(minute_of(block.ends + block.gap_after, day))
            gaps.append(QRectF(left, self.y(ends), rect.width(), bottom - self.y(ends)))
        return Placed(block=block, day=index, rect=rect, gaps=tuple(gaps))

    def _duty_inset(self, index: int) -> int:
        return style.px(6) if any(not each.hatched for each, _rect in self.behind_of(index)) else 0

    def _on_duty(self, index: int, block: Block) -> bool:
        return any(
            not each.hatched and each.starts < block.ends and each.ends > block.starts
            for each, _rect in self.behind_of(index)
        )

    def moment(self, day: int, minute: int) -> datetime:
        """A minute of one of the days shown."""
        return at_minute(self.shown.days[day], minute)


def _drawn_span(block: Block, day: date) -> tuple[int, int]:
    """The minutes of a day a block takes up with its gaps, as high as it is drawn."""
    begins, ends = minute_of(block.starts, day), minute_of(block.ends, day)
    begins = min(begins, DAY_MINUTES - _LEAST_MINUTES)
    ends = min(DAY_MINUTES, max(ends, begins + _LEAST_MINUTES))
    return (
        min(begins, minute_of(block.starts - block.gap_before, day)),
        max(ends, minute_of(block.ends + block.gap_after, day)),
    )
