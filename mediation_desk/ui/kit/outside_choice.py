"""A line of a list or table that a screen reader chooses is chosen as by a click.

All that Qt offers it for a line is selecting (QAccessibleTableCell: its one action, and the selection of the
table), which leaves the current line where it was: nothing was shown of what was chosen.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView


class OutsideChoice(QObject):
    """Makes the line selected from outside the current one; `then(index)` is what a click does besides.

    Keys, mouse and `setCurrentIndex` move both, so that nothing is left to do then. The line that
    is current already looks the same whoever selects it: there Enter does what a click does.
    """

    def __init__(self, view: QAbstractItemView, then: Callable[[QModelIndex], object] | None = None) -> None:
        super().__init__(view)
        self._view, self._then = view, then
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        view.selectionModel().selectionChanged.connect(self._soon.start)

    def _look(self) -> None:
        here = self._view.currentIndex().siblingAtColumn(0)
        chosen = self._view.selectionModel().selectedIndexes()
        if chosen and all(one.siblingAtColumn(0) != here for one in chosen):
            self._view.setCurrentIndex(chosen[0])
            if self._then is not None:
                self._then(chosen[0])
