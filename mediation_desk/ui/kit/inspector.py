"""What stands beside a list: closable, as high as its neighbour; a drawer over it in large text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import IconButton
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class Inspector(Sheet):
    """A sheet with a ✕; `closed` when the person closes it (✕ or Esc inside)."""

    closed = Signal()

    def __init__(self, title: str, *, fact: str = "", scrolls: bool = True) -> None:
        super().__init__(title, fact=fact, scrolls=scrolls)
        close = IconButton(_("Close"), "x")
        close.clicked.connect(self.closed)
        self.head.addWidget(close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class Beside(QWidget):
    """`main` and, while open, `side` of `width` px beside it with a gap of 16.

    At 150 % text, or when `main` would get narrower than `least`, the side lies over `main` as a drawer.
    """

    def __init__(self, main: QWidget, side: Inspector, *, width: int = 304, least: int = 480) -> None:
        super().__init__()
        self._main, self.side, self._width, self._least = main, side, width, least
        self._open = True
        self._return_to: QWidget | None = None
        main.setParent(self)
        side.setParent(self)
        side.setAutoFillBackground(True)
        side.closed.connect(self.close_side)
        style.on_refit(self, self._arrange)

    @property
    def is_drawer(self) -> bool:
        """True while the side would lie over the main part."""
        width = style.px(self._width)
        return style.look().factor >= 1.5 or self.width() - width - style.px(16) < style.px(self._least)

    def open_side(self, *, focus: bool = False) -> None:
        """Show the side; with `focus` it gets the focus and gives it back when closed."""
        self._open = True
        self._return_to = self.window().focusWidget() if focus else None
        self._arrange()
        if focus:
            self.side.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.side.focusNextChild()

    def close_side(self) -> None:
        """Hide the side; the focus returns to where it came from."""
        self._open = False
        self._arrange()
        (self._return_to or self._main).setFocus(Qt.FocusReason.OtherFocusReason)
        self._return_to = None

    def is_open(self) -> bool:
        """True while the side is shown."""
        return self._open

    def _arrange(self) -> None:
        least = [self._main.minimumSizeHint().height(), style.px(120)]
        if self._open:
            least.append(self.side.minimumSizeHint().height())
        self.setMinimumHeight(max(least))
        width = min(style.px(self._width if style.look().factor < 1.25 else 264), self.width())
        self.side.setVisible(self._open)
        beside = self._open and not self.is_drawer
        self._main.setGeometry(0, 0, self.width() - (width + style.px(16) if beside else 0), self.height())
        self.side.setGeometry(self.width() - width, 0, width, self.height())
        if self._open:
            self.side.raise_()

    def event(self, event: QEvent) -> bool:
        """Either part may come to need more room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both parts."""
        super().resizeEvent(event)
        self._arrange()
