"""Clauses, fields and paper side by side; one at a time with tabs where there is no room (large text)."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.words import _

_GAP = 16
_LEAST_MIDDLE = 380
_FROM_WIDE = 1_700  # from here the columns of a 1920 window
_WIDE, _USUAL, _NARROW = (320, 624), (264, 400), (264, 264)
"""Clauses and paper; the fields take the rest. The last is for large text."""


class Panes(QWidget):
    """`list_pane` 264 · the fields · `paper` 400; 320 · rest · 624 in a wide window."""

    def __init__(self, list_pane: QWidget, fields: QWidget, paper: QWidget) -> None:
        super().__init__()
        self._parts = {"clauses": list_pane, "fields": fields, "paper": paper}
        self.tabs = Tabs(
            [("clauses", _("Clauses")), ("fields", _("Fields")), ("paper", _("Paper"))], name=_("Parts")
        )
        self.tabs.chosen.connect(self._one)
        column = Column(self, gap=8)
        column.addWidget(self.tabs)
        row = Row(gap=_GAP)
        row.addWidget(list_pane)
        row.addWidget(fields, 1)
        row.addWidget(paper)
        column.addLayout(row, 1)
        style.on_refit(self, self.arrange)

    @property
    def narrow(self) -> bool:
        """Whether one part is shown at a time."""
        return style.look().factor >= 1.5 or self._left_for_fields(_NARROW) < style.px(_LEAST_MIDDLE)

    @property
    def wide(self) -> bool:
        """Whether there is room for 成文 too."""
        return self.width() >= style.px(_FROM_WIDE)

    def _left_for_fields(self, columns: tuple[int, int]) -> int:
        return self.width() - style.px(sum(columns) + 2 * _GAP)

    def look_at(self, part: str) -> None:
        """Show a part, where only one is shown."""
        self.tabs.show_tab(part)

    def arrange(self) -> None:
        """Widths by the room there is."""
        narrow = self.narrow
        self.tabs.setVisible(narrow)
        columns = _WIDE if self.wide else _USUAL
        if self._left_for_fields(columns) < style.px(_LEAST_MIDDLE):
            columns = _NARROW
        first, last = columns
        for part, pixels in (("clauses", first), ("paper", last)):
            widget = self._parts[part]
            if narrow:
                widget.setMinimumWidth(0)
                widget.setMaximumWidth(16_777_215)
            else:
                widget.setFixedWidth(style.px(pixels))
        if narrow:
            self._one(self.tabs.current())
        else:
            for widget in self._parts.values():
                widget.show()

    def _one(self, shown: str) -> None:
        if self.narrow:
            for part, widget in self._parts.items():
                widget.setVisible(part == shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self.arrange()
