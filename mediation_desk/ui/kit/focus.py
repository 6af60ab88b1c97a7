"""The focus ring: 2 px of pine around what the keyboard reached, 2 px away from it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTextEdit,
    QWidget,
)

from mediation_desk.ui import style


class RingStyle(QProxyStyle):
    """Fusion with the ring 4 px outside (Fusion's own 2 would let it touch); used by the ring alone."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Margins of the focus frame."""
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return 4
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Over what stands around it: under it, the ring would end where the nearest parent ends."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returned)


class FocusRing(QFocusFrame):
    """Follows the focus while it is moved by keys; fields show their own border and get no ring.

    A widget with the property `ring` = "parent" has the ring drawn around its parent, "none" gets none.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._style = RingStyle("Fusion")
        self.setStyle(self._style)
        self._by_keys = False
        self._soon = QTimer(app, singleShot=True, interval=0)
        self._soon.timeout.connect(self._seen)
        app.focusWindowChanged.connect(self._watch)
        app.focusChanged.connect(self._moved)
        self._watch(app.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        """See whether keys or the mouse were used last; few events come by a window, many by the program."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember the last key or mouse press of a window; what else comes by is for QFocusFrame."""
        if isinstance(watched, QWindow):
            if event.type() == QEvent.Type.KeyPress:
                self._by_keys = True
            elif event.type() == QEvent.Type.MouseButtonPress:
                self._by_keys = False
            return False
        return super().eventFilter(watched, event)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.setWidget(None)  # type: ignore[arg-type]  # Qt takes none as "nothing"
        if self.parent() is not None:
            self.setParent(None)  # else it would go with the page or dialog it lay in, for good
        if new is None or isinstance(new, QLineEdit | QTextEdit | QComboBox):
            return
        if isinstance(new, QAbstractItemView) and new.model() is not None and new.model().rowCount():
            return  # it shows the line one stands on
        wanted = new.property("ring")
        if wanted == "none" or not self._by_keys:
            return
        around = new.parentWidget() if wanted == "parent" else new
        self.setWidget(around or new)
        self._soon.start()

    def _seen(self) -> None:
        """Qt hides a ring that lay outside its area, and does not look again once that was scrolled to."""
        around = self.widget()
        if around is not None and around.isVisible() and self.isHidden():
            self.show()
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded ring at the very edge of the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(style.colour("pine"), 2))
        radius = style.px(6) + 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
