"""A list and the sheet of one entry side by side; one above the other where a small screen has no room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.layout import Row

WIDE = 356
"""px at 100 %: what a form of one entry needs."""
_GAP = 16
_LEAST = 480
"""px at 100 %: a list is not made narrower than this, else the sheet goes below it."""
_HIGH = (200, 320)
"""px at 100 %: list and sheet when one stands above the other; the page scrolls then."""


class Split(QWidget):
    """`main` with `side` at its right, `wide` px at 100 %."""

    def __init__(self, main: QWidget, side: QWidget, *, wide: int = WIDE) -> None:
        super().__init__()
        self._main, self._side, self._wide = main, side, wide
        self._row = Row(self, gap=_GAP)
        self._row.addWidget(main, 1)
        self._row.addWidget(side)
        style.on_refit(self, self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether both have room side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        ways = QBoxLayout.Direction
        beside = self.width() >= style.px(_LEAST + _GAP + self._wide)
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._side.setMinimumWidth(style.px(self._wide) if beside else 0)
        self._side.setMaximumWidth(style.px(self._wide) if beside else self.maximumWidth())
        for part, high in zip((self._main, self._side), _HIGH, strict=True):
            part.setMinimumHeight(0 if beside else style.px(high))
