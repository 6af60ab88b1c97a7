"""Fields side by side while they have room, below each other when they have not (large text)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem

from mediation_desk.ui import style
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.flow import FlowLayout

LEAST = 132  # px at 100 %: no field is made narrower to save a line
GAP = 12


class FieldRow(FlowLayout):
    """A row that shares its width by `weights`, tops aligned; it breaks into lines rather than squeeze.

    `least` is the narrowest field in px at 100 %; `even` makes things on one line equally high (sheets).
    """

    def __init__(self, *, weights: Sequence[int] = (), least: int = LEAST, even: bool = False) -> None:
        super().__init__(gap=GAP)
        self._narrowest, self._even = least, even
        self._weights = tuple(weights)

    def addItem(self, item: QLayoutItem) -> None:
        """Append one."""
        super().addItem(item)
        field = item.widget()
        if isinstance(field, Field):
            field.break_lines()

    def sizeHint(self) -> QSize:
        """Room for all on one line."""
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(max(item.sizeHint().width(), self._least(item)) for item in shown)
        width += style.px(GAP) * max(0, len(shown) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """One field a line."""
        shown = [item for item in self._items if not item.isEmpty()]
        least = (max(item.minimumSize().width(), style.px(self._narrowest)) for item in shown)
        width = max(least, default=0)
        return QSize(width, max((item.minimumSize().height() for item in shown), default=0))

    def _least(self, item: QLayoutItem) -> int:
        field = item.widget()
        whole = field.whole_width() if isinstance(field, Field) else 0
        return max(item.minimumSize().width(), style.px(self._narrowest), whole)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        gap, y = style.px(GAP), rect.y()
        for line in self._lines(rect.width()):
            shares = sum(weight for _item, weight in line)
            spare = rect.width() - gap * (len(line) - 1) - sum(self._least(item) for item, _w in line)
            x, tallest = rect.x(), 0
            boxes = []
            for number, (item, weight) in enumerate(line):
                last = number == len(line) - 1
                width = rect.right() + 1 - x if last else self._least(item) + max(0, spare) * weight // shares
                height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                boxes.append((item, QRect(x, y, width, height)))
                tallest = max(tallest, height)
                x += width + gap
            if place:
                for item, box in boxes:
                    self._put(item, QRect(box.topLeft(), QSize(box.width(), tallest)) if self._even else box)
            y += tallest + gap
        return max(0, y - gap - rect.y())

    @staticmethod
    def _put(item: QLayoutItem, box: QRect) -> None:
        """As high as the width asks for: the item alone would cut it to the height of an unbroken line."""
        item.widget().setGeometry(box)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        gap, used = style.px(GAP), 0
        lines: list[list[tuple[QLayoutItem, int]]] = []
        for number, item in enumerate(self._items):
            if item.isEmpty():
                continue
            weight = self._weights[number] if number < len(self._weights) else 1
            need = self._least(item)
            if lines and used + gap + need <= width:
                lines[-1].append((item, weight))
                used += gap + need
            else:
                lines.append([(item, weight)])
                used = need
        return lines
