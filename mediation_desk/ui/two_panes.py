"""Two things side by side; one at a time under tabs where there is no room (large text)."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.words import _

_LEAST = 440
"""px at 100 %: neither is made narrower than this."""


class TwoPanes(QWidget):
    """`left` and `right` share the room by `weights`; the tabs say `words` where one is shown at a time."""

    def __init__(
        self, left: QWidget, right: QWidget, words: tuple[str, str], *, weights: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self._parts = {"left": left, "right": right}
        self._alone = False
        self.tabs = Tabs([("left", words[0]), ("right", words[1])], name=_("Parts"))
        self.tabs.chosen.connect(self._show)
        column = Column(self, gap=8)
        column.addWidget(self.tabs)
        row = Row(gap=16)
        row.addWidget(left, weights[0])
        row.addWidget(right, weights[1])
        column.addLayout(row, 1)
        style.on_refit(self, self.arrange)

    @property
    def narrow(self) -> bool:
        """Whether one part is shown at a time."""
        return self._alone or self.width() < style.px(2 * _LEAST + 16)

    def leave_alone(self, alone: bool) -> None:
        """Whether there is only the left one."""
        self._alone = alone
        self.arrange()

    def look_at(self, part: str) -> None:
        """Show `left` or `right`, where only one is shown."""
        self.tabs.show_tab(part)

    def arrange(self) -> None:
        """Both or one, by the room there is."""
        self.tabs.setVisible(self.narrow and not self._alone)
        self._show("left" if self._alone else self.tabs.current())

    def _show(self, shown: str) -> None:
        narrow = self.narrow
        for part, widget in self._parts.items():
            widget.setVisible(not narrow or part == shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self.arrange()
