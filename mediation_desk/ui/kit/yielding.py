"""The body of a page: as high as there is room, scrolled where it needs more (large text, small screens)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Yielding(QScrollArea):
    """`inside` fills the area; only when it cannot be made so small does it keep its least size and scroll.

    Unlike Qt's resizable area it lets lists inside shrink before it scrolls itself.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("ground", "none")
        inside.setProperty("ground", "none")
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands inside may need more room, or less."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys and arrows are the page's: a calendar is turned by them; the focus scrolls by itself."""
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        """It can always scroll."""
        return QSize(0, 0)

    def sizeHint(self) -> QSize:
        """What stands inside likes."""
        inside = self.widget()
        return inside.sizeHint() if inside else QSize()

    def _fit(self) -> None:
        inside = self.widget()
        if inside is None or inside.layout() is None:
            return
        room = self.maximumViewportSize()
        wide, high = self._least(room.width())
        bar = self.verticalScrollBar().sizeHint().width()
        if high > room.height():
            wide, high = self._least(room.width() - bar)
            room = QSize(room.width() - bar, room.height())
        if wide > room.width():
            room = QSize(room.width(), room.height() - self.horizontalScrollBar().sizeHint().height())
        inside.resize(max(wide, room.width()), max(high, room.height()))

    def _least(self, width: int) -> tuple[int, int]:
        layout = self.widget().layout()
        assert layout is not None
        least = layout.totalMinimumSize()
        if layout.hasHeightForWidth():
            return least.width(), layout.totalMinimumHeightForWidth(max(width, least.width()))
        return least.width(), least.height()
