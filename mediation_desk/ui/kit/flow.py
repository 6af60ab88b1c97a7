"""A layout that puts things side by side and goes on in the next line when the width is used up."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from mediation_desk.ui import style


class FlowLayout(QLayout):
    """For chips and buttons; `gap` px between things and between lines, `margin` (left, top, right, bottom).

    What is added after `addStretch` stands at the right end as long as everything fits on one line.
    """

    def __init__(
        self,
        owner: QWidget | None = None,
        *,
        gap: int = 8,
        margin: tuple[int, int, int, int] = (0, 0, 0, 0),
    ) -> None:
        super().__init__(*((owner,) if owner else ()))
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._stretch: int | None = None
        style.on_refit(self, lambda: self.setContentsMargins(*map(style.px, margin)))

    def addStretch(self, _factor: int = 1) -> None:
        """What comes now stands at the right end."""
        self._stretch = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        """Append one."""
        self._items.append(item)

    def count(self) -> int:
        """How many things."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The thing at this place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # none past the end, as Qt asks
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its lines need."""
        return self._arrange(QRect(0, 0, width, 0), place=False) + self._above_below()

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """All on one line if there is room."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + style.px(self._gap) * max(0, len(shown) - 1)
        return self._around(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest thing must fit."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in shown), default=0)
        return self._around(width, max((size.height() for size in shown), default=0))

    def _around(self, width: int, height: int) -> QSize:
        edges = self.contentsMargins()
        return QSize(width + edges.left() + edges.right(), height + edges.top() + edges.bottom())

    def _above_below(self) -> int:
        return self.contentsMargins().top() + self.contentsMargins().bottom()

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        gap = style.px(self._gap)
        rect = rect.marginsRemoved(self.contentsMargins())
        end = 0
        if self._stretch is not None and rect.width() >= self.sizeHint().width() - self._around(0, 0).width():
            end = rect.width() - self.sizeHint().width() + self._around(0, 0).width()
        line: list[tuple[QLayoutItem, QRect]] = []
        x, y, tallest = rect.x(), rect.y(), 0
        for number, item in enumerate(self._items):
            if number == self._stretch:
                x += end
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if size.width() > rect.width() and item.hasHeightForWidth():  # it breaks its words instead
                size = QSize(rect.width(), item.heightForWidth(rect.width()))
            if line and x + size.width() > rect.x() + rect.width():
                self._place(line, tallest, place)
                x, y, tallest, line = rect.x(), y + tallest + gap, 0, []
            line.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + gap
            tallest = max(tallest, size.height())
        self._place(line, tallest, place)
        return y + tallest - rect.y()

    @staticmethod
    def _place(line: list[tuple[QLayoutItem, QRect]], tallest: int, place: bool) -> None:
        if place:
            for item, box in line:
                item.setGeometry(box.translated(0, (tallest - box.height()) // 2))
