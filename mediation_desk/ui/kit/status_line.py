"""The status line: encrypted, last verified backup, draft kept; at the right the centre and the time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame

from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row


class StatusLine(QFrame):
    """`say(key, text, icon, tone)` sets an entry at the left, "" takes it away; `say_right(text)`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "sunk")
        self.setProperty("status", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        row = Row(self, margin=(20, 0, 24, 0), gap=24)
        self._left = Row(gap=24)
        row.addLayout(self._left)
        row.addStretch(1)
        self._right = Label("", "small")
        row.addWidget(self._right)
        self._whole = self._last = ""
        self._entries: dict[str, tuple[IconLabel, Label]] = {}
        style.on_refit(self, lambda: self.setFixedHeight(style.px(32)))

    def say(self, key: str, text: str, icon: str = "info-circle", tone: str = "ink2") -> None:
        """Show one entry; amber when the verified copy is old."""
        if key not in self._entries:
            pair = Row(gap=6)
            made = (IconLabel(icon, tone, 16), Label("", "small"))
            pair.addWidget(made[0])
            pair.addWidget(made[1])
            self._left.addLayout(pair)
            self._entries[key] = made
        picture, label = self._entries[key]
        picture.set_icon(icon, tone)
        label.setText(text)
        label.set_tone("ink2" if tone == "pine" else tone)
        picture.setVisible(bool(text))
        label.setVisible(bool(text))
        self._fit_right()

    def said(self, key: str) -> str:
        """What an entry says now."""
        return self._entries[key][1].text() if key in self._entries else ""

    def say_right(self, text: str, last: str = "") -> None:
        """Centre, date and time; only `last`, what `text` ends in, where there is no room for all of it."""
        self._whole, self._last = text, last or text
        self._fit_right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look what has room at the right."""
        super().resizeEvent(event)
        self._fit_right()

    def _fit_right(self) -> None:
        margins = style.px(20 + 24 + 24)
        room = self.width() - margins - self._left.sizeHint().width()
        whole = QFontMetrics(style.font("small")).horizontalAdvance(self._whole) <= room
        self._right.setText(self._whole if whole else self._last)
