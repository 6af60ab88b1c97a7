"""Where everything of a month lies: six weeks of seven days, and in each day as many lines as fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF

from mediation_desk.ui import style
from mediation_desk.ui.kit.calendar.values import Block, Shown, on_day

HEAD, LINE, NUMBER = 32, 22, 24
"""px at 100 %: the weekdays, a block, the number of a day."""
WEEKS = 6


def month_days(month: date) -> tuple[date, ...]:
    """The 42 days of six whole weeks in which a month lies, from a Monday on."""
    first = month.replace(day=1)
    first -= timedelta(days=first.weekday())
    return tuple(first + timedelta(days=n) for n in range(WEEKS * 7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A block in its day, where it is drawn; without a block, how many more there are."""

    day: int
    rect: QRectF
    block: Block | None = None
    more: int = 0


class MonthLayout:
    """The geometry for one size."""

    def __init__(self, shown: Shown, width: int, height: int) -> None:
        self.shown, self.width, self.height = shown, width, height
        self.by_day = [
            sorted(
                (block for block in shown.blocks if on_day(block.starts, block.ends, day)),
                key=lambda block: (block.starts, block.ends),
            )
            for day in shown.days
        ]

    def cell(self, day: int) -> QRectF:
        """The room of one day."""
        head = style.px(HEAD)
        width, height = self.width / 7, (self.height - head) / WEEKS
        left, top = round(day % 7 * width), head + round(day // 7 * height)
        right, bottom = round((day % 7 + 1) * width), head + round((day // 7 + 1) * height)
        return QRectF(left, top, right - left, bottom - top)

    def entries(self, day: int) -> list[Entry]:
        """What of a day is drawn: as many blocks as there is room for, then how many more."""
        cell, pitch = self.cell(day), style.px(LINE)
        top = cell.top() + style.px(NUMBER)
        rows = int((cell.bottom() - top - 2) // pitch)
        blocks = self.by_day[day]
        if rows < 1:
            return []
        fits = len(blocks) if len(blocks) <= rows else rows - 1

        def line(row: int) -> QRectF:
            return QRectF(cell.left() + 4, top + row * pitch, cell.width() - 8, pitch - 2)

        found = [Entry(day=day, rect=line(row), block=block) for row, block in enumerate(blocks[:fits])]
        if len(blocks) > fits:
            found.append(Entry(day=day, rect=line(fits), more=len(blocks) - fits))
        return found

    def uncounted(self, day: int) -> int:
        """How many blocks a day has that is too low for even one line."""
        return 0 if self.entries(day) else len(self.by_day[day])

    def day_under(self, at: QPointF) -> int | None:
        """The day at a point, None over the head."""
        return next((day for day in range(len(self.shown.days)) if self.cell(day).contains(at)), None)

    def entry_under(self, at: QPointF) -> Entry | None:
        """The line at a point."""
        day = self.day_under(at)
        if day is None:
            return None
        return next((each for each in self.entries(day) if each.rect.contains(at)), None)

    def block_under(self, at: QPointF) -> Block | None:
        """The block at a point."""
        entry = self.entry_under(at)
        return entry.block if entry else None

    def day_of(self, block_id: str) -> int | None:
        """The first day on which a block stands."""
        days = range(len(self.by_day))
        return next((day for day in days if any(one.id == block_id for one in self.by_day[day])), None)
