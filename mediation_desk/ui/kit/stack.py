"""Several widgets in one place, one shown at a time, asking for the room of the one shown alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLayoutItem, QStackedLayout, QWidget

from mediation_desk.ui.spoken import Role


class _ShownAlone(QStackedLayout):
    """Qt's own asks for the room of the largest, so that a hidden one pushes things out of the window."""

    def sizeHint(self) -> QSize:
        """What the one shown likes."""
        item = self._item()
        return item.sizeHint() if item else QSize()

    def minimumSize(self) -> QSize:
        """What the one shown needs."""
        item = self._item()
        return item.minimumSize() if item else QSize()

    def hasHeightForWidth(self) -> bool:
        """Whether the one shown is taller when narrower."""
        item = self._item()
        return bool(item and item.hasHeightForWidth())

    def heightForWidth(self, width: int) -> int:
        """How high the one shown likes to be."""
        item = self._item()
        return item.heightForWidth(width) if item else -1

    def minimumHeightForWidth(self, width: int) -> int:
        """How high the one shown must be."""
        item = self._item()
        return item.minimumHeightForWidth(width) if item else -1

    def _item(self) -> QLayoutItem | None:
        return self.itemAt(self.currentIndex()) if self.currentIndex() >= 0 else None


class Stack(QWidget):
    """As QStackedWidget; `currentChanged(index)` when another one is shown.

    A screen reader meets the one shown alone: Qt tells the cells of hidden tables and lists as shown, because
    QAccessibleTableCell::state only asks whether a cell lies within its view.
    """

    spoken_as = Role.LayeredPane
    currentChanged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._stacked = _ShownAlone(self)
        self._stacked.currentChanged.connect(self._changed)

    def addWidget(self, widget: QWidget) -> int:
        """One more; the first is shown."""
        return self._stacked.addWidget(widget)

    def spoken_cover(self) -> QWidget | None:
        """What lies over all others."""
        return self._stacked.currentWidget()

    def insertWidget(self, index: int, widget: QWidget) -> int:
        """One more at this place."""
        return self._stacked.insertWidget(index, widget)

    def removeWidget(self, widget: QWidget) -> None:
        """Take one out; it is not deleted."""
        self._stacked.removeWidget(widget)

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Show this one."""
        self._stacked.setCurrentWidget(widget)

    def setCurrentIndex(self, index: int) -> None:
        """Show the one at this place."""
        self._stacked.setCurrentIndex(index)

    def currentWidget(self) -> QWidget:
        """The one shown."""
        return self._stacked.currentWidget()

    def currentIndex(self) -> int:
        """The place of the one shown, −1 when there is none."""
        return self._stacked.currentIndex()

    def widget(self, index: int) -> QWidget | None:
        """The one at this place."""
        return self._stacked.widget(index)

    def indexOf(self, widget: QWidget) -> int:
        """The place of this one, −1 when it is not here."""
        return self._stacked.indexOf(widget)

    def count(self) -> int:
        """How many."""
        return self._stacked.count()

    def _changed(self, index: int) -> None:
        self._stacked.invalidate()
        self.updateGeometry()
        self.currentChanged.emit(index)
