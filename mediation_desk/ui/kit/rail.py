"""The rail: the ten pages at the left; what does not fit folds into 更多."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.labels import plain_tip
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _

WIDTH, ITEM, GAP, HEAD = 120, 44, 4, 56


@dataclass(frozen=True, slots=True, kw_only=True)
class RailItem:
    """A page in the rail; `bottom` ones sit at its foot; `shortcut` ("Alt+1") opens it from anywhere."""

    key: str
    word: str
    icon: str
    shortcut: str = ""
    bottom: bool = False


class _RailButton(QToolButton):
    """Icon and word; the current one is a surface block with a 3 px bar."""

    spoken_as = Role.PageTab

    def __init__(self, word: str, icon: str, shortcut: str = "") -> None:
        super().__init__()
        self._word, self._icon = word, icon
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(word)
        self.setToolTip(plain_tip(f"{word}  {shortcut}") if shortcut else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.on_refit(self, lambda: self.setFixedHeight(style.px(ITEM)))

    def sizeHint(self) -> QSize:
        """As wide as the rail lets it."""
        return QSize(style.px(56), style.px(ITEM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Block, bar, icon, word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        current = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        if current or self.underMouse():
            painter.setBrush(style.colour("surface" if current else "hover"))
            painter.drawRoundedRect(rect, style.px(6), style.px(6))
        if current:
            bar = style.px(28)
            painter.setBrush(style.colour("pine"))
            painter.drawRoundedRect(QRectF(0, (rect.height() - bar) / 2, 3, bar), 1.5, 1.5)
        token = "pine" if current else "ink2"
        side = style.px(20)
        left = style.px(14)
        icons.paint(painter, QRectF(left, (rect.height() - side) / 2, side, side), self._icon, token)
        words = rect.adjusted(left + side + style.px(12), 0, 0, 0)
        paint.text(painter, words, self._word, "body_strong" if current else "body", token)


class _Head(QWidget):
    """The mark and the short name; only the mark in large text."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self.setAccessibleName(word)
        style.on_refit(self, lambda: self.setFixedHeight(style.px(HEAD)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side, large = style.px(22), style.look().factor >= 1.5
        left = (self.width() - side) / 2 if large else style.px(9)
        icons.paint(painter, QRectF(left, (self.height() - side) / 2, side, side), "desk-mark", "pine")
        if not large:
            words = QRectF(left + side + style.px(9), 0, self.width(), self.height())
            paint.text(painter, words, self._word, "body_strong", "pine")


class Rail(QFrame):
    """`opened(key)` when a page is asked for; `show_current(key)` marks the page that is shown."""

    spoken_as = Role.PageTabList
    opened = Signal(str)

    def __init__(self, items: Sequence[RailItem], *, title: str) -> None:
        super().__init__()
        self._items = tuple(items)
        self._current = ""
        self.setProperty("ground", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName(_("Pages"))
        column = self._column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # it folds, it does not push
        self._head = _Head(title)
        column.addWidget(self._head)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _RailButton] = {}
        for item in (one for one in items if not one.bottom):
            column.addWidget(self._button(item))
        self._more = _RailButton(_("More"), "dots")
        self._more.spoken_as = Role.ButtonMenu
        self._more.clicked.connect(self._open_more)
        self._group.addButton(self._more)
        column.addWidget(self._more)
        column.addStretch(1)
        for item in (one for one in items if one.bottom):
            column.addWidget(self._button(item))
        self._menu = QMenu(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        style.on_refit(self, self._fit)

    def _button(self, item: RailItem) -> _RailButton:
        button = _RailButton(item.word, item.icon, item.shortcut)
        self._group.addButton(button)
        self._buttons[item.key] = button
        button.clicked.connect(lambda _on=False, key=item.key: self._ask(key))
        if item.shortcut:
            opener = QShortcut(QKeySequence(item.shortcut), self)
            opener.activated.connect(lambda key=item.key: self._ask(key))
        return button

    def _ask(self, key: str) -> None:
        self.show_current(self._current)  # the page decides; until then nothing changes
        self.opened.emit(key)

    def show_current(self, key: str) -> None:
        """Mark this page."""
        self._current = key
        button = self._buttons.get(key)
        shown = self._more if button is not None and button.isHidden() else button
        if shown is not None:
            shown.setChecked(True)

    def folded(self) -> tuple[str, ...]:
        """Keys of the pages under 更多."""
        return tuple(key for key, button in self._buttons.items() if button.isHidden())

    def _fit(self) -> None:
        # wide enough for its longest word, so that nothing is cut in large text
        longest = max((paint.text_width(item.word, "body_strong") for item in self._items), default=0)
        needed = round(longest) + style.px(14 + 20 + 12) + 22
        self._column.setSpacing(style.px(GAP))
        self._column.setContentsMargins(8, 0, 8, 8)  # fixed: large text needs the room itself
        self.setFixedWidth(max(WIDTH if style.look().factor < 1.5 else 136, needed))
        self._fold()

    def _fold(self) -> None:
        each = style.px(ITEM) + style.px(GAP)
        room = (self.height() - style.px(HEAD) - style.px(8)) // each
        if self.height() <= 0 or room <= 0:
            return
        wanted = len(self._items)
        shown = wanted if wanted <= room else max(1, room - 1)
        order = [*(one for one in self._items if not one.bottom), *(one for one in self._items if one.bottom)]
        for number, item in enumerate(order):
            self._buttons[item.key].setVisible(number < shown)
        self._more.setVisible(shown < wanted)
        self.show_current(self._current)

    def _open_more(self) -> None:
        self.show_current(self._current)
        self._menu.clear()
        for item in self._items:
            if item.key in self.folded():
                act = QAction(icons.icon(item.icon, "ink2"), item.word.replace("&", "&&"), self._menu)
                act.triggered.connect(lambda _on=False, key=item.key: self._ask(key))
                self._menu.addAction(act)
        self._menu.popup(self._more.mapToGlobal(QPoint(self._more.width(), 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fold()
