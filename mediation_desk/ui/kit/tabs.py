"""Tabs under a page head: 40 high, a 3 px pine line under the current one, a count after the word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolButton

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint


class Tabs(QTabBar):
    """`tabs` = [(key, word)]; `chosen(key)` when another one is opened (Ctrl+Tab, arrows, mouse)."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], *, name: str = "") -> None:
        super().__init__()
        self._keys = [key for key, _word in tabs]
        self._words = dict(tabs)
        self._counts: dict[str, str] = {}
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for _key, word in tabs:
            self.addTab(word)
        self.currentChanged.connect(self._moved)
        style.on_refit(self, self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(style.px(40))
        arrows = (("ScrollLeftButton", "chevron-left"), ("ScrollRightButton", "chevron-right"))
        for name, icon in arrows:  # Qt's own are black dots of a few pixels
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setArrowType(Qt.ArrowType.NoArrow)
                button.setIcon(icons.icon(icon, "ink2"))
                button.setIconSize(QSize(style.px(16), style.px(16)))

    def set_count(self, key: str, count: object) -> None:
        """The figure after the word; None takes it away."""
        if key not in self._keys:
            return
        self._counts.pop(key, None)
        if count is not None:
            self._counts[key] = str(count)
        self.setTabText(self._keys.index(key), self._text(key))

    def show_tab(self, key: str) -> None:
        """Open the tab with this key."""
        self.setCurrentIndex(self._keys.index(key))

    def current(self) -> str:
        """The key of the tab that is open."""
        return self._keys[self.currentIndex()] if self._keys else ""

    def next(self, step: int = 1) -> None:
        """The next tab, round and round."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def _text(self, key: str) -> str:
        count = self._counts.get(key, "")
        return f"{self._words[key]} {count}".strip()

    def _moved(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(self._keys[index])

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the heavier text of the current tab, so that choosing moves nothing."""
        width = paint.text_width(self.tabText(index), "body_strong") + style.px(12) * 2
        return QSize(round(width) + 1, style.px(40))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never narrower: words stay whole, the bar scrolls instead."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words and the line; a thin line under all of them."""
        painter = QPainter(self)
        painter.setPen(QPen(style.colour("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        for index in filter(self.isTabVisible, range(self.count())):
            rect = QRectF(self.tabRect(index))
            now = index == self.currentIndex()
            inner = rect.adjusted(style.px(12), 0, 0, 0)
            role, token = ("body_strong", "pine") if now else ("body", "ink2")
            paint.text(painter, inner, self.tabText(index), role, token)
            if now:
                painter.fillRect(
                    QRectF(rect.left(), self.height() - 3, rect.width(), 3), style.colour("pine")
                )
