"""Fields in rows of six columns, in the order they are read; hidden ones leave no hole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem

from mediation_desk.ui import style
from mediation_desk.ui.kit.field_row import GAP, FieldRow

COLUMNS = 6
_FILLED = 4  # a row holding as many columns is stretched to the edge; a lone short field stays short


class FieldGrid(FieldRow):
    """`weights` are the columns each field takes; it gets more where its words need more."""

    def __init__(self, weights: Sequence[int]) -> None:
        super().__init__(weights=weights)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        gap, y = style.px(GAP), rect.y()
        for line in self._lines(rect.width()):
            columns = sum(weight for _item, weight in line)
            wanted = [self._wanted(item, weight, rect.width()) for item, weight in line]
            spare = rect.width() - sum(wanted) - gap * (len(line) - 1)
            x, tallest = rect.x(), 0
            for number, ((item, weight), width) in enumerate(zip(line, wanted, strict=True)):
                if columns >= _FILLED:
                    last = number == len(line) - 1
                    width = rect.right() + 1 - x if last else width + spare * weight // columns
                height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                if place:
                    self._put(item, QRect(x, y, width, height))
                tallest = max(tallest, height)
                x += width + gap
            y += tallest + gap
        return max(0, y - gap - rect.y())

    def _wanted(self, item: QLayoutItem, weight: int, width: int) -> int:
        gap = style.px(GAP)
        return min(width, max(self._least(item), (width + gap) * weight // COLUMNS - gap))

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        gap, used, columns = style.px(GAP), 0, 0
        lines: list[list[tuple[QLayoutItem, int]]] = []
        for number, item in enumerate(self._items):
            if item.isEmpty():
                continue
            weight = self._weights[number]
            need = self._wanted(item, weight, width)
            if lines and columns + weight <= COLUMNS and used + gap + need <= width:
                lines[-1].append((item, weight))
                used += gap + need
                columns += weight
            else:
                lines.append([(item, weight)])
                used, columns = need, weight
        return lines
