"""What is done at the left; two sheets beside it, which share a column by tabs where three have no room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.words import _

_GAP = 16


class ThreeColumns(QWidget):
    """`left` takes what room is left but never less than `least`; `beside` are (title, sheet, width).

    The last of them is the one shown first where only one fits.
    """

    def __init__(self, left: QWidget, beside: tuple[tuple[str, QWidget, int], ...], least: int) -> None:
        super().__init__()
        self._beside, self._least = beside, least
        titles = [(str(n), title) for n, (title, _sheet, _width) in enumerate(beside)]
        self.tabs = Tabs(list(reversed(titles)), name=_("Parts"))
        self.tabs.chosen.connect(self._arrange)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.tabs)
        row = Row(gap=_GAP)
        for _title, sheet, _width in beside:
            row.addWidget(sheet)
        column.addLayout(row, 1)
        across = Row(self, gap=_GAP)
        across.addWidget(left, 1)
        across.addLayout(column)
        style.on_refit(self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether all have room."""
        super().resizeEvent(event)
        self._arrange()

    def _fit(self) -> None:
        for _title, sheet, width in self._beside:
            sheet.setFixedWidth(style.px(width))
        self._arrange()

    def _arrange(self) -> None:
        widths = sum(width + _GAP for _title, _sheet, width in self._beside)
        wide = self.width() >= style.px(self._least + widths)
        self.tabs.setVisible(not wide)
        shown = self.tabs.current()
        for number, (_title, sheet, _width) in enumerate(self._beside):
            sheet.setVisible(wide or shown == str(number))
